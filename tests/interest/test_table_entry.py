"""People written down at a table: by the keyboard, one after the other, and by spreadsheet; and taken out as one."""

import re
from datetime import timedelta
from io import BytesIO

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from openpyxl import Workbook, load_workbook

from cms.interest.models import Lead, LeadAccess
from cms.interest.spreadsheets import list_columns
from cms.union.models import Place
from tests.interest.conftest import enter, make_organiser
from tests.interest.desk import SUSPICIOUS, record

ENTRY, SHEET, EXPORT = (f"/quan-tri/lien-he/{name}/" for name in ("ghi-vao", "bang-tinh", "xuat"))
TOLD = {
    "channel": "paper", "kind": "join", "name": "Chị Tư", "phone": "0912.345.678", "commune": "rach gia",
    "consent_contact": "on",
}  # fmt: skip


@pytest.fixture
def client(tree):
    """The browser of an organiser of the ward, who may also take leads out."""
    user = make_organiser("chi-ba", tree.ward)
    user.groups.get().permissions.add(Permission.objects.get(codename="export_lead"))
    return enter(user)


def text_of(response) -> str:
    return response.content.decode()


def get_ticket(client) -> str:
    return re.search(r'name="ticket" value="([^"]+)"', text_of(client.get(ENTRY))).group(1)


def test_one_person_after_the_other_and_each_hears_a_code(tree, client):
    response = client.post(ENTRY, TOLD | {"ticket": get_ticket(client), "workplace": "Hải sản Xanh"}, follow=True)
    lead = Lead.objects.get()
    assert (lead.name, lead.phone, lead.channel, lead.matched_place) == ("Chị Tư", "+84912345678", "paper", tree.place)
    page, code = text_of(response), lead.submissions.get().code
    assert code in page
    assert "gọi trước" in page, "the promise can be read out too"
    assert 'value="Hải sản Xanh"' in page, "the gate stays the same for the next person"
    assert "Chị Tư" not in page
    assert "0912" not in page
    assert code not in text_of(client.get(ENTRY)), "a code is shown once"
    consent = lead.consents.get(purpose="consent_contact")
    assert consent.given
    assert consent.channel == "paper"
    assert "Anh chị có đồng ý" in consent.wording
    assert LeadAccess.objects.filter(action="change", detail="entry").count() == 1


def test_the_code_is_not_readable_in_the_session(tree, client):
    client.post(ENTRY, TOLD | {"ticket": get_ticket(client)})
    code = Lead.objects.get().submissions.get().code
    assert code not in str(dict(client.session.items()))


def test_enter_pressed_twice_records_once(tree, client):
    ticket = get_ticket(client)
    for _time in range(2):
        client.post(ENTRY, TOLD | {"ticket": ticket})
    assert Lead.objects.get().submissions.count() == 1
    client.post(ENTRY, TOLD | {"ticket": "forged"})
    assert Lead.objects.get().submissions.count() == 2


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"phone": "123"}, "phone"),
        ({"phone": "", "other_contact": ""}, "phone"), ({"consent_contact": ""}, "consent_contact"),
        ({"received_on": "2001-01-01"}, "received_on"), ({"received_on": "3001-01-01"}, "received_on"),
        ({"kind": "x"}, "kind"), ({"channel": "canary"}, "channel"), ({"name": "x" * 500}, "name"),
    ],
)  # fmt: skip
def test_what_is_missing_is_said_and_nothing_typed_is_lost(tree, client, change, field):
    response = client.post(ENTRY, TOLD | {"note": "Điều đã kể", "ticket": "x"} | change)
    assert response.status_code == 422
    assert response.context["form"].errors.get(field)
    assert "Điều đã kể" in text_of(response)
    assert not Lead.objects.exists()


def test_a_place_that_may_be_several_is_asked_about(tree, client):
    for code, name in (("1", "Vĩnh Hoà"), ("2", "Vĩnh Thuận")):
        Place.objects.create(code=code, name=name, kind="xa", aliases="huyện Cũ Xưa")
    data = TOLD | {"commune": "huyện Cũ Xưa", "ticket": "x"}
    response = client.post(ENTRY, data)
    assert response.status_code == 422
    assert "Hãy hỏi lại rồi chọn" in text_of(response)
    assert client.post(ENTRY, data | {"commune_code": "2"}).status_code == 302
    assert Lead.objects.get().matched_place.code == "2"


def test_what_was_received_yesterday_counts_from_yesterday(tree, client):
    day = timezone.localdate() - timedelta(days=1)
    client.post(ENTRY, TOLD | {"received_on": day.isoformat(), "no_local_contact": "on", "at_least_16": "no"})
    lead = Lead.objects.get()
    assert timezone.localdate(lead.received_at) == day
    assert (lead.no_local_contact, lead.at_least_16) == (True, False)


def make_sheet(*rows: dict, headings=None) -> SimpleUploadedFile:
    """A filled spreadsheet; `rows` by the names of the fields."""
    columns, book = list_columns(), Workbook()
    book.active.title = "Người liên hệ"
    book.active.append(headings or [heading for _name, heading in columns])
    for row in rows:
        book.active.append([row.get(name) for name, _heading in columns])
    content = BytesIO()
    book.save(content)
    return SimpleUploadedFile("nguoi.xlsx", content.getvalue())


