"""Edit screens as a browser posts them."""

import re
from html import unescape

from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

PUBLISH = {"action-publish": "action-publish"}
COMMENTS = {"comments": inline_formset([])}


def body_of(*paragraphs: str):
    """A body of rich text blocks as the edit screen posts it."""
    return streamfield([("rich_text", {"html": rich_text(f"<p>{text}</p>")}) for text in paragraphs])


def fill(**fields) -> dict:
    """A posted edit screen: what all pages have, and `fields`."""
    common = {
        "title": "Tiêu đề thử",
        "slug": "tieu-de-thu",
        "search_description": "",
        "go_live_at": "",
        "expire_at": "",
        "body": streamfield([]),
    }
    return nested_form_data(common | COMMENTS | fields)


def article_fields(**fields) -> dict:
    """A posted article."""
    empty = {
        "sapo": "",
        "picture": "",
        "picture_alt": "",
        "picture_caption": "",
        "pen_name": "",
        "signature_text": "",
        "source": "",
        "source_url": "",
        "tags": "",
        "document_links": inline_formset([]),
        "related_links": inline_formset([]),
        "body": body_of("Thân bài."),
    }
    return fill(**(empty | fields))


def explainer_fields(**fields) -> dict:
    """A posted explainer."""
    empty = {
        "short_answer": rich_text("<p>Có.</p>"),
        **{name: rich_text("") for name in ("covers", "if_refused", "help")},
        **{name: streamfield([]) for name in ("steps", "proof", "legal_basis")},
        "checked_by": "",
        "checked_on": "",
        "law_as_of": "",
        "review_kind": "law",
        "content_owner": "",
        "content_deputy": "",
        "synonyms": "",
        "change_kind": "",
        "change_sentence": "",
        "next_check": "",
        "tags": "",
        "related_links": inline_formset([]),
    }
    return fill(**(empty | fields))


def campaign_fields(**fields) -> dict:
    """A posted campaign."""
    empty = {
        "demand": "Bữa ăn ca 25.000 đồng",
        "picture": "",
        "picture_alt": "",
        **{name: rich_text("") for name in ("why", "progress", "outcome")},
        **{name: streamfield([]) for name in ("actions", "speakers")},
        "starts_on": "",
        "ends_on": "",
        "action_text": "",
        "action_target": "",
        "material_links": inline_formset([]),
    }
    return fill(**(empty | fields))


def add(admin, parent: Page, model: type, data: dict):
    """Post a new page. Returns (response, the page or None)."""
    url = reverse("wagtailadmin_pages:add", args=("content", model._meta.model_name, parent.pk))
    response = admin.post(url, data)
    return response, model.objects.order_by("-pk").first()


def text_of(response) -> str:
    """The words of a response, those inside the data of stream fields too."""
    return re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), unescape(response.content.decode()))
