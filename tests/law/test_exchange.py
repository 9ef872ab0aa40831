"""The registry goes out as a file and comes back the same; whatever else comes in, the answer is a sentence."""

import copy
import io
import json
import zipfile
from datetime import date

import pytest
from django.core.management import CommandError, call_command
from openpyxl import Workbook, load_workbook

from cms.law.exchange import FactsFileError, import_file, write_json, write_workbook
from cms.law.exchange.sheets import SHEETS
from cms.law.facts import export_facts, read_shipped_facts
from cms.law.importing import import_facts
from cms.law.models import Figure, FigureValue, LegalDocument, Provision, ProvisionVersion, RegionPlace

pytestmark = pytest.mark.django_db
MODELS = (FigureValue, Figure, ProvisionVersion, Provision, RegionPlace, LegalDocument)
FIGURE = {
    "Mã": "luong", "Tên": "Lương", "Đơn vị": "đồng", "Nhóm": "Lương", "Ghi chú nội bộ": None, "Giá trị": "4.730.000",
    "Có hiệu lực từ ngày": "01/01/2026", "Đến hết ngày": None, "Số hiệu văn bản": None, "Điều": None, "Khoản": None,
    "Điểm": None, "Đã đọc tại văn bản gốc": "có", "Người kiểm tra": None, "Kiểm tra ngày": None,
}  # fmt: skip


def book(sheets: dict[str, list[dict]]) -> bytes:
    """A workbook as people make one: each line by its headings."""
    workbook = Workbook()
    workbook.remove(workbook.active)
    for title, lines in sheets.items():
        page = workbook.create_sheet(title)
        page.append(list(lines[0]))
        for line in lines:
            page.append(list(line.values()))
    content = io.BytesIO()
    workbook.save(content)
    return content.getvalue()


def figures(*changes: dict) -> bytes:
    """A workbook of one sheet with a figure, line by line."""
    return book({"Số liệu": [FIGURE | change for change in changes or ({},)]})


def take(content: bytes, **options):
    """The report of an import."""
    return import_file(content=content, dry_run=False, **options)[0]


@pytest.mark.parametrize("write", [write_workbook, write_json])
def test_what_goes_out_comes_back_the_same(write):
    import_facts(facts=read_shipped_facts())
    before = export_facts()
    content = write(before)
    same = take(content)
    assert (same.added, same.changed, same.refused) == (0, 0, [])
    LegalDocument.objects.update(replaced_by=None)
    for model in MODELS:
        model.objects.all().delete()
    assert take(content).refused == []
    assert export_facts() == before


def test_a_dry_run_counts_each_list_and_stores_nothing():
    report, _notes = import_file(content=write_json(read_shipped_facts()), dry_run=True)
    assert {name: counts["added"] for name, counts in report.counts.items()} == {
        name: len(rows) for name, rows in read_shipped_facts().items()
    }
    assert not LegalDocument.objects.exists()


@pytest.mark.parametrize(
    ("typed", "stored"),
    [("4.730.000", "4730000"), (4730000, "4730000"), (0.5, "0.5"), ("0,5", "0.5"), ("17.5", "17.5"), ("150%", "150")],
)
def test_a_number_is_read_as_a_number_or_as_people_type_it(typed, stored):
    assert take(figures({"Giá trị": typed})).refused == []
    assert f"{FigureValue.objects.get().value.normalize():f}" == stored


def test_a_cell_that_excel_shows_as_a_percentage_is_what_it_shows():
    workbook = load_workbook(io.BytesIO(figures({"Đơn vị": "%", "Giá trị": 0.175})))
    workbook["Số liệu"]["F2"].number_format = "0.0%"
    content = io.BytesIO()
    workbook.save(content)
    assert take(content.getvalue()).refused == []
    assert str(FigureValue.objects.get()) == "17,5%"


@pytest.mark.parametrize("typed", [date(2026, 7, 1), "01/07/2026", "1/7/2026", "2026-07-01"])
def test_a_day_is_read_as_a_date_of_excel_or_as_text(typed):
    assert take(figures({"Có hiệu lực từ ngày": typed})).refused == []
    assert FigureValue.objects.get().in_force_from == date(2026, 7, 1)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"Giá trị": "năm triệu"}, "không phải con số"),
        ({"Giá trị": "=1+1"}, "là công thức"),
        ({"Giá trị": True}, "đúng/sai"),
        ({"Giá trị": "-1"}, "không phải con số"),
        ({"Giá trị": -1}, "không được nhỏ hơn 0"),
        ({"Giá trị": 1e300}, "Giá trị:"),
        ({"Có hiệu lực từ ngày": "31/02/2026"}, "không phải một ngày"),
        ({"Đến hết ngày": "01/01/2020"}, "Ngày hết hiệu lực phải sau ngày bắt đầu"),
        ({"Đơn vị": "mét"}, "“mét” không có trong các loại"),
        ({"Đã đọc tại văn bản gốc": "có lẽ"}, "hãy ghi “có” hoặc “không”"),
        ({"Số hiệu văn bản": "1/1999", "Điều": "1"}, "Không có điều khoản 1 của văn bản 1/1999"),
        ({"Mã": "Có Dấu"}, "Mã:"),
        ({"Mã": None}, "Mã:"),
        ({"Tên": "x" * 161}, "Tên:"),
    ],
)
def test_a_wrong_line_is_refused_with_its_place_and_the_reason(change, why):
    report = take(figures(change))
    [(where, said)] = report.refused
    assert "Trang “Số liệu”, dòng 2" in where
    assert why in said
    assert not Figure.objects.exists()


