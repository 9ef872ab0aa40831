"""Vietnamese text: one normal form, matching without diacritics, addresses in plain letters."""

import re
import unicodedata

_D_WITH_STROKE = str.maketrans({"đ": "d", "Đ": "D"})
_NOT_IN_SLUG = re.compile(r"[^a-z0-9]+")
SLUG_MAX_LENGTH = 100
# What Word leaves where a line was broken by hand, and other blanks that XML cannot hold.
_ODD_BLANKS = re.compile(r" ?[\x0b\x0c\x85]+ ?")
# What a database, XML or UTF-8 refuses: control characters, half an emoji (an editor's backspace leaves one).
_UNSTORABLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")

# The marks of Vietnamese and most of Europe; U+034F combines nothing.
_MARKS = re.compile(r"[\u0300-\u034e\u0350-\u036f]+")
_UNSEEN = frozenset({"Zs", "Zl", "Zp", "Cc", "Cf"})


def to_nfc(text: str) -> str:
    """The text in the only form Loa stores: Unicode normal form C, without what cannot be stored or shown.

    A text of which nothing can be seen (blanks, zero-width marks) is empty.
    """
    if text.isprintable():  # by far most text: nothing to take out, and anything but blanks can be seen
        return unicodedata.normalize("NFC", text) if text and not text.isspace() else ""
    text = _UNSTORABLE.sub("", _ODD_BLANKS.sub(" ", text))
    return unicodedata.normalize("NFC", text) if _has_something_to_see(text) else ""


def _has_something_to_see(text: str) -> bool:
    # A character that Python does not know yet (a new emoji) counts as one that can be seen.
    return any(unicodedata.category(letter) not in _UNSEEN for letter in text)


def fold(text: str) -> str:
    """The text without diacritics, lower case, `đ` as `d`: `Đình công` and `dinh cong` fold to the same."""
    decomposed = unicodedata.normalize("NFD", text.translate(_D_WITH_STROKE))
    plain = _MARKS.sub("", decomposed)
    if plain.isascii():
        return plain.lower()
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).casefold()


def slugify(text: str) -> str:
    """The text as a part of an address: `Đình công ở Bình Dương` → `dinh-cong-o-binh-duong`.

    At most SLUG_MAX_LENGTH characters, cut at a hyphen. Empty when no letter or digit is left.
    """
    slug = _NOT_IN_SLUG.sub("-", fold(text)).strip("-")
    if len(slug) <= SLUG_MAX_LENGTH:
        return slug
    cut = slug[: SLUG_MAX_LENGTH + 1]
    return cut.rpartition("-")[0] or cut[:SLUG_MAX_LENGTH]
