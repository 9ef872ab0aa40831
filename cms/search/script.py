"""What is served of `search.js`: the same program without comments and blanks, and with short names."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import count, pairwise
from pathlib import Path

_SOURCE = (Path(__file__).parent / "search.js").read_text(encoding="utf-8")
_TOKEN = re.compile(
    r"""(?P<comment>//[^\n]*)|(?P<text>"(?:[^"\\]|\\.)*")"""
    r"""|(?P<pattern>(?<=[(=,>?:]) ?/(?:[^/\\\n\[]|\\.|\[(?:[^\]\\]|\\.)*\])+/g?)"""
    r"""|(?P<space>\s+)|(?P<name>(?:(?<!\.\.)\.)?[A-Za-z_$][\w$]*)|(?P<number>\d[\w.]*|\.\d+)|(?P<sign>.)"""
)
_KEPT = frozenset(
    {
        *("const", "let", "for", "of", "if", "else", "return", "while", "new", "in", "async", "await"),
        *("try", "catch", "throw", "delete", "false", "null", "__proto__"),
        *("document", "Math", "Map", "Set", "fetch", "location", "history", "encodeURIComponent", "decodeURIComponent"),
        *("ArrowDown", "ArrowUp", "f", "j", "z", "w"),
    }
)
"""Words of the language, things of the browser, and names within braces: not ours to shorten."""
_STATEMENT = re.compile(r"(?m)^  (?=[a-z])")
"""Where a statement of the program's own begins: within it, names need not differ from those of another."""
_APART = re.compile(r"[\w$]{2}")


def shorten(source: str) -> str:
    """The program with one-letter names, the most used first, and only the blanks it needs.

    `source` must keep to what `search.js` keeps to: whatever stands behind a dot is a property and stays, every other
    name is the program's own or among _KEPT; lines that begin a statement do not begin with a bracket or a sign.
    """
    starts = [0, *(found.start() for found in _STATEMENT.finditer(source)), len(source)]
    names = _choose_names([_count_names(source[start:end]) for start, end in pairwise(starts)])
    part = 0
    written, pending = "", ""
    for found in _TOKEN.finditer(source):
        kind, text = found.lastgroup, found[0].strip()
        if kind in ("space", "comment"):
            pending = "\n" if "\n" in found[0] else pending or " "
            continue
        while found.start() >= starts[part + 1]:
            part += 1
        text = names[part].get(text, text) if kind == "name" else text
        written += _join(written[-1:], pending, text) + text
        pending = ""
    return written + "\n"


def _count_names(statement: str) -> Counter[str]:
    names = (found[0] for found in _TOKEN.finditer(statement) if found.lastgroup == "name")
    return Counter(name for name in names if name[0] != "." and name not in _KEPT)


def _choose_names(statements: list[Counter[str]]) -> list[dict[str, str]]:
    """Name → letter for each statement; one that several share is the same in all, and no other there has it."""
    spread = Counter(name for names in statements for name in names)
    shared = sum(
        (Counter({name: times for name, times in names.items() if spread[name] > 1}) for names in statements), Counter()
    )
    common = dict(zip((name for name, _times in shared.most_common()), _list_names(), strict=False))
    chosen = []
    for names in statements:
        taken = {common[name] for name in names if name in common}
        own = (name for name, _times in names.most_common() if name not in common)
        chosen.append(common | dict(zip(own, (name for name in _list_names() if name not in taken), strict=False)))
    return chosen


def _join(before: str, blank: str, text: str) -> str:
    """What must stand between two tokens."""
    if blank == "\n" and before and before not in "{(,[;" and text[0] not in "})].?:|&,":
        return "\n"
    return " " if _APART.fullmatch(before + text[0]) else ""


def _list_names() -> Iterator[str]:
    letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
    yield from (letter for letter in letters if letter not in _KEPT)
    for number in count():
        for letter in letters:
            yield f"{letter}{number}"


SCRIPT = shorten(_SOURCE)
"""What searches on the reader's device. Pages do without it."""
