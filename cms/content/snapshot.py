"""Stamps: a hash per public thing of all the rows its entry and its address are made of.

As long as a stamp stays, so does what the thing would state: who keeps the stamp beside the entry need not state it
again. Nothing here trusts a signal, and no field of any kind of page is named: what an entry reads is what its page
declares (`entry_joins`, `entry_lists`, `state_beside`) and its own columns.

A row that changes while stamps are read gives a stamp that is neither the old nor the new one. Whoever states a page
after its stamp was read is therefore safe: what comes in between is found the next time.
"""

from collections.abc import Collection, Iterable, Iterator
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

from django.db.models import (
    AutoField,
    BooleanField,
    CharField,
    Field,
    ForeignKey,
    Func,
    IntegerField,
    Model,
    QuerySet,
    TextField,
)
from wagtail.models import Page

import cms
from cms.content.models import PAGE_MODELS
from cms.content.queries import find_pages_above, get_homes, get_path, get_public_pages
from cms.library.models import Document, Picture
from cms.library.queries import BATCH, FIRST_IMPOSSIBLE, filter_public
from cms.schema.references import Ref, make_ref, parse_ref

SIZE = 16
"""Bytes of a stamp's hash."""
CHUNK = 2000
UNSEEN_FIELDS = frozenset(
    {
        "alias_of",
        "content_type",
        "depth",
        "draft_title",
        "expire_at",
        "expired",
        "go_live_at",
        "has_unpublished_changes",
        "latest_revision",
        "latest_revision_created_at",
        "live",
        "locked",
        "locked_at",
        "locked_by",
        "numchild",
        "owner",
        "path",
        "slug",
        "translation_key",
        "url_path",
    }
)
"""Columns of a page's row that no entry shows as they are: of drafts and locks, of whether it is public (only public
pages have a stamp), of where it stands (the stamp has the address, the page above and the place among its neighbours,
so that a section that is moved aside does not touch all below it)."""
_PLAIN = (AutoField, BooleanField, CharField, ForeignKey, IntegerField)
HOUSE = Path(cms.__file__).parent
_CODE = ("schema", "union", "library", "law", "content")

Hashes = dict[int, list[bytes]]


class _Stored(Func):
    """A column as the database keeps it, as bytes: no object is made of it. PostgreSQL hashes it and sends the hash."""

    output_field = TextField()

    def as_sqlite(self, compiler, connection, **kwargs):
        return self.as_sql(compiler, connection, template="CAST(%(expressions)s AS BLOB)", **kwargs)

    def as_postgresql(self, compiler, connection, **kwargs):
        template = "SHA256(CONVERT_TO((%(expressions)s)::text, 'UTF8'))"
        return self.as_sql(compiler, connection, template=template, **kwargs)


def read_page_stamps(keys: Collection[int] | None = None) -> dict[Ref, str]:
    """The stamps of all public pages, or of those among `keys` that are public. Raises DatabaseError.

    A page is missing when the public may not see it now. If `to_entry()` or the address of a page would differ from
    what they were, so does its stamp; the other way round a stamp may differ for nothing (it is cheap to look).
    """
    if keys is None:
        return _stamp_pages(None)
    wanted = sorted({key for key in keys if 0 < key < FIRST_IMPOSSIBLE})
    stamps: dict[Ref, str] = {}
    for start in range(0, len(wanted), BATCH):
        stamps |= _stamp_pages(wanted[start : start + BATCH])
    return stamps


def read_file_stamps(refs: Iterable[Ref]) -> dict[Ref, str]:
    """The stamps of the pictures and documents among `refs` that may be public; others are missing.

    A picture's stamp has its renditions in it: it differs once more after they were made. Of the files themselves
    only what the database knows of them is in it. Raises DatabaseError.
    """
    wanted: dict[str, set[int]] = {"picture": set(), "document": set()}
    for ref in refs:
        kind, key = parse_ref(ref)
        if kind in wanted and int(key) < FIRST_IMPOSSIBLE:
            wanted[kind].add(int(key))
    stamps: dict[Ref, str] = {}
    for model, kind, lists in ((Picture, "picture", ("renditions",)), (Document, "document", ())):
        keys = sorted(wanted[kind])
        for start in range(0, len(keys), BATCH):
            rows = filter_public(model._base_manager.filter(pk__in=keys[start : start + BATCH]))
            stamps |= {make_ref(kind, key): _stamp(*hashes) for key, hashes in _hash_rows(rows, lists, "pk").items()}
    return stamps


def _stamp_pages(keys: list[int] | None) -> dict[Ref, str]:
    homes = get_homes()
    if not homes:
        return {}
    kinds, places, rows = _read_pages(keys)
    own: dict[int, bytes] = {}
    for model in PAGE_MODELS:
        if model._meta.model_name in kinds:
            own |= _hash_own_rows(model, keys)
    return {
        make_ref("page", pk): _stamp(
            own[pk], row, repr((pk, parent, get_path(address, homes), place, kind, len(homes) > 1)).encode()
        )
        for (pk, parent, address, place, kind), row in zip(places, rows, strict=True)
        if pk in own
    }


