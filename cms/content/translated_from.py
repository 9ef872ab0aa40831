"""What a page in another language translates, and whether it still says what that one says."""

from wagtail.models import Page

from cms.entries.actions import digest_meaning
from cms.schema.codec import to_data
from cms.schema.languages import SOURCE_LANGUAGE


def get_source(page: Page) -> Page | None:
    """The live page in the source language that `page` translates; None when it is one itself, or none is live."""
    if not page.translation_key or page.locale_id is None or page.locale.language_code == SOURCE_LANGUAGE:
        return None
    beside = Page.objects.filter(translation_key=page.translation_key, locale__language_code=SOURCE_LANGUAGE, live=True)
    source = beside.first()
    return source.specific if source else None


def measure_source(page: Page) -> str:
    """The meaning of what the source of `page` says now (see digest_meaning); empty without a live source."""
    source = get_source(page)
    return digest_meaning(to_data(source.to_entry())) if source and hasattr(source, "to_entry") else ""
