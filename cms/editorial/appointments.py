"""Who may touch whose account.

Whoever manages accounts could read what workers send by making themselves an organiser, or by giving an organiser a
new password. So accounts that open leads, or everything, are touched by full administrators only.
"""

from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from wagtail.users.views.users import CreateView, EditView, UserViewSet

from cms.accounts.models import User
from cms.editorial.roles import OPEN_LEADS


def is_reserved(user: User) -> bool:
    """True for accounts that only full administrators may touch."""
    return user.is_superuser or user.groups.filter(name__in=OPEN_LEADS).exists()


def refuse_reserved_account(request: HttpRequest, user: User) -> None:
    """Raise PermissionDenied when `request`'s user may not edit or delete `user` among the accounts.

    One's own password and name are changed on one's own account page, which does not pass here.
    """
    if not request.user.is_superuser and is_reserved(user):
        raise PermissionDenied


def refuse_bulk_account_changes(request: HttpRequest, action_type: str, objects: list, action: object) -> None:
    """Raise PermissionDenied when accounts are changed in bulk by somebody who is no full administrator."""
    if getattr(action, "model", None) is User and not request.user.is_superuser:
        raise PermissionDenied


class LimitedPowers:
    """A user form that offers only the powers its user may give."""

    def get_form(self, *args, **kwargs):
        """Wagtail's form; for those who are no full administrators without the powers reserved to these."""
        form = super().get_form(*args, **kwargs)
        if not self.request.user.is_superuser:
            form.fields.pop("is_superuser", None)
            form.fields["groups"].queryset = Group.objects.exclude(name__in=OPEN_LEADS)
        return form


class AccountCreateView(LimitedPowers, CreateView):
    """A new account."""


class AccountEditView(LimitedPowers, EditView):
    """An account that is there."""


class AccountViewSet(UserViewSet):
    """Accounts of the office."""

    add_view_class = AccountCreateView
    edit_view_class = AccountEditView
    copy_view_enabled = False  # Wagtail's stores what is posted over the account it copies, past every check here
