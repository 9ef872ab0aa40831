"""The thank-you page: which unit calls by when, from the office's facts, and the way to the worker's page."""

from base64 import urlsafe_b64decode
from datetime import UTC, datetime
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.utils import timezone

from cms.interest.actions import write_promises
from cms.interest.intake.receipt_note import ReceiptNote, read_note, write_note
from cms.interest.promises import Promise
from cms.interest.receipts import make_code
from tests.interest.conftest import publish_join_page

UNIT = "Công đoàn phường Rạch Giá"


@pytest.fixture
def promised(tree, join_page):
    write_promises(now=timezone.now())


def open_receipt(sent):
    assert sent.status_code == 303, sent.text
    return Client().get(sent["Location"])


def test_it_says_which_unit_calls_by_when_and_leads_to_the_workers_page(promised, send):
    publish = open_receipt(send(no_local_contact=""))
    assert "LĐLĐ tỉnh Biển Tây sẽ gọi cho bạn trước" in publish.text or f"{UNIT} sẽ gọi cho bạn trước" in publish.text
    assert '<form action="/bien-nhan/" method="post">' in publish.text
    assert "Xem việc đến đâu" in publish.text


def test_where_the_worker_goes_says_nothing_of_the_unit(promised, send):
    address = send()["Location"]
    assert urlsplit(address).query == ""
    note = urlsplit(address).path.split("/")[2]
    plain = urlsafe_b64decode(note + "=" * (-len(note) % 4))
    assert not [word for word in ("LĐLĐ", "Rạch", "Công đoàn", "/tham-gia/") if word.encode() in plain]
    assert "sẽ gọi cho bạn trước" in read_note(note, timezone.now()).promised


def test_without_the_offices_facts_the_page_is_as_before(tree, send):
    answer = open_receipt(send())
    assert answer.status_code == 200
    assert "sẽ gọi cho bạn trước" not in answer.text
    assert "/bien-nhan/" in answer.text


def test_a_theme_without_places_gets_them_made_and_the_plain_page_has_them(promised, send, settings):
    sent = send()
    (settings.LOA_SITE_DIR / "tham-gia" / "da-nhan" / "index.html").unlink()
    plain = open_receipt(sent)
    assert "sẽ gọi cho bạn trước" in plain.text
    assert 'action="/bien-nhan/"' in plain.text
    assert "form-action 'self'" in plain["Content-Security-Policy"]
    publish_join_page(settings.LOA_SITE_DIR)


def test_nobody_makes_up_a_promise():
    code, by = make_code(), datetime(2026, 11, 27, 9, 30, tzinfo=UTC)
    now = timezone.now()
    note = write_note(code=code, page="/x/", promise=Promise(unit=UNIT, phone="", by=by, rule="place"), now=now)
    said = f"Cán bộ {UNIT} sẽ gọi cho bạn trước 16:30 | 27/11/2026."
    assert read_note(note, now) == ReceiptNote(code=code, page="/x/", promised=said)
    for text in ("", "x", "=", note[:-3], note + "A", "é", "\0" * 2000):
        assert read_note(text, now) is None
