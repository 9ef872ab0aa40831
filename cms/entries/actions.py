"""The one way entries get into the store."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import orjson
from django.db import transaction

from cms.entries.models import Entry as StoredEntry
from cms.schema import Entry
from cms.schema.codec import canonical_json, digest_text, to_data
from cms.schema.references import Ref

BATCH = 500
COLUMNS = ["kind", "locale", "path", "data", "digest", "stamp", "uses", "translation", "meaning"]
BESIDE_THE_MEANING = (
    "parent", "position", "in_menu", "published_at", "updated_at", "made_from", "changes", "index_terms",
)  # fmt: skip
"""Fields of a page's entry that a translation need not follow."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What one thing says of itself: its reference, its entry, and its public address if it is a page.

    `stamp`: the hash of the database rows it was stated from; empty when nobody took it. `uses`: the pictures and
    documents it refers to, which are public because of it. `translation`: the key that pages share which say the same
    in different languages; empty while the site has one.
    """

    ref: Ref
    entry: Entry
    path: str = ""
    locale: str = "vi"
    stamp: str = ""
    uses: tuple[Ref, ...] = ()
    translation: str = ""


class StatedRow(NamedTuple):
    """One statement as the store keeps it, ready to be sent from one process to another."""

    ref: Ref
    kind: str
    locale: str
    path: str
    data: str
    """The entry as canonical JSON: read, it gives what `to_data` gives."""
    digest: str
    stamp: str
    uses: tuple[Ref, ...]
    translation: str = ""
    meaning: str = ""


def make_row(statement: Statement) -> StatedRow:
    """`statement` as the store keeps it: its entry's JSON is written once, and the digest is of that text."""
    entry, data = statement.entry, to_data(statement.entry)
    text = canonical_json(data)
    return StatedRow(
        statement.ref,
        entry.kind,
        statement.locale,
        statement.path,
        text,
        digest_text(text),
        statement.stamp,
        statement.uses,
        statement.translation,
        digest_meaning(data) if statement.translation else "",
    )


def digest_meaning(data: Mapping) -> str:
    """A hash of what a page says, from its entry's data: the same when it only moved or was published once more."""
    return digest_text(canonical_json({key: value for key, value in data.items() if key not in BESIDE_THE_MEANING}))[
        :32
    ]


@transaction.atomic
def store_rows(
    *, rows: Collection[StatedRow], removed: Collection[Ref] = (), unstated: Collection[Ref] = ()
) -> list[Ref]:
    """Write what has been stated anew into the store, and take `removed` out of it.

    `unstated`: what is public and could not state itself. Its row stays as it is, and is stated again next time.
    Returns the references whose data or address differ from before; a row that only got a new stamp is not among them.
    One caller at a time.
    """
    known = _read_known([row.ref for row in rows])
    added = [_to_model(row) for row in rows if row.ref not in known]
    restamped, changed = [], []
    for row in rows:
        if row.ref not in known:
            continue
        key, *before, stamp = known[row.ref]
        if before != [row.digest, row.path, row.locale, row.translation]:
            changed.append(_to_model(row, key))
        elif stamp != row.stamp:
            restamped.append(StoredEntry(pk=key, stamp=row.stamp))
    StoredEntry.objects.bulk_create(added, batch_size=BATCH)
    StoredEntry.objects.bulk_update(changed, COLUMNS, batch_size=BATCH)
    StoredEntry.objects.bulk_update(restamped, ["stamp"], batch_size=BATCH)
    for batch in _batches(list(removed)):
        StoredEntry.objects.filter(ref__in=batch).delete()
    for batch in _batches(list(unstated)):
        StoredEntry.objects.filter(ref__in=batch).update(stamp="")
    return [entry.ref for entry in (*added, *changed)]


_KNOWN = ("ref", "pk", "digest", "path", "locale", "translation", "stamp")


def _read_known(refs: list[Ref]) -> dict[Ref, list]:
    known: dict[Ref, list] = {}
    for batch in _batches(refs):
        rows = StoredEntry.objects.filter(ref__in=batch)
        known |= {ref: rest for ref, *rest in rows.values_list(*_KNOWN)}
    return known


def _batches(items: list) -> Iterable[list]:
    return (items[start : start + BATCH] for start in range(0, len(items), BATCH))


def _to_model(row: StatedRow, key: int | None = None) -> StoredEntry:
    return StoredEntry(
        pk=key,
        ref=row.ref,
        kind=row.kind,
        locale=row.locale,
        path=row.path,
        data=orjson.loads(row.data),
        digest=row.digest,
        stamp=row.stamp,
        uses=list(row.uses),
        translation=row.translation,
        meaning=row.meaning,
    )
