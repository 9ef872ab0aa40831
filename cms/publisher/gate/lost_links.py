"""Links and buttons of an entry that lead to what is not public: a reader finds words there, or nothing."""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from cms.publisher.gate.findings import read_words, shorten
from cms.schema.references import Ref

_LINK = re.compile(r'<a href="((?:page|document):[0-9]+)">(.*?)</a>', re.DOTALL)
_BUTTONS = (("text", "target", "url"), ("action_text", "action_target", "ended"))
"""Of what has a button: its words, where it leads, and what it shows instead (or that it is not shown at all)."""


def describe_lost_links(entry: Mapping[str, Any], lost: Collection[Ref]) -> list[str]:
    """A Vietnamese sentence for each link or button of `entry` to one of `lost`, in the order they are read.

    `entry`: as plain data. `lost`: the pages and documents that are not public.
    """
    return list(dict.fromkeys(_walk(entry, lost)))


def _walk(value: Any, lost: Collection[Ref]) -> Iterator[str]:
    if isinstance(value, str):
        for ref, words in _LINK.findall(value) if "<a href" in value else ():
            if ref in lost:
                yield _describe_link(ref, words)
    elif isinstance(value, Mapping):
        for words, target, instead in _BUTTONS:
            if value.get(words) and value.get(target) in lost and not value.get(instead):
                message = _("Nút “%(words)s” dẫn tới một trang chưa đăng hoặc đã gỡ; người đọc không thấy nút này.")
                yield message % {"words": shorten(value[words])}
        for part in value.values():
            yield from _walk(part, lost)
    elif isinstance(value, (list, tuple)):
        for part in value:
            yield from _walk(part, lost)


def _describe_link(ref: str, html: str) -> str:
    words = shorten(read_words(html.encode()))
    if ref.startswith("document:"):
        message = _("Liên kết “%(words)s” dẫn tới một tài liệu không công khai; người đọc chỉ thấy chữ.")
    else:
        message = _("Liên kết “%(words)s” dẫn tới một trang chưa đăng hoặc đã gỡ; người đọc chỉ thấy chữ.")
    return message % {"words": words}
