"""The same phone is the same person for thirty days, in any order; nothing a stranger sends overwrites anything."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cms.interest.actions import (
    change_status,
    merge_leads,
    record_message,
    record_messages,
    split_submission,
    unmerge_lead,
    unsplit_lead,
)
from cms.interest.lifecycle import NotAllowed
from cms.interest.models import CanaryArrival, ConsentRecord, Lead, LeadEvent, PhoneKey, Submission
from cms.interest.queries import filter_inbox, get_answers, get_visible_leads, list_family
from cms.interest.vault import hash_code
from tests.interest.desk import MONDAY, SUSPICIOUS, days, make_message, record

PHONES = ["+84912345001", "+84912345002", ""]
SAID = ("name", "phone", "workplace", "commune", "trade", "other_contact", "best_time", "preferred_channel")


@pytest.mark.parametrize(("after", "leads"), [(0, 1), (1, 1), (30, 1), (30.01, 2), (400, 2)])
def test_the_same_phone_within_thirty_days_is_the_same_lead(tree, after, leads):
    first = record()
    again = record(at=MONDAY + days(after), name="Người Khác", workplace="Nơi khác")
    assert Lead.objects.count() == leads
    assert (again == first) is (leads == 1)
    assert again.earlier == (first if leads == 2 else None)
    first.refresh_from_db()
    assert (first.name, first.workplace) == ("Trần Thị Ước Mơ", "")


def test_thirty_days_count_from_the_last_sending(tree):
    first = record()
    assert record(at=MONDAY + days(29)) == first
    assert record(at=MONDAY + days(58)) == first
    assert Lead.objects.count() == 1


def test_an_earlier_sending_that_arrives_late_finds_its_lead(tree):
    first = record(at=MONDAY)
    assert record(at=MONDAY - days(3)) == first
    first.refresh_from_db()
    assert first.received_at == MONDAY - days(3)
    assert first.last_sent_at == MONDAY


def test_a_company_never_lands_on_the_lead_of_a_worker(tree):
    worker = record()
    company = record(kind="employer", company_role="Trưởng phòng nhân sự")
    assert company != worker
    assert worker.events.count() == 1


def test_many_sendings_of_one_phone_in_one_batch_are_one_lead_then_another(tree):
    messages = [make_message(at=MONDAY + days(day)) for day in (41, 0, 10, 42)]
    record_messages(messages=messages)
    first, second = Lead.objects.order_by("received_at")
    assert (first.submissions.count(), second.submissions.count()) == (2, 2)
    assert second.earlier == first


def test_silence_may_be_added_by_anybody_and_taken_away_by_nobody(tree):
    lead = record(workplace="Công ty Chế biến", agreed=("consent_contact", "consent_tell_local"))
    assert lead.may_tell_local
    record(no_local_contact="có")
    lead.refresh_from_db()
    assert (lead.no_local_contact, lead.may_tell_local, lead.unit) == (True, False, tree.province)
    record(agreed=("consent_contact", "consent_tell_local"))
    lead.refresh_from_db()
    assert (lead.no_local_contact, lead.may_tell_local) == (True, False)


def test_a_stranger_who_agrees_for_somebody_else_opens_nothing(tree):
    lead = record(workplace="Công ty Chế biến")
    record(agreed=("consent_contact", "consent_tell_local"))
    lead.refresh_from_db()
    assert not lead.may_tell_local


def test_what_looks_odd_wakes_nobody_but_is_kept_apart(tree):
    lead = record()
    change_status(lead=lead, actor=tree.people["tinh"], status="closed", reason="Nhầm số")
    odd = record(suspicion=SUSPICIOUS)
    lead.refresh_from_db()
    assert lead.status == "closed"
    assert odd.is_quarantined
    assert odd.earlier == lead


def test_a_trial_sending_makes_no_lead(tree):
    message = make_message(canary=True)
    assert record_message(message=message)
    assert not record_message(message=message)
    assert (Lead.objects.count(), Submission.objects.count(), CanaryArrival.objects.count()) == (0, 0, 1)
    assert PhoneKey.objects.count() == 0


def test_two_who_are_one_are_merged_and_come_apart_again(tree):
    one, two = record(), record("+84912345009", no_local_contact="có")
    rows = lambda: {  # noqa: E731
        "submissions": set(Submission.objects.values_list("pk", "lead")),
        "consents": set(ConsentRecord.objects.values_list("pk", "lead")),
    }
    before, user = rows(), tree.people["tinh"]
    merge_leads(lead=two, into=one, actor=user)
    one.refresh_from_db()
    assert one.no_local_contact
    assert rows() == before
    assert list(filter_inbox(get_visible_leads(_see_all(user)))) == [one]
    assert list_family(one) == [one, two]
    record("+84912345009", at=MONDAY + days(2))  # the phone of the merged one: seen at the one people work with
    one.refresh_from_db()
    assert one.last_sent_at == MONDAY + days(2)
    unmerge_lead(lead=Lead.objects.get(pk=two.pk), actor=user)
    one.refresh_from_db()
    assert not one.no_local_contact
    assert Lead.objects.get(pk=two.pk).submissions.count() == 2
    kinds = LeadEvent.objects.filter(kind__in=("merged", "unmerged")).values_list("kind", flat=True)
    assert sorted(kinds) == ["merged", "merged", "unmerged", "unmerged"]


def test_absurd_merges_are_refused(tree):
    one, two, three = (record(f"+8491234500{number}") for number in range(3))
    user = tree.people["tinh"]
    with pytest.raises(NotAllowed):
        merge_leads(lead=one, into=one, actor=user)
    merge_leads(lead=one, into=two, actor=user)
    for lead, into in ((one, three), (two, one), (three, one)):
        with pytest.raises(NotAllowed):
            merge_leads(lead=lead, into=into, actor=user)
    with pytest.raises(NotAllowed):
        unmerge_lead(lead=three, actor=user)


def test_a_sending_of_somebody_else_is_split_off_and_put_back(tree):
    lead = record()
    record(name="Lê Văn Hai", workplace="Hải sản Xanh")
    other = lead.submissions.last()
    user = tree.people["tinh"]
    split = split_submission(submission=other, actor=user)
    assert (split.name, split.workplace, split.phone) == ("Lê Văn Hai", "Hải sản Xanh", lead.phone)
    assert (split.split_from, split.unit, split.status) == (lead, lead.unit, "new")
    assert split.due_at
    assert lead.submissions.count() == split.submissions.count() == 1
    assert split.consents.count() == 3
    with pytest.raises(NotAllowed):
        split_submission(submission=lead.submissions.get(), actor=user)
    unsplit_lead(lead=split, actor=user)
    split.refresh_from_db()
    assert (lead.submissions.count(), split.merged_into) == (2, lead)
    assert lead.consents.count() == 6
    with pytest.raises(NotAllowed):
        unsplit_lead(lead=split, actor=user)


def _see_all(user):
    user.is_superuser = True
    return user


@st.composite
def histories(draw):
    """Sendings of a few phones over some months, some of them twice, some odd, in any order."""
    sent = [
        make_message(
            draw(st.sampled_from(PHONES)),
            at=MONDAY + days(draw(st.integers(0, 90))),
            kind=draw(st.sampled_from(["join", "question", "employer"])),
            suspicion=draw(st.sampled_from([(), SUSPICIOUS])),
            name=draw(st.sampled_from(["Một", "Hai", "Ba"])),
            no_local_contact=draw(st.sampled_from(["", "có"])),
        )
        for _number in range(draw(st.integers(1, 8)))
    ]
    return draw(st.permutations(sent + draw(st.lists(st.sampled_from(sent), max_size=4))))


@given(history=histories(), size=st.integers(1, 5))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_the_order_nothing_is_lost_doubled_or_overwritten(tree, history, size):
    Lead.objects.all().delete()
    said: dict[int, tuple] = {}
    for start in range(0, len(history), size):
        record_messages(messages=history[start : start + size])
        for lead in Lead.objects.all():
            now = tuple(getattr(lead, name) for name in SAID)
            assert said.setdefault(lead.pk, now) == now
    codes = {message.code for message in history}
    assert Submission.objects.count() == len(codes)
    for message in history:
        submission = Submission.objects.get(code_hash=hash_code(message.code))
        assert submission.code == message.code
        assert ("name", message.answer("name")) in get_answers(submission)
        assert submission.lead.phone == message.phone
        assert (submission.lead.kind == "employer") is (message.kind == "employer")
        if message.answer("no_local_contact"):
            assert submission.lead.no_local_contact
    for lead in Lead.objects.all():
        times = sorted(lead.submissions.values_list("received_at", flat=True))
        assert (lead.received_at, lead.last_sent_at) == (times[0], times[-1])
        assert lead.due_at or lead.is_quarantined
        assert lead.events.filter(kind__in=("received", "sent_again")).count() == len(times)
        assert json.loads(lead.submissions.first().answers)
