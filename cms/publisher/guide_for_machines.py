"""`/llms.txt`: the site in one short text for language models, as llmstxt.org describes it."""

import re
from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from cms.entries.reader import Reader
from cms.publisher.outputs import CHANGES_PATH, Output
from cms.publisher.register_links import link_registers

MOST_OF_A_KIND = 300
_MARKS = re.compile(r"[\[\]()\\]")
_Line = tuple[str, str, str]
"""Title, address, what it says."""


def render_guide(output: Output, reader: Reader, theme: str) -> str:
    """The union's name and what it is, then what there is to read: sections, rights, guides, calculators, the form."""
    settings = reader.settings()
    base = settings.base_url
    parts = [f"# {_flatten(settings.name)}"]
    if settings.tagline:
        parts.append(f"> {_flatten(settings.tagline)}")
    parts.append(
        _(
            "Trang của tổ chức công đoàn, viết cho người lao động. Nội dung về quyền lợi ghi rõ căn cứ pháp luật và "
            "ngày kiểm tra; khi trích lại xin giữ ngày ấy. Mỗi trang có bản dữ liệu ở index.json ngay dưới địa chỉ của "
            "nó."
        )
    )
    for title, lines in _list_parts(reader):
        shown = [_write(line, base) for line in lines]
        if shown:
            parts.append("\n".join([f"## {title}", "", *shown]))
    return "\n\n".join(parts) + "\n"


def _list_parts(reader: Reader) -> Iterator[tuple[str, Iterable[_Line]]]:
    settings = reader.settings()
    registers = filter(None, link_registers(reader).values())
    sections = [(place.title, place.url, "") for place in reader.branches(reader.home())]
    yield _("Các mục"), [*sections, *((link.title, link.url, "") for link in registers)]
    for title, kind in (
        (_("Quyền lợi: câu hỏi và trả lời"), "explainer"),
        (_("Hướng dẫn từng bước"), "guide"),
        (_("Tự tính"), "calculator"),
    ):
        cards = reader.listing(f"kind/{kind}", f"first/{MOST_OF_A_KIND}")
        yield title, [(card.title, card.url, card.summary) for card in cards]
    asked = (reader.card(ref) for ref in (settings.join_page, settings.privacy_page) if ref)
    yield _("Liên hệ công đoàn"), [(card.title, card.url, card.summary) for card in asked if card]
    optional = [
        (_("Điều gì đã đổi"), CHANGES_PATH, ""),
        (_("Tin mới (JSON Feed)"), "/feed.json", ""),
        (_("Sơ đồ trang"), "/sitemap.xml", ""),
    ]
    yield "Optional", optional  # the word of llmstxt.org for what may be left out


def _write(line: _Line, base: str) -> str:
    title, url, summary = line
    about = f": {_flatten(summary)}" if summary else ""
    return f"- [{_flatten(title)}]({base}{url}){about}"


def _flatten(text: str) -> str:
    """One line, without the signs that would end a link."""
    return " ".join(_MARKS.sub(" ", text).split())
