"""The callout block."""

from cms import schema
from tests.content.blocks.block_checks import (
    CLEAN,
    SCRIPT,
    assert_bears_absurd_values,
    assert_is_explained,
    preview,
    state,
)


def test_callout_states_its_tone_and_text():
    stored = {"tone": "warning", "title": "Đừng ký giấy trắng", "html": "<p>Đọc kỹ.</p>"}
    assert state("callout", stored) == schema.Callout(tone="warning", title="Đừng ký giấy trắng", html="<p>Đọc kỹ.</p>")


def test_unknown_tone_is_a_plain_note_and_scripts_are_gone():
    stated = state("callout", {"tone": "pink' onload='", "html": SCRIPT})
    assert (stated.tone, stated.html) == ("note", CLEAN)


def test_absurd_callout_is_left_out():
    assert_bears_absurd_values("callout")


def test_callout_is_explained_to_editors():
    assert_is_explained("callout")


def test_callout_preview_shows_its_example(admin_user):
    assert "Đừng ký giấy trắng" in preview(admin_user, "callout")
