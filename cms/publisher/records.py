"""What each published file was made from: the keys it read, what they were worth, and the media files it names.

The records lie beside the manifest and say of which release they are. They are a memory, not a truth: lost or behind,
the files they do not speak of are drawn again and found equal.
"""

import logging
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from cms.publisher.ledger import DamagedLedgerError, Ledger
from cms.publisher.objects import File

logger = logging.getLogger(__name__)
RECORDS = ".records.json"
FORMAT = 1
MARK_LENGTH = 12
LONGEST_JOURNAL = 8_000_000
FEW = frozenset({"clock", "theme", "again", "home", "months", "news", "changes", "documents", "registers"})
"""Kinds of keys that are looked at in every round, since nothing in the store tells when they change."""
BESIDE_THE_STORE = FEW | {"media"}
"""The same, with media files: there are many, so they are looked at whenever everything is compared."""


@dataclass(frozen=True, slots=True)
class Record:
    """Of one output: the keys it read, the addresses of the media files it needs, the bytes that came of it."""

    reads: tuple[str, ...]
    assets: tuple[str, ...] = ()
    mark: str = ""
    """The beginning of the object's name; empty when it could not be drawn and has no last good file."""


@dataclass(slots=True)
class RecordChange:
    """How the records of one release differ from those before. None: there is no such output any more."""

    release: int
    code: str = ""
    records: dict[str, Record | None] = field(default_factory=dict)
    values: dict[str, str] = field(default_factory=dict)


class Records:
    """The records of all outputs, by address, and the way back from a key to who read it."""

    def __init__(self, root: Path) -> None:
        self.release = 0
        self.code = ""
        """The hash of the code that drew; other code may draw other bytes from the same reads."""
        self.outputs: dict[str, Record] = {}
        self.values: dict[str, str] = {}
        self.needed: Counter[str] = Counter()
        """Address of a media file → how many outputs need it."""
        self._ledger = Ledger(
            Path(root) / RECORDS, durable=False
        )  # a lost line is noticed: its marks are not the manifest's
        self._index: _Index | None = None
        self._behind = False

    @classmethod
    def load(cls, root: Path, *, release: int) -> "Records":
        """The records of the folder `root`, as far as they belong to `release` or an earlier one.

        Lines about later releases are of a publisher that was killed before its release came into force: the files
        they speak of have no record then.
        """
        records = cls(root)
        try:
            for data in records._ledger.read():
                if data.get("format", FORMAT) != FORMAT:
                    return cls(root)
                change = _from_data(data)
                if change.release > release:
                    change.records, change.values = dict.fromkeys(change.records), {}
                records._follow(change)
        except (DamagedLedgerError, ValueError, TypeError, KeyError, AttributeError):
            logger.exception("%s is damaged; everything is drawn again", RECORDS)
            return cls(root)
        return records

    def save(self, change: RecordChange) -> None:
        """Follow `change`, and keep it. What the disk refuses is written with the next one."""
        self._follow(change)
        many = len(change.records) * 2 > len(self.outputs)
        try:
            if self._behind or many or not self._ledger.path.exists() or self._ledger.length > LONGEST_JOURNAL:
                self._drop_unread()
                everything = RecordChange(self.release, self.code, dict(self.outputs), self.values)
                self._ledger.write(_to_data(everything), number=self.release)
            elif change.records or change.values:
                self._ledger.append(_to_data(change))
            self._behind = False
        except OSError:
            self._behind = True
            logger.warning("what was read could not be noted", exc_info=True)

    def note_files(self, files: Mapping[str, File]) -> None:
        """Say of outputs that are recorded already that these files came of the same reads."""
        known = {path: self.outputs[path] for path in files if path in self.outputs}
        records = {path: replace(record, mark=mark_of(files[path])) for path, record in known.items()}
        self.save(RecordChange(self.release, self.code, records))

    def _follow(self, change: RecordChange) -> None:
        self.release, self.code = change.release, change.code
        self.values.update(change.values)
        for path, record in change.records.items():
            self._replace(path, record)

    def _replace(self, path: str, record: Record | None) -> None:
        old = self.outputs.pop(path, None)
        if record is not None:
            self.outputs[path] = record
            self.needed.update(record.assets)
        if old is not None:
            self.needed.subtract(old.assets)
        if self._index is not None:
            self._index.replace(path, old, record)

    def _drop_unread(self) -> None:
        read = {key for record in self.outputs.values() for key in record.reads}
        self.values = {key: value for key, value in self.values.items() if key in read}

    def forget_users(self, assets: Collection[str]) -> None:
        """Drop the records of the outputs that need one of these media files: they are to be drawn again."""
        lost = set(assets)
        users = [path for path, record in self.outputs.items() if lost and not lost.isdisjoint(record.assets)]
        for path in users:
            self._replace(path, None)

    def count_needed(self, records: Mapping[str, Record | None]) -> dict[str, int]:
        """Of each media file that `records` add or drop: how many outputs will need it once they are followed."""
        counts: dict[str, int] = {}
        for path, record in records.items():
            old = self.outputs.get(path)
            before, after = (set(old.assets) if old else set()), (set(record.assets) if record else set())
            for asset in before | after:
                counts.setdefault(asset, self.needed[asset])
                counts[asset] += (asset in after) - (asset in before)
        return counts

    def list_readers(self, keys: Iterable[str]) -> set[str]:
        """The addresses of the outputs that read one of `keys`."""
        readers = self._get_index().readers
        return set().union(*(readers.get(key, ()) for key in keys))

    def list_keys(self, topics: Iterable[str] | None = None) -> set[str]:
        """The keys that were read about `topics` (see topic_of); all there are without any."""
        index = self._get_index()
        if topics is None:
            return {key for key, readers in index.readers.items() if readers}
        return set().union(*(index.topics.get(topic, ()) for topic in topics))

    def _get_index(self) -> "_Index":
        if self._index is None:
            self._index = _Index()
            for path, record in self.outputs.items():
                self._index.replace(path, None, record)
        return self._index


