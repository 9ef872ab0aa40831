"""The room as Django sees it."""

from django.apps import AppConfig


class ThemingConfig(AppConfig):
    """Themes: no tables, only checks."""

    name = "cms.theming"
    label = "theming"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the checks."""
        from cms.theming import checks  # noqa: F401