def test_a_spreadsheet_is_looked_through_line_by_line_then_recorded_once(tree, client):
    rows = [
        {"name": "Một", "phone": 912345001, "consent_contact": "x", "commune": "Rạch Giá", "no_local_contact": "X"},
        {"name": "Hai", "phone": "0912 345 002", "consent_contact": "có"},
        {"name": "Ba", "phone": "12", "consent_contact": "x"},
        {"name": "Bốn", "phone": "0912345004"},
        {"name": "Năm", "phone": "0912345005", "consent_contact": "chắc vậy"},
        {"name": "Hai lần nữa", "phone": "+84912345002", "consent_contact": "x"},
    ]
    response = client.post(SHEET, {"sheet": make_sheet(*rows)})
    page = text_of(response)
    assert "3 dòng đúng, 3 dòng chưa ghi được" in page
    assert "Dòng 7 cùng số điện thoại với dòng 3" in page
    assert "hãy ghi x hoặc để trống" in page
    assert not Lead.objects.exists(), "a look records nothing"
    sealed = response.context["sealed"]
    assert "912345" not in sealed
    done = client.post(f"{SHEET}ghi/", {"sealed": sealed})
    client.post(f"{SHEET}ghi/", {"sealed": sealed})
    assert sorted(Lead.objects.values_list("channel", "no_local_contact")) == [("sheet", False), ("sheet", True)]
    for lead in Lead.objects.all():
        for submission in lead.submissions.all():
            assert submission.code in text_of(done)


def test_a_sealed_page_serves_nobody_else(tree, client):
    page = client.post(SHEET, {"sheet": make_sheet({"name": "A", "phone": "0912345001", "consent_contact": "x"})})
    other = enter(make_organiser("nguoi-khac", tree.ward))
    for browser, sealed in ((other, page.context["sealed"]), (client, "x"), (client, ""), (client, "a:b")):
        assert browser.post(f"{SHEET}ghi/", {"sealed": sealed}).status_code == 302
    assert not Lead.objects.exists()


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no", b"name;phone\n", None])
def test_hostile_files_are_a_sentence(tree, client, content):
    content = make_sheet(headings=["=1+1", None, "Gì đó"]).read() if content is None else content
    response = client.post(SHEET, {"sheet": SimpleUploadedFile("x.xlsx", content)})
    assert response.status_code == 422
    assert response.context["form"].errors["sheet"]


def test_the_template_comes_back_as_it_went_out(tree, client):
    response = client.get(f"{SHEET}mau/")
    book = load_workbook(BytesIO(response.content))
    assert [cell.value for cell in book.worksheets[0][1]] == [heading for _name, heading in list_columns()]
    assert client.post(SHEET, {"sheet": SimpleUploadedFile("m.xlsx", response.content)}).status_code == 200


def export(client, **data) -> list[dict]:
    response = client.post(EXPORT, {"list": "all"} | data)
    rows = list(load_workbook(BytesIO(response.content)).active.iter_rows())
    return [{head.value: cell for head, cell in zip(rows[0], row, strict=True)} for row in rows[1:]]


@pytest.mark.parametrize("name", ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "=1\x07"])
def test_nothing_anybody_wrote_becomes_a_formula(tree, client, name):
    record(name=name)
    (row,) = export(client)
    assert row["Tên gọi"].data_type == "s"
    assert name.strip().replace("\x07", "") in row["Tên gọi"].value


def test_an_export_opens_rightly_and_is_written_down(tree, client):
    record("+84912345001", name="Chị Một")
    record("+84912345002", name="Thư Lạ", suspicion=SUSPICIOUS)
    record("+84912345003", name="Bên Khu", workplace="Hải sản Xanh")
    assert "1 người sẽ vào tệp" in text_of(client.get(EXPORT, {"list": "all", "status": "new"}))
    (row,) = export(client, status="new", unit=tree.ward.pk)
    assert (row["Tên gọi"].value, row["Điện thoại"].value) == ("Chị Một", "0912 345 001")
    assert row["Điện thoại"].data_type == "s"
    assert row["Nhận lúc"].is_date
    assert row["Tình trạng"].value == "Mới nhận"
    assert row["Tên gọi"].parent.freeze_panes == "A2"
    (line,) = LeadAccess.objects.filter(action="export")
    assert (line.username, line.shown) == ("chi-ba", 1)
    assert "status=new" in line.detail
    assert f"unit={tree.ward.pk}" in line.detail


def test_what_stands_apart_never_goes_out(tree, client):
    record(suspicion=SUSPICIOUS)
    assert export(client, list="quarantine") == []


def test_who_sits_in_a_company_exports_no_silent_lead(tree):
    user = make_organiser("co-so-2", tree.inside)
    user.groups.get().permissions.add(Permission.objects.get(codename="export_lead"))
    silent, told = record("+84912345001"), record("+84912345002", agreed=("consent_contact", "consent_tell_local"))
    Lead.objects.update(unit=tree.inside)
    Lead.objects.filter(pk=silent.pk).update(no_local_contact=True)
    (row,) = export(enter(user))
    assert row["Số"].value == str(told.pk)


def test_export_needs_its_own_right(tree):
    record()
    plain = enter(make_organiser("khong-xuat", tree.ward))
    assert plain.get(EXPORT).status_code == 302
    assert plain.post(EXPORT).status_code == 302
    assert "Xuất ra Excel" not in text_of(plain.get("/quan-tri/lien-he/"))
