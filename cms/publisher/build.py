"""From what changed to a release: draw what may differ, keep the last good file where that fails."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from django.utils import timezone
from django.utils.translation import gettext as _

from cms.entries.models import Entry
from cms.entries.rows import ROW_COLUMNS, Row, Touched, read_row
from cms.publisher.archive import join_versions, note_superseded
from cms.publisher.assets import AssetRegister
from cms.publisher.cards import CARD
from cms.publisher.comparing import follow_files
from cms.publisher.drawing import Drawer, Drawn
from cms.publisher.drawing_code import get_code_digest
from cms.publisher.explaining import PublishingRefusedError, explain
from cms.publisher.manifest import Change, Manifest
from cms.publisher.models import PageVersion
from cms.publisher.objects import File
from cms.publisher.outputs import SITE, Output, resolve_redirect, sort_leaves_first
from cms.publisher.policies import list_inline, make_policies
from cms.publisher.records import RecordChange
from cms.publisher.site import PublishedSite, get_today
from cms.schema.references import Ref

KEPT_WITH_PAGE = ("data", "card")
__all__ = ["Build", "Builder", "Failure", "PublishingRefusedError", "explain"]


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
    """What a build came to: nothing is live yet."""

    change: Change
    records: RecordChange
    order: list[str] = field(default_factory=list)
    """The paths to write, what is linked to before what links to it."""
    failures: list[Failure] = field(default_factory=list)
    drawn: dict[Ref, Drawn] = field(default_factory=dict)
    """Each page whose own file was drawn."""
    removed: set[Ref] = field(default_factory=set)
    """Pages that leave the site."""
    versions: list[PageVersion] = field(default_factory=list)
    """How pages read until now whose words change; not stored yet."""


class Builder:
    """Works out one release of a site."""

    def __init__(
        self,
        site: PublishedSite,
        register: AssetRegister,
        *,
        refusal: str = "",
        thorough: bool = True,
        on_progress: Callable[[int, int], None] | None = None,
    ) -> None:
        """`refusal`: why no page may be written now. `thorough`: see PublishedSite.find_dirty. `on_progress` is told
        how many files are drawn, of how many.
        """
        self.site = site
        self.drawer = Drawer(site, register, refusal=refusal)
        self.refusal = refusal
        self.thorough = thorough
        self.on_progress = on_progress

    def build(self, touched: Touched) -> Build:
        """Draw what may differ after `touched`.

        Raises OSError when the disk is full, DatabaseError when the database is away, ThemeError when there is no such
        theme: then nothing has changed.
        """
        self.drawer.register.start()
        dirty = self._find_dirty(touched)
        drawn = self._draw_new_pages(dirty)
        outputs = [self.site.plan.outputs[path] for path in dirty if path in self.site.plan.outputs]
        waiting = sort_leaves_first((output for output in outputs if output.path not in drawn), self._kind_of)
        drawn |= {item.output.path: item for item in self._draw(waiting)}
        gone = {path for path in dirty if path not in self.site.plan.outputs}
        versions = self._keep_versions(drawn, gone)
        self._keep_data_back(drawn)  # last: earlier versions have some drawn once more
        build = self._conclude(drawn, gone)
        build.versions = versions
        return build

    def _keep_data_back(self, drawn: dict[str, Drawn]) -> None:
        """Keep the data and the card of a page back whose HTML is kept back: all say the same."""
        pages = (item for item in drawn.values() if item.output.kind == "page")
        failed = {page.output.of: page.failure for page in pages if page.failure}
        for path, item in drawn.items():
            if item.output.kind in KEPT_WITH_PAGE and item.output.of in failed and not item.failure:
                drawn[path] = self.drawer.keep_back(item, failed[item.output.of])

    def _keep_versions(self, drawn: dict[str, Drawn], gone: set[str]) -> list[PageVersion]:
        """Keep how pages read whose words change now, and draw what shows that: their sheets, and the link to them."""
        site, files = self.site, self.site.manifest.files
        changes = {path: item.file for path, item in drawn.items() if item.file and files.get(path) != item.file}
        versions = note_superseded(
            site.folder.objects, site.manifest, changes | dict.fromkeys(gone & files.keys()), at=timezone.now()
        )
        self.drawer.register.hold_versions(versions)
        touched = site.catalogue.follow_versions(join_versions(site.catalogue.versions, versions))
        if touched:
            touched.join(follow_files(site, touched))
            dirty = site.find_dirty(touched, site.get_values(get_today()), only=True)
            # What was drawn just now has no record yet that tells of it: a sheet of a version that a killed build left.
            dirty |= {path for path, item in drawn.items() if site.list_candidates(touched, item.record.reads)}
            outputs = [site.plan.outputs[path] for path in dirty if path in site.plan.outputs]
            drawn |= {item.output.path: item for item in self._draw(sort_leaves_first(outputs, self._kind_of))}
            gone |= dirty
            gone.difference_update(site.plan.outputs)
        return versions

    def _find_dirty(self, touched: Touched) -> set[str]:
        """What may differ; pages withheld before are tried again."""
        again = _read_rows(self.site.withheld)
        self.site.withheld = {}
        touched.join(self.site.catalogue.apply(changed=again, removed=()))
        return self.site.find_dirty(touched, self.site.get_values(get_today()), thorough=self.thorough)

    def _draw_new_pages(self, dirty: set[str]) -> dict[str, Drawn]:
        """Draw the pages that have no file yet; one that fails is withheld, so that nothing comes to link to it."""
        outputs, files = self.site.plan.outputs, self.site.manifest.files
        drawn: dict[str, Drawn] = {}
        while True:
            new = dirty - files.keys() - drawn.keys()
            fresh = [outputs[path] for path in new if path in outputs and outputs[path].kind == "page"]
            drawn |= {item.output.path: item for item in self._draw(fresh)}
            failed = {Ref(item.output.of): item.failure for item in drawn.values() if item.failure}
            if not failed or self.refusal:
                return drawn
            self.site.withheld |= failed
            touched = self.site.catalogue.apply(changed=(), removed=(), withheld=failed)
            dirty |= self.site.find_dirty(touched, self.site.get_values(get_today()), thorough=False)
            # What had been drawn meanwhile may link to what is withheld now: that is drawn again, and may fail then.
            drawn = {path: item for path, item in drawn.items() if not self._is_about(failed, item)}

    def _is_about(self, withheld: Mapping[Ref, str], item: Drawn) -> bool:
        """Whether an item is one of these pages or may link to one, by its reference or by an address typed by hand."""
        keys = item.record.reads
        if not withheld.keys().isdisjoint((item.output.of, *(key.partition(":")[2] for key in keys))):
            return True
        return any(key.startswith("path:") and not self.site.plan.has(key[5:]) for key in keys)

    def _draw(self, outputs: list[Output]) -> Iterable[Drawn]:
        report = self.on_progress and (lambda done: self.on_progress(done, len(outputs)))
        return self.drawer.draw(outputs, on_progress=report)

    def _kind_of(self, ref: str) -> str:
        page = self.site.catalogue.pages.get(Ref(ref))
        return page.kind if page else ""

    def _conclude(self, drawn: dict[str, Drawn], gone: set[str]) -> Build:
        site, manifest = self.site, self.site.manifest
        build = Build(change=Change(release=manifest.release + 1), records=self._note_records(drawn, gone))
        for path, item in drawn.items():
            if item.failure and item.output.kind == "card":
                continue  # it is kept back with its page, which is told of
            if item.failure:
                build.failures.append(self._describe(item))
            elif manifest.files.get(path) != item.file:
                build.change.files[path] = item.file
            if item.output.kind == "page":
                build.drawn[Ref(item.output.of)] = item
        unstated = {ref: why for ref, why in site.broken.items() if ref.startswith("page:")}
        absent = {ref: why for ref, why in (unstated | site.withheld).items() if ref not in site.catalogue.pages}
        build.failures += [self._describe_absent(ref, why) for ref, why in absent.items()]
        if fault := self.drawer.cards.fault:
            title, path = _("Ảnh của liên kết được chia sẻ"), f"/{CARD}"
            build.failures.append(Failure(ref=Ref(SITE), path=path, title=title, message=fault, kept=False))
        # A media file that no record speaks of is looked at too; what was drawn just now may need it.
        gone -= {asset for item in drawn.values() for asset in item.record.assets}
        build.change.files |= {path: None for path in gone if path in manifest.files}
        assets = self._change_assets(drawn, gone)
        build.change.files |= assets
        build.change.files |= dict.fromkeys(manifest.lost.keys() - build.change.files.keys())
        build.order = [path for path, file in assets.items() if file]
        changed = [item.output for path, item in drawn.items() if path in build.change.files]
        build.order += [output.path for output in sort_leaves_first(changed, self._kind_of)]
        self._change_redirects(build.change, drawn, gone)
        policies = self._make_policies(build)
        build.change.policies = policies if policies != manifest.policies else None
        build.removed = self._list_removed(build.change)
        return build

    def _note_records(self, drawn: dict[str, Drawn], gone: set[str]) -> RecordChange:
        records = {path: item.record for path, item in drawn.items()} | dict.fromkeys(gone)
        if self.refusal:  # nothing was really drawn: all of it is to be drawn once that is possible
            records = dict.fromkeys(records)
        known = self.site.records.values
        values = {key: value for key, value in self.drawer.values.items() if known.get(key) != value}
        return RecordChange(self.site.manifest.release + 1, get_code_digest(), records, values)

    def _change_assets(self, drawn: dict[str, Drawn], gone: set[str]) -> dict[str, File | None]:
        """Media files that are needed now and were not before, and the other way round."""
        site = self.site
        altered = site.records.count_needed({path: item.record for path, item in drawn.items()} | dict.fromkeys(gone))
        given = {path: file for item in drawn.values() for path, file in item.assets.items()}
        changes: dict[str, File | None] = {}
        for path, count in altered.items():
            if count <= 0 and path in site.manifest.files and path not in site.plan.outputs:
                changes[path] = None
            elif count > 0 and path in given and site.manifest.files.get(path) != given[path]:
                changes[path] = given[path]
        return changes

    def _change_redirects(self, change: Change, drawn: dict[str, Drawn], gone: set[str]) -> None:
        known = self.site.manifest.redirects
        for path in gone:
            if (old := path.removesuffix("index.html")) in known:
                change.redirects[old] = None
        for path, item in drawn.items():
            old = path.removesuffix("index.html")
            to = resolve_redirect(self.site.catalogue, Ref(item.output.of)) if item.output.kind == "redirect" else None
            if known.get(old) != to:
                change.redirects[old] = to

    def _make_policies(self, build: Build) -> dict[str, dict[str, str]]:
        """The headers; styles and scripts of files that could not be drawn anew go on being allowed."""
        kept: set[tuple[str, str]] = set()
        for failure in build.failures:
            if failure.kept:
                data = self.site.folder.objects.read(self.site.manifest.files[failure.path])
                kept |= list_inline(data)
        settings = self.drawer.get_settings()
        return make_policies(settings.theme, settings.tokens, kept=kept)

    def _list_removed(self, change: Change) -> set[Ref]:
        """Pages whose files go and that are not public any more (nor withheld: those never had one)."""
        manifest: Manifest = self.site.manifest
        old = {manifest.find_recorded(path).of for path, file in change.files.items() if file is None}
        return {Ref(ref) for ref in old if ref and ref not in self.site.catalogue.pages}

    def _describe(self, item: Drawn) -> Failure:
        ref, path = Ref(item.output.of), item.output.path
        page = self.site.catalogue.pages.get(ref)
        kept = path in self.site.manifest.files
        return Failure(ref=ref, path=path, title=page.title if page else path, message=item.failure, kept=kept)

    def _describe_absent(self, ref: Ref, why: str) -> Failure:
        title = next((row.data["title"] for row in _read_rows([ref])), ref)
        return Failure(ref=ref, path="", title=title, message=why, kept=False)


def _read_rows(refs: Iterable[Ref]) -> list[Row]:
    return list(map(read_row, Entry.objects.filter(ref__in=list(refs)).values_list(*ROW_COLUMNS))) if refs else []