def _read_pages(keys: list[int] | None) -> tuple[set[str], list[tuple], list[bytes]]:
    """Of all public pages: their kinds, where each stands (key, key above, address, place, kind), its row's hash."""
    seen = [field for field in Page._meta.concrete_fields if field.name not in UNSEEN_FIELDS]
    columns, plain = _list_columns(seen)
    pages = get_public_pages(keys).order_by().values_list("pk", "path", "url_path", "content_type__model", *columns)
    found: list[tuple] = []
    rows: list[bytes] = []
    for pk, path, url_path, kind, *row in pages.iterator(chunk_size=CHUNK):
        found.append((pk, path, url_path, kind))
        rows.append(_hash_row(tuple(row[:plain]), row[plain:]))
    above = find_pages_above({path: pk for pk, path, _address, _kind in found})
    step = Page.steplen
    places = [(pk, above.get(path[:-step]), url_path, path[-step:], kind) for pk, path, url_path, kind in found]
    return {kind for _pk, _path, _address, kind in found}, places, rows


def _hash_own_rows(model: type[Page], keys: list[int] | None) -> dict[int, bytes]:
    """Of each page of this kind: all that its kind adds to a page, with the rows of its joins and lists."""
    rows = model._base_manager.all() if keys is None else model._base_manager.filter(pk__in=keys)
    beside = model.state_beside().encode()
    own = model._meta.local_concrete_fields
    joins = [name for name in model.entry_joins if model._meta.get_field(name) in own]  # Page's are looked at apart
    hashes = _hash_rows(rows, (*joins, *model.entry_lists), "pk")
    return {key: found + beside for key, (found,) in hashes.items()}


def _hash_rows(rows: QuerySet, paths: Iterable[str], column: str) -> Hashes:
    """The hashes of `rows` by the value of `column`, each with the rows that `paths` lead to from it."""
    model = rows.model
    is_page = issubclass(model, Page)
    columns, plain = _list_columns(model._meta.local_concrete_fields if is_page else model._meta.concrete_fields)
    linked = [_read_linked(rows, path) for path in paths]
    steps = [(columns.index(name) if name else None, hashes) for name, hashes in linked]
    found: Hashes = {}
    for pk, key, *row in rows.order_by().values_list("pk", column, *columns).iterator(chunk_size=CHUNK):
        links = [sorted(hashes.get(pk if index is None else row[index], ())) for index, hashes in steps]
        found.setdefault(key, []).append(_hash_row((*row[:plain], links), row[plain:]))
    return found


def _read_linked(rows: QuerySet, path: str) -> tuple[str, Hashes]:
    """What `path` (`tagged_items__tag`) leads to from `rows`: (the key's column, "" for a list; hashes by key)."""
    name, _separator, rest = path.partition("__")
    relation, more = rows.model._meta.get_field(name), (rest,) if rest else ()
    if relation.many_to_one or (relation.one_to_one and relation.concrete):
        return relation.attname, _hash_rows(_follow(rows, relation.related_model, "pk", relation.attname), more, "pk")
    if not relation.one_to_many:
        raise TypeError(f"{rows.model.__name__}.{name}: a stamp follows keys and lists that have a key back, no other")
    back = relation.field.attname
    return "", _hash_rows(_follow(rows, relation.related_model, back, "pk"), more, back)


def _follow(rows: QuerySet, model: type[Model], column: str, to: str) -> QuerySet:
    """The rows of `model` whose `column` is among the values `to` of `rows`; all when `rows` are all there are."""
    all_rows = model._base_manager.all()
    return all_rows.filter(**{f"{column}__in": rows.order_by().values(to)}) if rows.query.where else all_rows


def _list_columns(fields: Iterable[Field]) -> tuple[list[str | _Stored], int]:
    """What to ask for: numbers and short text first, then the rest as it is stored. And how many come first."""
    plain = [field.attname for field in fields if isinstance(field, _PLAIN)]
    return [*plain, *(_Stored(field.attname) for field in fields if not isinstance(field, _PLAIN))], len(plain)


def _hash_row(plain: tuple, stored: Collection[bytes | None]) -> bytes:
    sizes = [None if text is None else len(text) for text in stored]
    hasher = blake2b(repr((plain, sizes)).encode(), digest_size=SIZE)
    for text in stored:
        if text:
            hasher.update(text)
    return hasher.digest()


def _stamp(*parts: bytes) -> str:
    return blake2b(b"".join(parts), digest_size=SIZE, key=_get_code_stamp()).hexdigest()


@cache
def _get_code_stamp() -> bytes:
    """A hash of the code that states things: after an upgrade all is stated once more."""
    hasher = blake2b("\n".join(f"{name} {version(name)}" for name in ("nh3", "wagtail")).encode(), digest_size=SIZE)
    for path in _list_code():
        hasher.update(str(path.relative_to(HOUSE)).encode() + path.read_bytes())
    return hasher.digest()


def _list_code() -> Iterator[Path]:
    for room in _CODE:
        yield from (path for path in sorted((HOUSE / room).rglob("*.py")) if "migrations" not in path.parts)
