"""How the demo's texts in other languages are written: what differs from the Vietnamese page, field by field."""

from collections.abc import Iterable
from typing import Any

from cms.demo.content.writing import paragraphs
from cms.schema import Block


def translate_explainer(
    *,
    title: str,
    description: str,
    answer: Iterable[str],
    covers: Iterable[str],
    steps: Iterable[str],
    if_refused: Iterable[str],
    proof: tuple[str, ...],
    help: Iterable[str],
    body: tuple[Block, ...],
    index_terms: tuple[str, ...] = (),
) -> dict[str, Any]:
    """The fields of an explainer that are words. Law and what to read next are those of the Vietnamese page.

    `answer`, `covers`, `steps`, `if_refused`, `help`: clean HTML, a paragraph each. Tags are Vietnamese, and whoever
    checked the Vietnamese words has not checked these: none of them is kept.
    """
    return {
        "title": title,
        "description": description,
        "short_answer": paragraphs(*answer),
        "covers": paragraphs(*covers),
        "steps": tuple(map(paragraphs, steps)),
        "if_refused": paragraphs(*if_refused),
        "proof": proof,
        "help": paragraphs(*help),
        "body": body,
        "tags": (),
        "synonyms": (),
        "index_terms": index_terms,
        "checked_by": "",
        "checked_on": None,
        "next_check": None,
    }
