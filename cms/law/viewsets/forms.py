"""The forms of the registry: what is wrong is told at the field to be mended."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm

from cms.law.models import Provision
from cms.law.models.dated import InForce, find_overlap


class PeriodsForm(WagtailAdminModelForm):
    """A row with what it says from when to when, below it."""

    periods = ""
    """The name of the rows below."""

    def is_valid(self) -> bool:
        """Also no two of the rows below hold on one day."""
        return super().is_valid() and self._check_overlap()

    def list_kept(self) -> list[forms.ModelForm]:
        """The forms of the rows below that are not to be deleted."""
        formset = self.formsets[self.periods]
        deleted = set(formset.deleted_forms)
        return [form for form in formset.forms if form not in deleted and _is_filled(form)]

    def _check_overlap(self) -> bool:
        kept = {id(form.instance): form for form in self.list_kept()}
        clashing = find_overlap([form.instance for form in kept.values()])
        if clashing is None:
            return True
        earlier, later = clashing
        if later.in_force_from and (earlier.in_force_from is None or earlier.in_force_from < later.in_force_from):
            _tell_end(kept[id(earlier)], later)
        else:
            kept[id(later)].add_error("in_force_from", _("Hai dòng cùng bắt đầu một ngày. Hãy sửa hoặc xóa một dòng."))
        return False


class ProvisionForm(PeriodsForm):
    """A place in a document, with its wordings."""

    periods = "versions"

    def save(self, commit: bool = True) -> Provision:
        """Once more when the wordings are stored: the place is found by their words."""
        row = super().save(commit)
        if commit:
            row.save()
        return row


class FigureForm(PeriodsForm):
    """A figure, with its values."""

    periods = "values"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["key"].disabled = True

    def clean(self) -> dict[str, Any]:
        """What is written below is counted in the unit that is written above, not in the one there was."""
        cleaned = super().clean()
        for form in self.formsets["values"].forms:
            form.instance.figure = self.instance
        return cleaned


def _is_filled(form: forms.ModelForm) -> bool:
    return bool(form.has_changed() or form.instance.pk)


def _tell_end(form: forms.ModelForm, later: InForce) -> None:
    words = {"begins": f"{later.in_force_from:%d/%m/%Y}", "ends": f"{later.in_force_from - timedelta(days=1):%d/%m/%Y}"}
    message = _("Trùng với dòng bắt đầu từ %(begins)s: mỗi ngày chỉ một dòng được áp dụng. Hãy ghi %(ends)s vào đây.")
    form.add_error("in_force_to", message % words)
