"""Whatever is posted to the worker's page is answered, and never with an error of the server."""

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given
from hypothesis import settings as trying
from hypothesis import strategies as st

from cms.interest.receipt_page import guard
from tests.interest.desk import record

PAGE = "/bien-nhan/"


@pytest.fixture
def code(tree) -> str:
    return record(at=timezone.now()).submissions.get().code


FORM = "application/x-www-form-urlencoded"


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [(b"{}", "application/json", 415), (b"a" * 2_000_000, FORM, 413), (b"&".join([b"a=1"] * 300), FORM, 400)],
)
def test_what_is_no_form_is_refused(db, body, kind, status):
    assert Client().post(PAGE, body, content_type=kind).status_code == status


@trying(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=300), st.sampled_from(["", "nudge", "correct", "withdraw", "delete", "print", "%00"]))
def test_hostile_posts_are_answered(code, monkeypatch, body, step):
    monkeypatch.setattr("cms.interest.receipt_page.views.GUARD", guard.Guard())
    known = f"code={code}&step={step}".encode()
    for begin in (b"code=", b"token=", known + b"&purpose=", known + b"&text=", known + b"&sure=1&phone="):
        answer = Client().post(PAGE, begin + body, content_type=FORM)
        assert answer.status_code in (200, 400, 404, 422), answer.status_code
