"""What is in the envelope between the intake and the office: one sending, as plain data. Pure Python.

The intake writes FORMAT 2. FORMAT 1 is read as well: files may wait in a spool, or lie set aside, over an update.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cms.interest.receipts import is_code

FORMAT = 2
KINDS = ("join", "question", "employer", "call_back")
"""What a form is for; each form is of one kind."""
CHANNELS = ("web", "paper", "phone", "sheet", "canary")
"""How a sending reached us. The intake writes `web` and `canary`; the office types in the others."""
_MOST_POINTS = 100


class BadMessage(ValueError):
    """The content of an envelope is not what the intake writes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One question with its answer.

    `phone`: E.164 when the question asks for a number and got one. `code`: the code in the union's tables of what the
    answer names (a commune's code, a trade's slug), where that was clear. `words`: what the worker read or typed,
    where `value` stands for it ("yes" for "Đủ 16 tuổi rồi", "Phường Rạch Giá" for "rach gia").
    """

    name: str
    label: str
    value: str
    phone: str = ""
    code: str = ""
    words: str = ""

    @property
    def shown(self) -> str:
        """The answer for people to read: `Đủ 16 tuổi rồi`, `Phường Rạch Giá (rach gia)`."""
        if self.code and self.words:
            return f"{self.value} ({self.words})"
        return self.words or self.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """One purpose with the exact wording shown, agreed to or not."""

    purpose: str
    wording: str
    given: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One thing that looks odd about a sending. `name`: a slug that stays; `points`: how odd, 1 to 100."""

    name: str
    points: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One sending of one form.

    `kind`: one of KINDS. `channel`: one of CHANNELS. `suspicion`: what looked odd; nothing is dropped for it.
    `started_at`: when the form's token was given out, None without one. `placement`: where the worker came from (the
    code on a poster). `canary`: a trial sent by ourselves, never a person.
    """

    code: str
    form: str
    version: str
    page: str
    language: str
    received_at: datetime
    answers: tuple[Answer, ...]
    agreements: tuple[Agreement, ...]
    kind: str = "join"
    channel: str = "web"
    suspicion: tuple[Reason, ...] = ()
    started_at: datetime | None = None
    placement: str = ""
    canary: bool = False

    def answer(self, name: str) -> str:
        """What was answered to the question `name`; empty when it was not asked or left empty."""
        return next((answer.value for answer in self.answers if answer.name == name), "")

    def answer_code(self, name: str) -> str:
        """The code of what was chosen for the question `name`; empty when nothing was chosen from a list."""
        return next((answer.code for answer in self.answers if answer.name == name), "")

    def agrees_to(self, purpose: str) -> bool:
        """True when the box of this purpose was shown and ticked."""
        return any(agreement.given for agreement in self.agreements if agreement.purpose == purpose)

    @property
    def phone(self) -> str:
        """The first number given (E.164), a Zalo number included; empty when there is none."""
        return next((answer.phone for answer in self.answers if answer.phone), "")

    @property
    def points(self) -> int:
        """How odd the sending looks: the sum of its reasons."""
        return sum(reason.points for reason in self.suspicion)


def write_message(message: Message) -> bytes:
    """The message as bytes to be sealed."""
    return json.dumps({**_take_apart(message), "format": FORMAT}, ensure_ascii=False, default=_write_value).encode()


def read_message(content: bytes) -> Message:
    """The message that `write_message` wrote, now or in FORMAT 1. Raises BadMessage, which never quotes the content."""
    try:
        data = json.loads(content)
        number = data.pop("format")
        if number not in (1, FORMAT):
            raise BadMessage("of another format")
        message = Message(**_read_values(data if number == FORMAT else _from_format_1(data)))
    except (ValueError, TypeError, KeyError, AttributeError):
        # `from None`: the cause would carry personal data into a traceback.
        raise BadMessage("not a message") from None
    _check(message)
    return message


def _take_apart(part: Any) -> dict[str, Any]:
    # By hand: `asdict` copies deeply, and took longer than the sealing.
    return {name: getattr(part, name) for name in part.__slots__}


def _write_value(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else _take_apart(value)


def _from_format_1(data: dict[str, Any]) -> dict[str, Any]:
    # Its forms were called by their kinds.
    return data | {"kind": data["form"] if data["form"] in KINDS else "join"}


def _read_values(data: dict[str, Any]) -> dict[str, Any]:
    started = data.get("started_at")
    return data | {
        "received_at": datetime.fromisoformat(data["received_at"]),
        "started_at": datetime.fromisoformat(started) if started else None,
        "answers": tuple(Answer(**answer) for answer in data["answers"]),
        "agreements": tuple(Agreement(**agreement) for agreement in data["agreements"]),
        "suspicion": tuple(Reason(**reason) for reason in data.get("suspicion", ())),
    }


def _check(message: Message) -> None:
    times = [message.received_at, *([message.started_at] if message.started_at else [])]
    if not is_code(message.code) or any(time.tzinfo is None for time in times):
        raise BadMessage("without a receipt code or a time")
    if message.kind not in KINDS or message.channel not in CHANNELS or type(message.canary) is not bool:
        raise BadMessage("of an unknown kind or channel")
    if not all(type(reason.points) is int and 0 < reason.points <= _MOST_POINTS for reason in message.suspicion):
        raise BadMessage("with reasons that count nothing")
    if not all(type(agreement.given) is bool for agreement in message.agreements):
        raise BadMessage("with ticks that are none")
    if not all(isinstance(text, str) for text in _list_texts(message)):
        raise BadMessage("with answers that are no text")


def _list_texts(message: Message) -> Iterator[Any]:
    yield from (message.form, message.version, message.page, message.language, message.placement)
    for part in (*message.answers, *message.agreements, *message.suspicion):
        yield from (value for name, value in _take_apart(part).items() if name not in ("given", "points"))
