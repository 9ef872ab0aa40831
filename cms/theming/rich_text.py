"""From an entry's clean HTML with symbolic links to HTML with addresses."""

import re
from collections.abc import Callable
from html import escape, unescape

import nh3
from django.utils.translation import gettext as _

from cms.schema import PublicFigure
from cms.schema.references import Ref
from cms.theming.clean_html import is_clean
from cms.theming.lookup import Lookup

TAGS = {"p", "br", "strong", "em", "b", "i", "ul", "ol", "li", "a"}
_LINK = re.compile(r'<a(?: href="([^"]*)")?>(.*?)</a>', re.DOTALL)
_STYLED = re.compile(r"((?:<(?:b|i|em|strong)>)*)[^<]*((?:</(?:b|i|em|strong)>)*)")
"""Words that are bold or italic from their first to their last: so is what takes their place."""
_SCHEMES = {"https", "http", "mailto", "tel", "page", "document", "figure", "provision"}


def resolve_rich_text(html: str, lookup: Lookup, find_address: Callable[[str], str], base_url: str) -> str:
    """HTML ready to print.

    It is cleaned once more, as the last gate before the public site: only TAGS, only links, no style, no script.
    `find_address` gives the address of `page:12` or `document:3`, empty when it is not public: then the words stay
    and the link goes. `lookup` gives what `figure:7` is today, which takes the place of the words, and where
    `provision:9` can be read. A link to another site (not under `base_url`) tells that site nothing of ours.
    """
    html = clean(html)
    return _LINK.sub(lambda match: _link(match, lookup, find_address, base_url), html) if "<a" in html else html


def clean(html: str) -> str:
    """`html` with nothing in it but TAGS and links. What is plainly clean (nearly all there is) is not parsed again."""
    if is_clean(html):
        return html
    return nh3.clean(html, tags=TAGS, attributes={"a": {"href"}}, url_schemes=_SCHEMES, link_rel=None)


def _link(match: re.Match, lookup: Lookup, find_address: Callable[[str], str], base_url: str) -> str:
    href, words = unescape(match[1] or ""), match[2]
    if href.startswith("figure:"):
        before, after = styled.groups() if (styled := _STYLED.fullmatch(words)) else ("", "")
        return f"{before}{_write_figure(lookup.figure(Ref(href)))}{after}"
    if href.startswith("provision:"):
        href = lookup.provision(Ref(href)).url
    elif href.startswith(("page:", "document:")):
        href = find_address(href)
    if not href:
        return words
    rel = ' rel="noopener noreferrer"' if is_external(href, base_url) else ""
    return f'<a href="{escape(href)}"{rel}>{words}</a>'


def _write_figure(figure: PublicFigure) -> str:
    """What a number is today; one that nobody has read in the official text says so wherever it stands."""
    doubt = "" if figure.confirmed else f" ({_('đang chờ xác nhận')})"
    return f'<data value="{escape(figure.value)}">{escape(figure.text)}</data>{doubt}'


def is_external(url: str, base_url: str) -> bool:
    """True when the address leads to another site."""
    if not url.startswith(("http://", "https://", "//")):
        return False
    return not base_url or (url != base_url and not url.startswith(f"{base_url}/"))