class _Index:
    """The way back: from a key to the outputs that read it, from a topic to the keys about it."""

    def __init__(self) -> None:
        self.readers: dict[str, set[str]] = defaultdict(set)
        self.topics: dict[str, set[str]] = defaultdict(set)

    def replace(self, path: str, old: Record | None, new: Record | None) -> None:
        """Note that the output at `path` has another record now."""
        for key in old.reads if old else ():
            self.readers[key].discard(path)
            if not self.readers[key]:  # nobody asks: what it is worth is not followed any more
                del self.readers[key]
                self.topics[topic_of(key)].discard(key)
        for key in new.reads if new else ():
            readers = self.readers[key]
            if not readers and (topic := topic_of(key)):
                self.topics[topic].add(key)
            readers.add(path)


def mark_of(file: File | None) -> str:
    """What a record keeps of the file that came of it."""
    return file.object[:MARK_LENGTH] if file else ""


def topic_of(key: str) -> str:
    """The group of pages that a key is about, or its kind when there are few of that kind; empty for all others."""
    kind, _, rest = key.partition(":")
    if kind == "listing":
        return rest.rpartition("@")[0]
    if kind in ("older", "members"):
        return rest
    if kind == "paths":
        return key.replace(":", "/", 1)  # touched more often than the group itself: by every change of its pages
    if kind == "untranslated":
        return rest.partition("|")[0]
    if kind == "tag":
        language, mark, slug = rest.rpartition("!")
        return f"{language}{mark}tag/{slug}"
    return kind if kind in BESIDE_THE_STORE else ""


def _to_data(change: RecordChange) -> dict[str, Any]:
    """Keys are written once and then named by their number: thousands of pages read the same ones."""
    numbers: dict[str, int] = {}
    records: dict[str, Any] = {}
    for path, record in change.records.items():
        if record is None:
            records[path] = None
            continue
        reads = [numbers.setdefault(key, len(numbers)) for key in record.reads]
        records[path] = [record.mark, reads, *record.assets]
    return {
        "format": FORMAT,
        "release": change.release,
        "code": change.code,
        "keys": list(numbers),
        "records": records,
        "values": change.values,
    }


def _from_data(data: Mapping[str, Any]) -> RecordChange:
    keys = data["keys"]
    records: dict[str, Record | None] = {}
    for path, item in data["records"].items():
        if item is None:
            records[path] = None
            continue
        mark, reads, *assets = item
        records[path] = Record(tuple(keys[number] for number in reads), tuple(assets), mark)
    return RecordChange(data["release"], data["code"], records, dict(data["values"]))
