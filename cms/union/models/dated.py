"""What holds from a day to a day, and text as it is stored."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from cms.schema.text import to_nfc


class Tidy(models.Model):
    """Something whose text is stored in one normal form, without blanks around it."""

    class Meta:
        abstract = True

    def clean_fields(self, exclude=None) -> None:
        """Tidy first: a name of which nothing can be seen is no name."""
        self.tidy()
        super().clean_fields(exclude=exclude)

    def save(self, *args, **kwargs) -> None:
        self.tidy()
        super().save(*args, **kwargs)

    def tidy(self) -> None:
        """Bring all text into the form it is stored in."""
        for field in self._meta.concrete_fields:
            value = getattr(self, field.attname)
            if field.editable and isinstance(field, models.CharField | models.TextField) and isinstance(value, str):
                setattr(self, field.attname, "\n".join(to_nfc(value).strip().splitlines()))


class DatedQuerySet(models.QuerySet):
    """Rows that hold from a day to a day."""

    def on(self, day: date) -> "DatedQuerySet":
        """The rows in force on `day`."""
        return self.filter(Q(valid_from__isnull=True) | Q(valid_from__lte=day)).filter(
            Q(valid_to__isnull=True) | Q(valid_to__gte=day)
        )

    def ended(self, day: date) -> "DatedQuerySet":
        """The rows that ended before `day`."""
        return self.filter(valid_to__lt=day)

    def upcoming(self, day: date) -> "DatedQuerySet":
        """The rows that begin after `day`."""
        return self.filter(valid_from__gt=day)


class State(models.TextChoices):
    """Where a dated row stands on a day."""

    IN_FORCE = "in_force", _("Đang hiệu lực")
    UPCOMING = "upcoming", _("Sắp tới")
    ENDED = "ended", _("Đã hết")


class Dated(models.Model):
    """Something that holds from a day to a day, both included; an empty day is open."""

    valid_from = models.DateField(
        _("Có hiệu lực từ ngày"), null=True, blank=True, help_text=_("Để trống: từ trước đến nay.")
    )
    valid_to = models.DateField(
        _("Đến hết ngày"), null=True, blank=True, help_text=_("Để trống: chưa có ngày kết thúc.")
    )
    decision = models.CharField(
        _("Số quyết định"), max_length=80, blank=True, help_text=_("Văn bản làm căn cứ, ví dụ 83/QĐ-LĐLĐ.")
    )

    objects = DatedQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_ends_after_it_begins",
                condition=Q(valid_from__isnull=True) | Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                violation_error_message=_("Ngày kết thúc phải sau ngày bắt đầu."),
            )
        ]

    def clean(self) -> None:
        super().clean()
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            raise ValidationError({"valid_to": _("Ngày kết thúc phải sau ngày bắt đầu.")})

    def is_in_force(self, day: date) -> bool:
        """Whether this holds on `day`."""
        return self.get_state(day) == State.IN_FORCE

    def get_state(self, day: date) -> State:
        """Where this stands on `day`."""
        if self.valid_to and self.valid_to < day:
            return State.ENDED
        return State.UPCOMING if self.valid_from and self.valid_from > day else State.IN_FORCE
