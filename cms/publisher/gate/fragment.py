"""A piece of a page taken apart: its tags, what they point at, and what is wrong with its text wherever it stands."""

import re
from functools import lru_cache
from html.entities import html5

from django.utils.translation import gettext_noop as mark

from cms.publisher.gate.attributes import UNREADABLE
from cms.publisher.gate.findings import Complaint
from cms.publisher.gate.nesting import Place
from cms.publisher.gate.tags import Known, Tag, get_tag_book
from cms.publisher.gate.words import HEADINGS

MOST_FRAGMENTS = 300
"""How many pieces that pages share (the top with its menu, the foot) are remembered: some 10 kB each."""
_TAG = re.compile(rb"<[^>]*>")
"""Fast, and wrong when a value in quotes holds a `>`; then the tag cannot be read, and the next is asked."""
_TAG_WITH_QUOTES = re.compile(rb"""<[^<>"']*(?:(?:"[^"]*"|'[^']*')[^<>"']*)*>""")
_REFERENCE = re.compile(rb"&[^\s&;<>\"']{0,40};?")
_ASTRAY_IN_TABLE = re.compile(
    rb"<(?:table|thead|tbody|tfoot|tr|colgroup|/caption|/colgroup|/thead|/tbody|/tfoot|/tr|/td|/th)\b[^>]*>\s*[^\s<]"
)
_CONTROLS = bytes({*range(32), 127} - {*b"\t\n\f\r"})

ASTRAY = mark("Mã HTML hỏng ở gần “%(near)s”: có một dấu < không thuộc thẻ nào.")
WORDS_ASTRAY = mark("Mã HTML hỏng ở gần “%(near)s”: có chữ đứng ngoài chỗ dành cho chữ.")
BAD_REFERENCE = mark("Mã HTML chưa chuẩn ở gần “%(near)s”: ký tự đặc biệt %(part)s viết sai.")
UNSEEN = mark("Trang có ký tự điều khiển không nhìn thấy được, ở gần “%(near)s”.")
EMPTY_LINK_TEXT = mark("Có một liên kết không có chữ, ở gần “%(near)s”. Người nghe máy đọc không biết nó dẫn đi đâu.")


class Fragment:
    """A piece of HTML that holds whole tags only."""

    __slots__ = (
        "addresses",
        "after",
        "closed",
        "complaints",
        "ids",
        "keys",
        "known",
        "levels",
        "needs_care",
        "tags",
        "text",
    )

    def __init__(self, text: bytes, base_url: str) -> None:
        """Take `text` apart, which is of a page of the site at `base_url`."""
        self.text = text
        self.complaints: list[tuple[Complaint, int]] = []
        """What is wrong, each with its place in `text`."""
        # Behind the last > no tag can end: looking there from each < would take the square of its length.
        self.closed = text[: text.rfind(b">") + 1]
        self.known: list[Known] = list(map(get_tag_book(base_url).__getitem__, _TAG.findall(self.closed)))
        keys, addresses, ids, tags = zip(*self.known, strict=True) if self.known else ((), (), (), ())
        self.tags: list[Tag] = list(filter(None, tags))
        if any(tag.complaints for tag in self.tags) or text.rfind(b"<") > text.rfind(b">"):
            self._read_carefully(base_url)
            keys, addresses, ids, _tags = zip(*self.known, strict=True) if self.known else ((), (), (), ())
        self.keys: tuple[str, ...] = keys
        self.addresses = set(filter(None, addresses))
        """Every address on this site that must lead somewhere, as written."""
        self.ids: list[str] = list(filter(None, ids))
        self.levels: list[int] = []
        """The levels of the headings, in order."""
        self.needs_care = False
        """Whether it holds a style sheet, a script or a comment: what is in those is no HTML."""
        self.after: dict[Place, Place] = {}
        """Where it stands → where one is after it, for places that suit it."""
        for tag in self.tags:
            self.addresses.update(tag.addresses)
            if "id" in tag.values:
                self.ids.append(tag.values["id"])
            if tag.name in HEADINGS:
                self.levels.append(int(tag.name[1]))
            elif not tag.name or tag.name == "style" or (tag.name == "script" and "src" not in tag.values):
                self.needs_care = True
        self._look_at_text()

    def locate(self, index: int) -> int:
        """Where in the text tag `index` begins. For when something is wrong."""
        pattern = _TAG_WITH_QUOTES if self.complaints else _TAG
        return next((found.start() for number, found in enumerate(pattern.finditer(self.text)) if number == index), 0)

    def _read_carefully(self, base_url: str) -> None:
        if any(complaint.sentence == UNREADABLE for tag in self.tags for complaint in tag.complaints):
            self.known = list(map(get_tag_book(base_url).__getitem__, _TAG_WITH_QUOTES.findall(self.closed)))
            self.tags = [known[3] for known in self.known if known[3]]
        for tag in self.tags:
            if tag.complaints:
                at = self.text.find(tag.source)
                self.complaints += [(complaint, at) for complaint in tag.complaints]
        left = _TAG_WITH_QUOTES.sub(b"", self.closed) + self.text[len(self.closed) :]
        if b"<" in left:
            self._complain("error", ASTRAY, self.text.find(left[left.index(b"<") :][:20]))

    def _look_at_text(self) -> None:
        text = self.text
        if b"<table" in text and (found := _ASTRAY_IN_TABLE.search(text, *_find_tables(text))):
            self._complain("error", WORDS_ASTRAY, found.end() - 1)
        if len(seen := text.translate(None, _CONTROLS)) != len(text):
            pairs = enumerate(zip(text, seen + b" ", strict=False))
            self._complain("warning", UNSEEN, next(index for index, (one, other) in pairs if one != other))
        for reference in set(_REFERENCE.findall(text)):
            if not _is_sound(reference):
                gaps = {"part": reference.decode(errors="replace")}
                self._complain("warning", BAD_REFERENCE, text.find(reference), gaps)
        if b'"></a>' in text:
            self._complain("warning", EMPTY_LINK_TEXT, text.index(b'"></a>') + 6)

    def _complain(self, level: str, sentence: str, position: int, gaps: dict | None = None) -> None:
        self.complaints.append((Complaint(level, sentence, gaps or {}), position))


def _find_tables(text: bytes) -> tuple[int, int]:
    end = text.rfind(b"</table>")
    return max(0, text.find(b"<table")), end if end >= 0 else len(text)


@lru_cache(maxsize=MOST_FRAGMENTS)
def get_shared_fragment(text: bytes, base_url: str) -> Fragment:
    """A fragment that other pages have too, taken apart once."""
    return Fragment(text, base_url)


_SOUND = {b"&amp;", b"&lt;", b"&gt;", b"&quot;", b"&#x27;", b"&#39;", b"&nbsp;", b"&"}


def _is_sound(reference: bytes) -> bool:
    """Whether `&…` stands for a character, or for nothing but itself."""
    if reference in _SOUND:
        return True
    text = reference.decode(errors="replace")[1:]
    if text[:1] == "#":
        number = re.fullmatch(r"#(?:x([0-9a-f]{1,6})|([0-9]{1,7}));", text, re.IGNORECASE)
        code = int(number[1], 16) if number and number[1] else int(number[2]) if number else 0
        return (
            code in (0x9, 0xA, 0xC)
            or 0x20 <= code < 0x7F
            or 0xA0 <= code < 0xD800
            or 0xE000 <= code < 0xFDD0
            or 0xFE00 <= code < 0x1FFFE
        )
    return text[-1:] == ";" and text in html5
