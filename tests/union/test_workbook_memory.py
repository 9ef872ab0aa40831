"""A workbook made in memory is a workbook like any other, and leaves nothing on the disk."""

import tempfile
from io import BytesIO

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet import _writer

from cms.union.workbook.memory import MemoryWorkbook


@pytest.fixture
def watched(monkeypatch, tmp_path):
    """The folder for temporary files, empty."""
    folder = tmp_path / "watched"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def test_no_temporary_file_is_made_and_the_file_reads_as_it_was_written(watched):
    kept = len(_writer.ALL_TEMP_FILES)
    book = MemoryWorkbook()
    for title in ("Một", "Hai"):
        page = book.create_sheet(title)
        page.freeze_panes = "A2"
        page.column_dimensions["A"].width = 30
        for number in range(3):
            page.append([f"{title} {number}", number])
            assert list(watched.iterdir()) == []
    content = book.to_bytes()
    assert list(watched.iterdir()) == []
    assert len(_writer.ALL_TEMP_FILES) == kept
    read = load_workbook(BytesIO(content))
    assert read.sheetnames == ["Một", "Hai"]
    assert list(read["Hai"].iter_rows(values_only=True)) == [("Hai 0", 0), ("Hai 1", 1), ("Hai 2", 2)]
    assert (read["Một"].freeze_panes, read["Một"].column_dimensions["A"].width) == ("A2", 30)


def test_an_empty_sheet_is_written_too():
    book = MemoryWorkbook()
    book.create_sheet("Trống")
    assert load_workbook(BytesIO(book.to_bytes())).sheetnames == ["Trống"]


def test_a_sheet_that_cannot_be_finished_leaves_nothing_either(watched):
    page = MemoryWorkbook().create_sheet("Dở")
    page.append(["Chị Hoa"])
    with pytest.raises(TypeError):
        page.append("không phải một dòng")
    assert list(watched.iterdir()) == []
