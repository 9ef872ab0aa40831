"""Whatever is sent as a workbook, the answer is a sentence, in bounded time and memory, and nothing is stored."""

import zipfile
from io import BytesIO

import pytest
from openpyxl import Workbook

from cms.union.models import Trade
from cms.union.workbook import WorkbookError, plan_import
from cms.union.workbook.reading import MOST_UNPACKED_BYTES
from tests.union.sheets_by_hand import write_by_hand

pytestmark = pytest.mark.django_db
GOOD = {"Nghề": [["Mã", "Tên"], ["may", "May mặc"]]}


def refuse(content: bytes) -> str:
    with pytest.raises(WorkbookError) as refused:
        plan_import(content)
    assert not Trade.objects.exists()
    return str(refused.value)


def change_part(content: bytes, name: str, change) -> bytes:
    """The workbook with one of its parts changed by `change` (bytes → bytes)."""
    changed = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            data = old.read(part)
            new.writestr(part, change(data) if part == name else data)
    return changed.getvalue()


SHEET = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"Ma,Ten\nmay,May",
        b"PK\x03\x04 nothing",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000),  # the old .xls
        write_by_hand(GOOD)[:-200],
    ],
)
def test_what_is_no_workbook_is_called_so(content):
    assert "không phải tệp Excel" in refuse(content)


def test_an_archive_that_is_no_workbook_is_called_so():
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("thu.txt", "xin chào")
    assert "không phải tệp Excel" in refuse(content.getvalue())


def test_a_bomb_is_not_unpacked():
    content = change_part(write_by_hand(GOOD), SHEET, lambda data: data + b" " * (MOST_UNPACKED_BYTES + 1))
    assert len(content) < 1_000_000
    assert "mở ra lớn quá" in refuse(content)


def test_a_bomb_that_lies_of_its_size_is_not_unpacked():
    content = bytearray(change_part(write_by_hand(GOOD), SHEET, lambda data: data + b" " * 80_000_000))
    directory = content.rindex(b"xl/worksheets/sheet1.xml") - 46  # its entry in the list at the end of the archive
    content[directory + 24 : directory + 28] = (1000).to_bytes(4, "little")
    assert "không phải tệp Excel" in refuse(bytes(content))


def test_a_file_over_ten_megabytes_is_not_opened():
    assert "10 MB" in refuse(bytes(10_000_001))


def test_entities_are_not_expanded():
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    content = change_part(write_by_hand(GOOD), SHEET, lambda data: bomb + data)
    assert "không phải tệp Excel" in refuse(content)


def test_a_million_rows_end_at_the_limit():
    workbook = Workbook(write_only=True)
    page = workbook.create_sheet("Nghề")
    page.append(["Mã", "Tên"])
    for number in range(31_000):
        page.append([f"m{number}", "x"])
    content = BytesIO()
    workbook.save(content)
    assert "quá 5.000 dòng" in refuse(content.getvalue())


@pytest.mark.parametrize("number", [b"1048576", b"999999999999"])
def test_a_line_far_below_ends_at_the_limit(number):
    content = change_part(write_by_hand(GOOD), SHEET, lambda data: data.replace(b'<row r="2"', b'<row r="%s"' % number))
    assert "quá nhiều dòng trống" in refuse(content)


def test_merged_cells_are_pointed_at():
    workbook = Workbook()
    page = workbook.active
    page.title = "Nghề"
    for row in (["Mã", "Tên"], ["may", "May"], ["moc", "Mộc"]):
        page.append(row)
    page.merge_cells("B2:B3")
    content = BytesIO()
    workbook.save(content)
    assert "ô gộp (B2:B3)" in refuse(content.getvalue())


def test_a_sheet_without_the_column_that_tells_lines_apart_is_refused():
    assert "thiếu cột “Mã”" in refuse(write_by_hand({"Nghề": [["Tên"], ["May"]]}))


def test_a_column_twice_is_refused():
    assert "hai cột “Tên”" in refuse(write_by_hand({"Nghề": [["Mã", "Tên", "Tên"], ["may", "May", "Mặc"]]}))


def test_a_workbook_about_something_else_is_refused():
    assert "không có trang nào" in refuse(write_by_hand({"Sheet1": [["a"]]}))


def test_damaged_xml_is_refused_with_the_name_of_the_sheet():
    content = change_part(write_by_hand(GOOD), SHEET, lambda data: data.replace(b"</row>", b"</rew>"))
    assert "hỏng" in refuse(content)


def test_an_empty_sheet_is_nothing():
    assert plan_import(write_by_hand({"Nghề": []})).rows == []
