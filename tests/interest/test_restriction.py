"""Somebody asks us to restrict or to end the processing of their data: what stops, what goes on, and who lifts it."""

from datetime import timedelta
from io import BytesIO
from urllib.parse import urlencode

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from cms.interest.actions import (
    add_note,
    assign_lead,
    change_status,
    finish_request,
    forget_due_leads,
    forget_lead,
    hand_over_lead,
    lift_request,
    log_call,
    merge_leads,
    move_to_unit,
    nudge,
    open_request,
    record_consent,
    release_from_quarantine,
    restrict_lead,
    run_clock,
    withdraw,
    withdraw_consent,
)
from cms.interest.lifecycle import NotAllowed
from cms.interest.models import ConsentRecord, DataRequest, Lead, LeadEvent, Organiser, Reminder
from cms.interest.queries import describe_receipt, find_receipt
from tests.interest.conftest import enter, make_user
from tests.interest.desk import MONDAY, SUSPICIOUS, days, record

LIST = reverse("interest_leads")


@pytest.fixture
def keeper(tree):
    """Somebody of the province who keeps the law's dates, and may see, change and export leads."""
    user = make_user("giu", "view_lead", "change_lead", "export_lead", "release_lead", "change_datarequest")
    Organiser.objects.create(user=user, unit=tree.province)
    return user


@pytest.fixture
def lead(tree) -> Lead:
    return record(workplace="Xưởng Kín", at=timezone.now())


@pytest.fixture
def frozen(lead, keeper) -> Lead:
    asked = open_request(kind="restrict", lead=lead, channel="phone")
    finish_request(request=asked, actor=keeper, text="đã hỏi lại")
    lead.refresh_from_db()
    return lead


def test_finishing_a_restriction_on_the_desk_freezes_the_lead_and_says_so_first(lead, keeper):
    desk, asked = enter(keeper), open_request(kind="restrict", lead=lead, channel="phone")
    assert "không ai gọi, ghi, sửa, xuất hay nhắc" in desk.get(reverse("interest_request", args=[asked.pk])).text
    assert desk.post(reverse("interest_request_finish", args=[asked.pk]), {"text": "x"}).status_code == 422
    desk.post(reverse("interest_request_finish", args=[asked.pk]), {"sure": "on"})
    lead.refresh_from_db()
    assert lead.restricted_at
    assert (lead.due_at, lead.clock_stopped_at is None) == (None, False)
    assert lead.events.filter(kind="restricted", actor=keeper).exists()
    assert "Đang hạn chế xử lý từ" in desk.get(reverse("interest_request", args=[asked.pk])).text


def test_nobody_works_with_what_is_restricted(frozen, keeper, tree):
    other = record("+84912345000")
    deeds = [
        lambda: log_call(lead=frozen, actor=keeper, status="tried"),
        lambda: change_status(lead=frozen, actor=keeper, status="talked"),
        lambda: assign_lead(lead=frozen, actor=keeper, owner=keeper),
        lambda: add_note(lead=frozen, actor=keeper, text="x"),
        lambda: hand_over_lead(lead=frozen, actor=keeper),
        lambda: move_to_unit(lead=frozen, actor=keeper, unit=tree.ward),
        lambda: merge_leads(lead=frozen, into=other, actor=keeper),
        lambda: merge_leads(lead=other, into=frozen, actor=keeper),
        lambda: record_consent(
            lead=frozen, actor=keeper, purpose="consent_news", wording="x", given=True, channel="phone"
        ),
    ]
    before = list(Lead.objects.order_by("pk").values()), LeadEvent.objects.count()
    for deed in deeds:
        with pytest.raises(NotAllowed, match="hạn chế xử lý"):
            deed()
    assert (list(Lead.objects.order_by("pk").values()), LeadEvent.objects.count()) == before


def test_the_screens_show_that_it_is_frozen_and_nothing_to_call_by(frozen, keeper):
    client = enter(keeper)
    for address in (f"{LIST}?list=all", f"{LIST}{frozen.pk}/"):
        shown = client.get(address).text
        assert "ang hạn chế xử lý" in shown, address
        assert "0912 345 678" not in shown, address
        assert "tel:+84912345678" not in shown, address
        assert reverse("interest_log_call", args=[frozen.pk]) not in shown, address
    assert "Xưởng Kín" not in client.get(f"{LIST}{frozen.pk}/").text
    answer = client.post(reverse("interest_log_call", args=[frozen.pk]), {"result": "tried"})
    assert answer.status_code == 422
    assert "Chỉ người giữ dữ liệu gỡ được" in answer.text


