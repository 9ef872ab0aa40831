"""From outputs to files: draw each, look at it, keep its bytes. Many are drawn by several processes side by side."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

from django.db import DatabaseError

from cms.entries.reader import AGAIN, Reader
from cms.publisher.admitting import admit
from cms.publisher.assets import AssetRegister
from cms.publisher.cards import CARD, make_recipe
from cms.publisher.explaining import PublishingRefusedError, explain
from cms.publisher.objects import File, Packing, name_of
from cms.publisher.outputs import Output
from cms.publisher.processes import map_parts
from cms.publisher.records import Record, mark_of
from cms.publisher.rendering import render_output
from cms.publisher.site import PublishedSite
from cms.publisher.waiting_cards import CardFiles
from cms.schema import SiteSettings
from cms.schema.references import Ref

_ASSET = re.compile(rb"/(?:anh|tep)/[\w.-]+")
CHUNK = 100
"""How many outputs a process draws between two reads of the store."""
FEW = 300
"""So many outputs are drawn here and packed at once; more are drawn by several processes and packed afterwards."""


@dataclass(slots=True, kw_only=True)
class Drawn:
    """What became of one output."""

    output: Output
    record: Record
    file: File | None = None
    """None: it could not be drawn."""
    assets: dict[str, File] = field(default_factory=dict)
    failure: str = ""
    """Why it could not be drawn, in a Vietnamese sentence."""
    warnings: list[str] = field(default_factory=list)


Progress = Callable[[int], None]


class Drawer:
    """Draws outputs of a site. `refusal`: why nothing may be drawn now; empty when all is well."""

    def __init__(self, site: PublishedSite, register: AssetRegister, *, refusal: str = "") -> None:
        self.site = site
        self.register = register
        self.refusal = refusal
        self.values: dict[str, str] = {}
        """What each key that was read is worth."""
        self.cards = CardFiles(site.folder.objects, site.manifest.files)

    def get_settings(self) -> SiteSettings:
        """What holds for the whole site, with the theme in use."""
        return self._make_reader().settings()

    def _make_reader(self) -> Reader:
        return self.site.make_reader(self.register)

    def draw(self, outputs: Sequence[Output], *, on_progress: Progress | None = None) -> Iterator[Drawn]:
        """Draw `outputs`. Raises OSError (a full disk), DatabaseError, ThemeError when there is no such theme."""
        packing = Packing.QUICK if len(outputs) <= FEW else Packing.NONE
        size = CHUNK if len(outputs) > FEW else FEW
        done = 0
        if not self.refusal and any(output.kind == "card" for output in outputs):
            self._prepare_cards()
        for drawn, values in map_parts(partial(self._draw_some, packing), outputs, size):
            self.values |= values
            yield from drawn
            done += len(drawn)
            if on_progress:
                on_progress(done)

    def _prepare_cards(self) -> None:
        reader = self._make_reader()
        settings = reader.settings()
        self.cards.prepare(make_recipe(reader, reader.home(), settings.theme), settings)

    def _draw_some(self, packing: Packing, outputs: Collection[Output]) -> tuple[list[Drawn], dict[str, str]]:
        reader = self._make_reader()
        theme = reader.settings().theme
        reader.prefetch(list({Ref(output.of) for output in outputs if output.kind in ("page", "data", "received")}))
        drawn = [self._draw_one(output, reader, theme, packing) for output in outputs]
        values: dict[str, str] = {}
        for item in drawn:
            for key in item.record.reads:
                if key not in values:
                    values[key] = reader.values.get(key)
        return drawn, values

    def _draw_one(self, output: Output, reader: Reader, theme: str, packing: Packing) -> Drawn:
        reader.start_output()
        try:
            if self.refusal:
                raise PublishingRefusedError(self.refusal)
            data = render_output(output, reader, theme)
            warnings = admit(output, data, reader, size_of=self.find_size)
            file = self.cards.choose(output, data) if output.kind == "card" else self._keep(output, data, packing)
        except (OSError, DatabaseError):  # the machine fails, not the page
            raise
        except Exception as error:
            return self._note_failure(output, reader, error)
        used = tuple(sorted(reader.used))
        # The site's own card stands for all that cannot be drawn: it is tried again in every round.
        again = {AGAIN} if self.cards.fault and output.path == f"/{CARD}" else set()
        record = Record(tuple(sorted(reader.reads | again)), used, mark_of(file))
        assets = {path: self.register.files[path] for path in used}
        return Drawn(output=output, record=record, file=file, assets=assets, warnings=warnings)

    def _keep(self, output: Output, data: bytes, packing: Packing) -> File:
        """The file as it was when nothing about it differs; else its bytes are stored."""
        old = self.site.manifest.files.get(output.path)
        of = output.of if output.of.startswith("page:") else ""
        if (
            old
            and old.object == name_of(data)
            and (old.type, old.policy, old.of)
            == (
                output.media_type,
                output.policy,
                of,
            )
        ):
            return old
        store = self.site.folder.objects.store
        return store(data, media_type=output.media_type, policy=output.policy, of=of, packing=packing)

    def _note_failure(self, output: Output, reader: Reader, error: Exception) -> Drawn:
        """The last good file stays, and what it needs stays with it; another attempt is made in every round."""
        reads = (*sorted(reader.reads - {AGAIN}), AGAIN)
        file = self.site.manifest.files.get(output.path)
        record = Record(reads, self._find_assets(file), mark_of(file))
        return Drawn(output=output, record=record, failure=explain(error, output.path))

    def keep_back(self, item: Drawn, why: str) -> Drawn:
        """What becomes of an output that could be drawn and may not be published, because of `why`."""
        file = self.site.manifest.files.get(item.output.path)
        reads = tuple(sorted({*item.record.reads, AGAIN}))
        record = Record(reads, self._find_assets(file), mark_of(file))
        return Drawn(output=item.output, record=record, failure=why)

    def _find_assets(self, file: File | None) -> tuple[str, ...]:
        """The media files that a last good file names: what it was given besides, nobody needs any more."""
        data = self.site.folder.objects.read(file) if file else b""
        named = {address.decode() for address in _ASSET.findall(data)}
        return tuple(sorted(named & self.site.manifest.files.keys()))

    def find_size(self, path: str) -> int:
        """The bytes of a media file whose address was given out; 0 when it is none."""
        file = self.register.files.get(path)
        return file.size if file else 0
