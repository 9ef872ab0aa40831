"""The table block."""

import json

import pytest
from django.core.exceptions import ValidationError

from cms import schema
from tests.content.blocks.block_checks import (
    assert_bears_absurd_values,
    assert_is_explained,
    get_block,
    preview,
    state,
)

GRID = {
    "data": [["Làm thêm vào", "Ít nhất"], ["Ngày thường", "150 %"], ["", None], ["Lễ, Tết", "300 %"]],
    "table_caption": "Tiền tăng ca",
    "table_header_choice": "row",
    "first_row_is_table_header": True,
    "first_col_is_header": True,
}


def test_table_states_caption_header_and_rows_without_empty_ones():
    assert state("table", GRID) == schema.Table(
        caption="Tiền tăng ca",
        header=("Làm thêm vào", "Ít nhất"),
        rows=(("Ngày thường", "150 %"), ("Lễ, Tết", "300 %")),
        first_column_is_header=True,
    )


def test_ragged_rows_are_filled_and_cells_are_text():
    stated = state("table", {"data": [["a"], [1, 2.5, {"x": 1}, "<b>"]]})
    assert stated.rows == (("a", "", "", ""), ("1", "2.5", "", "<b>"))


def test_absurd_table_is_left_out():
    assert_bears_absurd_values("table")
    assert state("table", {"data": [[], 5]}) is None


@pytest.mark.parametrize("posted", ["", "khong phai json", "[1,2]", "null"])
def test_absurd_post_becomes_an_empty_table(posted):
    block = get_block("table")
    assert block.value_from_datadict({"t": posted}, {}, "t") is None
    with pytest.raises(ValidationError):
        block.clean(None)


def test_table_of_absurd_shape_is_refused():
    with pytest.raises(ValidationError, match="Bảng bị hỏng"):
        get_block("table").clean({"data": "x", "table_header_choice": "row"})


def test_table_without_caption_may_be_a_draft_but_not_published():
    block = get_block("table")
    grid = json.loads(json.dumps(GRID)) | {"table_caption": ""}
    with pytest.raises(ValidationError, match="tên bảng"):
        block.clean(grid)
    assert block.clean_deferred(grid)["data"]


def test_table_is_explained_to_editors():
    assert_is_explained("table")


def test_table_preview_shows_its_example(admin_user):
    shown = preview(admin_user, "table")
    assert "<table" in shown
    assert "300 %" in shown