def test_an_export_leaves_it_out(frozen, keeper):
    record("+84987654321", name="Người Khác", at=timezone.now())
    file = enter(keeper).post(reverse("interest_export"), {"list": "all"}).content
    cells = [str(cell) for row in load_workbook(BytesIO(file)).active.iter_rows(values_only=True) for cell in row]
    assert "Người Khác" in cells
    assert "0912 345 678" not in cells


def test_no_reminder_no_climb_no_nudge_and_no_forgetting_by_rule(frozen, keeper):
    now = timezone.now()
    assert not nudge(receipt=find_receipt(frozen.submissions.get().code))
    Lead.objects.filter(pk=frozen.pk).update(status="closed", closing_reason="declined", handled_at=now, status_at=now)
    assert forget_due_leads(now=now + days(3000)) == []
    Lead.objects.filter(pk=frozen.pk).update(status="assigned", owner=keeper)
    run_clock(now + days(30))
    assert not Reminder.objects.exists()
    assert f"#{frozen.pk}" not in "".join(message.subject + message.body for message in mail.outbox)
    frozen.refresh_from_db()
    assert (frozen.status, frozen.due_at, frozen.escalation_level) == ("assigned", None, 0)


def test_a_reminder_that_waits_is_not_sent_any_more(lead, keeper, tree):
    Lead.objects.filter(pk=lead.pk).update(owner=tree.people["phuong"])
    assert nudge(receipt=find_receipt(lead.submissions.get().code))
    restrict_lead(lead=lead, actor=keeper)
    run_clock(timezone.now())
    assert mail.outbox == []


def test_sending_again_is_noted_and_starts_nothing(frozen):
    Lead.objects.filter(pk=frozen.pk).update(status="closed", closing_reason="declined")
    again = record(at=timezone.now() + timedelta(minutes=5), note="Nhớ gọi tôi")
    assert again.pk == frozen.pk
    assert again.events.filter(kind="sent_again").exists()
    assert (again.status, again.due_at) == ("closed", None)
    run_clock(timezone.now() + days(2))
    again.refresh_from_db()
    assert again.due_at is None


def test_what_stands_apart_as_suspicious_stays_there(tree, keeper):
    odd = record("+84911111111", suspicion=SUSPICIOUS, at=MONDAY)
    restrict_lead(lead=odd, actor=keeper, now=MONDAY)
    assert not release_from_quarantine(lead=odd, actor=keeper)
    assert run_clock(MONDAY + days(4)).released == 0
    odd.refresh_from_db()
    assert odd.is_quarantined


def test_what_was_merged_is_frozen_with_it(lead, keeper):
    other = record("+84912345000", at=timezone.now())
    merge_leads(lead=other, into=lead, actor=keeper)
    restrict_lead(lead=Lead.objects.get(pk=other.pk), actor=keeper)
    assert set(Lead.objects.exclude(restricted_at=None)) == {lead, other}


def test_the_persons_own_rights_go_on(frozen, keeper):
    assert withdraw_consent(lead=frozen, purpose="consent_contact") == 1
    forget_lead(lead=frozen, actor=keeper)
    frozen.refresh_from_db()
    assert (frozen.name, frozen.status) == ("", "forgotten")


def test_lifting_needs_a_reason_is_recorded_and_gives_a_new_hour(frozen, keeper):
    desk, asked = enter(keeper), DataRequest.objects.get()
    address = reverse("interest_request_lift", args=[asked.pk])
    assert desk.get(address).status_code == 405
    for data in ({}, {"sure": "on"}, {"text": "Người ấy xin"}, {"text": " ", "sure": "on"}):
        assert desk.post(address, data).status_code == 422
    assert desk.post(address, {"text": "Người ấy gọi, xin làm tiếp", "sure": "on"}).status_code == 302
    frozen.refresh_from_db()
    asked.refresh_from_db()
    assert (frozen.restricted_at, frozen.clock_stopped_at) == (None, None)
    assert frozen.due_at > timezone.now()
    assert "Gỡ hạn chế: Người ấy gọi, xin làm tiếp" in asked.notes
    assert frozen.events.get(kind="unrestricted").note == "Người ấy gọi, xin làm tiếp"
    log_call(lead=frozen, actor=keeper, status="tried")
    assert desk.post(address, {"text": "x", "sure": "on"}).status_code == 422
    with pytest.raises(NotAllowed):
        lift_request(request=open_request(kind="view", lead=frozen), actor=keeper, text="x")


