"""The tables go out as a workbook and come in again: all or nothing, with a dry run that says each line's fate."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cms.accounts.models import User
from cms.union.actions import load_places
from cms.union.models import Coverage, Place, Trade, Unit, Workplace, Zone
from cms.union.workbook import ImportRefusedError, Outcome, import_workbook, plan_import, write_workbook
from tests.union.sheets_by_hand import read_cells, write_by_hand

pytestmark = pytest.mark.django_db
MODELS = (Unit, Place, Zone, Trade, Workplace, Coverage)


def dump() -> list:
    rows = [list(model.objects.order_by("pk").values()) for model in MODELS]
    return [*rows, list(Zone.places.through.objects.order_by("zone_id", "place_id").values("zone_id", "place_id"))]


def errors_of(content: bytes) -> list[str]:
    return [f"{row.sheet} {row.number}: {' '.join(row.errors)}" for row in plan_import(content).errors]


@pytest.fixture
def house(province):
    ward = Unit.objects.create(code="phuong", name="Công đoàn phường", kind="commune", parent=province)
    place = Place.objects.create(code="30742", name="Rạch Giá", kind="phuong", aliases="Tắc Cậu\nthành phố Rạch Giá")
    zone = Zone.objects.create(name="KCN Thạnh Lộc")
    zone.places.add(place)
    Coverage.objects.create(unit=ward, place=place, valid_from=date(2025, 7, 1), decision="83/QĐ-LĐLĐ")
    Coverage.objects.create(unit=ward, zone=zone)
    Coverage.objects.create(unit=ward, trade=Trade.objects.create(name="Lái xe công nghệ"))
    Coverage.objects.create(unit=ward, workplace=Workplace.objects.create(name="Công ty Hải sản Xanh", place=place))
    return ward


def test_what_was_exported_comes_in_again_as_it_is(house):
    before = dump()
    plan = plan_import(write_workbook())
    assert {row.outcome for row in plan.rows} == {Outcome.SAME}
    assert plan.notes == []
    import_workbook(content=write_workbook(), actor=None)
    assert dump() == before


odd_text = st.text(st.characters(exclude_categories=("Cs",)), max_size=30) | st.sampled_from(
    ["=1+1", "+84 297", "-1", "@SUM(A1)", "_x0041_", "01/07/2025", "0297", "1e5", "TRUE", "<b>", "a\r\nb", '="x"']
)
days = st.none() | st.dates(date(1, 1, 1), date(9999, 12, 31))


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    names=st.lists(odd_text, min_size=4, max_size=4),
    text=odd_text,
    dates=st.tuples(days, days),
    kind=st.sampled_from(Unit.Kind),
)
def test_any_text_and_any_day_survive_the_way_out_and_in(house, names, text, dates, kind):
    first, last = sorted(dates, key=lambda day: day or date.min)
    if first is None:
        first, last = last, None
    top = Unit.objects.get(code="tinh")
    for row, name in zip((top, Zone.objects.get(), Trade.objects.get(), Workplace.objects.get()), names, strict=True):
        row.name = name or "Tên"
        row.valid_from, row.valid_to, row.decision = first, last, text
        if isinstance(row, Unit):
            row.kind, row.phone, row.zalo, row.address, row.name_km = kind, text[:40], text, text, text
        else:
            row.aliases = "\n".join(names)
        row.save()
    before = dump()
    plan = plan_import(write_workbook())
    assert [(row.title, row.changes, row.errors) for row in plan.rows if row.outcome != Outcome.SAME] == []
    import_workbook(content=write_workbook(), actor=None)
    assert dump() == before


def test_nothing_in_the_workbook_is_a_formula(house):
    Workplace.objects.create(name='=HYPERLINK("http://xau.example","Mở")', aliases="+1\n-2", sector="@SUM(A1)")
    cells = read_cells(write_workbook(), "Nơi làm việc")
    assert not [cell for row in cells for cell in row if cell.data_type == "f"]
    [risky] = [cell for row in cells for cell in row if cell.value and str(cell.value).startswith("=")]
    assert risky.quotePrefix


def test_a_dry_run_says_what_would_become_of_each_line_and_stores_nothing(house):
    before = dump()
    plan = plan_import(
        write_by_hand(
            {
                "Đơn vị": [
                    ["Mã", "Tên", "Loại", "Mã cấp trên"],
                    ["phuong", "Công đoàn phường Rạch Giá", "Công đoàn xã, phường, đặc khu", "tinh"],
                    ["moi", "Công đoàn mới", "cong doan cum xa", "Liên đoàn Lao động tỉnh"],
                    ["tinh", "Liên đoàn Lao động tỉnh", "province", None],
                    ["hong", "Hỏng", "Hội", "khong-co"],
                ]
            }
        )
    )
    changed, new, same, wrong = plan.rows
    assert (changed.outcome, changed.number, changed.title) == (Outcome.CHANGED, 2, "Công đoàn phường Rạch Giá")
    [change] = changed.changes
    assert (change.column, change.before, change.after) == ("Tên", "Công đoàn phường", "Công đoàn phường Rạch Giá")
    assert (new.outcome, same.outcome, wrong.outcome) == (Outcome.NEW, Outcome.SAME, Outcome.ERROR)
    assert "Cột “Loại”: “Hội” không có trong các loại" in wrong.errors[0]
    assert plan.count()["Đơn vị"] == {"new": 1, "changed": 1, "same": 1, "error": 1}
    assert dump() == before


def test_one_wrong_line_keeps_all_lines_out(house):
    before = dump()
    content = write_by_hand({"Nghề": [["Mã", "Tên"], ["ban-hang", "Bán hàng qua mạng"], ["x y", "Mã sai"]]})
    with pytest.raises(ImportRefusedError) as refused:
        import_workbook(content=content, actor=None)
    assert [row.number for row in refused.value.plan.errors] == [3]
    assert dump() == before


def test_lines_may_name_units_further_down(province):
    rows = [["Mã", "Tên", "Loại", "Mã cấp trên"]]
    rows += [[f"u{number}", f"Đơn vị {number}", "commune", f"u{number + 1}"] for number in range(5)]
    rows += [["u5", "Đơn vị 5", "commune", "tinh"]]
    import_workbook(content=write_by_hand({"Đơn vị": rows}), actor=None)
    assert Unit.objects.get(code="u0").parent.parent.parent.parent.parent.parent == province


def test_a_ring_is_refused_with_a_sentence(house):
    content = write_by_hand({"Đơn vị": [["Mã", "Mã cấp trên"], ["tinh", "phuong"]]})
    [error] = errors_of(content)
    assert "cấp dưới" in error


def test_a_hand_over_by_workbook_ends_one_row_and_begins_another_whatever_their_order(house, province):
    rows = [
        ["Phân công gì", "Mã", "Mã đơn vị phụ trách", "Từ ngày", "Đến hết ngày", "Số quyết định"],
        ["Địa bàn", 30742, "tinh", date(2026, 12, 1), None, "90/QĐ-LĐLĐ"],
        ["Địa bàn", "30742", "phuong", "01/07/2025", "30/11/2026", "83/QĐ-LĐLĐ"],
    ]
    plan = import_workbook(content=write_by_hand({"Phân công": rows}), actor=None)
    assert [row.outcome for row in plan.rows] == [Outcome.NEW, Outcome.CHANGED]
    of_place = Coverage.objects.filter(place__code="30742")
    assert of_place.on(date(2026, 11, 30)).get().unit == house
    assert of_place.on(date(2026, 12, 1)).get().unit == province


def test_two_units_for_one_thing_on_one_day_are_refused(house):
    rows = [["Phân công gì", "Mã", "Mã đơn vị phụ trách", "Từ ngày"], ["Địa bàn", "30742", "tinh", "01/01/2026"]]
    [error] = errors_of(write_by_hand({"Phân công": rows}))
    assert "“Rạch Giá” đã do “Công đoàn phường” phụ trách từ 01/07/2025" in error


def test_a_line_without_a_code_is_told_by_its_name(house):
    rows = [
        ["Mã", "Tên", "Mã địa bàn", "Số lao động"],
        [None, "Công ty Hải sản Xanh", "phường Rạch Giá", "50–199 người"],
    ]
    content = write_by_hand({"Nơi làm việc": rows})
    [row] = import_workbook(content=content, actor=None).rows
    assert row.outcome == Outcome.CHANGED
    workplace = Workplace.objects.get()
    assert (workplace.employees, workplace.code) == ("50_199", "hai-san-xanh")


def test_the_same_row_twice_in_a_file_is_pointed_at(house):
    rows = [
        ["Mã", "Tên"],
        [None, "Giúp việc nhà"],
        [None, "giup viec nha"],
        ["lai-xe-cong-nghe", "Lái xe"],
        ["lai-xe-cong-nghe", "Lái"],
    ]
    found = errors_of(write_by_hand({"Nghề": rows}))
    assert ["Trùng với dòng 2" in found[0], "Trùng với dòng 4" in found[1]] == [True, True]


def test_columns_that_are_missing_are_left_alone_and_strange_ones_told(house):
    content = write_by_hand({"Nghề": [["Mã", "Ghi chú"], ["lai-xe-cong-nghe", "x"]], "Trang riêng": [["a"]]})
    plan = plan_import(content)
    assert [row.outcome for row in plan.rows] == [Outcome.SAME]
    assert plan.notes == ["Bỏ qua trang “Trang riêng”.", "Trang “Nghề”: không rõ cột “Ghi chú”, bỏ qua."]


@pytest.mark.parametrize(
    ("heading", "value", "sentence"),
    [
        ("Từ ngày", "31/02/2025", "Cột “Từ ngày”: “31/02/2025” không phải một ngày"),
        ("Từ ngày", 45839, "Cột “Từ ngày”: “45839” không phải một ngày"),
        ("Tên", "=A1", "Cột “Tên”: là công thức"),
        ("Tên", date(2025, 7, 1), "Cột “Tên”: là ngày tháng"),
        ("Tên", True, "Cột “Tên”: là giá trị đúng/sai"),
        ("Tên", None, "Cột “Tên”: "),
        ("Tên", "x" * 300, "Cột “Tên”: "),
        ("Điện thoại", 2973000000, "Cột “Điện thoại”: là số nên đã mất số 0"),
        ("Người phụ trách (tên đăng nhập)", "ai-do", "không có tài khoản nào"),
        ("Email", "khong-phai", "Cột “Email”: "),
        ("Đến hết ngày", "01/01/1990", "Ngày kết thúc phải sau ngày bắt đầu"),
    ],
)
def test_a_wrong_cell_is_told_by_line_column_and_reason(house, heading, value, sentence):
    headings = ["Mã", "Tên", "Loại", "Từ ngày"] + ([heading] if heading not in ("Tên", "Từ ngày") else [])
    line = {"Mã": "phuong", "Tên": "Công đoàn", "Loại": "commune", "Từ ngày": "01/07/2025", heading: value}
    content = write_by_hand({"Đơn vị": [headings, [line[name] for name in headings]]})
    [error] = errors_of(content)
    assert error.startswith("Đơn vị 2: ")
    assert sentence in error


def test_days_typed_as_text_are_read_day_first(house):
    rows = [["Mã", "Từ ngày", "Đến hết ngày"], ["phuong", "1-7-2025", "2027-12-31"]]
    import_workbook(content=write_by_hand({"Đơn vị": [*rows]}), actor=None)
    house.refresh_from_db()
    assert (house.valid_from, house.valid_to) == (date(2025, 7, 1), date(2027, 12, 31))


def test_who_imported_is_written_down(house):
    from wagtail.models import ModelLogEntry

    actor = User.objects.create_user("quan-tri-2")
    import_workbook(content=write_by_hand({"Nghề": [["Mã", "Tên"], [None, "Bán hàng"]]}), actor=actor)
    assert ModelLogEntry.objects.get(user=actor).object_id == str(Trade.objects.get(name="Bán hàng").pk)


def test_the_whole_province_goes_out_and_in(house):
    load_places()
    plan = plan_import(write_workbook())
    assert plan.count()["Địa bàn"]["same"] == 102  # Rạch Giá was there already
    assert plan.differences == plan.errors == []
