"""The room as Django sees it."""

from importlib import import_module

from django.apps import AppConfig


class ContentConfig(AppConfig):
    """Registers the room's checks."""

    name = "cms.content"
    label = "content"
    verbose_name = "Nội dung"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Load what registers itself once the models are there."""
        import_module("cms.content.checks")
