"""All that is public states itself: pages, the pictures and documents they use, the site's settings."""

import logging
import re
import types
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from django.db import DatabaseError

from cms.content.models import ContentPage
from cms.content.queries import get_base_url, get_homes, get_path, iter_public_pages
from cms.entries.actions import StatedRow, Statement, make_row
from cms.entries.search_reading import name_search_words
from cms.law.queries import iter_law_entries
from cms.library.errors import MissingFile
from cms.library.queries import BATCH, get_public_documents, get_public_pictures
from cms.schema import PageEntry
from cms.schema.languages import get_language
from cms.schema.references import Ref, is_ref, make_ref, parse_ref
from cms.search.queries import iter_search_words
from cms.union.queries import get_contacts_entry, get_site_settings_entry

logger = logging.getLogger(__name__)
SETTINGS_REF = make_ref("settings", "site")
CONTACTS_REF = make_ref("settings", "contacts")
_DOCUMENT_LINK = re.compile(r'href="(document:\d+)"')

NO_STAMPS: Mapping[Ref, str] = types.MappingProxyType({})
Problem = Callable[[Ref, Exception], None]


def state_all(on_problem: Problem | None = None) -> Iterator[Statement]:
    """Every public thing with its entry, a batch of pages at a time.

    `on_problem` is told (the reference, the error) of a picture or document whose file is missing, and of a page that
    cannot state itself; that one is left out and the rest goes on. Without it a missing file is logged, and a page
    raises: leaving it out would take it off the site. Raises DatabaseError when the database is away.
    """
    used: set[Ref] = set()
    yield state_settings()
    yield from state_search_words()
    yield state_contacts()
    yield from state_law()
    for statement in _state(iter_public_pages(), on_problem, {}):
        used.update(statement.uses)
        yield statement
    yield from state_files(used, on_problem)


def state_settings() -> Statement:
    """What holds for the whole site. Cheap enough to be stated each time, so it has no stamp."""
    return Statement(ref=SETTINGS_REF, entry=get_site_settings_entry(get_base_url()))


def state_search_words() -> Iterator[Statement]:
    """What editors decided about searching, one statement a language where they did. Few rows, so no stamps."""
    return (Statement(ref=name_search_words(words.language), entry=words) for words in iter_search_words())


def state_contacts() -> Statement:
    """Whom people may call. Stated each time like the settings."""
    return Statement(ref=CONTACTS_REF, entry=get_contacts_entry())


def state_law() -> Iterator[Statement]:
    """The registry of the law: a few hundred rows, all of them public, so they are stated each time. No stamps."""
    return (Statement(ref=ref, entry=entry) for ref, entry in iter_law_entries())


def state_pages(
    keys: Collection[int], on_problem: Problem | None = None, *, stamps: Mapping[Ref, str] = NO_STAMPS
) -> Iterator[Statement]:
    """The pages with these keys that are public now, a batch at a time; `on_problem` as in `state_all`.

    `stamps`: what `read_page_stamps` gave before; each statement carries its own. Raises DatabaseError.
    """
    return _state(iter_public_pages(keys=keys), on_problem, stamps)


def state_rows(
    keys: Collection[int], on_problem: Problem | None = None, *, stamps: Mapping[Ref, str] = NO_STAMPS
) -> list[StatedRow]:
    """`state_pages` as rows for the store, for a process of its own: nothing lazy, nothing that cannot be pickled."""
    return [make_row(statement) for statement in state_pages(keys, on_problem, stamps=stamps)]


def _state(pages: Iterable[ContentPage], on_problem: Problem | None, stamps: Mapping[Ref, str]) -> Iterator[Statement]:
    homes = get_homes()
    for page in pages:
        ref = make_ref("page", page.pk)
        try:
            entry = page.to_entry()
        except DatabaseError:
            raise
        except Exception as error:
            if on_problem is None:
                raise
            on_problem(ref, error)
            continue
        uses = tuple(sorted(list_files(entry)))
        path = get_path(page.url_path, homes)
        yield Statement(
            ref=ref,
            entry=entry,
            path=path,
            locale=get_language(path),
            stamp=stamps.get(ref, ""),
            uses=uses,
            translation=page.translation_key.hex if len(homes) > 1 else "",
        )


def list_files(entry: PageEntry) -> set[Ref]:
    """The pictures and documents `entry` refers to, in fields of references and in links inside its text."""
    return {ref for ref in _walk(entry) if parse_ref(ref).kind in ("picture", "document")}


def state_files(used: set[Ref], on_problem: Problem | None = None) -> Iterator[Statement]:
    """The pictures and documents among `used` that may be public.

    `on_problem` is told of one whose file is missing, which is left out; without it that is logged.
    """
    report = on_problem or _log_problem
    yield from _state_kind("picture", get_public_pictures, used, report)
    yield from _state_kind("document", get_public_documents, used, report)


def _state_kind(kind: str, read: Callable, used: set[Ref], report: Problem) -> Iterator[Statement]:
    keys = sorted(int(parse_ref(ref).key) for ref in used if parse_ref(ref).kind == kind)
    for start in range(0, len(keys), BATCH):
        for item in read(keys[start : start + BATCH]):
            ref = make_ref(kind, item.pk)
            try:
                yield Statement(ref=ref, entry=item.to_entry())
            except MissingFile as error:
                report(ref, error)


def _log_problem(ref: Ref, error: Exception) -> None:
    logger.warning("%s is left out of what is public: %s", ref, error)


def _walk(value: Any) -> Iterator[Ref]:
    for name, shape in _shapes(type(value)):
        part = getattr(value, name)
        if not part:
            continue
        if shape == "ref":
            yield from (Ref(item) for item in ((part,) if isinstance(part, str) else part) if is_ref(item))
        elif shape == "text":
            for text in (part,) if isinstance(part, str) else part:
                if "document:" in text:
                    yield from (Ref(ref) for ref in _DOCUMENT_LINK.findall(text))
        else:
            for item in part if isinstance(part, tuple) else (part,):
                yield from _walk(item) if is_dataclass(item) else ()


@cache
def _shapes(cls: type) -> list[tuple[str, str]]:
    """(field, what it holds) of an entry's class: references, text, or things that hold more."""
    hints = get_type_hints(cls)
    shapes = ((field.name, _shape(hints[field.name])) for field in fields(cls))
    return [(name, shape) for name, shape in shapes if shape]


def _shape(hint: Any) -> str:
    if get_origin(hint) in (tuple, Union, types.UnionType):
        return next((shape for part in get_args(hint) if (shape := _shape(part))), "")
    if hint is Ref:
        return "ref"
    if hint is str:
        return "text"
    return "more" if is_dataclass(hint) else ""