def test_only_who_keeps_the_data_lifts_a_restriction(frozen, tree):
    seller = make_user("to-chuc", "view_lead", "change_lead")
    Organiser.objects.create(user=seller, unit=tree.province)
    address = reverse("interest_request_lift", args=[DataRequest.objects.get().pk])
    enter(seller).post(address, {"text": "x", "sure": "on"})
    Client().post(address, {"text": "x", "sure": "on"})
    frozen.refresh_from_db()
    assert frozen.restricted_at


def test_the_receipt_says_that_everything_is_only_kept(frozen):
    code = frozen.submissions.get().code
    posted = urlencode({"code": code})
    shown = Client().post("/bien-nhan/", posted, content_type="application/x-www-form-urlencoded").text
    assert "không ai gọi, không ai dùng" in shown
    assert "xin nhắc" not in shown
    assert "Xóa thông tin của tôi" in shown
    assert describe_receipt(find_receipt(code)).by is None


def test_an_objection_ends_what_it_objects_to_and_nothing_else(lead, keeper):
    lead = record(agreed=("consent_contact", "consent_news"), at=timezone.now())
    asked, desk = open_request(kind="object", lead=lead, channel="phone"), enter(keeper)
    shown = desk.get(reverse("interest_request", args=[asked.pk])).text
    assert "Tôi đồng ý: consent_news." in shown
    assert "Tôi đồng ý: consent_tell_local." not in shown
    finish = reverse("interest_request_finish", args=[asked.pk])
    assert desk.post(finish, {"sure": "on"}).status_code == 422
    assert desk.post(finish, {"sure": "on", "purposes": "consent_tell_local"}).status_code == 422
    assert desk.post(finish, {"sure": "on", "purposes": "consent_news"}).status_code == 302
    assert set(ConsentRecord.objects.exclude(withdraws=None).values_list("purpose", flat=True)) == {"consent_news"}
    lead.refresh_from_db()
    assert (lead.status, lead.clock_stopped_at) == ("new", None)
    assert lead.due_at
    asked.refresh_from_db()
    assert "rút lại: “Tôi đồng ý: consent_news.”" in asked.notes


def test_an_objection_to_being_called_closes_the_lead_for_that_reason_and_it_goes_in_time(lead, keeper):
    now = timezone.now()
    asked = open_request(kind="object", lead=lead, channel="phone")
    finish_request(request=asked, actor=keeper, purposes=["consent_contact"], now=now)
    lead.refresh_from_db()
    assert (lead.status, lead.closing_reason, lead.due_at) == ("closed", "objected", None)
    assert lead.get_closing_reason_display() == "Người gửi phản đối xử lý"
    run_clock(now + days(2))
    lead.refresh_from_db()
    assert lead.due_at is None
    for address in (f"{LIST}?list=all", f"{LIST}{lead.pk}/"):
        shown = enter(keeper).get(address).text
        assert "không muốn được gọi nữa" in shown
        assert "tel:+84912345678" not in shown
    assert forget_due_leads(now=now + days(14)) == []
    assert forget_due_leads(now=now + days(15)) == [lead.pk]


def test_an_objection_of_somebody_who_agreed_to_nothing_closes_the_lead(tree, keeper):
    lead = record(agreed=(), at=timezone.now())
    asked = open_request(kind="object", lead=lead, channel="paper")
    assert "không đồng ý điều gì còn hiệu lực" in enter(keeper).get(reverse("interest_request", args=[asked.pk])).text
    finish_request(request=asked, actor=keeper)
    lead.refresh_from_db()
    assert (lead.status, lead.closing_reason) == ("closed", "objected")


def test_whose_wish_not_to_be_called_nobody_has_seen_comes_to_the_desk_and_is_forgotten_after(lead, keeper):
    now = timezone.now()
    assert withdraw(receipt=find_receipt(lead.submissions.get().code), purpose="consent_contact", now=now)
    asked = DataRequest.objects.get()
    assert (asked.kind, asked.state) == ("withdraw", "new")
    assert forget_due_leads(now=now + days(400)) == []
    finish_request(request=asked, actor=keeper, now=now)
    assert forget_due_leads(now=now + days(15)) == [lead.pk]
