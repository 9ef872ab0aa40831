"""The words of a published page: what a reader reads in its main part, without markup and without what stands apart.

Apart stand links to other pages (`<nav>`), forms, and what a theme marks with `data-apart` because it is not the
page's own (the hour it was updated). The pages are ours, drawn by our own themes: their markup is well formed, and
`<` and `>` stand in it for nothing else, so plain patterns are enough, and fifty times faster than a parser.
"""

import re
from collections.abc import Iterator
from hashlib import blake2b
from html import unescape

_MAIN = re.compile(r"<main\b[^>]*>(.*)</main>", re.DOTALL)
_APART = re.compile(
    r"<(nav|form|noscript|script|style|template)\b[^>]*>.*?</\1>|<(\w+)\b[^>]*\sdata-apart\b[^>]*>.*?</\2>", re.DOTALL
)
_BLOCK = re.compile(
    r"</?(?:address|article|aside|blockquote|br|caption|dd|details|div|dl|dt|figcaption|figure|footer|h[1-6]|header|hr"
    r"|li|main|ol|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul)\b[^>]*>"
)
_APART_INLINE = re.compile(r"</?(?:button|label|span|time)\b[^>]*>")
_ALTERNATIVE = re.compile(r'<img\b[^>]*\salt="([^"]*)"[^>]*>')
_TAG = re.compile(r"<[^>]*>")
DIGEST_SIZE = 16


def find_main(html: str) -> str:
    """The HTML inside `<main>`; all of it when there is none."""
    found = _MAIN.search(html)
    return found[1] if found else html


def extract_paragraphs(html: str) -> list[str]:
    """What a page says, paragraph by paragraph, white space folded. Pictures say their alternative text."""
    return list(_iter_paragraphs(html))


def _iter_paragraphs(html: str) -> Iterator[str]:
    own = _APART.sub(" ", find_main(html))
    lines = _BLOCK.sub("\n", own.replace("\n", " "))
    text = _TAG.sub("", _APART_INLINE.sub(" ", _ALTERNATIVE.sub(r" \1 ", lines)))
    for line in unescape(text).split("\n"):
        if words := " ".join(line.split()):
            yield words


def extract_words(html: str) -> str:
    """What a page says, as one line of words. Equal words: nobody reads another thing, however it looks."""
    return " ".join(_iter_paragraphs(html))


def digest_words(words: str) -> str:
    """The BLAKE2b-128 of words, as hexadecimal digits."""
    return blake2b(words.encode(), digest_size=DIGEST_SIZE).hexdigest()


def say_the_same(one: bytes, other: bytes) -> bool:
    """Whether two published pages say the same. Cheap when their main parts are equal, as after a change of menu."""
    if _cut_main(one) == _cut_main(other):
        return True
    return extract_words(one.decode(errors="replace")) == extract_words(other.decode(errors="replace"))


def _cut_main(html: bytes) -> bytes:
    return html[html.find(b"<main") : html.rfind(b"</main>")]
