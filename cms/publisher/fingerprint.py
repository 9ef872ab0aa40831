"""A hash of all that decides what is public: finds what changed without telling anybody."""

import hashlib
from collections.abc import Iterator

from django.apps import apps
from django.db.models import Model, TextField
from django.db.models.functions import Cast, Length
from wagtail.fields import StreamField
from wagtail.models import Page, PageViewRestriction

from cms.content.models import PAGE_MODELS
from cms.theming.themes import get_stamp

PAGE_FIELDS = (
    "pk",
    "path",
    "url_path",
    "title",
    "search_description",
    "show_in_menus",
    "live",
    "expire_at",
    "alias_of_id",
    "first_published_at",
    "last_published_at",
    "live_revision_id",
)
SMALL = (
    "content.PenName",
    "content.Tag",
    "library.Document",
    "library.Picture",
    "union.SiteProfile",
    "wagtailcore.Collection",
    "wagtailcore.CollectionViewRestriction",
    "wagtailcore.Site",
    "wagtailredirects.Redirect",
)
CHUNK = 2000


def get_fingerprint() -> str:
    """The hash of what is public now, cheap enough for every minute; of a page's streams it sees the length alone."""
    digest = hashlib.blake2b(get_stamp().encode(), digest_size=16)
    for rows in _list_questions():
        for row in rows.iterator(chunk_size=CHUNK):
            digest.update(repr(row).encode())
    return digest.hexdigest()


def _list_questions() -> Iterator:
    yield Page.objects.order_by("pk").values_list(*PAGE_FIELDS)
    yield PageViewRestriction.objects.order_by("pk").values_list("pk", "page_id", "restriction_type")
    for model in PAGE_MODELS:
        yield model.objects.order_by("pk").values_list(*_list_own_fields(model))
    for name in SMALL:
        model = apps.get_model(name)
        yield model.objects.order_by("pk").values_list(*(field.attname for field in model._meta.concrete_fields))


def _list_own_fields(model: type[Model]) -> Iterator:
    """Each field's column; of a stream its length, since the object Django makes of it looks different each time."""
    for field in model._meta.local_concrete_fields:
        yield Length(Cast(field.attname, TextField())) if isinstance(field, StreamField) else field.attname
