"""The languages the public site can speak. One is the source; what is written in the others is made from it."""

SOURCE_LANGUAGE = "vi"
"""The language everything is written in first, at addresses of its own; the others stand under `/km/`, `/en/`."""

LANGUAGES = {"vi": "Tiếng Việt", "km": "ខ្មែរ (Khmer)", "en": "English"}
"""Code → the language's name in itself, as a reader looks for it."""

PREFIXES = {code: "/" if code == SOURCE_LANGUAGE else f"/{code}/" for code in LANGUAGES}
"""Code → where the pages of that language stand."""


def get_language(path: str) -> str:
    """The language of what stands at a path of the site: `/km/…` is Khmer. No page may take such an address."""
    first = path.partition("/")[2].partition("/")[0]
    return first if first in LANGUAGES and first != SOURCE_LANGUAGE else SOURCE_LANGUAGE


def in_language(path: str, language: str) -> str:
    """The address that in `language` answers to `path` of the source language: `/luu-tru/` → `/km/luu-tru/`."""
    return PREFIXES[language] + path.removeprefix("/")
