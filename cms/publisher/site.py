"""The published site as the publisher keeps it in mind between two rounds."""

import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.utils import timezone

from cms.entries.addresses import Addresses
from cms.entries.catalogue import Catalogue, Touched
from cms.entries.reader import Reader
from cms.entries.register_reading import CONTACTS
from cms.entries.summaries import MONTHS_ARE_OF
from cms.entries.values import AGAIN, Values
from cms.publisher.assets import DraftAddresses, stamp_media
from cms.publisher.cards import CARD_POLICY
from cms.publisher.drawing_code import get_code_digest
from cms.publisher.folder import PublishedFolder
from cms.publisher.manifest import Manifest
from cms.publisher.mending import mend
from cms.publisher.models import PublishRun
from cms.publisher.objects import Packing
from cms.publisher.outputs import CHANGES, REGISTERS, SITE
from cms.publisher.plan import Plan
from cms.publisher.records import BESIDE_THE_STORE, FEW, Records, mark_of, topic_of
from cms.schema.references import Ref

ABOUT_ONE = ("entry", "url", "card", "above", "redirect", "branches", "archive", "translations")
"""Kinds of keys about one thing."""
MOST_KNOWN = 5000
RETRY_SECONDS = 5 * 60


@dataclass(slots=True)
class PublishedSite:
    """What is in the store, what should be published, what is published, and what each file was made from."""

    folder: PublishedFolder
    catalogue: Catalogue
    plan: Plan
    manifest: Manifest
    records: Records
    broken: dict[Ref, str] = field(default_factory=dict)
    """What is public and could not state itself, with the reason."""
    withheld: dict[Ref, str] = field(default_factory=dict)
    """Pages that could not be drawn and have no last good file: nothing may link to them."""
    known: dict[Ref, Mapping | None] = field(default_factory=dict)
    """The data of settings, pictures and documents that were read, as long as it holds."""
    to_pack: list[str] = field(default_factory=list)
    """Addresses of files whose copies could be smaller."""
    to_draw: list[str] = field(default_factory=list)
    """Addresses of cards that are still to be drawn."""
    retry_at: float = 0.0
    """When what could not be drawn is tried again although nothing changed; of the monotonic clock."""
    mark: tuple = ()
    versions_mark: tuple = ()
    """Which earlier versions of pages the catalogue knows."""
    law_mark: str = ""
    """A hash of the registry of the law as the store has it; empty: not known."""
    refusal: str = ""
    """Why nothing could be drawn in the last round; empty when all was well."""
    waiting: bool = False
    """Whether the last round would have removed so much that a person must agree: then only a change counts."""
    owed: set[str] = field(default_factory=set)
    """Addresses whose files should be others, and that wait for that person: nothing else tells of them any more."""
    unsure: bool = True
    """Whether anything may differ from the records: at the start, and after a round that did not end well."""

    @classmethod
    def load(cls, folder: PublishedFolder) -> "PublishedSite":
        """Read the store and the folder, which is locked; put right what a killed publisher left."""
        manifest = folder.read_manifest()
        folder.recover(manifest)
        records = Records.load(folder.root, release=manifest.release)
        records.forget_users(mend(folder, manifest))
        catalogue = Catalogue.load()
        return cls(
            folder=folder,
            catalogue=catalogue,
            plan=Plan(catalogue),
            manifest=manifest,
            records=records,
            to_pack=[path for path, file in manifest.files.items() if file.packing == Packing.QUICK],
            to_draw=[path for path, file in manifest.files.items() if file.policy == CARD_POLICY and not file.recipe],
        )

    def is_current(self) -> bool:
        """Whether nobody else has published since, nor begun to."""
        return self.mark == self._identify()

    def note_mark(self) -> None:
        """Remember what the folder looks like now that this publisher's work is done."""
        self.mark = self._identify()

    def _identify(self) -> tuple:
        newest = PublishRun.objects.order_by("-pk").values_list("pk", flat=True).first()
        return newest, *self.folder.identify()

    def is_behind(self, touched: Touched, *, refusal: str = "") -> bool:
        """Whether there may be something to do after `touched`, or because time has passed.

        `refusal`: why nothing may be drawn now; when that was so in the last round too, only `touched` counts.
        """
        if touched or (self.unsure and not self.waiting and not (refusal and refusal == self.refusal)):
            return True
        if refusal or self.waiting:
            return False
        values, known = self.get_values(get_today()), self.records.values
        if any(values.get(key) != known.get(key) for key in self.records.list_keys(BESIDE_THE_STORE) - {AGAIN}):
            return True
        if time.monotonic() < self.retry_at:
            return False
        self.retry_at = time.monotonic() + RETRY_SECONDS
        return bool(self.withheld or self.records.list_readers([AGAIN]))

    def get_values(self, today: date) -> Values:
        """What keys are worth on `today`."""
        return Values(self.catalogue, today=today, broken=self.broken, stamp_file=stamp_media, is_planned=self.plan.has)

    def make_reader(self, addresses: Addresses | None = None) -> Reader:
        """A reader of what is in the store today. `addresses`: of media files, where some may be asked for."""
        return Reader(
            self.catalogue,
            addresses or DraftAddresses(),
            today=get_today(),
            broken=self.broken,
            known=self.known,
            is_planned=self.plan.has,
        )

    def find_dirty(self, touched: Touched, values: Values, *, thorough: bool = True, only: bool = False) -> set[str]:
        """The addresses whose files may have to be another, or to go: planned otherwise, or a key they read differs.

        `thorough`: whether media files are looked at, which no row of the database speaks for. `only`: look at nothing
        but what `touched` names, even while unsure of everything else.
        """
        unsure = self.unsure and not only
        if len(self.known) > MOST_KNOWN:
            self.known.clear()
        for ref in touched.refs:
            self.known.pop(ref, None)
        altered = self.plan.update(self.list_owners(self.catalogue, touched))
        typed = {f"path:{place}" for path in altered for place in (path, path.removesuffix("index.html"))}
        if unsure:
            keys = self.records.list_keys()
        elif only:
            keys = typed.union(_list_keys(touched))
        else:
            beside = BESIDE_THE_STORE if thorough else FEW
            keys = self.records.list_keys(touched.groups | beside) | typed.union(_list_keys(touched))
        known = self.records.values
        dirty = altered | self.records.list_readers(key for key in keys if values.get(key) != known.get(key))
        if unsure:
            dirty |= self._compare_with_plan()
        return dirty if only else dirty | self.owed

    def put_off(self, paths: Iterable[str]) -> None:
        """Remember what a release would have written and removed that waits for a person."""
        self.owed.update(paths)
        self.waiting = True

    @staticmethod
    def list_owners(catalogue: Catalogue, touched: Touched) -> set[str]:
        """The owners (see outputs.py) whose outputs may be others after `touched`."""
        owners = set(touched.refs) | touched.groups | {f"section/{ref}" for ref in touched.refs}
        owners.update(*(catalogue.redirects_to.get(ref, ()) for ref in touched.refs))
        if any(ref.startswith("page:") for ref in touched.refs):
            owners |= {SITE, CHANGES, REGISTERS}
        if any(ref == CONTACTS or ref.startswith("document:") for ref in touched.refs):
            owners.add(REGISTERS)
        return owners

    @staticmethod
    def list_candidates(touched: Touched, keys: Iterable[str]) -> set[str]:
        """Those among `keys` whose values may differ after `touched`; no other's do."""
        named = set(_list_keys(touched))
        return {key for key in keys if key in named or (topic_of(key) in touched.groups | FEW)}

    def _compare_with_plan(self) -> set[str]:
        """What is planned and has no record, or another file than the record's; what is planned no more."""
        planned, recorded, files = self.plan.outputs, self.records.outputs, self.manifest.files
        if self.records.code != get_code_digest():
            return set(planned) | recorded.keys()
        missing = {path for path in planned if path not in recorded or recorded[path].mark != mark_of(files.get(path))}
        needed = self.records.needed
        return (
            missing
            | {path for path in files if path not in planned and not needed.get(path)}
            | (recorded.keys() - planned.keys())
        )


def _list_keys(touched: Touched) -> Iterator[str]:
    """The keys about single things that `touched` may have altered."""
    for ref in touched.refs:
        yield from (
            f"{kind}:{ref}"
            for kind in ("entry", "url", "card", "above", "redirect", "branches", "archive", "translations")
        )
    yield from (f"branches:{ref}" for ref in touched.parents)


def get_today() -> date:
    """The day it is where the readers are."""
    return timezone.now().astimezone(MONTHS_ARE_OF).date()
