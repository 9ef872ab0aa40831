"""The oracle: is what is published exactly what the database says now? Everything is looked at; nothing is changed but
bytes that went bad, when that is asked for.

All pages state themselves again, every file is drawn again in memory, and all of it is compared byte for byte. The
store of entries is believed only where it says what the pages say.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import TypeVar

from django.conf import settings
from django.db import DatabaseError
from django.utils import translation
from django.utils.translation import gettext as _

from cms.content.statements import state_all
from cms.entries.actions import Statement, make_row
from cms.entries.catalogue import Catalogue, Row, to_row
from cms.entries.models import Entry as StoredEntry
from cms.entries.reader import Reader
from cms.entries.rows import ROW_COLUMNS, read_row
from cms.publisher.actions import find_refusal
from cms.publisher.admitting import admit
from cms.publisher.archive import load_versions, state_archived
from cms.publisher.assets import AssetRegister
from cms.publisher.build import KEPT_WITH_PAGE, PublishingRefusedError, explain
from cms.publisher.cards import digest_of, make_recipe
from cms.publisher.folder import PublishedFolder
from cms.publisher.inspection import Difference, Inspection, Verification
from cms.publisher.models import PageResult
from cms.publisher.objects import File
from cms.publisher.outputs import Output, resolve_redirect
from cms.publisher.plan import plan_outputs
from cms.publisher.policies import list_inline, make_policies
from cms.publisher.redirects import state_redirects
from cms.publisher.rendering import render_output
from cms.publisher.repairing import Repair
from cms.publisher.shelf import Shelf
from cms.publisher.site import get_today
from cms.publisher.waiting_cards import CardFiles, store_card
from cms.schema import Entry
from cms.schema.references import Ref

CHUNK = 200
"""How many entries or files are looked at between two questions to the database."""
_ASSET = re.compile(rb"/(?:anh|tep)/[\w.-]+")
Item = TypeVar("Item")


def verify(*, repair: bool = False) -> Verification:
    """Compare all that is published with what a publisher would make of the database from nothing.

    `repair`: write bytes that went bad on the disk again, where they can be had; see repairing.py.

    Raises FolderBusyError when a publisher is at work, DatabaseError, OSError, and ThemeError when there is no such
    theme: then nothing can be said.
    """
    folder = PublishedFolder(settings.LOA_SITE_DIR)
    with folder.lock(), translation.override(settings.LANGUAGE_CODE):
        return _Oracle(folder, repair=repair).ask()


class _Oracle:
    """One comparison of the folder with the database."""

    def __init__(self, folder: PublishedFolder, *, repair: bool) -> None:
        self.folder = folder
        self.manifest = folder.read_manifest()
        self.repair = Repair(folder, self.manifest) if repair else None
        self.result = Verification()
        self.broken: dict[Ref, str] = {}
        self.overlay: dict[Ref, Entry | None] = {}
        self.shelf = self.repair or Shelf()
        self.register = AssetRegister(self.shelf)
        self.cards = CardFiles(self.shelf, self.manifest.files)
        self.refusal = find_refusal()
        self.told = set(PageResult.objects.filter(state=PageResult.State.FAILED).values_list("ref", flat=True))
        self.warnings = dict(PageResult.objects.filter(state=PageResult.State.LIVE).values_list("ref", "warnings"))
        self.versions = load_versions()
        self.planned: set[str] = set()
        self.needed: set[str] = set()
        """Addresses of the media files that drawn files name."""
        self.kept_pages: dict[str, str] = {}  # and why: their data is kept back with them
        self.kept_addresses, self.kept_inline = set[str](), set[tuple[str, str]]()

    def ask(self) -> Verification:
        """Look at everything once."""
        if self.repair:
            self.repair.look()
        catalogue = Catalogue.from_rows(list(self._state()))
        catalogue.follow_versions(self.versions)
        self._withhold(catalogue)
        reader = self._read(catalogue)
        outputs = plan_outputs(catalogue)
        self.planned = {output.path for output in outputs}
        self._compare_files(outputs, reader)
        self._compare_assets()
        self._compare_redirects(_plan_redirects(catalogue, outputs))
        settings = reader.settings()
        self._compare_policies(make_policies(settings.theme, settings.tokens, kept=self.kept_inline))
        if self.repair:
            self.result.differences += self.repair.conclude()
            self.result.repaired = self.repair.list_repaired()
        inspection = Inspection(self.folder, self.manifest)
        self.result.differences += inspection.inspect()
        self.result.objects, self.result.copies = inspection.files, inspection.copies
        return self.result

    def _report(self, kind: str, path: str, message: str) -> None:
        self.result.differences.append(Difference(kind=kind, path=path, message=message))

    # What is public

    def _state(self) -> Iterator[Row]:
        """Everything public, each thing compared with its row in the store on the way."""
        seen: set[Ref] = set()
        note = lambda ref, error: self.broken.update({ref: explain(error, ref)})  # noqa: E731
        stated, archived = state_all(on_problem=note), state_archived(self.versions, seen, self.broken, note)
        for statements in chain(_chunks(chain(stated, state_redirects())), _chunks(archived)):
            stored = {row.ref: row for row in StoredEntry.objects.filter(ref__in=[one.ref for one in statements])}
            for statement in statements:
                seen.add(statement.ref)
                yield self._compare_entry(statement, stored.get(statement.ref))
        for row in StoredEntry.objects.iterator(chunk_size=CHUNK):
            if row.ref in seen:
                continue
            if row.ref in self.broken:  # it stays as it last stated itself
                yield read_row(tuple(getattr(row, name) for name in ROW_COLUMNS))
            else:
                self.overlay[row.ref] = None
                self._report("entry", row.ref, _("Kho còn giữ dữ liệu của một thứ không còn công khai."))

    def _compare_entry(self, statement: Statement, stored: StoredEntry | None) -> Row:
        self.result.entries += 1
        row = to_row(make_row(statement))
        if stored is None:
            self._report("entry", row.ref, _("Đã công khai mà kho chưa có dữ liệu."))
        elif read_row(tuple(getattr(stored, name) for name in ROW_COLUMNS)) != row:
            self._report("entry", row.ref, _("Dữ liệu trong kho khác với dữ liệu gốc."))
        else:
            return row
        self.overlay[row.ref] = statement.entry
        return row

    # What is published

    def _read(self, catalogue: Catalogue) -> Reader:
        return Reader(
            catalogue,
            self.register,
            today=get_today(),
            overlay=self.overlay,
            broken=self.broken,
            is_planned=self._is_planned,
        )

    def _withhold(self, catalogue: Catalogue) -> None:
        """Take out the pages that cannot be drawn and have no last good file: nobody may link to them."""
        withheld: set[Ref] | None = None
        while withheld is None or withheld:  # what is withheld may leave another page with a link to nowhere
            outputs = plan_outputs(catalogue)
            self.planned = {output.path for output in outputs}
            fresh = [output for output in outputs if output.kind == "page" and output.path not in self.manifest.files]
            reader, withheld = self._read(catalogue), set()
            for output in [] if self.refusal else fresh:
                try:
                    self._draw(output, reader)
                except (OSError, DatabaseError):
                    raise
                except Exception as error:
                    self._expect_told(output, error)
                    withheld.add(Ref(output.of))
            catalogue.apply(changed=(), removed=(), withheld=withheld)
            self.result.kept += len(withheld)

    def _draw(self, output: Output, reader: Reader) -> tuple[bytes, list[str]]:
        """The bytes of a file, if they may be published, and its warnings. Raises whatever keeps them back."""
        reader.start_output()
        why = self.refusal or (output.kind in KEPT_WITH_PAGE and self.kept_pages.get(output.of))
        if why:
            raise PublishingRefusedError(why)
        data = render_output(output, reader, reader.settings().theme)
        return data, admit(output, data, reader, size_of=self._find_size)

    def _is_planned(self, path: str) -> bool:
        return not self.planned.isdisjoint((path, f"{path}index.html"))

    def _find_size(self, path: str) -> int:
        file = self.register.files.get(path)
        return file.size if file else 0

    def _compare_files(self, outputs: list[Output], reader: Reader) -> None:
        self.settings = reader.settings()
        if not self.refusal:
            self.cards.prepare(make_recipe(reader, reader.home(), self.settings.theme), self.settings)
        for some in _chunks(outputs):
            reader.prefetch([Ref(output.of) for output in some if output.kind in ("page", "data", "received")])
            for output in some:
                try:
                    data, warnings = self._draw(output, reader)
                except (OSError, DatabaseError):
                    raise
                except Exception as error:
                    self._keep(output, error)
                else:
                    self._compare_file(output, data)
                    if output.kind == "page" and self.warnings.get(output.of, warnings) != warnings:
                        self._report("status", output.path, _("Những điều nên sửa ghi cạnh trang đã cũ."))
                    self.needed |= reader.used

    def _keep(self, output: Output, error: Exception) -> None:
        """The file cannot be drawn: the last good one may stay, if it is of the same thing and somebody was told."""
        self.result.kept += 1
        if output.kind == "page":
            self.kept_pages[output.of] = explain(error, output.path)
        self._expect_told(output, error)
        file = self.manifest.files.get(output.path)
        if file is None:
            return
        if file.of != _owner_of(output):
            self._report("extra", output.path, _("Tệp của trang khác còn nằm ở địa chỉ này."))
        data = self.folder.objects.read(file)
        self.kept_addresses.update(address.decode() for address in _ASSET.findall(data))
        self.kept_inline |= list_inline(data)

    def _expect_told(self, output: Output, error: Exception) -> None:
        if output.of.startswith("page:") and output.of not in self.told:
            why = _("Không dựng được mà chưa ghi nhận: %(why)s") % {"why": explain(error, output.path)}
            self._report("status", output.path, why)

    def _compare_file(self, output: Output, data: bytes) -> None:
        self.result.drawn += 1
        if output.kind == "card":
            self._rescue_card(output, data)
            self._compare(output.path, self.cards.choose(output, data))
            return
        of = _owner_of(output)
        self._compare(output.path, self.shelf.store(data, media_type=output.media_type, policy=output.policy, of=of))

    def _rescue_card(self, output: Output, recipe: bytes) -> None:
        """Draw a card anew whose bytes are lost; of all others the recipe says enough."""
        found = self.manifest.files.get(output.path)
        if self.repair and found and found.object in self.repair.lost and found.recipe == digest_of(recipe):
            store_card(self.repair, recipe, self.settings, of=found.of)

    def _compare(self, path: str, drawn: File) -> None:
        found = self.manifest.files.get(path)
        if found is None:
            self._report("missing", path, _("Đáng lẽ phải có tệp này."))
        elif found.object != drawn.object:
            self._report("differs", path, _("Nội dung khác với khi dựng lại từ đầu."))
        elif (found.type, found.policy, found.size, found.of) != (drawn.type, drawn.policy, drawn.size, drawn.of):
            self._report("headers", path, _("Loại tệp, kích thước hoặc cách phục vụ ghi sai."))

    def _compare_assets(self) -> None:
        """Pictures and documents are there for those who link to them, and nothing else is there."""
        for path in sorted(self.needed):
            self._compare(path, self.register.files[path])
        for path in sorted(self.kept_addresses - self.manifest.files.keys()):
            self._report("missing", path, _("Một trang được giữ lại còn cần tệp này."))
        wanted = self.planned | self.needed | self.kept_addresses
        for path in self.manifest.files:
            if path not in wanted:
                self._report("extra", path, _("Tệp này không còn ai cần, đáng lẽ đã gỡ."))

    def _compare_redirects(self, wanted: dict[str, str]) -> None:
        found = self.manifest.redirects
        for old in sorted(wanted.keys() | found.keys()):
            if wanted.get(old) != found.get(old):
                message = _("Địa chỉ cũ dẫn tới “%(found)s”, đáng lẽ tới “%(wanted)s”.")
                names = {"found": found.get(old, ""), "wanted": wanted.get(old, "")}
                self._report("redirect", old, message % names)

    def _compare_policies(self, wanted: dict[str, dict[str, str]]) -> None:
        for name in sorted(wanted.keys() | self.manifest.policies.keys()):
            if wanted.get(name) != self.manifest.policies.get(name):
                self._report("headers", name, _("Các dòng đầu gửi kèm loại tệp này không đúng."))


def _plan_redirects(catalogue: Catalogue, outputs: Iterable[Output]) -> dict[str, str]:
    """Old address → where it leads now."""
    return {
        output.path.removesuffix("index.html"): resolve_redirect(catalogue, Ref(output.of))
        for output in outputs
        if output.kind == "redirect"
    }


def _owner_of(output: Output) -> str:
    return output.of if output.of.startswith("page:") else ""


def _chunks(items: Iterable[Item]) -> Iterator[list[Item]]:
    iterator = iter(items)
    while chunk := list(islice(iterator, CHUNK)):
        yield chunk
