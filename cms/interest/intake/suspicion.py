"""What looks odd about a sending, in points. Nothing is dropped for it, and the visitor never learns of it.

The office sets a sending aside at five points or more, until somebody looks. So one reason alone decides only where a
worker can hardly cause it: the field nobody sees, a token that is none, several links to strange sites, one long text
that is not about work sent in the name of many workplaces. Everything else needs company: most workers share a network
with their factory, write the name of the same company, and many say the same few words.
"""

import re
from collections.abc import Iterable
from datetime import datetime, timedelta

from cms.interest.intake.form_page import ASKED, TOKEN
from cms.interest.intake.tokens import Token, looks_like_token
from cms.interest.messages import Answer, Reason
from cms.schema.text import fold
from cms.union.names import strip_company_words

TRAP = "website"
"""The name of the field nobody sees; machines that fill in everything fill it in."""
TOO_FAST, TOO_OLD = timedelta(seconds=2), timedelta(hours=24)
TOO_FAST_TO_PRESS = timedelta(seconds=1)
"""Where there is nothing to write any more, only a button to press."""
MANY_FROM_ONE_NETWORK = ((60, 3), (20, 1))
"""More than so many sendings in ten minutes count so much. A factory's canteen may share one network, so: little."""
MANY_TOO_FAST = ((60, 3), (5, 2))
"""The same for a form filled in faster than anybody types."""
FROM_MANY_PLACES = ((5, 5),)
"""One text in the name of more than so many workplaces. Fewer may be one workplace, written in several ways. What is
about work may be a petition, or words that a campaign gave to everybody."""
REPEATED = ((10, 1),)
"""The same from one workplace may well be its workers, who agreed on what to write."""
LONG_ENOUGH_TO_REPEAT = 40
"""Letters. Shorter ones are what everybody writes: "toi muon tham gia cong doan", "cho em hoi ve bao hiem xa hoi"."""
ENOUGH_WORDS = 8
"""Words from which on a text has to hold one that is Vietnamese."""

_LINK = re.compile(
    r"(?P<address>https?://\S+|www\.\S+|\[url|<a\s)"
    r"|(?<![@\w.-])[\w-]+(?:\.[\w-]+)*\.(?:com|net|org|ru|info|xyz|top|vip|club|online|shop)\b",
    re.I,
)
_WHERE_PEOPLE_ARE = re.compile(
    r"^(?:https?://)?(?:[\w-]+\.)*(?:[\w-]+\.vn|facebook\.com|fb\.com|fb\.watch|m\.me|messenger\.com|zalo\.me|youtube\.com|"
    r"youtu\.be|tiktok\.com|google\.com|goo\.gl|instagram\.com|icloud\.com|vnexpress\.net)(?![\w.@:-])",
    re.I,
)
_OTHER_SCRIPT = re.compile(r"[\u0400-\u04ff\u0600-\u06ff\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")
_LONG_WORD = re.compile(r"[A-Za-z]{16,}")
_MIXED_CASE = re.compile(r"\b[A-Za-z]*[a-z][A-Z]{1,}[a-z]+[A-Z][A-Za-z]*\b")
_SAME_DIGITS = re.compile(r"(\d)\1{6,}")
_RUNS = ("0123456789", "9876543210")
_LATIN_WORD = re.compile(r"[a-z]+")
_VIETNAMESE = frozenset(
    {
        *("toi", "em", "anh", "chi", "minh", "cong", "luong", "viec", "khong", "duoc", "xin", "hoi", "thang", "nam"),
        *("nguoi", "nha", "goi", "chua", "dang", "voi", "lam", "hai", "bao", "hiem", "nghi", "tang", "tien", "gio"),
        *("ngay", "ket", "hop", "dong", "giup", "muon", "biet", "nhan", "phep", "duoi", "xuong", "thuong"),
        *("nhung", "tru"),
    }
)
"""Folded words: one stands in nearly every Vietnamese sentence, none in the languages of advertising."""
_VIETNAMESE_LETTER = re.compile(r"[ăđơư\u1ea0-\u1ef9]", re.I)
"""In text that is NFC. The other letters with marks stand in other languages too."""
_ABOUT_WORK = re.compile(
    r"\b(?:cong doan|cong nhan|nguoi lao dong|luong|tang ca|bao hiem|hop dong|cong ty|cty|xuong|thai san"
    r"|nghi viec|nghi phep)\b"
)
_FACTS = frozenset({"name", "workplace", "commune", "trade", "other_contact", "best_time", "company_role", "language"})
"""Answers that are true of many people at once; they are no text somebody made up."""


