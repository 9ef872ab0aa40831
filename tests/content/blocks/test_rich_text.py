"""The rich text block."""

from cms import schema
from tests.content.blocks.block_checks import (
    CLEAN,
    SCRIPT,
    assert_bears_absurd_values,
    assert_is_explained,
    preview,
    state,
)


def test_rich_text_states_clean_html_with_references():
    stored = '<p data-block-key="a1">Xem <a linktype="page" id="12">trang này</a>.</p>'
    assert state("rich_text", {"html": stored}) == schema.RichText(html='<p>Xem <a href="page:12">trang này</a>.</p>')


def test_scripts_are_gone_and_words_stay():
    assert state("rich_text", {"html": SCRIPT}).html == CLEAN


def test_empty_paragraphs_are_left_out():
    assert state("rich_text", {"html": "<p></p><p>  </p><ul><li></li></ul>"}) is None


def test_absurd_rich_text_is_left_out():
    assert_bears_absurd_values("rich_text")


def test_rich_text_is_explained_to_editors():
    assert_is_explained("rich_text")


def test_rich_text_preview_shows_its_example(admin_user):
    assert "ít nhất 150 %" in preview(admin_user, "rich_text")
