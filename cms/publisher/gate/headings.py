"""The headings of a page: one at the top, and none that skips a level, for those who go from heading to heading."""

import re
from itertools import pairwise

from django.utils.translation import gettext_noop as mark

from cms.publisher.gate.findings import Complaint, read_words, shorten
from cms.publisher.gate.page import PageReading

_WORDLESS = re.compile(rb"<h[1-6]\b[^>]*>(?:[\s\x80-\xff]|<[^>]*>|&[^\s;<>]*;?)*</h[1-6]")
"""A heading without a single plain letter: it may be empty, and is then read by the longer path."""
_HEADING = re.compile(rb"<h([1-6])\b[^>]*>(.*?)</h\1>", re.DOTALL)

NO_FIRST = mark("Trang không có tiêu đề chính (h1).")
TWO_FIRST = mark("Trang có %(part)s tiêu đề chính (h1): %(titles)s. Chỉ được có một.")
BEFORE_FIRST = mark("Đề mục “%(part)s” đứng trước tiêu đề chính của trang.")
SKIPS = mark("Tiêu đề “%(part)s” nhảy từ cấp %(before)s xuống cấp %(after)s. Hãy chọn cấp %(wanted)s cho tiêu đề này.")
EMPTY = mark("Có một tiêu đề cấp %(part)s không có chữ. Hãy viết tiêu đề hoặc bỏ nó đi.")


def list_heading_complaints(page: PageReading, *, warnings: bool = True) -> list[tuple[Complaint, int]]:
    """What is wrong with the headings of `page`, each with its place in the text; without `warnings` only errors."""
    levels = page.levels
    if not warnings and levels.count(1) == 1:
        return []
    in_order = all(after <= before + 1 for before, after in pairwise(levels))
    if levels and levels[0] == 1 and levels.count(1) == 1 and in_order and not _may_be_empty(page):
        return []
    text = page.text
    headings = [(int(found[1]), read_words(found[2]), found.start()) for found in _HEADING.finditer(text)]
    complaints = [*_judge_first(headings)]
    for (before, _words, _at), (after, words, at) in pairwise(headings):
        if after > before + 1:
            gaps = {"part": shorten(words), "before": str(before), "after": str(after), "wanted": str(before + 1)}
            complaints.append((Complaint("warning", SKIPS, gaps, by_theme=False), at))
    for level, words, at in headings:
        if not words and b"<img" not in text[at : at + 500]:
            complaints.append((Complaint("warning", EMPTY, {"part": str(level)}, by_theme=False), at))
    return complaints


def _may_be_empty(page: PageReading) -> bool:
    return any(_WORDLESS.search(fragment.text) for fragment in page.fragments if fragment.levels)


def _judge_first(headings: list[tuple[int, str, int]]) -> list[tuple[Complaint, int]]:
    firsts = [words for level, words, _at in headings if level == 1]
    if not firsts:
        return [(Complaint("error", NO_FIRST), 0)]
    if len(firsts) > 1:
        titles = ", ".join(f"“{shorten(words)}”" for words in firsts[:3])
        return [(Complaint("error", TWO_FIRST, {"part": str(len(firsts)), "titles": titles}), 0)]
    if headings[0][0] != 1:
        return [(Complaint("warning", BEFORE_FIRST, {"part": shorten(headings[0][1])}), headings[0][2])]
    return []
