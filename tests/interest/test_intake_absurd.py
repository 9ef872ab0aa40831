"""Whatever is posted, a page comes back that says what to do; never a bare error."""

import io
import os
from datetime import UTC, datetime
from http import HTTPStatus

import pytest
from bs4 import BeautifulSoup
from django.test import Client, RequestFactory
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cms.interest.intake import views
from cms.interest.intake.body import LARGEST, clean
from cms.interest.intake.receipt_note import write_note
from cms.interest.receipts import make_code
from tests.interest.conftest import ANSWERS

EXPECTED = {200, 303, 400, 403, 404, 405, 413, 415, 422}
often = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def is_kind_page(response) -> bool:
    return response.content.decode().lstrip().lower().startswith("<!doctype html>") and bool(response.content)


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"&&&===", 404),
        (b"page=%2Ftham-gia%2F", 422),
        (b"page=%2Ftham-gia%2F&name=%ff%fe&phone=%00", 422),
        (b"page=%2Ftham-gia%2F&name=\xff\xfe\xfd", 422),
        (b"page=%2Ftham-gia%2F&" + b"&".join(b"f%d=1" % number for number in range(300)), 400),
        (b"page=%2Ftham-gia%2F&name=" + b"a" * 100_000, 422),
        (b"page=%2Ftham-gia%2F&name=" + "ệ".encode() * 100_000, 422),
        (b"page=%2Ftham-gia%2F&name=" + b"%E1%BB%87" * 100_000, 422),
        (b"name=" + b"a" * (LARGEST + 1), 413),
        (b"name=" + b"a" * 10_000_000, 413),
    ],
    ids=str,
)
def test_absurd_bodies_get_a_page(send, body, status):
    response = send(body)
    assert response.status_code == status
    assert is_kind_page(response)


def test_an_empty_post_gets_a_page(join_page):
    request = RequestFactory().post("/gui/join/", "x", content_type="application/x-www-form-urlencoded")
    request.META["CONTENT_LENGTH"] = "0"
    request._stream = io.BytesIO()
    assert views.receive(request, form_name="join").status_code == 404


def test_a_hundred_thousand_letters_stay_in_the_page(send):
    assert "a" * 100_000 in send(question="a" * 100_000).content.decode()


def test_a_body_too_large_is_not_read_into_memory(join_page):
    class Counting:
        largest = 0

        def read(self, size=-1):
            Counting.largest = max(Counting.largest, size if size >= 0 else 10**9)
            return b"a" * max(size, 0)

    request = RequestFactory().post("/gui/join/", "x", content_type="application/x-www-form-urlencoded")
    request.META["CONTENT_LENGTH"] = "10000000000"
    request._stream = Counting()
    assert views.receive(request, form_name="join").status_code == 413
    assert Counting.largest <= LARGEST + 1


@pytest.mark.parametrize(
    "kind",
    ["", "text/plain", "application/json", "multipart/form-data; boundary=x", "multipart/form-data", "x" * 5000, ";;;"],
)
def test_another_kind_of_content_is_refused_kindly(send, kind):
    response = send(b'{"name": "x"}', content_type=kind)
    assert response.status_code == 415
    assert is_kind_page(response)


def test_the_charset_a_browser_adds_is_no_matter(send):
    kind = "application/x-www-form-urlencoded; charset=ISO-8859-1"
    assert send(b"page=/tham-gia/", content_type=kind).status_code == 422


def test_of_a_field_sent_twice_the_first_that_is_filled_counts(send):
    body = b"page=%2Ftham-gia%2F&form_version=v1&token=x&name=&name=Lan&name=Hoa&phone=0912345678&consent_contact=on"
    assert send(body).status_code == 303


@pytest.mark.parametrize("method", ["get", "head", "put", "delete", "patch", "options", "trace"])
def test_only_posts_are_taken_where_forms_are_sent(join_page, method):
    response = getattr(Client(), method)("/gui/join/")
    assert response.status_code == 405
    assert response["Allow"] == "POST"


def test_a_receipt_is_only_looked_at(join_page):
    assert Client().post("/bien-nhan/AAAAA-AAAAA-AAAAA/").status_code == 405


@pytest.mark.parametrize("form", ["khong-co", "call_back", "..", "%00", "a" * 3000, "<script>"])
def test_a_form_nobody_knows_is_not_found(send, form, db):
    assert send(form=form).status_code == 404


def test_the_last_slash_may_be_missing(join_page):
    kind = "application/x-www-form-urlencoded"
    assert Client().post("/gui/join", b"page=/tham-gia/", content_type=kind).status_code == 422


def test_a_wrong_length_is_no_matter(join_page):
    for length in ("-5", "abc", "99999"):
        request = RequestFactory().post("/gui/join/", ANSWERS, content_type="application/x-www-form-urlencoded")
        request.META["CONTENT_LENGTH"] = length
        assert views.receive(request, form_name="join").status_code in EXPECTED


def test_a_body_of_unknown_length_is_refused_kindly(send):
    response = send(headers={"Transfer-Encoding": "chunked"})
    assert response.status_code == 411
    assert is_kind_page(response)


def test_an_unforeseen_error_is_a_page_and_logs_its_kind_only(send, monkeypatch, caplog):
    def explode(*_args):
        raise RuntimeError("0912345678 Trần Thị Ước Mơ")

    monkeypatch.setattr(views, "find_form_page", explode)
    response = send()
    assert response.status_code == HTTPStatus.SERVICE_UNAVAILABLE
    assert is_kind_page(response)
    assert "RuntimeError" in caplog.text
    assert "0912345678" not in caplog.text


@often
@given(body=st.binary(max_size=2000))
def test_any_bytes_get_an_answer(send, body):
    assert send(body).status_code in EXPECTED


@often
@given(fields=st.dictionaries(st.sampled_from([*ANSWERS, "zalo", "question", "when", "x"]), st.text(max_size=200)))
def test_any_answers_get_an_answer(send, fields):
    response = send(**{name: value.encode("utf-8", "replace") for name, value in fields.items()})
    assert response.status_code in EXPECTED
    assert response.status_code == 303 or is_kind_page(response)


@often
@given(text=st.text(max_size=300))
def test_whatever_was_typed_stands_in_the_page_again(send, text):
    response = send(name=text.encode("utf-8", "replace"), question=text.encode("utf-8", "replace"), phone="")
    page = BeautifulSoup(response.content.decode(), "html.parser")
    kept = clean(text.encode("utf-8", "replace").decode())
    assert response.status_code == 422
    assert page.find(id="f-name")["value"] == kept
    assert page.find(id="f-question").get_text() == kept
    assert page.find("script") is None


@often
@given(note=st.text(min_size=1, max_size=40), page=st.text(max_size=100))
def test_any_receipt_address_gets_an_answer(join_page, note, page):
    request = RequestFactory().get("/bien-nhan/x/")
    assert views.show_receipt(request, note=note).status_code == 410
    page = page.encode("utf-8", "replace").decode()
    note = write_note(code=make_code(), page=page, promise=None, now=datetime.now(UTC))
    assert views.show_receipt(request, note=note).status_code == 200


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may pass any host")
def test_a_strange_host_is_refused_without_an_error(send, settings):
    settings.ALLOWED_HOSTS = ["congdoan.example"]
    assert send(headers={"Host": "evil.example", "Origin": "https://evil.example"}).status_code in (400, 403)
