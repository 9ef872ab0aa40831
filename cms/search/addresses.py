"""Where search stands on the public site: the one place that names it, for the publisher and the server. No Django."""

from cms.schema.languages import LANGUAGES, in_language

FOLDER = "tim"
"""The first part of every address of search in the source language; no page may take it."""


def get_search_path(language: str) -> str:
    """The page that searches in a language."""
    return in_language(f"/{FOLDER}/", language)


SEARCH_PATHS = frozenset(map(get_search_path, LANGUAGES))
"""The pages that search, in every language: what is sent to them as `q` is somebody's own words."""
