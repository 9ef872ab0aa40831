"""The steps block."""

from cms import schema
from tests.content.blocks.block_checks import (
    CLEAN,
    SCRIPT,
    assert_bears_absurd_values,
    assert_is_explained,
    preview,
    state,
)


def test_steps_state_each_step_as_clean_html():
    items = [
        {"type": "item", "id": "a", "value": "<p>Chụp phiếu lương.</p>"},
        {"type": "item", "id": "b", "value": SCRIPT},
    ]
    assert state("steps", {"title": "Hai bước", "items": items}) == schema.Steps(
        title="Hai bước", items=("<p>Chụp phiếu lương.</p>", CLEAN)
    )


def test_steps_stored_bare_are_read_and_empty_ones_left_out():
    assert state("steps", {"title": "", "items": ["<p>Một</p>", "<p></p>", None, 4]}).items == ("<p>Một</p>",)


def test_absurd_steps_are_left_out():
    assert_bears_absurd_values("steps")


def test_steps_are_explained_to_editors():
    assert_is_explained("steps")


def test_steps_preview_shows_its_example(admin_user):
    assert "Chụp lại bảng chấm công" in preview(admin_user, "steps")
