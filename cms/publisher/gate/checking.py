"""One drawn page looked at, from its first tag to its weight.

The gate runs for each of ten thousand pages of a full publish, so a sound page costs one regular expression over its
tags and some dict lookups per tag; words for a person are looked for only when something is wrong.
"""

from collections import Counter
from collections.abc import Callable

import brotli
from django.utils.translation import gettext_noop as mark

from cms.publisher.gate.addresses import find_path
from cms.publisher.gate.findings import Complaint, Finding, Level, put_into_words, shorten
from cms.publisher.gate.headings import list_heading_complaints
from cms.publisher.gate.page import PageReading
from cms.publisher.gate.style import read_style
from cms.publisher.gate.tags import Tag

HARD_LIMIT = 512 * 1024
"""Bytes of a page before compression; a heavier one is kept back."""
PAGE_BUDGET = 14_000
"""Bytes of a page after compression with brotli: what a slow connection brings in one go."""
PICTURE_BUDGET = 200_000
"""Bytes of one picture file."""
SHORTEST_DESCRIPTION = 50
LONGEST_DESCRIPTION = 160
"""Letters of the description, which search engines show."""
MOST_FINDINGS = 20
"""How many findings of one page are told."""
MEDIA_FOLDERS = ("/anh/", "/tep/")
"""Where pictures and documents stand; a page is only sure of those it refers to, whoever else has them."""
_SURELY_LIGHT = 2.5 * PAGE_BUDGET
"""Bytes of a page that need not be compressed to know that it keeps the budget."""

TOO_HEAVY = mark("Trang nặng %(part)s kB, quá mức %(most)s kB. Hãy chia nội dung ra nhiều trang.")
HEAVY = mark(
    "Trang nặng %(part)s kB sau khi nén, nên dưới %(most)s kB để máy yếu mở nhanh. Hãy chia bài hoặc bớt bảng."
)
HEAVY_PICTURE = mark(
    "Ảnh “%(part)s” có tệp nặng %(size)s kB, nên dưới %(most)s kB. Hãy cắt bớt ảnh hoặc chọn ảnh đơn giản hơn."
)
NO_TITLE = mark("Trang không có tên (thẻ title).")
NO_LANGUAGE = mark("Trang không nói mình viết bằng tiếng gì (lang).")
NO_DESCRIPTION = mark("Trang chưa có mô tả ngắn. Hãy viết sapo, hoặc điền ô “Mô tả ngắn”.")
SHORT_DESCRIPTION = mark(
    "Mô tả ngắn mới có %(part)s chữ cái, nên có ít nhất %(least)s: viết thêm sapo hoặc ô “Mô tả ngắn”."
)
LONG_DESCRIPTION = mark(
    "Mô tả ngắn dài %(part)s chữ cái, máy tìm kiếm chỉ hiện %(most)s: hãy viết gọn lại ở ô “Mô tả ngắn”."
)
DEAD_LINK = mark("Liên kết “%(near)s” dẫn tới %(part)s, nhưng trang web không có địa chỉ đó. Hãy sửa hoặc bỏ liên kết.")
TYPED_FILE = mark(
    "Liên kết “%(near)s” dẫn tới %(part)s, là địa chỉ gõ tay của một tệp; địa chỉ ấy đổi mỗi khi tệp đổi. Hãy bỏ liên "
    "kết rồi chọn lại tệp đó từ kho."
)
FORM_SCRIPT = "/gui/bieu-mau.js"
"""The one script of the site. The intake answers for it, so it is no file here; a form works without it."""
ANSWERED = frozenset({FORM_SCRIPT, "/bien-nhan/"})
"""Addresses that are no file and are answered all the same: that script, and the page of a receipt."""
DEAD_FILE = mark("Trang dùng %(part)s, nhưng trang web không có tệp đó.")
DEAD_FRAGMENT = mark("Liên kết “%(near)s” dẫn tới mục %(part)s, nhưng trang này không có mục đó.")
NO_SUCH_ID = mark("Trang nhắc tới phần “%(part)s” ở gần “%(near)s”, nhưng không có phần nào mang tên đó.")
SAME_ID = mark("Hai phần của trang cùng mang tên “%(part)s”; liên kết tới đó có thể nhảy sai chỗ.")


