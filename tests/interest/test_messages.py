"""What the office reads is what the intake wrote, in the format of today and in the one before."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.interest.messages import (
    CHANNELS,
    KINDS,
    Agreement,
    Answer,
    BadMessage,
    Message,
    Reason,
    read_message,
    write_message,
)
from cms.interest.receipts import make_code

TEXT = st.text(max_size=40)
TIMES = st.datetimes(datetime(2020, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))
MESSAGES = st.builds(
    Message,
    code=st.builds(make_code),
    form=TEXT,
    version=TEXT,
    page=TEXT,
    language=st.sampled_from(["vi", "km", "en"]),
    received_at=TIMES,
    answers=st.lists(st.builds(Answer, name=TEXT, label=TEXT, value=TEXT, phone=TEXT, code=TEXT)).map(tuple),
    agreements=st.lists(st.builds(Agreement, purpose=TEXT, wording=TEXT, given=st.booleans())).map(tuple),
    kind=st.sampled_from(KINDS),
    channel=st.sampled_from(CHANNELS),
    suspicion=st.lists(st.builds(Reason, name=TEXT, points=st.integers(1, 100))).map(tuple),
    started_at=st.none() | TIMES,
    placement=TEXT,
    canary=st.booleans(),
)
FORMAT_1 = {
    "format": 1,
    "code": make_code(),
    "form": "call_back",
    "version": "v1",
    "page": "/tham-gia/",
    "language": "vi",
    "received_at": "2026-11-22T07:00:00+00:00",
    "answers": [{"name": "name", "label": "Tên", "value": "Chị Hoa", "phone": ""}],
    "agreements": [{"purpose": "consent_contact", "wording": "Tôi đồng ý.", "given": True}],
}


@given(MESSAGES)
def test_every_message_is_read_as_it_was_written(message):
    assert read_message(write_message(message)) == message


def test_a_message_written_before_the_update_is_still_read():
    message = read_message(json.dumps(FORMAT_1).encode())
    assert (message.kind, message.channel, message.suspicion, message.canary) == ("call_back", "web", (), False)
    assert message.answer("name") == "Chị Hoa"
    assert message.agrees_to("consent_contact")


@pytest.mark.parametrize(
    "change",
    [
        {"format": 3},
        {"kind": "poem"},
        {"channel": "pigeon"},
        {"suspicion": [{"name": "honeypot", "points": 0}]},
        {"suspicion": [{"name": "honeypot", "points": True}]},
        {"suspicion": [{"name": "honeypot", "points": "5"}]},
        {"answers": [{"name": "name", "label": "Tên", "value": 7}]},
        {"agreements": [{"purpose": "consent_contact", "wording": "Tôi đồng ý.", "given": "no"}]},
        {"started_at": "soon"},
        {"started_at": "2026-11-22T07:00:00"},
        {"page": None},
        {"surprise": 1},
        {"code": "AAAAA"},
    ],
)
def test_what_the_intake_would_not_write_is_refused_without_quoting_it(change):
    with pytest.raises(BadMessage) as caught:
        read_message(json.dumps(FORMAT_1 | {"format": 2} | change).encode())
    assert "Hoa" not in str(caught.value)
