"""An organiser works through the list; an editor sees neither the menu nor the address."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test import Client

from cms.interest.actions import record_message
from cms.interest.models import Lead, LeadAccess, LeadEvent, Organiser
from cms.interest.spool import write_sealed
from cms.union.models import Unit
from tests.interest.conftest import enter, make_user
from tests.interest.test_ingest import make_message

LIST = "/quan-tri/lien-he/"


@pytest.fixture
def lead(union) -> Lead:
    record_message(message=make_message(workplace="Xưởng cá Biển Tây", question="Tôi bị nợ lương\nhai tháng"))
    return Lead.objects.get()


def at(hour: int) -> datetime:
    return datetime(2026, 11, 22, hour, tzinfo=UTC)


def text_of(response) -> str:
    return response.content.decode()


def test_an_organiser_sees_the_list_with_a_number_to_tap(lead, caller):
    page = text_of(enter(caller).get(LIST))
    assert "Trần Thị Ước Mơ" in page
    assert 'href="tel:+84912345678"' in page
    assert "0912 345 678" in page
    assert "Công đoàn phường Rạch Giá" in page
    assert "14:33 | 22/11/2026" in page


def test_the_menu_shows_it_to_organisers_only(lead, caller, writer):
    assert LIST in text_of(enter(caller).get("/quan-tri/"))
    assert "lien-he" not in text_of(enter(writer).get("/quan-tri/"))


@pytest.mark.parametrize("address", ["", "tim/", "{pk}/"])
def test_an_editor_does_not_get_in(lead, writer, address):
    response = enter(writer).get(LIST + address.format(pk=lead.pk))
    assert response.status_code == 302
    assert response["Location"] == "/quan-tri/"


@pytest.mark.parametrize("what", ["tinh-trang", "don-vi", "ghi-chu", "nhan"])
def test_who_may_only_look_changes_nothing(lead, union, writer, what):
    looker = make_user("nguoi-xem", "view_lead")
    Organiser.objects.create(user=looker, unit=lead.unit)
    data = {"status": "joined", "unit": union["zone"].pk, "text": "x"}
    for user in (looker, writer):
        assert enter(user).post(f"{LIST}{lead.pk}/{what}/", data).status_code == 302
    assert LeadEvent.objects.count() == 1
    assert "Lưu ghi chú" not in text_of(enter(looker).get(f"{LIST}{lead.pk}/"))


def test_a_stranger_is_sent_to_the_sign_in(lead):
    response = Client().get(f"{LIST}{lead.pk}/")
    assert response.status_code == 302
    assert "/login/" in response["Location"]


def test_a_lead_shows_all_that_was_sent_and_agreed_to(lead, caller):
    page = text_of(enter(caller).get(f"{LIST}{lead.pk}/"))
    for shown in ("Xưởng cá Biển Tây", "Tôi bị nợ lương<br>hai tháng", lead.submissions.get().code, "Tôi đồng ý."):
        assert shown in page
    assert "<title>" in page
    assert "Trần" not in page.partition("</title>")[0]


def test_what_a_stranger_wrote_is_never_markup(union, caller):
    record_message(message=make_message(name="<script>alert(1)</script>", question="<img src=x onerror=alert(1)>"))
    lead = Lead.objects.get()
    for address in (LIST, f"{LIST}{lead.pk}/"):
        page = text_of(enter(caller).get(address))
        assert "<script>alert(1)" not in page
        assert "<img src=x" not in page


def test_every_look_is_written_down(lead, caller, admin_user):
    for user in (caller, admin_user):
        client = enter(user)
        client.get(LIST)
        client.get(f"{LIST}{lead.pk}/")
        client.post(f"{LIST}tim/", {"text": "0912345678"})
    rows = LeadAccess.objects.order_by("pk").values_list("username", "action", "lead", "shown")
    assert list(rows) == [
        (user.username, action, pk, 1)
        for user in (caller, admin_user)
        for action, pk in (("list", None), ("view", lead.pk), ("search", None))
    ]


def test_the_list_is_narrowed_by_status_and_unit(lead, caller, union):
    client = enter(caller)
    assert "Trần Thị" in text_of(client.get(LIST, {"status": "new", "unit": union["ward"].pk}))
    assert "Trần Thị" not in text_of(client.get(LIST, {"status": "joined"}))
    assert client.get(LIST, {"status": "x", "unit": "y", "p": "z"}).status_code == 200


@pytest.mark.parametrize(("text", "found"), [("0912.345.678", True), ("uoc mo", True), ("Lan", False), ("", False)])
def test_a_lead_is_searched_by_post(lead, caller, text, found):
    response = enter(caller).post(f"{LIST}tim/", {"text": text})
    assert response.status_code == 200
    assert ("Trần Thị Ước Mơ" in text_of(response)) is found
    assert enter(caller).get(f"{LIST}tim/").status_code == 302


def test_an_organiser_takes_a_lead_and_moves_it_along(lead, caller):
    client = enter(caller)
    client.post(f"{LIST}{lead.pk}/nhan/")
    lead.refresh_from_db()
    assert (lead.owner, lead.status) == (caller, "assigned")
    client.post(f"{LIST}{lead.pk}/tinh-trang/", {"status": "talked", "reason": ""})
    client.post(f"{LIST}{lead.pk}/ghi-chu/", {"text": "Hẹn gặp chiều thứ bảy"})
    lead.refresh_from_db()
    assert lead.status == "talked"
    page = text_of(client.get(f"{LIST}{lead.pk}/"))
    assert "Đã có người nhận → Đã nói chuyện" in page
    assert "Hẹn gặp chiều thứ bảy" in page
    assert LeadAccess.objects.filter(action="change", lead=lead).count() == 3


def test_closing_asks_for_a_reason_beside_the_field(lead, caller):
    client = enter(caller)
    response = client.post(f"{LIST}{lead.pk}/tinh-trang/", {"status": "closed", "reason": "  "})
    assert response.status_code == 422
    assert "Hãy ghi lý do đóng." in text_of(response)
    lead.refresh_from_db()
    assert lead.status == "new"
    assert client.post(f"{LIST}{lead.pk}/tinh-trang/", {"status": "closed", "reason": "Nhầm số"}).status_code == 302
    lead.refresh_from_db()
    assert lead.status == "closed"
    assert "Nhầm số" in lead.events.filter(kind="status").get().note


def test_a_lead_is_handed_over_to_another_unit(lead, caller, union):
    client = enter(caller)
    client.post(f"{LIST}{lead.pk}/nhan/")
    client.post(f"{LIST}{lead.pk}/don-vi/", {"unit": union["zone"].pk, "reason": "Làm trong KCN"})
    lead.refresh_from_db()
    assert (lead.unit, lead.owner) == (union["zone"], None)
    assert "Công đoàn phường Rạch Giá → Công đoàn KCN" in lead.events.filter(kind="unit").get().note


def test_who_asked_that_the_company_learns_nothing_cannot_be_handed_to_it(union, caller):
    record_message(message=make_message(no_local_contact="có"))
    lead = Lead.objects.get()
    response = enter(caller).post(f"{LIST}{lead.pk}/don-vi/", {"unit": union["inside"].pk, "reason": ""})
    assert response.status_code == 422
    lead.refresh_from_db()
    assert lead.unit == union["province"]
    assert "đừng báo cho ai ở công ty" in text_of(enter(caller).get(f"{LIST}{lead.pk}/"))


def test_changes_need_a_post_with_its_token(lead, caller):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(caller)
    assert strict.post(f"{LIST}{lead.pk}/nhan/").status_code == 403
    assert enter(caller).get(f"{LIST}{lead.pk}/nhan/").status_code == 405
    lead.refresh_from_db()
    assert lead.owner is None


@pytest.mark.parametrize("data", [{}, {"status": "x"}, {"unit": "999999"}, {"text": ""}, {"text": "x" * 6000}])
def test_absurd_changes_change_nothing(lead, caller, data):
    for what in ("tinh-trang", "don-vi", "ghi-chu"):
        if what == "ghi-chu" or "text" not in data:
            assert enter(caller).post(f"{LIST}{lead.pk}/{what}/", data).status_code == 422
    assert LeadEvent.objects.count() == 1


def test_a_lead_that_is_not_there_is_not_found(lead, caller):
    assert enter(caller).get(f"{LIST}999999/").status_code == 404


def test_files_that_could_not_be_opened_are_shown(union, caller, settings):
    write_sealed(settings.LOA_SPOOL_DIR, "BROKEN", b"x")
    assert "Còn 1 thư vừa tới" in text_of(enter(caller).get(LIST))
    (settings.LOA_SPOOL_DIR / "new" / "BROKEN.sealed").rename(settings.LOA_SPOOL_DIR / "broken" / "BROKEN.sealed")
    assert "Có 1 thư chưa mở được" in text_of(enter(caller).get(LIST))


def test_a_long_list_has_pages_and_asks_the_database_no_more_for_it(union, caller, django_assert_max_num_queries):
    for number in range(55):
        record_message(message=make_message(phone=f"+849123450{number:02}"))
    client = enter(caller)
    client.get(LIST)
    with django_assert_max_num_queries(25, connection=connection):
        assert "Trang 1" in text_of(client.get(LIST))
    last = text_of(client.get(LIST, {"p": 2}))
    assert last.count('class="lead-name"') == 25
    assert "Trang sau" not in last


def test_who_sent_last_stands_first(union, caller):
    for number, name in enumerate(["Một", "Hai", "Ba"]):
        record_message(message=replace(make_message(phone=f"+8491234500{number}", name=name), received_at=at(number)))
    record_message(message=replace(make_message(phone="+84912345000", name="Một"), received_at=at(9)))
    page = text_of(enter(caller).get(LIST, {"list": "all"}))
    assert page.index(">Một</a>") < page.index(">Ba</a>") < page.index(">Hai</a>")
    assert "gửi 2 lần" in page


def test_the_permissions_can_be_given_to_a_group(admin_user, db):
    page = text_of(enter(admin_user).get("/quan-tri/groups/new/"))
    assert "người liên hệ" in page


def test_a_unit_with_leads_is_not_lost(lead):
    with pytest.raises(Exception, match="protected"):
        Unit.objects.get(pk=lead.unit_id).delete()