def check_page(
    html: bytes,
    *,
    here: str,
    exists: Callable[[str], bool],
    base_url: str,
    size_of: Callable[[str], int],
    script: bytes = b"",
    warnings: bool = True,
) -> list[Finding]:
    """What is wrong with a drawn page; errors first. Nothing for a sound one.

    `here`: its address (`/tin-tuc/bai/`). `exists`: whether the site will have a decoded path (`/tin-tuc/`,
    `/anh/1.jpg`) once this release is out, the page itself included. `base_url`: the site's own address, such as
    `https://congdoan.example.vn`; empty when it has none. `size_of`: how many bytes the file at a path has; asked only
    of pictures that exist. `script`: what the theme runs on every page; no other code may stand there. `warnings`:
    whether somebody is told what should better be mended; without, only errors are looked for. Never raises because of
    what stands on the page.
    """
    if len(html) > HARD_LIMIT:
        gaps = {"part": str(len(html) // 1024), "most": str(HARD_LIMIT // 1024)}
        return [put_into_words(Complaint("error", TOO_HEAVY, gaps, by_theme=False), html, 0)]
    page = PageReading(html, base_url, script)
    gate = _Gate(page, here=here, base_url=base_url)
    gate.look_at_tags()
    gate.look_at_head(warnings=warnings)
    gate.look_at_addresses(exists)
    gate.look_at_styles(exists)
    if warnings:
        gate.look_at_pictures(size_of)
        gate.look_at_weight(html)
    complaints = [(found, at) for found, at in page.complaints if warnings or found.level == "error"]
    if not complaints:
        return []
    text = page.text
    findings = dict.fromkeys(put_into_words(complaint, text, at) for complaint, at in complaints)
    return sorted(findings, key=lambda finding: finding.level)[:MOST_FINDINGS]


class _Gate:
    """The checks of one page; each adds to the page's complaints."""

    def __init__(self, page: PageReading, *, here: str, base_url: str) -> None:
        self.page = page
        self.here = here
        self.base_url = base_url
        self.odd: dict[str, str] = {}
        """Address as written → the path it leads to, where those are not the same."""
        self.missing: set[str] = set()
        """Addresses that lead to nothing."""

    def look_at_tags(self) -> None:
        page = self.page
        ids = set(page.ids)
        for tag in page.tags:
            for name in tag.refers:
                if name not in ids:
                    self._complain("warning", NO_SUCH_ID, at=page.text.find(tag.source), part=name)
        if len(ids) != len(page.ids):
            for name, times in Counter(page.ids).items():
                if times > 1:
                    self._complain("warning", SAME_ID, part=name)

    def look_at_head(self, *, warnings: bool) -> None:
        page = self.page
        page.complaints += list_heading_complaints(page, warnings=warnings)
        if not page.read_title():
            self._complain("error", NO_TITLE)
        root = page.find_tag("html")
        if root is None or not root.values.get("lang"):
            self._complain("warning", NO_LANGUAGE)
        if "noindex" in (page.find_meta("robots") or ""):
            return
        description = (page.find_meta("description") or "").strip()
        part = str(len(description))
        if not description:
            self._complain("warning", NO_DESCRIPTION, by_theme=False)
        elif len(description) < SHORTEST_DESCRIPTION:
            self._complain("warning", SHORT_DESCRIPTION, by_theme=False, part=part, least=str(SHORTEST_DESCRIPTION))
        elif len(description) > LONGEST_DESCRIPTION:
            self._complain("warning", LONG_DESCRIPTION, by_theme=False, part=part, most=str(LONGEST_DESCRIPTION))

    def look_at_addresses(self, exists: Callable[[str], bool]) -> None:
        page, here = self.page, self.here
        for address in page.addresses:
            path = address
            if "#" in address or "?" in address or "%" in address or address[0] != "/" or "/." in address:
                path = self.odd[address] = find_path(address, here)
                fragment = address.partition("#")[2]
                if path == here:
                    if fragment and fragment not in page.ids and fragment != "top":
                        at, _name = page.find_position(address)
                        self._complain("warning", DEAD_FRAGMENT, at=at, by_theme=False, part=fragment)
                    continue
            if path not in ANSWERED and not exists(path):
                self.missing.add(address)
                at, name = page.find_position(address)
                if name in ("a", "area"):
                    sentence = TYPED_FILE if path.startswith(MEDIA_FOLDERS) else DEAD_LINK
                    self._complain("error", sentence, at=at, by_theme=False, part=shorten(path, 100))
                else:
                    self._complain("error", DEAD_FILE, part=shorten(path, 100))

    def look_at_pictures(self, size_of: Callable[[str], int]) -> None:
        heaviest = 0
        for tag in self.page.tags:
            if not tag.pictures:
                continue
            for address in tag.pictures:
                if address not in self.missing:
                    heaviest = max(heaviest, size_of(self.odd.get(address, address)))
            if tag.name == "img":
                if heaviest > PICTURE_BUDGET:
                    self._complain_of_picture(tag, heaviest)
                heaviest = 0

    def _complain_of_picture(self, tag: Tag, size: int) -> None:
        name = tag.values.get("alt") or tag.pictures[0].rpartition("/")[2]
        gaps = {"part": shorten(name), "size": str(size // 1000), "most": str(PICTURE_BUDGET // 1000)}
        self._complain("warning", HEAVY_PICTURE, by_theme=False, **gaps)

    def look_at_styles(self, exists: Callable[[str], bool]) -> None:
        for style in self.page.styles:
            reading = read_style(style, self.base_url)
            self.page.complaints += [(complaint, 0) for complaint in reading.complaints]
            for address in reading.addresses:
                if not exists(find_path(address, self.here)):
                    self._complain("error", DEAD_FILE, part=shorten(address, 100))

    def look_at_weight(self, html: bytes) -> None:
        if len(html) <= _SURELY_LIGHT:
            return
        size = len(brotli.compress(html, quality=4))
        if size > PAGE_BUDGET:
            part, most = f"{size / 1000:.0f}", f"{PAGE_BUDGET / 1000:.0f}"
            self._complain("warning", HEAVY, by_theme=False, part=part, most=most)

    def _complain(self, level: Level, sentence: str, *, at: int = 0, by_theme: bool = True, **gaps: str) -> None:
        self.page.complaints.append((Complaint(level, sentence, gaps, by_theme), at))
