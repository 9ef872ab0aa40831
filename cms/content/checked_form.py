"""The edit screen of a page that rests on the law: who answers for it, and until when a check holds."""

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.accounts.models import User
from cms.content.models.review_settings import ReviewSettings
from cms.content.page_forms import ContentPageForm

PEOPLE = ("content_owner", "content_deputy")


class CheckedPageForm(ContentPageForm):
    """Adds the next check when a check is recorded, and offers those who work on pages as owners."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in PEOPLE:
            if name in self.fields:
                self.fields[name].queryset = list_page_workers(also=getattr(self.instance, f"{name}_id"))
                self.fields[name].label_from_instance = _name

    def clean(self) -> dict:
        """Compute the next check where none was chosen for the check that is recorded. Errors stand beside fields."""
        cleaned = super().clean()
        checked, due = cleaned.get("checked_on"), cleaned.get("next_check")
        if checked and checked > timezone.localdate():
            self.add_error("checked_on", _("Ngày rà chưa tới. Hãy ghi ngày đã rà."))
        elif checked and cleaned.get("review_kind") and (due is None or self._is_left_over(checked, due)):
            cleaned["next_check"] = ReviewSettings.load().compute_next_check(cleaned["review_kind"], checked)
        owner = cleaned.get("content_owner")
        if owner and owner == cleaned.get("content_deputy"):
            self.add_error("content_deputy", _("Người thay phải là người khác."))
        return cleaned

    def _is_left_over(self, checked: date, due: date) -> bool:
        """Whether `due` was computed for an earlier check. Held against the page's own row: what is saved without
        being asked for leaves old values on the screen, which would otherwise look as if they were chosen.
        """
        rows = type(self.instance).objects.filter(pk=self.instance.pk).values_list("checked_on", "next_check")
        before = rows.first()
        return before is not None and before[1] == due and before[0] != checked


def list_page_workers(*, also: int | None = None) -> QuerySet[User]:
    """Everybody active who may work on pages, by name; and the account with the key `also`, whoever that is."""
    workers = User.objects.filter(is_active=True).filter(
        Q(is_superuser=True) | Q(groups__page_permissions__isnull=False)
    )
    return User.objects.filter(Q(pk__in=workers.values("pk")) | Q(pk=also)).order_by(
        "last_name", "first_name", "username"
    )


def _name(user: User) -> str:
    return user.get_full_name() or user.get_username()
