"""From outputs to files: draw each, look at it, keep its bytes. Many are drawn by several processes side by side."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

from django.db import DatabaseError

from cms.entries.reader import AGAIN, Reader
from cms.publisher.admitting import admit
from cms.publisher.assets import AssetRegister
from cms.publisher.explaining import PublishingRefusedError, explain
from cms.publisher.objects import File, Packing, name_of
from cms.publisher.outputs import Output
from cms.publisher.processes import map_chunks
from cms.publisher.records import Record, mark_of
from cms.publisher.rendering import render_output
from cms.publisher.site import PublishedSite, get_today
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

    def get_theme(self) -> str:
        """The name of the theme in use."""
        return self._make_reader().settings().theme

    def _make_reader(self) -> Reader:
        site = self.site
        return Reader(
            site.catalogue,
            self.register,
            today=get_today(),
            broken=site.broken,
            known=site.known,
            is_planned=site.plan.has,
        )

    def draw(self, outputs: Sequence[Output], *, on_progress: Progress | None = None) -> Iterator[Drawn]:
        """Draw `outputs`. Raises OSError (a full disk), DatabaseError, ThemeError when there is no such theme."""
        packing = Packing.QUICK if len(outputs) <= FEW else Packing.NONE
        size = CHUNK if len(outputs) > FEW else FEW
        chunks = [outputs[start : start + size] for start in range(0, len(outputs), size)]
        done = 0
        for drawn, values in map_chunks(partial(self._draw_chunk, packing), chunks):
            self.values |= values
            yield from drawn
            done += len(drawn)
            if on_progress:
                on_progress(done)

    def _draw_chunk(self, packing: Packing, outputs: Collection[Output]) -> tuple[list[Drawn], dict[str, str]]:
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
            file = self._keep(output, data, packing)
        except (OSError, DatabaseError):  # the machine fails, not the page
            raise
        except Exception as error:
            return self._note_failure(output, reader, error)
        used = tuple(sorted(reader.used))
        record = Record(tuple(sorted(reader.reads)), used, mark_of(file))
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
        before = self.site.records.outputs.get(output.path)
        reads = (*sorted(reader.reads - {AGAIN}), AGAIN)
        file = self.site.manifest.files.get(output.path)
        record = Record(reads, before.assets if before else self._find_assets(file), mark_of(file))
        return Drawn(output=output, record=record, failure=explain(error, output.path))

    def _find_assets(self, file: File | None) -> tuple[str, ...]:
        """The media files that a last good file names, when no record says so."""
        data = self.site.folder.objects.read(file) if file else b""
        named = {address.decode() for address in _ASSET.findall(data)}
        return tuple(sorted(named & self.site.manifest.files.keys()))

    def find_size(self, path: str) -> int:
        """The bytes of a media file whose address was given out; 0 when it is none."""
        file = self.register.files.get(path)
        return file.size if file else 0
