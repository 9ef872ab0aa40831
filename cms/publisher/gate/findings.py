"""What the gate has to say of a page, and the words of the page that tell a person where."""

import re
from dataclasses import dataclass
from html import unescape
from typing import Literal, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as mark

Level = Literal["error", "warning"]
NEAR = 60
"""How many letters of the page a sentence quotes."""
REACH = 1500
"""How far around a place, in bytes, words are looked for."""
_WITH_WORDS = re.compile(rb"<(a|button|h[1-6]|label|legend|option|summary|t[dh])\b[^>]*>.{0,1000}?</\1>", re.DOTALL)
_TEXT = re.compile(rb">([^<>]+)(?=<|\Z)")
_TAG = re.compile(rb"<style\b.*?</style>|<[^>]*>", re.DOTALL | re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that is wrong on a page. An error keeps the page back, a warning is shown and passes."""

    level: Level
    message: str
    """A Vietnamese sentence that says what, where on the page, and what to do about it."""


class Complaint(NamedTuple):
    """A finding before it is put into words: the sentence, and what stands in its gaps."""

    level: Level
    sentence: str
    """Marked for translation; `%(near)s` is where on the page."""
    gaps: dict[str, str] = {}
    by_theme: bool = True
    """Whether the theme is to blame, and not what an editor wrote."""


THEME_FAULT = mark("Đây là lỗi của giao diện, hãy báo người quản trị.")


def put_into_words(complaint: Complaint, html: bytes, position: int) -> Finding:
    """The finding of a complaint about what stands at `position` (in bytes) of the page."""
    words = _(complaint.sentence) % {"near": quote_near(html, position), **complaint.gaps}
    if complaint.by_theme:
        words = f"{words} {_(THEME_FAULT)}"
    return Finding(level=complaint.level, message=words)


def quote_near(html: bytes, position: int) -> str:
    """The words a reader sees at `position` of the page, or just before it where none follow; shortened.

    Of a link, a heading and the like only its own words; of an end, the words it ends.
    """
    position = max(0, position)
    before = _list_words(html[max(0, position - REACH) : position])[-1:]
    after = _list_words(b">" + html[position : position + REACH])[:1]
    whole = _WITH_WORDS.match(html, position)
    words = [read_words(whole[0])] if whole else []
    if html.startswith(b"</", position):
        words = before
    return shorten(next(filter(None, [*words, *after, *before]), _("đầu trang")))


def _list_words(html: bytes) -> list[str]:
    """Each piece of text between two tags that holds words."""
    return [words for piece in _TEXT.findall(html) if (words := read_words(piece))]


def read_words(html: bytes) -> str:
    """The text in a piece of HTML, on one line, without a tag that the cut left in half."""
    piece = html[: html.rfind(b"<")] if html.rfind(b"<") > html.rfind(b">") else html
    return " ".join(unescape(_TAG.sub(b" ", piece).decode(errors="ignore")).split())


def shorten(words: str, longest: int = NEAR) -> str:
    """At most `longest` letters, cut between two words where there is a gap."""
    if len(words) <= longest:
        return words
    cut = words[: longest - 1]
    return (cut.rpartition(" ")[0] or cut).rstrip(" ,.;:–-") + "…"
