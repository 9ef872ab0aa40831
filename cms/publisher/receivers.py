"""Wake-up calls: a signal never says what is true, only that something may have changed. The publisher looks itself."""

from django.apps import apps
from django.db.models.signals import post_delete, post_save
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from cms.publisher.actions import note_change
from cms.schema.references import make_ref

DRAFT_FIELDS = frozenset(
    {
        "latest_revision",
        "latest_revision_created_at",
        "draft_title",
        "has_unpublished_changes",
        "go_live_at",
        "expire_at",
    }
)
"""What Wagtail writes to a page's row when only a draft was saved."""

WATCHED = (
    "content.ChangeNote",
    "content.PenName",
    "content.Tag",
    "library.Picture",
    "law.LegalDocument",
    "law.Provision",
    "law.ProvisionVersion",
    "law.Figure",
    "law.FigureValue",
    "law.RegionPlace",
    "library.Document",
    "search.BestAnswer",
    "search.Preference",
    "search.SwitchedOff",
    "search.SynonymGroup",
    "union.Coverage",
    "union.SiteProfile",
    "union.Place",
    "union.Trade",
    "union.Unit",
    "union.WorkingHours",
    "union.Zone",
    "wagtailcore.Collection",
    "wagtailcore.CollectionViewRestriction",
    "wagtailcore.PageViewRestriction",
    "wagtailcore.Site",
    "wagtailredirects.Redirect",
    "reach.ShortLink",
)
"""What else a public page may show. Automatic redirects are made in bulk, silently; their page's own signal comes."""


def connect() -> None:
    """Listen; called once, when Django is ready."""
    for name in WATCHED:
        model = apps.get_model(name)
        post_save.connect(_thing_changed, sender=model, dispatch_uid=f"publisher-save-{name}")
        post_delete.connect(_thing_changed, sender=model, dispatch_uid=f"publisher-delete-{name}")
    post_save.connect(_page_saved, dispatch_uid="publisher-page-saved")
    post_delete.connect(_page_deleted, dispatch_uid="publisher-page-deleted")
    for signal in (page_published, page_unpublished, page_slug_changed, post_page_move):
        signal.connect(_page_changed, dispatch_uid="publisher-page-changed")


def _thing_changed(sender, instance, **kwargs) -> None:
    note_change(reason=_("Đổi %(what)s") % {"what": f"{sender._meta.verbose_name} “{instance}”"})


def _page_saved(sender, instance, update_fields=None, **kwargs) -> None:
    if isinstance(instance, Page) and not (update_fields and DRAFT_FIELDS.issuperset(update_fields)):
        _page_changed(sender, instance)


def _page_deleted(sender, instance, **kwargs) -> None:
    if isinstance(instance, Page):
        note_change(reason=_("Xóa trang “%(title)s”") % {"title": instance.title})


def _page_changed(sender, instance, **kwargs) -> None:
    if instance.live or instance.first_published_at:
        note_change(reason=_("Trang “%(title)s”") % {"title": instance.title}, ref=make_ref("page", instance.pk))
