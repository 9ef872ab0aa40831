"""The quote block."""

from cms import schema
from tests.content.blocks.block_checks import assert_bears_absurd_values, assert_is_explained, preview, state


def test_quote_states_who_said_what():
    stored = {"text": "Tôi đã nhận đủ lương.", "attribution": "Chị H.", "role": "công nhân may"}
    assert state("quote", stored) == schema.Quote(
        text="Tôi đã nhận đủ lương.", attribution="Chị H.", role="công nhân may"
    )


def test_markup_in_a_quote_is_only_text():
    assert state("quote", {"text": "<b>to</b>"}).text == "<b>to</b>"


def test_absurd_quote_is_left_out():
    assert_bears_absurd_values("quote")


def test_quote_is_explained_to_editors():
    assert_is_explained("quote")


def test_quote_preview_shows_its_example(admin_user):
    assert "tôi nhận đủ tiền tăng ca" in preview(admin_user, "quote")
