"""A page taken apart for the gate: its fragments, the places their tags stand in, and what they point at together."""

import re
from operator import length_hint

from django.utils.translation import gettext_noop as mark

from cms.publisher.gate.findings import Complaint
from cms.publisher.gate.fragment import WORDS_ASTRAY, Fragment, get_shared_fragment
from cms.publisher.gate.nesting import NOT_CLOSED, OUTERMOST, MisplacedError, Place
from cms.publisher.gate.tags import Tag

_BEGIN = re.compile(rb"\s*<!doctype html>\s*<html[^>]*>\s*<head>", re.IGNORECASE)
_TITLE = re.compile(rb"<title>([^<]*)</title>")
_BETWEEN = re.compile(rb"</head>\s*<body\b")
_END = re.compile(rb"</body>\s*</html>\s*\Z")
_ASTRAY_IN_HEAD = re.compile(rb"(?:<head>|</title>|</style>|</script>|<(?:meta|link)\b[^>]*>)\s*[^\s<]")
_LINKED_DATA = re.compile(rb'<script type="application/ld\+json">[^<]*</script>')
"""What a page is, for machines. It holds no `<`, runs nothing and names no file: there is nothing to look at."""
_BEGINS_NO_HTML = re.compile(rb"<!--(?!-?>)|<(style|script)\b[^>]*>", re.IGNORECASE)
_ENDS = {
    b"": re.compile(rb"-->"),
    b"style": re.compile(rb"(?=</style)", re.IGNORECASE),
    b"script": re.compile(rb"(?=</script)", re.IGNORECASE),
}

NOT_A_PAGE = mark("Trang không mở đầu và kết thúc như một trang HTML (doctype, html, head, body).")
MOST_WARNINGS = 3
"""How many warnings of one page about its nesting are told: the rest is mostly their echo."""


