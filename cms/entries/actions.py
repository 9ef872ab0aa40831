"""The one way entries get into the store."""

from collections.abc import Container, Iterable
from dataclasses import dataclass

from django.db import transaction

from cms.entries.models import Entry as StoredEntry
from cms.schema import Entry
from cms.schema.codec import digest, to_data
from cms.schema.references import Ref

BATCH = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What one thing says of itself: its reference, its entry, and its public address if it is a page.

    `stamp`: the hash of the database rows it was stated from; empty when nobody took it. `uses`: the pictures and
    documents it refers to, which are public because of it.
    """

    ref: Ref
    entry: Entry
    path: str = ""
    locale: str = "vi"
    stamp: str = ""
    uses: tuple[Ref, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What the store learned: references added, changed and removed."""

    added: frozenset[Ref]
    changed: frozenset[Ref]
    removed: frozenset[Ref]

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)


def replace_entries(*, statements: Iterable[Statement], kept: Container[Ref] = ()) -> Changes:
    """Make the store hold exactly `statements`: all that is public now, and nothing else.

    `kept`: references whose rows stay as they are although nothing was stated (a page that is public and could not
    state itself). It is looked at after the last statement, so whoever states may fill it on the way.

    Rows whose data and address did not change are not touched. Returns what differed. Stating takes its time, so only
    the writing is one transaction; the caller sees to it that nobody else replaces entries meanwhile.
    """
    rows = StoredEntry.objects.values_list("ref", "pk", "digest", "path", "locale")
    known = {ref: rest for ref, *rest in rows.iterator(chunk_size=2000)}
    seen: set[Ref] = set()
    added: list[StoredEntry] = []
    changed: list[StoredEntry] = []
    for statement in statements:
        seen.add(statement.ref)
        row = _row(statement)
        if statement.ref not in known:
            added.append(row)
        elif known[statement.ref][1:] != [row.digest, row.path, row.locale]:
            row.pk = known[statement.ref][0]
            changed.append(row)
    removed = {ref for ref in known.keys() - seen if ref not in kept}
    _write(added, changed, removed)
    return Changes(
        added=frozenset(row.ref for row in added),
        changed=frozenset(row.ref for row in changed),
        removed=frozenset(removed),
    )


def _row(statement: Statement) -> StoredEntry:
    data = to_data(statement.entry)
    return StoredEntry(
        ref=statement.ref,
        kind=statement.entry.kind,
        locale=statement.locale,
        path=statement.path,
        data=data,
        digest=digest(data),
    )


@transaction.atomic
def _write(added: list[StoredEntry], changed: list[StoredEntry], removed: Iterable[Ref]) -> None:
    StoredEntry.objects.bulk_create(added, batch_size=BATCH)
    StoredEntry.objects.bulk_update(changed, ["kind", "locale", "path", "data", "digest"], batch_size=BATCH)
    removed = list(removed)
    for start in range(0, len(removed), BATCH):
        StoredEntry.objects.filter(ref__in=removed[start : start + BATCH]).delete()
