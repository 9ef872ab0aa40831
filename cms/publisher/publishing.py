"""One round of publishing, from what changed in the database to what is live."""

import logging
import math
import time
from collections.abc import Callable, Collection
from contextlib import nullcontext, suppress

from django.conf import settings
from django.db import transaction
from django.db.models import Max
from django.utils import translation
from django.utils.translation import gettext as _

from cms.content.snapshot import read_page_stamps
from cms.entries.catalogue import Touched
from cms.entries.models import Entry
from cms.publisher.archive import drop_versions, forget_deleted_pages, mark_versions, save_versions
from cms.publisher.assets import AssetRegister
from cms.publisher.build import Build, Builder
from cms.publisher.comparing import compare_all, compare_some, forget_unsaved_versions
from cms.publisher.explaining import is_disk_full
from cms.publisher.folder import PublishedFolder
from cms.publisher.holding import SiteHeldError, explain_hold, get_hold, obey_orders
from cms.publisher.models import OutboxRow, PublishRun
from cms.publisher.packing import pack_all, pack_some
from cms.publisher.processes import collecting_nothing, work_beside
from cms.publisher.refusing import find_refusal, list_too_many_removed
from cms.publisher.releases import forget_old_releases, list_kept_objects, next_number, record_release
from cms.publisher.runs import Progress, begin_run, fail_run, finish_run, leave_out_repetition, wait_for_person
from cms.publisher.site import PublishedSite, get_today
from cms.publisher.taking_down import take_down_withdrawn
from cms.publisher.targets.turns import list_objects_being_sent
from cms.publisher.waiting_cards import draw_some_cards, is_waiting
from cms.schema.references import Ref

logger = logging.getLogger(__name__)
OBJECTS_LIVE_ON = 15 * 60
"""Seconds an object stays after it was given up: longer than any answer takes."""


MANY = 1_000
"""More pages than these are worth a second process when all of them are read."""


