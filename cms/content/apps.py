"""The room as Django sees it."""

from importlib import import_module

from django.apps import AppConfig
from wagtail.signals import page_published


class ContentConfig(AppConfig):
    """Registers the room's checks, and keeps what changed in a page."""

    name = "cms.content"
    label = "content"
    verbose_name = "Nội dung"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Load what registers itself once the models are there."""
        import_module("cms.content.checks")
        change_notes = import_module("cms.content.change_notes")
        page_published.connect(change_notes.note_published, dispatch_uid="content-change-notes")