def test_a_figure_of_which_one_line_is_wrong_stays_as_it_was():
    take(figures({}))
    report = take(figures({"Giá trị": "5", "Đến hết ngày": "31/12/2026"}, {"Giá trị": "?"}))
    assert len(report.refused) == 2
    assert str(FigureValue.objects.get()).startswith("4.730.000")


def test_lines_of_one_figure_may_not_contradict_each_other():
    report = take(figures({"Đến hết ngày": "31/12/2026"}, {"Tên": "Khác", "Có hiệu lực từ ngày": "01/01/2027"}))
    assert "Cột “Tên” khác với dòng trên" in str(report.refused)
    report = take(figures({}, {"Có hiệu lực từ ngày": "01/06/2026"}))
    assert "cùng có hiệu lực" in str(report.refused)
    assert not Figure.objects.exists()


def test_nothing_in_the_workbook_is_a_formula():
    take(figures({"Tên": "'=1+1"}))
    Figure.objects.update(label='=HYPERLINK("http://x")', note="@SUM(1)", group="+1")
    workbook = load_workbook(io.BytesIO(write_workbook(export_facts())))
    cells = [cell for sheet in workbook for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert take(write_workbook(export_facts())).unchanged == 1


def zip_with(name: str, size: int) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, b"0" * size)
    return content.getvalue()


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "không phải tệp Excel"),
        (b"%PDF-1.7", "không phải tệp Excel"),
        (b"{", "không phải tệp JSON"),
        (b'{"a": ' * 100_000, "không phải tệp JSON"),
        (b"[1, 2]", "không có danh sách nào"),
        (b'{"x": 1}', "không có danh sách nào"),
        (b'{"documents": [{"number": ' + b"9" * 9000 + b"}]}", "không phải tệp JSON"),
        ('{"documents": []}'.encode("utf-16"), "không phải tệp"),
        (b" " * 10_000_001, "10 MB"),
        (b"{" + b" " * 10_000_001, "10 MB"),
        (zip_with("xl/workbook.xml", 70_000_000), "lớn quá mức cho phép"),
        (zip_with("a.txt", 10), "không phải tệp Excel"),
        (book({"Trang khác": [{"a": 1}]}), "không có trang nào"),
        (book({"Số liệu": [{"Mã": "x"}]}), "thiếu cột “Tên”"),
        (b'{"places": [{"code": "\\ud800"}]}', "không phải tệp JSON"),
    ],
    ids=range(15),
)
def test_a_file_that_is_none_is_answered_with_a_sentence(content, why):
    with pytest.raises(FactsFileError, match=why):
        take(content)


ABSURD = [
    {"documents": "x"}, {"documents": [None, 1, [], "x"]}, {"figures": [{"key": "a", "values": 3}]},
    {"figures": [{"key": "a", "label": "a", "unit": "day", "values": [3]}]},
    {"figures": [{"key": "a", "label": "a", "unit": "day", "values": [{"value": float("inf")}]}]},
    {"figures": [{"key": "a", "label": "a", "unit": "day", "values": [{"value": "NaN"}]}]},
    {"figures": [{"key": "a", "label": "a", "unit": "day", "values": [{"value": "1e99"}]}]},
    {"figures": [{"key": "a", "label": "a", "unit": "day", "values": [{"value": "1", "confirmed": "không"}]}]},
    {"figures": [{"key": "a", "label": "a", "unit": "day"}]}, {"figures": [{"key": {"a": 1}}]},
    {"documents": [{"number": "1", "kind": "law", "title": "a", "short_title": "a", "amended_by": 5}]},
    {"documents": [{"number": "2", "kind": "law", "title": "a", "short_title": "a", "in_force_from": [2026]}]},
    {"provisions": [{"document": {}, "article": []}]}, {"places": [{"code": "\x00", "in_force_from": 5}]},
]  # fmt: skip


@pytest.mark.parametrize("said", ABSURD, ids=range(len(ABSURD)))
def test_absurd_facts_are_refused_row_by_row(said):
    report = take(json.dumps(said).encode())
    assert report.refused
    assert report.added == len(LegalDocument.objects.all())
    assert not Figure.objects.exists()


def test_a_row_that_stands_twice_in_a_file_is_taken_once():
    facts = copy.deepcopy(read_shipped_facts())
    facts["figures"].append(facts["figures"][0] | {"label": "Khác"})
    report = import_facts(facts=facts)
    assert "Trùng với một dòng trước" in str(report.refused)


def test_the_sheets_hold_every_fact_there_is():
    facts = read_shipped_facts()
    for sheet in SHEETS:
        row = facts[sheet.name][0]
        assert {column.field for column in sheet.columns} == set(row) - {sheet.periods}
        for period in row.get(sheet.periods, []):
            assert {column.field for column in sheet.period_columns} == set(period)


def test_the_command_takes_in_what_ships_and_writes_it_out(tmp_path, capsys):
    call_command("law", "shipped", "--dry-run")
    assert not Figure.objects.exists()
    call_command("law", "shipped")
    for name in ("a.xlsx", "a.json"):
        call_command("law", "export", str(tmp_path / name))
        call_command("law", "import", str(tmp_path / name))
    assert "0 changed" in capsys.readouterr().out
    for wrong in ("a.csv", "nowhere/a.json"):
        with pytest.raises(CommandError):
            call_command("law", "export", str(tmp_path / wrong))
    (tmp_path / "b.json").write_text('{"figures": [1]}')
    with pytest.raises(CommandError, match="1 rows were refused"):
        call_command("law", "import", str(tmp_path / "b.json"))
