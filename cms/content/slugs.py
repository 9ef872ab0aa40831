"""Addresses made from Vietnamese titles in the browser, by the same rule as on the server."""

import unicodedata

from wagtail.admin.widgets import SlugInput

from cms.schema.text import fold

# Every Latin letter with a Vietnamese mark lies in these two ranges of Unicode.
_LETTERS = [chr(code) for code in (*range(0xC0, 0x180), *range(0x1A0, 0x1B1), *range(0x1EA0, 0x1EFA))]


def list_formatters() -> list[tuple[str, str]]:
    """(regular expression, replacement) pairs that take the marks off, for Wagtail's slug field in the browser.

    Wagtail's own map is Serbian for `đ` and knows no `ươ`. Marks that stand alone (text from a Mac or a PDF) go
    first; then each plain letter replaces its marked forms; whatever else is no letter or digit becomes a hyphen.
    """
    marked: dict[str, str] = {}
    for letter in _LETTERS:
        plain = fold(letter)
        if len(plain) == 1 and plain.isascii() and plain.isalpha() and unicodedata.category(letter).startswith("L"):
            marked[plain] = marked.get(plain, "") + letter
    letters = [(f"[{forms}]", plain) for plain, forms in sorted(marked.items())]
    return [("[\u0300-\u036f]", ""), *letters, ("[^A-Za-z0-9]+", "-"), ("^-+|-+$", "")]


class VietnameseSlugInput(SlugInput):
    """The slug field that understands Vietnamese."""

    def __init__(self, attrs: dict | None = None) -> None:
        super().__init__(attrs=attrs, formatters=list_formatters())