def list_reasons(
    *,
    answers: Iterable[Answer],
    posted: dict[str, str],
    token: Token | None,
    now: datetime,
    near: int,
    same: int,
    places: int,
) -> tuple[Reason, ...]:
    """Every reason there is.

    `posted`: the fields as they came; `near`: sendings from this network in ten minutes; `same`: with this text today;
    `places`: how many workplaces those name.
    """
    said = [answer for answer in answers if answer.value and not answer.code]
    text = "\n".join(answer.value for answer in said if not answer.phone)
    of_token = _judge_token(token, posted, now)
    found = {
        "honeypot": 5 if posted.get(TRAP) else 0,
        **of_token,
        "rate": _grade(near, MANY_TOO_FAST if of_token.get("too_fast") else MANY_FROM_ONE_NETWORK),
        "repeated": max(0 if _is_about_work(said) else _grade(places, FROM_MANY_PLACES), _grade(same, REPEATED)),
        "links": _judge_links(text),
        "nonsense_phone": 2 if any(_is_nonsense(answer.phone) for answer in said) else 0,
        "other_script": 3 if _is_in_other_script(said) else 0,
        "foreign_words": 2 if _is_in_foreign_words(said) else 0,
        "gibberish": 3 if _is_gibberish(said) else 0,
        "same_everywhere": 3 if _says_one_thing(said) else 0,
    }
    return tuple(Reason(name=name, points=points) for name, points in found.items() if points)


def get_text(answers: Iterable[Answer]) -> str:
    """What is compared with other sendings: the longest text written freely, folded; empty when it is short."""
    text = _fold(max((answer.value for answer in _list_free(answers)), key=len, default=""))
    return text if len(text) >= LONG_ENOUGH_TO_REPEAT else ""


def get_place(answers: Iterable[Answer]) -> str:
    """Where the sender works or lives, as it is compared; empty when that was not said."""
    said = {answer.name: answer.value for answer in answers}
    return strip_company_words(said.get("workplace") or said.get("commune") or "")


def _list_free(answers: Iterable[Answer]) -> list[Answer]:
    return [answer for answer in answers if not (answer.code or answer.phone or answer.name in _FACTS)]


def _fold(text: str) -> str:
    return " ".join(fold(text).split())


def _judge_token(token: Token | None, posted: dict[str, str], now: datetime) -> dict[str, int]:
    if token is None:
        # A worker's may be one that was signed with the secret before this one.
        return {"no_token": 4 if looks_like_token(posted.get(TOKEN, "")) else 5}
    age = now - token.issued_at
    return {
        "too_fast": 3 if age < (TOO_FAST_TO_PRESS if posted.get(ASKED) else TOO_FAST) else 0,
        "old_token": 1 if age > TOO_OLD else 0,
        "no_work": 0 if token.has_work(posted.get("work", "")) else 1,
    }


def _grade(count: int, steps: tuple[tuple[int, int], ...]) -> int:
    return next((points for above, points in steps if count > above), 0)


def _judge_links(text: str) -> int:
    """A link to where people are costs nothing. A site that is only named may be the company's, or several shops'."""
    strange = [found for found in _LINK.finditer(text) if not _WHERE_PEOPLE_ARE.match(found.group())]
    links = {found.group() for found in strange if found["address"]}
    if len(links) > 1:
        return 5
    return 4 if links else 2 if strange else 0


def _is_nonsense(phone: str) -> bool:
    digits = phone.removeprefix("+84")
    return bool(phone) and bool(_SAME_DIGITS.search(digits) or any(digits[-7:] in run for run in _RUNS))


def _is_in_other_script(answers: Iterable[Answer]) -> bool:
    """Whether it is written in a script nobody here writes in. A company's own sign may well be Chinese."""
    return any(_OTHER_SCRIPT.search(answer.value) for answer in answers if answer.name != "workplace")


def _is_in_foreign_words(answers: list[Answer]) -> bool:
    """Whether it is longer than a few words and none of them is Vietnamese. Who asks to speak English may write it."""
    if any(answer.name == "language" and answer.value != "vi" for answer in answers):
        return False
    text = " ".join(answer.value for answer in _list_free(answers))
    words = _LATIN_WORD.findall(_fold(text))
    return len(words) >= ENOUGH_WORDS and _VIETNAMESE.isdisjoint(words) and not _VIETNAMESE_LETTER.search(text)


def _is_about_work(answers: Iterable[Answer]) -> bool:
    return any(_ABOUT_WORK.search(_fold(answer.value)) for answer in _list_free(answers))


def _is_gibberish(answers: Iterable[Answer]) -> bool:
    """Words no Vietnamese has: sixteen plain letters in a row, capitals all over."""
    short = " ".join(answer.value for answer in answers if answer.name in ("name", "workplace", "commune"))
    return bool(_LONG_WORD.search(short) or _MIXED_CASE.search(short))


def _says_one_thing(answers: Iterable[Answer]) -> bool:
    texts = [answer.value for answer in answers if not answer.phone]
    return len(texts) >= 3 and len(set(texts)) == 1
