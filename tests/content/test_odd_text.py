"""What a clipboard or a malicious post brings: stored clean on every database, or refused beside the field."""

import json

import pytest
from django.core.exceptions import ValidationError
from wagtail.test.utils.form_data import streamfield

from cms.content.models import ArticlePage, PenName
from cms.content.rich_text import clean_rich_text
from tests.content.posted_pages import PUBLISH, add, article_fields

pytestmark = pytest.mark.django_db


def typed_paragraph(text: str, *, link: dict | None = None) -> str:
    """A paragraph as the editor in the browser posts it; `link` is the data of a link on its first letter."""
    block = {"key": "a", "text": text, "type": "unstyled", "depth": 0, "inlineStyleRanges": [], "entityRanges": []}
    entities = {}
    if link:
        block["entityRanges"] = [{"offset": 0, "length": 1, "key": 0}]
        entities["0"] = {"type": "DOCUMENT", "mutability": "MUTABLE", "data": link}
    return json.dumps({"blocks": [block], "entityMap": entities})


def post_body(admin, parent, *blocks, **fields):
    """Publish an article with these blocks."""
    return add(admin, parent, ArticlePage, article_fields(body=streamfield(blocks), **fields) | PUBLISH)


def test_half_an_emoji_and_control_characters_are_left_out_of_text(admin, site_tree):
    table = {"data": [["a\x01b", "\ud800"]], "table_caption": "Bảng\x0b1", "table_header_choice": "neither"}
    response, page = post_body(
        admin,
        site_tree,
        ("rich_text", {"html": typed_paragraph("trước \ud83d\x01 sau")}),
        ("table", json.dumps(table)),
        title="Một\x1f tiêu\x0bđề",
    )
    assert response.status_code == 302
    entry = page.to_entry()
    assert entry.title == "Một tiêu đề"
    assert entry.body[0].html == "<p>trước  sau</p>"
    assert (entry.body[1].caption, entry.body[1].rows) == ("Bảng 1", (("ab", ""),))


def test_title_and_pen_name_that_nobody_can_see_are_refused(admin, site_tree):
    response, page = post_body(admin, site_tree, ("heading", {"text": "Có", "level": "2"}), title="\u200b\u2060")
    assert page is None
    assert "title" in response.context["form"].errors
    with pytest.raises(ValidationError, match="name"):
        PenName(name="\u200b").full_clean()


@pytest.mark.parametrize("number", [10**22, "9" * 5000, -1, 0])
def test_link_to_a_document_that_cannot_be_is_no_link(admin, site_tree, number):
    html = typed_paragraph("xem mẫu", link={"id": number})
    _response, page = post_body(admin, site_tree, ("rich_text", {"html": html}))
    assert page.to_entry().body[0].html == "<p>xem mẫu</p>"
    assert clean_rich_text(f'<p><a linktype="page" id="{number}">x</a></p>') == "<p>x</p>"


@pytest.mark.parametrize("grid", ['{"data": [[NaN]]}', '{"data": ' + "[" * 5000 + "]" * 5000 + "}"])
def test_table_that_is_no_json_is_refused(admin, site_tree, grid):
    response, page = post_body(admin, site_tree, ("table", grid))
    assert response.status_code == 200
    assert page is None


@pytest.mark.parametrize("field", ["go_live_at", "expire_at"])
def test_hour_in_the_first_year_is_a_slip_told_beside_the_field(admin, site_tree, field):
    response, page = add(admin, site_tree, ArticlePage, article_fields(**{field: "01/01/0001 00:00"}))
    assert page is None
    assert field in response.context["form"].errors


@pytest.mark.parametrize("title", ["picture: ảnh đẹp", "picture:abc", "document:" + "9" * 60])
def test_title_that_begins_like_a_reference_is_previewed_like_any_other(admin, site_tree, title):
    _response, page = post_body(admin, site_tree, ("heading", {"text": "Mục", "level": "2"}), title=title)
    assert title in page.serve_preview(None, "").content.decode()