class PageReading:
    """What a page holds. `complaints` has what is wrong with its HTML, each with its place in `text`."""

    __slots__ = ("addresses", "complaints", "fragments", "ids", "levels", "styles", "tags")

    def __init__(self, html: bytes, base_url: str, script: bytes = b"") -> None:
        """Read the page `html` of the site at `base_url`; `script` is the theme's own, which may stand on it once."""
        self.styles: list[bytes] = []
        """What stands in its style sheets."""
        if script:
            html = html.replace(b"<script>%b</script>" % script, b"", 1)
        self.fragments = self._cut(html, base_url)
        self.tags: list[Tag] = [tag for fragment in self.fragments for tag in fragment.tags]
        self.ids: list[str] = [id_ for fragment in self.fragments for id_ in fragment.ids]
        self.levels: list[int] = [level for fragment in self.fragments for level in fragment.levels]
        """The levels of the headings, in order."""
        self.addresses: set[str] = set().union(*(fragment.addresses for fragment in self.fragments))
        """Every address on this site that must lead somewhere, as written."""
        self.complaints: list[tuple[Complaint, int]] = []
        start = 0
        for fragment in self.fragments:
            self.complaints += [(complaint, at + start) for complaint, at in fragment.complaints]
            start += len(fragment.text)
        self._look_at_nesting()
        self._look_at_frame()

    @property
    def text(self) -> bytes:
        """The page without what stands in its style sheets and scripts. For when something is wrong."""
        return b"".join(fragment.text for fragment in self.fragments)

    def find_tag(self, name: str) -> Tag | None:
        """The first tag of that name."""
        return next((tag for tag in self.tags if tag.name == name), None)

    def find_meta(self, name: str) -> str | None:
        """The content of `<meta name=…>`; None when there is none."""
        for tag in self.tags:
            if tag.name == "meta" and tag.values.get("name") == name:
                return tag.values.get("content", "")
        return None

    def read_title(self) -> bytes | None:
        """What stands in `<title>`; None when there is none."""
        found = next(filter(None, (_TITLE.search(fragment.text) for fragment in self.fragments)), None)
        return found[1].strip() if found else None

    def find_position(self, address: str) -> tuple[int, str]:
        """Where the first tag with that address begins, and the name of the tag. For when something is wrong."""
        start = 0
        for fragment in self.fragments:
            for index, (key, own, _id, tag) in enumerate(fragment.known):
                if own == address or (tag and address in tag.addresses):
                    return start + fragment.locate(index), key.rstrip("/")
            start += len(fragment.text)
        return 0, ""

    def _cut(self, html: bytes, base_url: str) -> list[Fragment]:
        """Up to the style, the rest of the head, up to `<main>`, `<main>` itself, and what comes after it.

        The first, third and last are the same on many pages.
        """
        begin = html.find(b"<style>")
        end = html.find(b"<", begin + 7)
        head, main, rest = html.find(b"</head>", end), html.find(b"<main", end), html.rfind(b"</main>")
        if 0 <= begin < end < head < main < rest and html.startswith(b"</style>", end):
            fragments = [
                get_shared_fragment(html[:begin], base_url),
                Fragment(_LINKED_DATA.sub(b"", html[end + 8 : head]), base_url),
                get_shared_fragment(html[head:main], base_url),
                Fragment(html[main:rest], base_url),
                get_shared_fragment(html[rest:], base_url),
            ]
            if not any(fragment.needs_care for fragment in fragments):
                self.styles.append(html[begin + 7 : end])
                return fragments
        return [Fragment(self._take_out(html), base_url)]

    def _take_out(self, html: bytes) -> bytes:
        """The page without comments, and without what stands in its style sheets and scripts."""
        parts, position = [], 0
        while begin := _BEGINS_NO_HTML.search(html, position):
            name = (begin[1] or b"").lower()
            end = _ENDS[name].search(html, begin.end())
            if end is None:
                break
            parts.append(html[position : begin.end() if name else begin.start()])
            if name == b"style":
                self.styles.append(html[begin.end() : end.start()])
            position = end.end()
        return b"".join([*parts, html[position:]])

    def _look_at_nesting(self) -> None:
        place, start = OUTERMOST, 0
        for fragment in self.fragments:
            after = fragment.after.get(place)
            if after is None:
                after = self._walk(fragment, place, start)
                if after is None:
                    return
            place = after
            start += len(fragment.text)
        if place is not OUTERMOST:
            self.complaints.append((Complaint("error", NOT_CLOSED, {"tag": place.name}), start))

    def _walk(self, fragment: Fragment, place: Place, start: int) -> Place | None:
        """The place after the fragment; None when the page is broken there: what follows would be an echo of that."""
        keys, before, warned = iter(fragment.keys), place, 0
        while True:
            try:
                for key in keys:
                    place = place[key]
            except MisplacedError as error:
                warned += 1
                place, complaint = error.place, error.complaint
                if complaint.level == "error" or warned <= MOST_WARNINGS:
                    at = start + fragment.locate(len(fragment.keys) - length_hint(keys) - 1)
                    self.complaints.append((complaint, at))
                if complaint.level == "error":
                    return None
            else:
                if not warned:
                    fragment.after[before] = place
                return place

    def _look_at_frame(self) -> None:
        first, last = self.fragments[0].text, self.fragments[-1].text
        joint = self.fragments[min(2, len(self.fragments) - 1)].text
        whole = _BEGIN.match(first) and _BETWEEN.search(joint) and _END.search(last, max(0, len(last) - 40))
        once = all(sum(tag.name == name for tag in self.tags) == 1 for name in ("html", "body"))
        if not (whole and once):
            self.complaints.append((Complaint("error", NOT_A_PAGE), 0))
        start = 0
        for piece in (fragment.text for fragment in self.fragments[:2]):
            end = piece.find(b"</head>")
            if piece.lstrip()[:1] not in (b"<", b""):
                self.complaints.append((Complaint("error", WORDS_ASTRAY), start))
            elif found := _ASTRAY_IN_HEAD.search(piece, 0, end if end >= 0 else len(piece)):
                self.complaints.append((Complaint("error", WORDS_ASTRAY), start + found.end() - 1))
            start += len(piece)
