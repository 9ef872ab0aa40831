"""Anything a stranger may throw at the intake: nothing answers 500, and what reaches the spool can be read."""

import shutil
from datetime import UTC, datetime
from urllib.parse import quote_from_bytes, urlencode

from django.conf import settings as settings_now
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cms.interest.intake.tokens import make_token
from cms.interest.messages import read_message
from cms.interest.receipts import make_code
from cms.interest.sealing import open_sealed
from cms.interest.spool import list_waiting
from tests.interest.conftest import ANSWERS, FORM, JOIN

FORM_TYPE = "application/x-www-form-urlencoded"
HARD = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
KNOWN = [*ANSWERS, *(field.name for field in FORM.fields), "commune_choice", "asked", "edit", "work", "placement"]
STRANGE = ["website", "canary", "csrfmiddlewaretoken", "name[]", "__proto__", ""]
NAMES = st.sampled_from([*KNOWN, *STRANGE]) | st.text(max_size=20)
ODD = st.sampled_from(
    [
        "",
        "\x00",
        "a" * 5_000,
        "é" * 2_000,
        "\u202eabc",
        "\ud800",
        "%",
        "&=",
        "'; DROP TABLE lead; --",
        "{{7*7}}",
        "=1+1",
    ]
)
VALUES = ODD | st.text(max_size=60) | st.sampled_from(list(ANSWERS.values()))
METHODS = st.sampled_from(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "X" * 40])
PATHS = st.sampled_from(
    ["/gui/join/", "/gui/join", "/gui/join/the/", "/gui/nothing/", "/gui/bieu-mau.js", "/gui/suc-khoe/", "/gui/%00/"]
) | st.text(alphabet="abc/.%-_\u1ea1\x00 ", max_size=30).map(lambda text: f"/gui/{text}")
HEADER = st.text(alphabet=st.characters(min_codepoint=32, max_codepoint=255), max_size=60)
HEADERS = st.fixed_dictionaries(
    {},
    optional={
        "HTTP_ACCEPT": st.just("application/json") | HEADER,
        "HTTP_ORIGIN": HEADER | st.sampled_from(["null", "http://[", "https://evil.example"]),
        "HTTP_SEC_FETCH_SITE": HEADER,
        "HTTP_HOST": HEADER,
        "HTTP_AUTHORIZATION": HEADER,
        "HTTP_TRANSFER_ENCODING": HEADER | st.just("chunked"),
        "HTTP_ACCEPT_LANGUAGE": HEADER,
        "HTTP_COOKIE": HEADER,
        "HTTP_X_FORWARDED_FOR": HEADER,
        "REMOTE_ADDR": HEADER | st.sampled_from(["", "::1", "999.1.1.1", "203.0.113.7"]),
        "CONTENT_LENGTH": st.sampled_from(["-1", "x", "99999999999", "5", ""]),
    },
)
PAIRS = st.lists(st.tuples(NAMES, VALUES), max_size=30)
RAW = st.binary(max_size=400)


def encode(pairs) -> bytes:
    """Pairs as a browser or a liar encodes them."""
    return urlencode([tuple(text.encode("utf-8", "surrogatepass") for text in pair) for pair in pairs]).encode()


def all_readable() -> list:
    """Every message in the spool, opened and read; fails when one cannot be."""
    found = list_waiting(settings_now.LOA_SPOOL_DIR)
    messages = [read_message(open_sealed(path.read_bytes(), settings_now.LOA_OFFICE_PRIVATE_KEY)) for path in found]
    assert [message.code for message in messages] == [path.stem for path in found]
    shutil.rmtree(settings_now.LOA_SPOOL_DIR, ignore_errors=True)
    return messages


def client() -> Client:
    return Client(raise_request_exception=True)


@HARD
@given(method=METHODS, path=PATHS, headers=HEADERS, body=RAW | PAIRS.map(encode), kind=st.just(FORM_TYPE) | HEADER)
def test_any_request_gets_an_answer(join_page, db, method, path, headers, body, kind):
    path = quote_from_bytes(path.encode("utf-8", "surrogatepass"), safe="/%")
    answer = client().generic(method, path, body, content_type=kind, **headers)
    assert answer.status_code < 500 or answer.status_code == 503
    assert not answer.cookies
    all_readable()


@HARD
@given(changes=st.dictionaries(NAMES, VALUES, max_size=6), repeated=PAIRS, signed=st.booleans(), json=st.booleans())
def test_of_a_nearly_good_form_what_is_kept_is_whole(join_page, changes, repeated, signed, json):
    token = make_token("join", "v1", now=datetime.now(UTC)) if signed else "none"
    pairs = [*{**ANSWERS, "token": token, "page": JOIN, **changes}.items(), *repeated]
    headers = {"HTTP_ACCEPT": "application/json"} if json else {}
    answer = client().post("/gui/join/", encode(pairs[:200]), content_type=FORM_TYPE, **headers)
    assert answer.status_code in {200, 201, 303, 403, 404, 422}
    kept = all_readable()
    assert len(kept) == (answer.status_code in (201, 303))
    for message in kept:
        assert message.answer("name")
        assert message.agrees_to("consent_contact")


@HARD
@given(note=st.builds(make_code) | st.text(max_size=30), query=st.text(max_size=60), headers=HEADERS)
def test_any_receipt_gets_an_answer(join_page, db, note, query, headers):
    path = quote_from_bytes(note.encode("utf-8", "surrogatepass"), safe="")
    answer = client().get(f"/bien-nhan/{path}/", {"q": query.encode("utf-8", "replace").decode()}, **headers)
    assert answer.status_code < 500
    assert "<script" not in answer.content.decode().partition("<body")[2]
