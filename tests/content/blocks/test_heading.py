"""The heading block."""

from cms import schema
from tests.content.blocks.block_checks import assert_bears_absurd_values, assert_is_explained, preview, state


def test_heading_states_its_words_and_level():
    assert state("heading", {"text": " Tiền tăng ca ", "level": "3"}) == schema.Heading(text="Tiền tăng ca", level=3)


def test_absurd_level_is_the_second():
    assert state("heading", {"text": "A", "level": "h1; drop"}).level == 2


def test_absurd_heading_is_left_out():
    assert_bears_absurd_values("heading")


def test_heading_is_explained_to_editors():
    assert_is_explained("heading")


def test_heading_preview_shows_its_example(admin_user):
    assert "Tiền tăng ca được tính thế nào?" in preview(admin_user, "heading")
