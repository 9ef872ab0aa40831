"""Forgetting: by rule and state, never before a human; everything personal goes, a number and the proof stay."""

import io
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from cms.interest.actions import (
    change_status,
    forget_due_leads,
    forget_lead,
    hand_over_lead,
    merge_leads,
    open_request,
    record_message,
    withdraw_consent,
)
from cms.interest.models import Lead, LeadCount, LeadEvent, LeadWord, PhoneKey, Reminder, RetentionRule, Submission
from cms.interest.queries import find_receipt
from tests.interest.desk import MONDAY, days, make_message, record
from tests.interest.test_privacy import whole_database

NEEDLES = (
    "Nguyễn Văn Chẳng Ai",
    "chang ai",
    "987654321",
    "Xưởng Bí Mật",
    "nợ lương bốn tháng",
    "Gặp ở quán",
    "zalo-kin",
)


@pytest.mark.parametrize(
    ("status", "closing", "kept"),
    [
        ("closed", "answered", 365),
        ("closed", "withdrawn", 15),
        ("unreachable", "", 182),
        ("not_now", "", 365),
    ],
)
def test_each_state_is_kept_for_its_time(tree, status, closing, kept):
    lead, now = record(), MONDAY
    change_status(lead=lead, actor=tree.people["tinh"], status=status, closing_reason=closing, now=now)
    assert forget_due_leads(now=now + days(kept) - timedelta(hours=1)) == []
    assert forget_due_leads(now=now + days(kept), dry_run=True) == [lead.pk]
    assert Lead.objects.get().name
    assert forget_due_leads(now=now + days(kept)) == [lead.pk]
    assert forget_due_leads(now=now + days(kept + 400)) == []
    assert Lead.objects.get().status == "forgotten"


def test_who_joined_is_forgotten_only_after_being_handed_over(tree):
    lead = record()
    change_status(lead=lead, actor=tree.people["tinh"], status="joined", now=MONDAY)
    assert forget_due_leads(now=MONDAY + days(3000)) == []
    hand_over_lead(lead=lead, actor=tree.people["tinh"], now=MONDAY + days(10))
    assert forget_due_leads(now=MONDAY + days(24)) == []
    assert forget_due_leads(now=MONDAY + days(25)) == [lead.pk]


def test_nobody_is_forgotten_before_a_human_has_looked(tree):
    record()
    withdrawn = record("+84912345000")
    withdraw_consent(lead=withdrawn, purpose="consent_contact", now=MONDAY)
    assert forget_due_leads(now=MONDAY + days(5000)) == []
    Lead.objects.filter(pk=withdrawn.pk).update(handled_at=MONDAY)
    assert forget_due_leads(now=MONDAY + days(15)) == [withdrawn.pk]


def test_nobody_is_forgotten_while_a_request_is_open(tree):
    lead = record()
    change_status(lead=lead, actor=tree.people["tinh"], status="closed", closing_reason="declined", now=MONDAY)
    open_request(kind="view", lead=lead)
    assert forget_due_leads(now=MONDAY + days(400)) == []


def test_a_rule_of_another_day_takes_over(tree):
    lead = record()
    change_status(lead=lead, actor=tree.people["tinh"], status="unreachable", now=MONDAY)
    RetentionRule.objects.filter(status="unreachable").update(valid_to=MONDAY.date() + days(30))
    RetentionRule.objects.create(status="unreachable", days=60, valid_from=MONDAY.date() + days(31))
    assert forget_due_leads(now=MONDAY + days(59)) == []
    assert forget_due_leads(now=MONDAY + days(60)) == [lead.pk]


@pytest.mark.django_db(transaction=True)
def test_nothing_of_a_forgotten_person_is_left_but_the_proof_and_a_number(tree, tmp_path):
    said = {
        "name": "Nguyễn Văn Chẳng Ai",
        "workplace": "Xưởng Bí Mật",
        "other_contact": "zalo-kin",
        "note": "Bị nợ lương bốn tháng",
    }
    message = make_message("+84987654321", placement="to-roi-1", **said)
    record_message(message=message)
    record_message(message=make_message("+84987654321", at=MONDAY + days(1), **said))
    lead = Lead.objects.get()
    change_status(lead=lead, actor=tree.people["tinh"], status="closed", reason="Gặp ở quán", now=MONDAY + days(1))
    lead.refresh_from_db()
    forget_lead(lead=lead, actor=tree.people["tinh"])
    forget_lead(lead=lead, actor=tree.people["tinh"])
    lead.refresh_from_db()
    for name in ("name", "phone", "other_contact", "workplace", "commune", "trade", "best_time", "route_reason"):
        assert getattr(lead, name) == ""
    assert (lead.phone_hash, lead.matched_place, lead.matched_workplace) == (None, None, None)
    assert (LeadWord.objects.count(), PhoneKey.objects.count(), Reminder.objects.count()) == (0, 0, 0)
    assert set(Submission.objects.values_list("answers", "code")) == {("", "")}
    assert set(LeadEvent.objects.exclude(kind="forgotten").values_list("note", flat=True)) == {""}
    assert find_receipt(message.code).forgotten
    consent = lead.consents.filter(purpose="consent_contact").first()
    assert (consent.given, consent.code) == (True, message.code)
    stored = whole_database(tmp_path)
    for needle in NEEDLES:
        assert needle.encode() not in stored
    count = LeadCount.objects.get()
    assert (count.number, count.kind, count.unit, count.placement) == (1, "join", tree.ward, "to-roi-1")
    assert (count.outcome, count.closing_reason, count.in_time) == ("closed", "other", True)
    assert count.week == MONDAY.date()


def test_the_same_file_coming_back_is_no_new_sending(tree):
    message = make_message()
    record_message(message=message)
    forget_lead(lead=Lead.objects.get())
    assert not record_message(message=message)
    assert record_message(message=make_message(at=timezone.now()))
    assert Lead.objects.filter(forgotten_at=None).count() == 1


def test_people_of_one_kind_are_one_number(tree):
    for number in range(5):
        lead = record(f"+8491234500{number}", at=MONDAY + days(number))
        forget_lead(lead=lead)
    assert [count.number for count in LeadCount.objects.all()] == [5]


def test_who_was_merged_is_forgotten_too_and_counted_once(tree):
    one, two = record(), record("+84912345009")
    merge_leads(lead=two, into=one, actor=tree.people["tinh"])
    forget_lead(lead=one)
    assert set(Lead.objects.values_list("status", "phone_hash")) == {("forgotten", None)}
    assert LeadCount.objects.get().number == 1
    assert PhoneKey.objects.count() == 0


def test_the_command_tells_before_it_does(tree):
    lead = record()
    change_status(lead=lead, actor=tree.people["tinh"], status="unreachable", now=MONDAY - days(400))
    said = io.StringIO()
    call_command("forget", "--dry-run", stdout=said)
    assert said.getvalue() == f"#{lead.pk}\n1 would be forgotten\n"
    assert Lead.objects.get().name
    call_command("forget", stdout=said)
    assert Lead.objects.get().name == ""
