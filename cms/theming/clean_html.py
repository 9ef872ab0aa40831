"""Telling at a glance that HTML is clean, so that the cleaner need not take it apart again."""

import re
from functools import lru_cache

_TAG = re.compile(r"<[^<>]*>")
_ENTITY = re.compile(r"&(?:amp|lt|gt|nbsp);")

_LABEL = r"[a-z0-9]+(?:-[a-z0-9]+)*+"  # never two hyphens: such names stand for another alphabet and may be refused
_PLAIN = r"[A-Za-z0-9/._~%=+-]*+"
_ADDRESS = "|".join(
    (
        r"(?:page|document|figure|provision):[0-9]+",
        r"tel:\+?[0-9]+",
        rf"mailto:[A-Za-z0-9._+-]+@(?:{_LABEL}\.)+[a-z]{{2,}}",
        rf"https?://(?:{_LABEL}\.)+[a-z]{{2,}}(?:/{_PLAIN})?(?:\?{_PLAIN})?",
    )
)
_LINK = re.compile(rf'<a href="(?:{_ADDRESS})">')

_WORDS = frozenset({"br", "strong", "em", "b", "i", "a"})
_MAY_HOLD = {
    "": {"p", "ul", "ol"} | _WORDS,
    "p": _WORDS,
    "ul": {"li"},
    "ol": {"li"},
    "li": {"p", "ul", "ol"} | _WORDS,
    **dict.fromkeys(_WORDS - {"br"}, _WORDS),
}
"""What may stand right in what, so that a parser closes, moves and repeats nothing. Text may stand in all of it."""


def is_clean(html: str) -> bool:
    """True when rich_text.clean would give `html` back as it is.

    It knows the plain cases, most of what is written: tags well nested, nothing in a tag but a link's plain address.
    False means nothing: then the cleaner has to look.
    """
    tags = _TAG.findall(html)
    if not html.count("<") == html.count(">") == len(tags):
        return False
    if "&" in html and html.count("&") != len(_ENTITY.findall(html)):
        return False
    # Characters that a parser drops, or writes in another way.
    if "\0" in html or "\r" in html or "\xa0" in html or "\ufeff" in html:
        return False
    return _is_well_nested(_LINK.sub("<a>", "".join(tags)))


@lru_cache(maxsize=4096)
def _is_well_nested(tags: str) -> bool:
    opened = [""]
    for tag in tags[1:-1].split("><") if tags else ():
        if tag[:1] == "/":
            if len(opened) == 1 or opened.pop() != tag[1:]:
                return False
        elif tag not in _MAY_HOLD[opened[-1]] or (tag in _WORDS and tag in opened):
            return False
        elif tag != "br":
            opened.append(tag)
    return opened == [""]
