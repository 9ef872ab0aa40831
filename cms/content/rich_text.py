"""From the rich text Wagtail stores to the clean HTML Loa publishes, with links as references."""

import html
import re
from html.parser import HTMLParser

import nh3

from cms.content.known_markup import rewrite_known
from cms.schema.references import is_ref
from cms.schema.text import to_nfc

FEATURES = ["bold", "italic", "ol", "ul", "link", "document-link", "figure", "provision"]
"""What the editor's toolbar offers wherever Loa takes rich text."""

TAGS = {"p", "br", "strong", "em", "b", "i", "ul", "ol", "li", "a"}
_DROPPED_WITH_CONTENT = {"script", "style", "template", "iframe", "object", "svg", "math", "noscript", "textarea"}
_BECOME_PARAGRAPHS = {"h1", "h2", "h3", "h4", "h5", "h6", "div", "blockquote", "section", "article", "pre"}
_LINK_KINDS = ("page", "document", "figure", "provision")
_OUTWARD = re.compile(r"(?:https?://|mailto:|tel:)\S+", re.IGNORECASE)
_WITHIN = re.compile(r"#[A-Za-z0-9_-]+")
_EMPTY = re.compile(r"<(p|li|ul|ol|strong|em|b|i|a)(?: [^>]*)?>(?:\s|&nbsp;|<br>)*</\1>")
_TAG = re.compile(r"<[^>]*>")
_BREAK = re.compile(r"<(?:br|/p|/li|/ul|/ol)>")
_FIGURE = re.compile(r'<a href="figure:[0-9]+">.*?</a>', re.DOTALL)
_DATED = "\ufffc"
"""Stands for a figure of the law while sentences are told apart."""
_SENTENCE = re.compile(r"(?<=[.!?…])\s+")
_URL_SCHEMES = {"https", "http", "mailto", "tel", *_LINK_KINDS}
_DEEPEST = 100


def clean_rich_text(stored: object) -> str:
    """Stored rich text as clean HTML in NFC; empty when no text is left.

    `<a linktype="page" id="12">` becomes `href="page:12"`; embeds, pictures, scripts and links that lead nowhere
    safe disappear, their words stay. Anything that is not text gives an empty string.
    """
    if not isinstance(stored, str) or not stored.strip():
        return ""
    markup = to_nfc(stored)
    if (known := rewrite_known(markup)) is None:
        return clean_with_parser(markup)
    kept = _drop_empty(known)
    return (kept if kept == known else to_nfc(kept)).strip()


def clean_with_parser(markup: str) -> str:
    """`markup` (in the one normal form of text) from wherever, as clean HTML: what is not known to be safe goes."""
    # Brought into well-formed markup first: Python's parser takes minutes for some that is broken on purpose.
    well_formed = nh3.clean(
        markup,
        tags=TAGS | _BECOME_PARAGRAPHS,
        clean_content_tags=_DROPPED_WITH_CONTENT,
        attributes={"a": {"href", "linktype", "id"}},
        url_schemes=_URL_SCHEMES,
        link_rel=None,
    )
    rewriter = _LinkRewriter()
    rewriter.feed(well_formed)
    rewriter.close()
    cleaned = nh3.clean(
        "".join(rewriter.pieces),
        tags=TAGS,
        attributes={"a": {"href"}},
        url_schemes=_URL_SCHEMES,
        link_rel=None,
    )
    return to_nfc(_drop_empty(cleaned)).strip()


def read_as_plain(markup: str) -> str:
    """The words of clean HTML without its tags, on one line."""
    return " ".join(html.unescape(_TAG.sub("", _BREAK.sub(" ", markup))).split())


def read_lasting(markup: str) -> str:
    """The words of clean HTML that say the same on any day: without the sentences that hold a figure of the law.

    For what is written once and shown for years (descriptions, cards): a figure's words there would stay as they were.
    """
    if 'href="figure:' not in markup:
        return read_as_plain(markup)
    marked = read_as_plain(_FIGURE.sub(_DATED, markup))
    return " ".join(sentence for sentence in _SENTENCE.split(marked) if _DATED not in sentence)


def cut_text(text: str, length: int) -> str:
    """`text` cut at a space so that it holds at most `length` characters, with an ellipsis when cut."""
    if len(text) <= length:
        return text
    return (text[:length].rpartition(" ")[0] or text[: length - 1]).rstrip(" ,.;:–-") + "…"


def _drop_empty(markup: str) -> str:
    """`markup` without elements that hold nothing, however deeply they are nested."""
    for _round in range(_DEEPEST):
        markup, count = _EMPTY.subn("", markup)
        if not count:
            break
    return markup


class _LinkRewriter(HTMLParser):
    """Writes the markup again with references for links; what it lets through is cleaned by nh3 afterwards."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._open_links: list[bool] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            href = _resolve(dict(attrs))
            self._open_links.append(bool(href))
            if href:
                self.pieces.append(f'<a href="{html.escape(href)}">')
        elif tag in _BECOME_PARAGRAPHS:
            self.pieces.append("<p>")
        elif tag in TAGS:
            self.pieces.append(f"<{tag}>")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self.pieces.append("<br>")

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            if self._open_links and self._open_links.pop():
                self.pieces.append("</a>")
        elif tag in _BECOME_PARAGRAPHS:
            self.pieces.append("</p>")
        elif tag in TAGS and tag != "br":
            self.pieces.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.pieces.append(html.escape(data, quote=False))


def _resolve(attributes: dict[str, str | None]) -> str:
    """Where a stored link leads: a reference, an outward address, an anchor, or nothing."""
    kind = attributes.get("linktype") or ""
    key = attributes.get("id") or ""
    if kind in _LINK_KINDS:
        return ref if is_ref(ref := f"{kind}:{key.lstrip('0')}") else ""
    href = (attributes.get("href") or "").strip()
    if is_ref(href):
        return href if href.partition(":")[0] in _LINK_KINDS else ""
    return href if _OUTWARD.fullmatch(href) or _WITHIN.fullmatch(href) else ""
