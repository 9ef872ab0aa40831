"""Where lists of everything of a sort stand."""

from cms.schema.languages import in_language

REGISTER_PATHS = {"rights": "/quyen-a-z/", "contacts": "/goi-cho-ai/", "documents": "/van-ban/"}
"""Kind of output → its address in the source language."""


def register_path(kind: str, language: str) -> str:
    """The address of a list in a language."""
    return in_language(REGISTER_PATHS[kind], language)
