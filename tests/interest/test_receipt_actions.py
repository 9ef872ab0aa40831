"""What the holder of a receipt sees and can do: reading changes nothing, and nothing is ever overwritten."""

import pytest
from django.core import mail

from cms.interest.actions import correct, merge_leads, nudge, request_deletion, run_clock, withdraw
from cms.interest.models import ConsentRecord, DataRequest, Lead, LeadAccess, LeadEvent, Submission
from cms.interest.queries import find_receipt
from cms.interest.receipts import make_code
from tests.interest.desk import MONDAY, days, record

NOW = MONDAY + days(0.1)


@pytest.fixture
def receipt(tree):
    return find_receipt(record().submissions.get().code)


def test_a_receipt_says_who_calls_by_when_and_nothing_that_was_said(tree, receipt):
    assert (receipt.status, receipt.unit, receipt.by) == ("new", tree.ward, receipt.lead.due_at)
    assert not receipt.forgotten


def test_it_is_found_however_it_is_typed(receipt):
    code = receipt.submission.code
    for typed in (code, code.lower(), code.replace("-", " "), f"  {code.replace('-', '')} "):
        assert find_receipt(typed).submission == receipt.submission


@pytest.mark.parametrize("typed", ["", "x", "7KQM2-XTR9P-WDAB3", "%", "' OR 1=1 --", "A" * 10_000, "\0"])
def test_a_guess_finds_nothing(receipt, typed):
    assert find_receipt(typed) is None
    assert find_receipt(make_code()) is None


def test_the_code_stands_nowhere_in_the_table(receipt, db):
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT code, code_hash FROM interest_submission")
        assert receipt.submission.code not in "".join(cursor.fetchone())


def test_reading_changes_nothing(receipt):
    models = (Lead, Submission, LeadEvent, ConsentRecord, DataRequest, LeadAccess)
    before = [list(model.objects.order_by("pk").values()) for model in models]
    find_receipt(receipt.submission.code)
    assert [list(model.objects.order_by("pk").values()) for model in models] == before


def test_a_nudge_reaches_who_has_it_once_in_half_a_day(tree, receipt):
    assert nudge(receipt=receipt, now=NOW)
    assert not nudge(receipt=receipt, now=NOW + days(0.4))
    assert nudge(receipt=receipt, now=NOW + days(0.51))
    run_clock(NOW)
    assert [message.subject for message in mail.outbox] == [f"Người gửi #{receipt.lead.pk} nhắc gọi lại"] * 2
    assert receipt.lead.events.filter(kind="nudged").count() == 2


def test_a_correction_stands_beside_what_was_said(receipt):
    assert correct(receipt=receipt, text="Số mới của tôi: 0900 000 001", now=NOW)
    assert not correct(receipt=receipt, text="  ")
    lead = Lead.objects.get()
    assert (lead.phone, lead.name) == ("+84912345678", "Trần Thị Ước Mơ")
    assert "0900 000 001" in lead.events.get(kind="corrected").note
    assert lead.last_sent_at == NOW


def test_agreement_is_withdrawn_with_the_receipt(receipt):
    assert withdraw(receipt=receipt, purpose="consent_contact", now=NOW)
    assert not withdraw(receipt=receipt, purpose="consent_contact", now=NOW)
    assert Lead.objects.get().closing_reason == "withdrawn"
    assert find_receipt(receipt.submission.code).by is None


def test_delete_me_is_a_request_and_nobody_calls_any_more(receipt):
    request = request_deletion(receipt=receipt, now=NOW)
    assert request_deletion(receipt=receipt, now=NOW) == request
    lead = Lead.objects.get()
    assert (request.kind, request.lead, lead.due_at) == ("delete", lead, None)
    assert not nudge(receipt=find_receipt(receipt.submission.code), now=NOW)
    assert run_clock(NOW + days(30)).climbed == 0


def test_the_receipt_of_a_merged_one_shows_the_one_people_work_with(tree, receipt):
    other = record("+84912345009")
    merge_leads(lead=receipt.lead, into=other, actor=tree.people["tinh"])
    assert find_receipt(receipt.submission.code).lead == other
