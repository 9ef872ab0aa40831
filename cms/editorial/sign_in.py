"""Signing in."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.auth import LoginForm


class OfficeLoginForm(LoginForm):
    """Wagtail's form, whose password has no label that can be translated."""

    password = forms.CharField(
        label=_("Mật khẩu"),
        strip=False,
        widget=forms.PasswordInput(attrs={"placeholder": _("Nhập mật khẩu"), "autocomplete": "current-password"}),
    )
