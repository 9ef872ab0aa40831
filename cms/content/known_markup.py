"""Rich text as the editor writes it, brought into its public form without a parser.

Nearly all text comes from the editor: paragraphs and lists, bold and italic, links, properly nested. Such markup is
known piece by piece: each tag is one of a few literal ones, each text has nothing in it that markup is made of. What
comes out holds these literal tags and nothing else, so it is as safe as what the cleaner gives, and a test holds the
two equal. Anything else, down to a stray bracket, is not known here and goes through the cleaner.
"""

import re

_TAGS = re.compile(r"(<[^<>]*>)")
_BLOCK_KEY = re.compile(r'<(p|ul|ol|li) data-block-key="[A-Za-z0-9]+">')
_LINK_WITHIN = re.compile(
    r'<a (?:id="([1-9][0-9]{0,17})" )?linktype="(page|document|figure|provision)"(?: id="([1-9][0-9]{0,17})")?>'
)
_LINK_OUTWARD = re.compile(
    r'<a (href="(?:https?://(?:[a-z][a-z0-9]*\.)+[a-z]+(?:/[A-Za-z0-9._~/?=%#+,-]*)?|tel:\+?[0-9]+'
    r'|mailto:[A-Za-z0-9._-]+@[a-z0-9.-]+|#[A-Za-z0-9_-]+)")>'
)
_OTHER_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|nbsp);)")
_INLINE = {"b", "i", "strong", "em", "a"}
_LISTS = {"ul", "ol"}
_NAMES = {f"<{name}>": name for name in ("p", *_LISTS, "li", *(_INLINE - {"a"}))}
_CLOSED = {f"</{name}>": name for name in (*_NAMES.values(), "a")}
_BREAKS = {"<br>", "<br/>"}


def rewrite_known(markup: str) -> str | None:
    """`markup` as clean HTML with references for links; None when it is not entirely known.

    `markup` is in the one normal form of text. Elements that hold nothing are still in what is returned.
    """
    pieces = _TAGS.split(markup)
    is_open: list[str] = []
    for index in range(1, len(pieces), 2):
        if not _is_known_text(pieces, index - 1, is_open):
            return None
        tag = _take(pieces[index], is_open)
        if not tag:
            return None
        pieces[index] = tag
    if is_open or not _is_known_text(pieces, len(pieces) - 1, is_open):
        return None
    return "".join(pieces)


def _is_known_text(pieces: list[str], index: int, is_open: list[str]) -> bool:
    """True when the text at `index` may stand where it stands. A blank that holds words together is written out."""
    text = pieces[index]
    if not text:
        return True
    if not is_open or is_open[-1] in _LISTS:
        return not text.strip(" \n")
    if "\xa0" in text:
        pieces[index] = text.replace("\xa0", "&nbsp;")
    if "<" in text or ">" in text or "\r" in text:
        return False
    return "&" not in text or not _OTHER_ENTITY.search(text)


def _take(tag: str, is_open: list[str]) -> str:
    """`tag` as it is published, when it may stand here; else an empty string. Keeps account of what is open."""
    if (name := _CLOSED.get(tag)) is not None:
        return tag if is_open and is_open.pop() == name else ""
    inside = is_open[-1] if is_open else ""
    if tag in _BREAKS:
        return "<br>" if inside and inside not in _LISTS else ""
    name, published = _read(tag)
    if not name or not _may_open(name, inside, is_open):
        return ""
    is_open.append(name)
    return published


def _read(tag: str) -> tuple[str, str]:
    """The name of an opening tag and how it is published; empty strings when it is not known."""
    if (name := _NAMES.get(tag)) is not None:
        return name, tag
    if found := _BLOCK_KEY.fullmatch(tag):
        return found[1], f"<{found[1]}>"
    if (found := _LINK_WITHIN.fullmatch(tag)) and bool(found[1]) != bool(found[3]):
        return "a", f'<a href="{found[2]}:{found[1] or found[3]}">'
    if found := _LINK_OUTWARD.fullmatch(tag):
        return "a", f"<a {found[1]}>"
    return "", ""


def _may_open(name: str, inside: str, is_open: list[str]) -> bool:
    if name in _INLINE:
        return bool(inside) and inside not in _LISTS and name not in is_open
    if name == "li":
        return inside in _LISTS
    return not inside