class Publisher:
    """Publishes one folder, and keeps in mind what it found there, so that the next round costs what changed."""

    def __init__(
        self, folder: PublishedFolder | None = None, *, on_progress: Callable[[PublishRun], None] | None = None
    ) -> None:
        """`on_progress` is told of each stage of a run, and once a second while files are drawn."""
        self.on_progress = on_progress
        self.folder = folder or PublishedFolder(settings.LOA_SITE_DIR)
        self.register = AssetRegister(self.folder)
        self.site: PublishedSite | None = None
        self.must_compare = True
        """Whether something may have changed that no hint told of."""
        self.looked_at: int | None = None
        """The newest change in the outbox when it was last looked what may not be shown of a held site."""

    def publish(self, *, reason: str, actor=None) -> PublishRun:
        """Make the published folder equal to what is public now, and say how it went.

        Takes all that waits in the outbox. A page that cannot be drawn keeps its last good file. Raises FolderBusyError
        when another publisher is at work, SiteHeldError when somebody keeps the site at an older release, DatabaseError
        when the database is away; any other failure is recorded in the run that is returned.
        """
        self.must_compare = True
        with self.folder.lock(), translation.override(settings.LANGUAGE_CODE):
            if self._is_held():
                raise SiteHeldError(explain_hold(waiting=True))
            with collecting_nothing():
                return self._work(reason, actor)

    def follow_up(self, *, reason: str = "") -> PublishRun | None:
        """Publish what the outbox tells of, or what comparing finds without being told.

        `reason`: for the run, when there is one. None when there was nothing, or the site is held. Raises what
        `publish` raises but SiteHeldError.
        """
        with self.folder.lock(), translation.override(settings.LANGUAGE_CODE):
            if self._is_held():
                return None
            with collecting_nothing():
                return self._work(reason, None)

    def _is_held(self) -> bool:
        orders = OutboxRow.objects.filter(order__in=[OutboxRow.Order.ROLL_BACK, OutboxRow.Order.RESUME])
        hold = obey_orders(self.folder).hold if self.site is None or orders.exists() else get_hold()
        if hold is None:
            return False
        newest = OutboxRow.objects.aggregate(newest=Max("pk"))["newest"]
        if self.must_compare or newest != self.looked_at:
            take_down_withdrawn(self.folder, hold)
            self.must_compare, self.looked_at = False, newest
        return True

    def _work(self, reason: str, actor) -> PublishRun | None:
        known = self.site if self.site is not None and self.site.is_current() else None
        self.site = None  # until all went well, nothing is sure
        rows = list(OutboxRow.objects.order_by("pk"))
        run = begin_run(reason, actor, rows) if reason or rows else None
        try:
            site, touched = self._look(known, rows)
            unasked = run is None and site.is_behind(touched, refusal=find_refusal())
            if unasked:
                run = begin_run(_("Có thay đổi"), actor, rows)
            if run is not None:
                run = self._release(site, run, touched, rows)
            if unasked:
                run = leave_out_repetition(run)
        except Exception as error:
            if run is None:
                raise
            if is_disk_full(error):
                self._collect(newer_than=run.started_at.timestamp())
            return fail_run(run, error)
        self.site = site
        site.note_mark()
        return run

    def _look(self, known: PublishedSite | None, rows: Collection[OutboxRow]) -> tuple[PublishedSite, Touched]:
        """The site, and what changed since it was stated. When it is not known, both are read side by side."""
        if known is not None:
            return known, self._compare(known, rows)
        self.must_compare = False
        beside = work_beside if Entry.objects.count() > MANY else nullcontext
        with beside(read_page_stamps) as read_stamps:
            site = PublishedSite.load(self.folder)
            return site, compare_all(site, read_stamps)

    def _compare(self, site: PublishedSite, rows: Collection[OutboxRow]) -> Touched:
        """Look where the outbox points to, and everywhere when that may not be all."""
        hinted = [Ref(row.ref) for row in rows if row.ref and not row.order]
        if rows and len(hinted) == len(rows) and not site.unsure:
            touched = compare_some(site, list(dict.fromkeys(hinted)))
            if touched is not None:
                self.must_compare = True  # soon: what a hint does not tell is found without one
                return touched
        if not self.must_compare and not rows:
            return Touched()
        self.must_compare = False
        return compare_all(site)

    def _release(
        self, site: PublishedSite, run: PublishRun, touched: Touched, rows: Collection[OutboxRow]
    ) -> PublishRun:
        refusal, progress = find_refusal(), Progress(run, self.on_progress)
        builder = Builder(
            site,
            self.register,
            refusal=refusal,
            thorough=not self.must_compare,  # what was not compared now will be
            on_progress=progress.draw,
        )
        build = builder.build(touched)
        removed = list_too_many_removed(site.manifest, build, rows)
        if removed:
            self._put_off(site, build)
            return wait_for_person(run, removed)
        if build.change:
            self._make_live(site, progress, build)
        else:  # what was read belongs to the release that is live, not to one that does not come
            build.records.release = site.manifest.release
        if site.unsure or any(not file.packing for file in build.change.files.values() if file):
            pack_all(site, lambda total: progress.enter(PublishRun.Stage.PACKING, total=total))
        waiting = {path for path in build.records.records if is_waiting(site.manifest.files.get(path))}
        site.to_draw += waiting.difference(site.to_draw)  # also those that were given up and are to be tried again
        finish_run(run, site, build, refusal)
        site.records.save(build.records)  # last: killed before, the next publisher draws all this again and tells of it
        site.refusal, site.unsure = refusal, bool(refusal)
        site.waiting, site.owed = False, set()
        return run

    def _put_off(self, site: PublishedSite, build: Build) -> None:
        site.put_off(build.records.records)
        if build.versions:
            touched = forget_unsaved_versions(site)
            site.put_off(site.find_dirty(touched, site.get_values(get_today()), only=True))

    def _make_live(self, site: PublishedSite, progress: Progress, build: Build) -> None:
        run = progress.run
        progress.enter(PublishRun.Stage.WRITING, total=len(build.order))
        build.change.release = build.records.release = next_number(site.manifest.release)
        with transaction.atomic():
            release = record_release(run=run, live=site.manifest, change=build.change)
            save_versions(build.versions, release=release.number)
        try:
            self.folder.apply(build.change, manifest=site.manifest, order=build.order)
        except BaseException:
            with suppress(Exception):  # it is forgotten by the next publisher all the same
                release.delete()
                drop_versions(build.versions)
            raise
        if build.versions:
            site.versions_mark = mark_versions()
        run.written = len(build.order)
        run.removed = release.removed

    def polish_for(self, seconds: float) -> bool:
        """For about so long, draw cards that wait and compress better what was compressed in a hurry.

        False when there is nothing left to do. Raises FolderBusyError, OSError, DatabaseError.
        """
        if self.site is None or not (self.site.to_pack or self.site.to_draw):
            return False
        with self.folder.lock():
            if not self.site.is_current():
                return False
            draw_some_cards(self.site, seconds / 2)
            pack_some(self.site, seconds / 2)
            self.site.note_mark()
        return True

    def collect(self) -> int:
        """Remove the bytes of what nobody needs any more. Returns how many files. Raises FolderBusyError."""
        with self.folder.lock():
            forget_old_releases()
            forget_deleted_pages()
            return self._collect()

    def _collect(self, *, newer_than: float = math.inf) -> int:
        try:
            keep = self.folder.read_manifest().list_objects() | list_kept_objects() | list_objects_being_sent()
            older_than = time.time() - OBJECTS_LIVE_ON
            return self.folder.collect_objects(keep=keep, older_than=older_than, newer_than=newer_than)
        except OSError:  # they go next time
            logger.warning("could not remove old objects", exc_info=True)
            return 0
