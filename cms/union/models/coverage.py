"""Who looks after whom, from when to when."""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext as translate
from django.utils.translation import gettext_lazy as _

from cms.union.locking import lock_writers
from cms.union.models.dated import Dated, DatedQuerySet
from cms.union.models.place import Place, Zone
from cms.union.models.unit import Unit
from cms.union.models.workplace import Trade, Workplace

THINGS = ("workplace", "zone", "trade", "place")
"""What a unit can look after; the most particular first."""


def _only(thing: str) -> Q:
    return Q(**{f"{name}__isnull": name != thing for name in THINGS})


class CoverageQuerySet(DatedQuerySet):
    """Rows of who looks after what."""

    def of(self, thing: Place | Zone | Workplace | Trade) -> "CoverageQuerySet":
        """The rows of one thing, of all times."""
        return self.filter(**{thing._meta.model_name: thing})

    def during(self, first, last) -> "CoverageQuerySet":
        """The rows in force on any day from `first` to `last` (dates, both included; None is open)."""
        rows = self.exclude(valid_to__lt=first) if first else self
        return rows.exclude(valid_from__gt=last) if last else rows

    def with_names(self) -> "CoverageQuerySet":
        """The rows with all that they show, in one query."""
        return self.select_related("unit", *THINGS)


class Coverage(Dated):
    """Which unit looks after a place, a zone, a workplace or a trade. On any day at most one unit for one thing.

    PostgreSQL keeps that by itself (migration 0003); on both databases `save` looks while nobody else writes.
    """

    unit = models.ForeignKey(
        Unit,
        verbose_name=_("Đơn vị phụ trách"),
        on_delete=models.PROTECT,
        related_name="coverages",
        help_text=_("Đơn vị gọi lại cho người lao động."),
    )
    place = models.ForeignKey(
        Place,
        verbose_name=_("Xã, phường, đặc khu"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        help_text=_("Mỗi dòng chỉ chọn một thứ: địa bàn, khu, nơi làm việc hoặc nghề."),
    )
    zone = models.ForeignKey(
        Zone,
        verbose_name=_("Khu công nghiệp, khu kinh tế"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        help_text=_("Khu được ưu tiên hơn địa bàn."),
    )
    workplace = models.ForeignKey(
        Workplace,
        verbose_name=_("Nơi làm việc"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        help_text=_("Nơi làm việc được ưu tiên hơn địa bàn."),
    )
    trade = models.ForeignKey(
        Trade,
        verbose_name=_("Nghề"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        help_text=_("Cho người làm nghề không có chủ sử dụng lao động."),
    )

    objects = CoverageQuerySet.as_manager()

    class Meta(Dated.Meta):
        abstract = False
        verbose_name = _("phân công phụ trách")
        verbose_name_plural = _("phân công phụ trách")
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(
                name="coverage_is_of_exactly_one_thing",
                condition=_only("workplace") | _only("zone") | _only("trade") | _only("place"),
                violation_error_message=_("Hãy chọn đúng một thứ: địa bàn, khu, nơi làm việc hoặc nghề."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.thing} → {self.unit}"

    @property
    def thing(self) -> Place | Zone | Workplace | Trade | None:
        """What the unit looks after."""
        return next((getattr(self, name) for name in THINGS if getattr(self, f"{name}_id")), None)

    def name_thing(self) -> str:
        """What the unit looks after, as people say it: `phường Rạch Giá`."""
        return self.thing.full_name if self.place_id else str(self.thing)

    name_thing.short_description = _("Phụ trách gì")

    def clean(self) -> None:
        super().clean()
        self.refuse_overlap()

    def save(self, *args, **kwargs) -> None:
        with transaction.atomic():
            lock_writers(Coverage)
            self.refuse_overlap()
            super().save(*args, **kwargs)

    def refuse_overlap(self) -> None:
        """Raise ValidationError if on one of these days another unit already looks after the same thing."""
        if self.thing is None:
            return
        rows = Coverage.objects.of(self.thing).during(self.valid_from, self.valid_to).exclude(pk=self.pk)
        other = rows.select_related("unit").order_by("pk").first()
        if other:
            raise ValidationError(
                translate("“%(thing)s” đã do “%(unit)s” phụ trách %(when)s. Hãy kết thúc dòng ấy trước.")
                % {"thing": self.thing, "unit": other.unit, "when": describe_period(other)}
            )


def describe_period(row: Dated) -> str:
    """From when to when, in words: `từ 01/07/2025 đến hết 26/08/2025`."""
    words = []
    if row.valid_from:
        words.append(translate("từ %(day)s") % {"day": date_format(row.valid_from, "d/m/Y")})
    if row.valid_to:
        words.append(translate("đến hết %(day)s") % {"day": date_format(row.valid_to, "d/m/Y")})
    return " ".join(words) or translate("từ trước đến nay")
