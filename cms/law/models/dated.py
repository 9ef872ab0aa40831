"""What the tables of the registry share: a folded column to be found by, days in force."""

from collections.abc import Iterable
from datetime import date
from itertools import pairwise
from typing import TypeVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.schema.text import fold
from cms.union.models.dated import Tidy

OLDEST_FIRST = [models.F("in_force_from").asc(nulls_first=True), "pk"]
"""One order on every database: what has no first day has always been so. (Forms need the plain names in `Meta`.)"""


class Searched(Tidy):
    """A row that is found by words typed without diacritics: `folded` holds all of them, kept by `save`."""

    folded = models.TextField(editable=False, default="")

    class Meta:
        abstract = True

    def list_words(self) -> Iterable[str]:
        """Every text this row is found by."""
        raise NotImplementedError

    def fold_words(self) -> str:
        """What `folded` is to be."""
        return " ".join(fold(" \n ".join(filter(None, self.list_words()))).split())

    def save(self, *args, update_fields: Iterable[str] | None = None, **kwargs) -> None:
        self.tidy()
        self.folded = self.fold_words()
        if update_fields is not None:
            update_fields = {*update_fields, "folded"}
        super().save(*args, update_fields=update_fields, **kwargs)


class InForce(Tidy):
    """Something that holds from a day to a day, both included; an empty day is open or not known."""

    in_force_from = models.DateField(
        _("Có hiệu lực từ ngày"), null=True, blank=True, help_text=_("Ngày đầu tiên áp dụng. Để trống nếu chưa rõ.")
    )
    in_force_to = models.DateField(
        _("Đến hết ngày"), null=True, blank=True, help_text=_("Ngày cuối cùng còn áp dụng. Để trống nếu chưa có.")
    )

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        if self.in_force_from and self.in_force_to and self.in_force_to < self.in_force_from:
            raise ValidationError({"in_force_to": _("Ngày hết hiệu lực phải sau ngày bắt đầu.")})


Period = TypeVar("Period", bound=InForce)


class Checked(models.Model):
    """Something a person has read in the official text, or has not yet."""

    confirmed = models.BooleanField(
        _("Đã đọc tại văn bản gốc"),
        default=False,
        help_text=_("Chưa đánh dấu thì trang web ghi thêm “đang chờ xác nhận” ngay bên cạnh."),
    )
    checked_by = models.CharField(_("Người kiểm tra"), max_length=160, blank=True, help_text=_("Tên và chức danh."))
    checked_on = models.DateField(_("Kiểm tra ngày"), null=True, blank=True, help_text=_("Ngày kiểm tra gần nhất."))

    class Meta:
        abstract = True


def sort_periods(periods: Iterable[Period]) -> list[Period]:
    """`periods` in OLDEST_FIRST, whatever order the database gave them in."""
    return sorted(periods, key=lambda period: (period.in_force_from or date.min, period.pk or 0))


def find_overlap(periods: Iterable[InForce]) -> tuple[InForce, InForce] | None:
    """Two of `periods` that hold on one day, the earlier first; None when on each day one counts."""
    rows = sorted(periods, key=lambda row: row.in_force_from or date.min)
    for before, after in pairwise(rows):
        if before.in_force_to is None or after.in_force_from is None or before.in_force_to >= after.in_force_from:
            return before, after
    return None


def check_no_overlap(periods: Iterable[InForce]) -> None:
    """Raises ValidationError when two of `periods` hold on one day: on each day, one of them counts."""
    if found := find_overlap(periods):
        day = found[1].in_force_from
        raise ValidationError(
            _("Hai dòng cùng có hiệu lực vào ngày %(day)s. Hãy ghi ngày hết của dòng cũ là ngày trước đó.")
            % {"day": f"{day:%d/%m/%Y}" if day else "?"}
        )
