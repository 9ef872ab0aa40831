"""The site's settings as a form. It knows the themes, which the room of the settings may not."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from cms.theming.errors import ThemeError
from cms.theming.themes import list_themes
from cms.union.models import SiteProfile


def list_theme_choices() -> list[tuple[str, str]]:
    """(name, title) of each theme there is, by title; the default alone while one of them is badly described."""
    try:
        themes = [(theme.name, theme.title) for theme in list_themes()]
    except ThemeError:
        default = SiteProfile._meta.get_field("theme").default
        return [(default, default)]
    return sorted(themes, key=lambda choice: choice[1])


class SiteProfileForm(WagtailAdminModelForm):
    """The union's name, its imprint, its theme."""

    theme = forms.ChoiceField(
        label=_("Giao diện"),
        choices=list_theme_choices,
        widget=forms.Select,
        help_text=_("Đổi giao diện là cả trang web được dựng lại; nội dung không đổi."),
        error_messages={"invalid_choice": _("Không có giao diện này. Hãy chọn một giao diện trong danh sách.")},
    )
