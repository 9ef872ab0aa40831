"""What looks odd about a sending, in points. Nothing is dropped for it, and the visitor never learns of it.

The office sets a sending aside at five points or more, until somebody looks. So one reason alone decides only where a
person can hardly cause it: the field nobody sees.
"""

import re
from collections.abc import Iterable
from datetime import datetime, timedelta

from cms.interest.intake.tokens import Token
from cms.interest.messages import Answer, Reason
from cms.schema.text import fold

TRAP = "website"
"""The name of the field nobody sees; machines that fill in everything fill it in."""
TOO_FAST, TOO_OLD = timedelta(seconds=2), timedelta(hours=24)
MANY_FROM_ONE_NETWORK = ((60, 3), (20, 1))
"""More than so many sendings in ten minutes count so much. A factory's canteen may share one network, so: little."""
REPEATED = ((10, 3), (3, 2))
LONG_ENOUGH_TO_REPEAT = 20

_LINK = re.compile(r"https?://|www\.|\[url|<a\s|\b[\w-]+\.(?:com|net|org|ru|info|xyz|top|vip|club|online|shop)\b", re.I)
_OTHER_SCRIPT = re.compile(r"[\u0400-\u04ff\u0600-\u06ff\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")
_LONG_WORD = re.compile(r"[A-Za-z]{16,}")
_MIXED_CASE = re.compile(r"\b[A-Za-z]*[a-z][A-Z]{1,}[a-z]+[A-Z][A-Za-z]*\b")
_SAME_DIGITS = re.compile(r"(\d)\1{6,}")
_RUNS = ("0123456789", "9876543210")


def list_reasons(
    *, answers: Iterable[Answer], posted: dict[str, str], token: Token | None, now: datetime, near: int, same: int
) -> tuple[Reason, ...]:
    """Every reason there is.

    `posted`: the fields as they came; `near`: sendings from this network in ten minutes; `same`: with this text today.
    """
    said = [answer for answer in answers if answer.value and not answer.code]
    text = "\n".join(answer.value for answer in said if not answer.phone)
    found = {
        "honeypot": 5 if posted.get(TRAP) else 0,
        **_judge_token(token, posted.get("work", ""), now),
        "rate": _grade(near, MANY_FROM_ONE_NETWORK),
        "repeated": _grade(same, REPEATED),
        "links": _judge_links(text),
        "nonsense_phone": 2 if any(_is_nonsense(answer.phone) for answer in said) else 0,
        "other_script": 3 if _OTHER_SCRIPT.search(text) else 0,
        "gibberish": 3 if _is_gibberish(said) else 0,
        "same_everywhere": 3 if _says_one_thing(said) else 0,
    }
    return tuple(Reason(name=name, points=points) for name, points in found.items() if points)


def get_text(answers: Iterable[Answer]) -> str:
    """What is compared with other sendings: the longest text written freely, folded; empty when it is short."""
    longest = max((answer.value for answer in answers if not answer.code and not answer.phone), key=len, default="")
    text = " ".join(fold(longest).split())
    return text if len(text) >= LONG_ENOUGH_TO_REPEAT else ""


def _judge_token(token: Token | None, work: str, now: datetime) -> dict[str, int]:
    if token is None:
        return {"no_token": 4}
    age = now - token.issued_at
    return {
        "too_fast": 3 if age < TOO_FAST else 0,
        "old_token": 1 if age > TOO_OLD else 0,
        "no_work": 0 if token.has_work(work) else 1,
    }


def _grade(count: int, steps: tuple[tuple[int, int], ...]) -> int:
    return next((points for above, points in steps if count > above), 0)


def _judge_links(text: str) -> int:
    return {0: 0, 1: 2}.get(len(_LINK.findall(text)), 4)


def _is_nonsense(phone: str) -> bool:
    digits = phone.removeprefix("+84")
    return bool(phone) and bool(_SAME_DIGITS.search(digits) or any(digits[-7:] in run for run in _RUNS))


def _is_gibberish(answers: Iterable[Answer]) -> bool:
    """Words no Vietnamese has: sixteen plain letters in a row, capitals all over."""
    short = " ".join(answer.value for answer in answers if answer.name in ("name", "workplace", "commune"))
    return bool(_LONG_WORD.search(short) or _MIXED_CASE.search(short))


def _says_one_thing(answers: Iterable[Answer]) -> bool:
    texts = [answer.value for answer in answers if not answer.phone]
    return len(texts) >= 3 and len(set(texts)) == 1
