"""Whether two pages are of the same shape: the same tags in the same order, and the same visible words."""

import re
from html.parser import HTMLParser
from pathlib import Path

CARDS = 20
"""Cards of a list that are compared: Hugo's first page holds so many, ours up to twice as many."""
_PAGER = re.compile(r'<(nav|p) class="pager".*?</\1>', re.DOTALL)
_CARD = re.compile(r'<li class="card .*?</li>', re.DOTALL)
_HIDDEN = {"style", "script", "title"}


class _Outline(HTMLParser):
    """Tags with their classes, and words."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.words: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kept = sorted((name, value or "") for name, value in attrs if name in ("class", "href", "id", "aria-current"))
        self.tags.append(f"{tag} {kept}")
        self._hidden += tag in _HIDDEN

    def handle_endtag(self, tag: str) -> None:
        self.tags.append(f"/{tag}")
        self._hidden -= tag in _HIDDEN

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.words += data.split()


def list_disagreements(ours: Path, theirs: Path, paths: list[str]) -> list[str]:
    """Of the pages at `paths` (below either folder), those that are not of the same shape, with where they part."""
    found = []
    for path in paths:
        problem = _compare(ours / path, theirs / path)
        if problem:
            found.append(f"{path}: {problem}")
    return found


def _compare(ours: Path, theirs: Path) -> str:
    if not (ours.exists() and theirs.exists()):
        return "is not there on both sides"
    mine, other = _outline(ours.read_text()), _outline(theirs.read_text())
    for name in ("tags", "words"):
        for first, second in zip([*getattr(mine, name), "END"], [*getattr(other, name), "END"], strict=False):
            if first != second:
                return f"{name}: {first!r} is {second!r} there"
    return ""


def _outline(html: str) -> _Outline:
    html = _PAGER.sub("", html)
    cards = list(_CARD.finditer(html))
    if len(cards) > CARDS:
        html = html[: cards[CARDS].start()] + html[cards[-1].end() :]
    outline = _Outline()
    outline.feed(html)
    return outline
