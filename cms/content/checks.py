"""Promises of this room that Django checks at every start."""

from typing import Any

from django.core.checks import CheckMessage, Error, register

from cms.content.blocks import BodyBlock
from cms.content.models import PAGE_MODELS
from cms.schema import BLOCK_KINDS, PAGE_KINDS


@register()
def check_kinds(**kwargs: Any) -> list[CheckMessage]:
    """Each kind of page and block of the schema can be made by editors, and each that editors make has its kind."""
    pages = {model.entry_kind for model in PAGE_MODELS}
    blocks = set(BodyBlock().child_blocks)
    return [
        *_compare("page", pages, set(PAGE_KINDS), "content.E001"),
        *_compare("block", blocks, set(BLOCK_KINDS), "content.E002"),
    ]


def _compare(what: str, made: set[str], known: set[str], code: str) -> list[CheckMessage]:
    unknown = [Error(f"The {what} kind {kind!r} has no schema.", id=code) for kind in sorted(made - known)]
    missing = [Error(f"Editors cannot make the {what} kind {kind!r}.", id=code) for kind in sorted(known - made)]
    return unknown + missing
