"""Lists of everything of a sort among what is searched: each by its own words, and by the names that stand on it."""

from collections.abc import Callable, Iterator

from cms.entries.reader import Reader
from cms.publisher.register_links import REGISTERS
from cms.publisher.register_outputs import register_path
from cms.search.counting import count_terms
from cms.search.writing import IndexedPage

EVEN = 100


def list_searched_registers(reader: Reader, language: str) -> Iterator[IndexedPage]:
    """The lists of a language as its index takes them. Called while words are written in that language."""
    for kind in reader.registers(language):
        register, path = REGISTERS[kind], register_path(kind, language)
        names = " ; ".join(_NAMES[kind](reader)) if kind in _NAMES else ""
        said = {"title": str(register.title), "lead": str(register.lead), "html": names}
        yield IndexedPage(title=said["title"], path=reader.give(path), kind="", prior=EVEN, terms=count_terms(said))


def _name_places(reader: Reader) -> Iterator[str]:
    """What units look after, by every name: whoever looks for a commune wants to know whom to call there."""
    for unit in reader.contacts().units:
        for area in unit.areas:
            yield from (area.name, *area.names)


def _name_documents(reader: Reader) -> Iterator[str]:
    for _ref, document in reader.documents():
        yield from (document.title, document.number)


_NAMES: dict[str, Callable[[Reader], Iterator[str]]] = {"contacts": _name_places, "documents": _name_documents}
