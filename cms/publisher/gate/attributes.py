"""What is wrong with the attributes of one tag, wherever on a page it stands."""

import re

from django.utils.translation import gettext_noop as mark

from cms.publisher.gate.addresses import HARMLESS, find_address, find_scheme, list_candidates, tidy_url
from cms.publisher.gate.findings import Complaint, Level, shorten
from cms.publisher.gate.style import read_style

_FILE_NAME = re.compile(
    r"\S+\.(?:jpe?g|png|gif|webp|avif|heic|tiff?|bmp|svg)|(?:IMG|DSC|DSCN|PXL|Screenshot|Untitled)[-_ ]?\d\S*",
    re.IGNORECASE,
)
_OURS = re.compile(r"/[\w.-][\w./-]*(?: \d+[wx](?:, /[\w.-][\w./-]* \d+[wx])*)?")
"""A path of this site, or a `srcset` of such: nothing in it needs a closer look."""
_FETCHED = ("src", "poster", "data", "background", "xlink:href")
_SENT = ("action", "formaction", "ping")
_REFERRING = ("for", "list", "form", "headers", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns")
_MERELY_NAMED = frozenset(
    ("alternate", "author", "bookmark", "canonical", "help", "license", "me", "next", "prev", "search", "tag")
)
"""Values of `rel` for which a browser fetches nothing by itself."""
_DATA_SCRIPTS = ("application/ld+json", "application/json")
_MAY_BE_DATA = ("img", "source", "link", "video", "image")
_UNSAFE = ("javascript", "vbscript", "data", "blob", "file")

UNREADABLE = mark("Mã HTML hỏng ở gần “%(near)s”: thẻ viết sai (%(part)s).")
UNQUOTED = mark("Mã HTML chưa chuẩn ở gần “%(near)s”: thuộc tính %(part)s của <%(tag)s> thiếu dấu ngoặc kép.")
TWICE = mark("Mã HTML hỏng ở gần “%(near)s”: <%(tag)s> có thuộc tính %(part)s hai lần.")
RUNS_CODE = mark(
    "Thẻ <%(tag)s> ở gần “%(near)s” có mã chạy (%(part)s). Trang công khai chỉ được chạy mã của giao diện."
)
STYLED = mark("Thẻ <%(tag)s> ở gần “%(near)s” có thuộc tính style; trình duyệt sẽ bỏ qua nó.")
UNSAFE_LINK = mark("Liên kết “%(near)s” có địa chỉ nguy hiểm (%(part)s). Hãy sửa hoặc bỏ liên kết này.")
ODD_LINK = mark("Liên kết “%(near)s” có địa chỉ lạ (%(part)s), nhiều máy không mở được.")
EMPTY_LINK = mark("Liên kết “%(near)s” không dẫn tới đâu. Hãy điền địa chỉ hoặc bỏ liên kết.")
THIRD_PARTY = mark(
    "Trang tải %(part)s từ máy chủ khác (thẻ <%(tag)s> ở gần “%(near)s”). Mọi thứ trang dùng phải nằm trên chính "
    "trang web này."
)
SENDS_AWAY = mark(
    "Biểu mẫu ở gần “%(near)s” gửi dữ liệu tới nơi khác (%(part)s). Dữ liệu của người đọc không được rời trang web này."
)
HAS_BASE = mark("Trang có thẻ <base>, làm mọi liên kết dẫn sang chỗ khác.")
NO_ALT = mark("Ảnh %(part)s ở gần “%(near)s” không có mô tả cho người không nhìn thấy ảnh (alt).")
FILE_NAME_ALT = mark("Mô tả ảnh “%(part)s” ở gần “%(near)s” là tên tệp. Hãy viết một câu nói trong ảnh có gì.")
_BY_EDITOR = frozenset((UNSAFE_LINK, ODD_LINK, EMPTY_LINK, FILE_NAME_ALT))


class Judge:
    """Reads the attributes of one tag of the site at `base_url`, and collects what they point at."""

    __slots__ = ("addresses", "base_url", "complaints", "name", "pictures", "refers", "values")

    def __init__(self, name: str, values: dict[str, str], base_url: str, complaints: list[Complaint]) -> None:
        """`values`: the attributes, decoded. `complaints`: what is wrong with how the tag is written; more is added."""
        self.name = name
        self.values = values
        self.base_url = base_url
        self.complaints = complaints
        self.addresses: list[str] = []
        self.pictures: list[str] = []
        self.refers: list[str] = []

    def judge(self) -> None:
        """Look at every attribute that can do harm or lead somewhere."""
        for name, value in self.values.items():
            look = _LOOKS.get(name)
            if look:
                look(self, name, value)
            elif name[:2] == "on":
                self._look_at_code(name, value)
        if self.name == "img":
            self._look_at_alt()
        elif self.name == "meta":
            self._look_at_meta()
        elif self.name == "base":
            self.complain("error", HAS_BASE, "")
        elif self.name == "script" and "src" not in self.values and self.values.get("type") not in _DATA_SCRIPTS:
            self.complain("error", RUNS_CODE, "script")

    def complain(self, level: Level, sentence: str, part: str) -> None:
        """Note what is wrong; `part` stands in the sentence's gap."""
        gaps = {"tag": self.name, "part": part}
        self.complaints.append(Complaint(level, sentence, gaps, sentence not in _BY_EDITOR))

    def _look_at_code(self, name: str, value: str) -> None:
        self.complain("error", RUNS_CODE, name)

    def _look_at_style(self, name: str, value: str) -> None:
        self.complain("warning", STYLED, "")
        self.complaints += read_style(value.encode(), self.base_url).complaints

    def _look_at_href(self, name: str, href: str) -> None:
        rel = self.values.get("rel", "").lower().split() if self.name == "link" else ()
        if self.name in ("use", "image") or (self.name == "link" and not _MERELY_NAMED.issuperset(rel)):
            self._judge_fetched(href, [href])
            return
        url = tidy_url(href)
        address = find_address(url, self.base_url)
        if address in ("", "#"):
            self.complain("warning", EMPTY_LINK, "")
        elif address is not None:
            self.addresses.append(address)
        elif (scheme := find_scheme(url)) in _UNSAFE:
            self.complain("error", UNSAFE_LINK, shorten(url))
        elif scheme != "//" and scheme not in HARMLESS:
            self.complain("warning", ODD_LINK, shorten(url))

    def _look_at_fetched(self, name: str, url: str) -> None:
        self._judge_fetched(url, [url])

    def _look_at_candidates(self, name: str, srcset: str) -> None:
        self._judge_fetched(srcset, list_candidates(srcset))

    def _judge_fetched(self, value: str, urls: list[str]) -> None:
        """`value`: the attribute in which `urls` stand."""
        if _OURS.fullmatch(value):
            self.addresses += urls
            if self.name in ("img", "source"):
                self.pictures += urls
            return
        for url in map(tidy_url, urls):
            address = find_address(url, self.base_url)
            if address:
                self.addresses.append(address)
                if self.name in ("img", "source"):
                    self.pictures.append(address)
            elif address is None and (find_scheme(url) != "data" or self.name not in _MAY_BE_DATA):
                self.complain("error", THIRD_PARTY, shorten(url, 100))
            elif address == "":
                self.complain("warning", EMPTY_LINK, "")

    def _look_at_sent(self, name: str, url: str) -> None:
        if find_address(tidy_url(url), self.base_url) is None:
            self.complain("error", SENDS_AWAY, shorten(url, 100))

    def _look_at_reference(self, name: str, ids: str) -> None:
        self.refers += ids.split()

    def _look_at_alt(self) -> None:
        alt = self.values.get("alt")
        if alt is None:
            self.complain("error", NO_ALT, shorten(self.values.get("src", "").rpartition("/")[2]))
        elif _FILE_NAME.fullmatch(alt.strip()):
            self.complain("warning", FILE_NAME_ALT, shorten(alt.strip()))

    def _look_at_meta(self) -> None:
        content = self.values.get("content", "")
        if self.values.get("http-equiv", "").lower() == "refresh":
            self._look_at_href("", content.partition("=")[2].strip(" '\""))
        elif self.values.get("property") in ("og:image", "og:url"):
            address = find_address(tidy_url(content), self.base_url)
            if address:
                self.addresses.append(address)


_LOOKS = {
    "href": Judge._look_at_href,
    "style": Judge._look_at_style,
    "srcdoc": Judge._look_at_code,
    "srcset": Judge._look_at_candidates,
    "imagesrcset": Judge._look_at_candidates,
    **dict.fromkeys(_FETCHED, Judge._look_at_fetched),
    **dict.fromkeys(_SENT, Judge._look_at_sent),
    **dict.fromkeys(_REFERRING, Judge._look_at_reference),
}
"""Attribute → how it is looked at."""
