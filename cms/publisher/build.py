"""From the store to a manifest: draw every file, keep the last good one where that fails."""

import logging
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice

from django.db import DatabaseError
from django.utils.translation import gettext as _

from cms.entries.catalogue import Catalogue
from cms.entries.reader import BrokenReferenceError, Reader
from cms.library.errors import MissingFile
from cms.publisher.assets import AssetRegister
from cms.publisher.folder import Manifest, PublishedFolder
from cms.publisher.outputs import Output, plan_outputs, plan_redirects
from cms.publisher.policies import make_policies
from cms.publisher.rendering import render_output
from cms.schema.references import Ref
from cms.theming.errors import ThemeError

logger = logging.getLogger(__name__)
CHUNK = 200
"""How many outputs are drawn between two reads of the store."""
_ASSET = re.compile(rb"/(?:anh|tep)/[\w.-]+")
_STYLE = re.compile(rb"<style>(.*?)</style>", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A file that could not be drawn, and why, in a Vietnamese sentence."""

    ref: Ref
    path: str
    title: str
    message: str
    kept: bool
    """Whether a last good file stands in its place."""


@dataclass(slots=True, kw_only=True)
class Build:
    """What a build came to."""

    manifest: Manifest
    order: list[str]
    failures: list[Failure] = field(default_factory=list)
    pages: dict[Ref, str] = field(default_factory=dict)
    """Each public page that was drawn → the path of its file."""


class Builder:
    """Draws the whole site into objects, without touching what is live."""

    def __init__(
        self,
        folder: PublishedFolder,
        register: AssetRegister,
        *,
        refusal: str = "",
        broken: Mapping[Ref, str] | None = None,
    ) -> None:
        """`refusal`: why no page may be written now; empty when all is well. `broken`: see Reader."""
        self.folder = folder
        self.register = register
        self.refusal = refusal
        self.broken = broken or {}

    def build(self) -> Build:
        """Draw every output from the store.

        Raises OSError when the disk is full, DatabaseError when the database is away, ThemeError when there is no such
        theme: then nothing has changed.
        """
        self.register.start()
        old = self.folder.read_manifest()
        catalogue = Catalogue.load()
        reader = Reader(catalogue, self.register, broken=self.broken)
        theme = reader.settings().theme
        build = Build(manifest=Manifest(release=old.release + 1), order=[], failures=self._list_unstated(catalogue))
        outputs = plan_outputs(catalogue)
        for chunk in _chunks(outputs):
            reader.prefetch([Ref(output.of) for output in chunk if output.kind in ("page", "data", "received")])
            for output in chunk:
                self._draw(output, reader, theme, old, build)
        kept = self._read_kept(build)
        build.manifest.policies = make_policies(theme, kept_styles=kept.styles)
        assets = {path: old.files[path] for path in kept.addresses & old.files.keys()} | self.register.files
        build.manifest.files |= assets
        build.order[:0] = assets
        build.manifest.redirects = plan_redirects(catalogue, outputs)
        return build

    def _list_unstated(self, catalogue: Catalogue) -> list[Failure]:
        """Pages that should be public for the first time and could not state themselves."""
        refs = [ref for ref in self.broken if ref.startswith("page:") and ref not in catalogue.pages]
        return [Failure(ref=ref, path="", title=ref, message=self.broken[ref], kept=False) for ref in refs]

    def _draw(self, output: Output, reader: Reader, theme: str, old: Manifest, build: Build) -> None:
        try:
            if self.refusal:
                raise PublishingRefusedError(self.refusal)
            data = render_output(output, reader, theme)
            file = self.folder.objects.store(data, media_type=output.media_type, policy=output.policy)
        except (OSError, DatabaseError):  # the machine fails, not the page
            raise
        except Exception as error:
            self._keep_last_good(output, reader, error, old, build)
        else:
            build.manifest.files[output.path] = file
            build.order.append(output.path)
            if output.kind == "page":
                build.pages[Ref(output.of)] = output.path

    def _keep_last_good(self, output: Output, reader: Reader, error: Exception, old: Manifest, build: Build) -> None:
        page = reader.catalogue.pages.get(Ref(output.of))
        kept = old.files.get(output.path)
        title = page.title if page else output.path
        build.failures.append(
            Failure(
                ref=Ref(output.of),
                path=output.path,
                title=title,
                message=explain(error, output.path),
                kept=kept is not None,
            )
        )
        if kept:
            build.manifest.files[output.path] = kept
            build.order.append(output.path)

    def _read_kept(self, build: Build) -> "_Kept":
        """What the last good files need to go on working."""
        kept = _Kept()
        for failure in build.failures:
            if failure.kept:
                data = self.folder.objects.read(build.manifest.files[failure.path])
                kept.addresses.update(address.decode() for address in _ASSET.findall(data))
                kept.styles.update(style.decode() for style in _STYLE.findall(data))
        return kept


@dataclass(slots=True)
class _Kept:
    addresses: set[str] = field(default_factory=set)
    styles: set[str] = field(default_factory=set)


class PublishingRefusedError(Exception):
    """Nothing may be published now. The message is Vietnamese."""


def explain(error: Exception, path: str) -> str:
    """Why `path` (or what a reference names) could not be drawn, in a sentence an editor can act on or pass on."""
    if isinstance(error, (ThemeError, MissingFile, BrokenReferenceError, PublishingRefusedError)):
        return str(error)
    logger.exception("could not draw %s", path, exc_info=error)
    return _("Lỗi khi dựng trang (%(error)s). Hãy báo người quản trị.") % {"error": type(error).__name__}


def _chunks(outputs: list[Output]) -> Iterator[list[Output]]:
    iterator = iter(outputs)
    while chunk := list(islice(iterator, CHUNK)):
        yield chunk
