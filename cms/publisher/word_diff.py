"""What differs between two texts, word by word, as a person reads it."""

from dataclasses import dataclass
from difflib import SequenceMatcher

MOST_WORDS = 3_000
"""Of a changed passage: a longer one is shown as wholly replaced, since comparing takes the square of its length."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a text: `same` in both, only in the `old` one, or only in the `new` one."""

    kind: str
    text: str


def compare_texts(old: list[str], new: list[str]) -> list[list[Piece]]:
    """The passages in which two texts (lists of paragraphs) differ, each as its pieces in reading order."""
    passages = []
    for tag, start, end, new_start, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            passages.append(compare_words("\n".join(old[start:end]), "\n".join(new[new_start:new_end])))
    return passages


def compare_words(old: str, new: str) -> list[Piece]:
    """One passage, word by word."""
    before, after = old.split(), new.split()
    if max(len(before), len(after)) > MOST_WORDS or not before or not after:
        return [Piece(kind, text) for kind, text in (("old", old), ("new", new)) if text]
    pieces: list[Piece] = []
    for tag, start, end, new_start, new_end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces.append(Piece("same", " ".join(before[start:end])))
            continue
        if start < end:
            pieces.append(Piece("old", " ".join(before[start:end])))
        if new_start < new_end:
            pieces.append(Piece("new", " ".join(after[new_start:new_end])))
    return pieces
