"""What is in the envelope between the intake and the office: one sending, as plain data. Pure Python."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime

from cms.interest.receipts import is_code

FORMAT = 1


class BadMessage(ValueError):
    """The content of an envelope is not what the intake writes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One question with its answer. `phone`: E.164 when the question asks for a number and got one."""

    name: str
    label: str
    value: str
    phone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """One purpose with the exact wording shown, agreed to or not."""

    purpose: str
    wording: str
    given: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One sending of one form."""

    code: str
    form: str
    version: str
    page: str
    language: str
    received_at: datetime
    answers: tuple[Answer, ...]
    agreements: tuple[Agreement, ...]

    def answer(self, name: str) -> str:
        """What was answered to the question `name`; empty when it was not asked or left empty."""
        return next((answer.value for answer in self.answers if answer.name == name), "")

    @property
    def phone(self) -> str:
        """The first number given (E.164), a Zalo number included; empty when there is none."""
        return next((answer.phone for answer in self.answers if answer.phone), "")


def write_message(message: Message) -> bytes:
    """The message as bytes to be sealed."""
    data = asdict(message) | {"format": FORMAT, "received_at": message.received_at.isoformat()}
    return json.dumps(data, ensure_ascii=False).encode()


def read_message(content: bytes) -> Message:
    """The message that `write_message` wrote. Raises BadMessage, which never quotes the content."""
    try:
        data = json.loads(content)
        if data.pop("format") != FORMAT:
            raise BadMessage("of another format")
        data["received_at"] = datetime.fromisoformat(data["received_at"])
        data["answers"] = tuple(Answer(**answer) for answer in data["answers"])
        data["agreements"] = tuple(Agreement(**agreement) for agreement in data["agreements"])
        message = Message(**data)
    except (ValueError, TypeError, KeyError, AttributeError):
        # `from None`: the cause would carry personal data into a traceback.
        raise BadMessage("not a message") from None
    if not is_code(message.code) or message.received_at.tzinfo is None:
        raise BadMessage("without a receipt code or a time")
    return message
