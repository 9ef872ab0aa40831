"""From an entry's clean HTML with symbolic links to HTML with addresses."""

import re
from collections.abc import Callable
from html import escape, unescape

import nh3

from cms.theming.clean_html import is_clean

TAGS = {"p", "br", "strong", "em", "b", "i", "ul", "ol", "li", "a"}
_LINK = re.compile(r'<a(?: href="([^"]*)")?>(.*?)</a>', re.DOTALL)
_SCHEMES = {"https", "http", "mailto", "tel", "page", "document"}


def resolve_rich_text(html: str, find_address: Callable[[str], str], base_url: str) -> str:
    """HTML ready to print.

    It is cleaned once more, as the last gate before the public site: only TAGS, only links, no style, no script.
    `find_address` gives the address of `page:12` or `document:3`, empty when it is not public: then the words stay
    and the link goes. A link to another site (not under `base_url`) tells that site nothing of ours.
    """
    html = clean(html)
    return _LINK.sub(lambda match: _link(match, find_address, base_url), html) if "<a" in html else html


def clean(html: str) -> str:
    """`html` with nothing in it but TAGS and links. What is plainly clean (nearly all there is) is not parsed again."""
    if is_clean(html):
        return html
    return nh3.clean(html, tags=TAGS, attributes={"a": {"href"}}, url_schemes=_SCHEMES, link_rel=None)


def _link(match: re.Match, find_address: Callable[[str], str], base_url: str) -> str:
    href, words = unescape(match[1] or ""), match[2]
    if href.startswith(("page:", "document:")):
        href = find_address(href)
    if not href:
        return words
    rel = ' rel="noopener noreferrer"' if is_external(href, base_url) else ""
    return f'<a href="{escape(href)}"{rel}>{words}</a>'


def is_external(url: str, base_url: str) -> bool:
    """True when the address leads to another site."""
    if not url.startswith(("http://", "https://", "//")):
        return False
    return not base_url or (url != base_url and not url.startswith(f"{base_url}/"))
