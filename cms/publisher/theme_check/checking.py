"""What is wrong with a theme, found without a browser."""

import contextlib
import re
from collections.abc import Iterator
from importlib.util import find_spec

import brotli
from django.utils.translation import gettext as _

from cms.publisher.gate.checking import PAGE_BUDGET, check_page
from cms.publisher.theme_check.cards import list_card_faults
from cms.publisher.theme_check.drawing import BASE_URL, Sample, draw_samples
from cms.schema import CONTEXTS
from cms.theming.checks import check_theme
from cms.theming.errors import ThemeError
from cms.theming.fonts import MOST_BYTES, list_fonts
from cms.theming.themes import Theme, get_script, get_style

_QUOTED = re.compile(r"“[^”]*”")
STYLE_BUDGET = 12_800
"""Bytes of the style sheet before compression: it stands in every page."""


def list_faults(theme: Theme) -> Iterator[str]:
    """Everything that is wrong with `theme`, a sentence each; nothing for a sound one.

    What is wrong on many pages in the same way (a partial they share) is told once, with their number.
    """
    yield from _look_at_folder(theme)
    yield from list_card_faults(theme.name)
    alike: dict[str, list[str]] = {}
    for fault in _look_at_pages(theme):
        alike.setdefault(_QUOTED.sub("", fault.partition("): ")[2] or fault), []).append(fault)
    for faults in alike.values():
        more = len(set(faults)) - 1
        yield faults[0] + (" " + _("(và %d trang nữa)") % more if more else "")


def _look_at_folder(theme: Theme) -> Iterator[str]:
    yield from (message.msg for message in check_theme(theme))
    with contextlib.suppress(ThemeError):  # told above
        size = max(len(get_style(theme.name, (), template).encode()) for template in CONTEXTS)
        if size > STYLE_BUDGET:
            message = _("CSS của giao diện nặng %(size)d byte, quá mức %(most)d byte.")
            yield message % {"size": size, "most": STYLE_BUDGET}

    for font in list_fonts():
        if len(font.data) > MOST_BYTES:
            words = {"name": font.path.rpartition("/")[2], "size": len(font.data), "most": MOST_BYTES}
            yield _("Phông chữ %(name)s nặng %(size)d byte, quá mức %(most)d byte.") % words


def _look_at_pages(theme: Theme) -> Iterator[str]:
    for sample in draw_samples(theme.name):
        if sample.error:
            yield sample.error
            continue
        for words in (*_ask_the_gate(sample), *_weigh(sample), *_parse(sample)):
            yield f"{sample.name}: {words}"


def _ask_the_gate(sample: Sample) -> Iterator[str]:
    """The gate every page passes before it is published; links of an invented union all lead somewhere."""
    findings = check_page(
        sample.html.encode(),
        here="/trang/",
        exists=lambda path: True,
        base_url=BASE_URL,
        script=get_script(sample.theme).encode(),
        size_of=lambda path: 0,
        warnings=False,
    )
    return (finding.message for finding in findings)


def _weigh(sample: Sample) -> Iterator[str]:
    html = sample.html.encode()
    if len(html) < 2 * PAGE_BUDGET:  # such a page compresses to less than half
        return
    size = len(brotli.compress(html))
    if size > PAGE_BUDGET:
        yield _("nặng %(size)d byte sau khi nén, quá mức %(most)d byte") % {"size": size, "most": PAGE_BUDGET}


def _parse(sample: Sample) -> Iterator[str]:
    """What a browser's own parser would have to guess at; asked only where that parser is installed."""
    if find_spec("tinyhtml5") is None:
        return
    from tinyhtml5.parser import HTMLParser

    parser = HTMLParser()
    parser.parse(sample.html)
    for _position, code, _data in parser.errors:
        yield _("HTML viết sai (%(code)s)") % {"code": code}
