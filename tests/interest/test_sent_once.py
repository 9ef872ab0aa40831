"""A device sends by itself what it kept, from two tabs or again after the answer was lost: one lead comes of it."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest

from cms.interest.actions import ingest_spool
from cms.interest.intake.receipt_note import read_note
from cms.interest.intake.tokens import make_token
from cms.interest.models import Lead, Submission
from cms.interest.spool import list_waiting


def read_code(answer) -> str:
    """The receipt code behind an answer that says: kept."""
    assert answer.status_code == 303
    return read_note(answer["Location"].strip("/").rpartition("/")[2], datetime.now(UTC)).code


def make_fresh_token() -> str:
    """What each tab, and each new start, fetches for itself."""
    return make_token("join", "v1", now=datetime.now(UTC))


@pytest.mark.django_db
def test_a_kept_form_sent_from_two_tabs_at_once_becomes_one_lead(send, settings, tree):
    with ThreadPoolExecutor(2) as tabs:
        answers = list(tabs.map(lambda _tab: send(token=make_fresh_token(), once="1790000000000"), range(2)))
    assert len({read_code(answer) for answer in answers}) == 1
    assert len(list_waiting(settings.LOA_SPOOL_DIR)) == 1
    ingest_spool()
    assert (Lead.objects.count(), Submission.objects.count()) == (1, 1)


@pytest.mark.django_db
def test_a_kept_form_sent_again_long_after_it_was_recorded_gives_the_same_receipt_and_no_second_lead(send, tree):
    first = read_code(send(token=make_fresh_token(), once="1790000000000"))
    ingest_spool()
    assert read_code(send(token=make_fresh_token(), once="1790000000000")) == first
    ingest_spool()
    assert (Lead.objects.count(), Submission.objects.count()) == (1, 1)


def test_what_was_written_anew_or_changed_is_another_sending(send, settings):
    codes = [
        read_code(send(token="a token", once="1")), read_code(send(token="a token", once="2")),
        read_code(send(token="a token", once="1", name="Người khác")), read_code(send(token="a token")),
    ]  # fmt: skip
    assert len(set(codes)) == 4


def test_what_marks_a_sending_is_nothing_that_somebody_wrote(send):
    text = send(page="/khong-co/", once="1790000000000").content.decode()
    assert "Trần Thị Ước Mơ" in text
    assert "1790000000000" not in text
