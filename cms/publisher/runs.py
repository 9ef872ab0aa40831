"""The publisher's diary: each run from its beginning to its end, for whoever looks on."""

import logging
import time
from collections.abc import Callable, Collection

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.publisher.build import Build
from cms.publisher.explaining import explain_failure
from cms.publisher.models import OutboxRow, PublishRun
from cms.publisher.refusing import Removal
from cms.publisher.results import align_results, record_results
from cms.publisher.site import PublishedSite

logger = logging.getLogger(__name__)
FAILURES_LISTED = 200
"""How many failures a run lists; each page keeps its own besides."""
WORTH_TELLING = 200
REPORT_EVERY = 1.0
"""Seconds between two reports of progress."""


@transaction.atomic
def begin_run(reason: str, actor, rows: Collection[OutboxRow]) -> PublishRun:
    """Open a run that takes `rows` of the outbox. The folder is locked."""
    # A run that says it is running is of a publisher that was killed.
    PublishRun.objects.filter(state=PublishRun.State.RUNNING).update(
        state=PublishRun.State.FAILED,
        finished_at=timezone.now(),
        message=_("Lượt này bị ngắt giữa chừng; lượt sau làm lại từ đầu."),
    )
    actor_id = actor.pk if actor else next((row.actor_id for row in rows if row.actor_id), None)
    run = PublishRun.objects.create(
        reason=reason[:250], actor_id=actor_id, started_at=timezone.now(), stage=PublishRun.Stage.COMPARING
    )
    OutboxRow.objects.filter(pk__in=[row.pk for row in rows]).update(taken_by=run)
    return run


class Progress:
    """How far a run has come, told to whoever looks on: in the database, and to `listener` on the command line."""

    def __init__(self, run: PublishRun, listener: Callable[[PublishRun], None] | None = None) -> None:
        self.run = run
        self._listener = listener
        self._told_at = time.monotonic()

    def enter(self, stage: PublishRun.Stage, *, total: int = 0) -> None:
        """Begin a stage of so many steps. One of few is over before anybody could look."""
        self.run.stage, self.run.done, self.run.total = stage, 0, total
        if total > WORTH_TELLING:
            self._tell()

    def draw(self, done: int, total: int) -> None:
        """So many files of so many are drawn. Told once a second at most."""
        if time.monotonic() - self._told_at >= REPORT_EVERY:
            self.run.stage, self.run.done, self.run.total = PublishRun.Stage.DRAWING, done, total
            self._tell()

    def _tell(self) -> None:
        self._told_at, run = time.monotonic(), self.run
        PublishRun.objects.filter(pk=run.pk).update(stage=run.stage, done=run.done, total=run.total)
        if self._listener:
            self._listener(run)


@transaction.atomic
def finish_run(run: PublishRun, site: PublishedSite, build: Build, refusal: str) -> PublishRun:
    """Close a run that went to its end, and note how each page fared."""
    run.state = PublishRun.State.PARTLY if build.failures else PublishRun.State.DONE
    run.release, run.files, run.stage, run.message = site.manifest.release, len(site.manifest.files), "", refusal
    if not refusal:
        run.failures = [
            {"ref": failure.ref, "path": failure.path, "title": failure.title, "message": failure.message}
            for failure in build.failures[:FAILURES_LISTED]
        ]
        if (more := len(build.failures) - FAILURES_LISTED) > 0:
            run.message = _("Và %(count)s tệp nữa bị giữ lại.") % {"count": more}
    run.finished_at = timezone.now()
    run.save()
    record_results(run=run, site=site, build=build)
    if site.unsure and not refusal:
        align_results(run=run, site=site)
    run.taken.all().delete()
    return run


def leave_out_repetition(run: PublishRun) -> PublishRun:
    """Forget an attempt that nobody asked for and that came to what the one before came to; that one is returned.

    Pages that are kept back are tried again every few minutes: that is no news.
    """
    before = PublishRun.objects.exclude(pk=run.pk).first()
    if before is None or run.state != PublishRun.State.PARTLY or run.written or run.removed:
        return run
    if any(getattr(before, name) != getattr(run, name) for name in ("state", "release", "failures", "message")):
        return run
    run.delete()
    return before


def fail_run(run: PublishRun, error: Exception) -> PublishRun:
    """Close a run that could not be brought to its end; what it had taken waits again. Raises DatabaseError."""
    logger.exception("publishing failed", exc_info=error)
    run.state, run.stage = PublishRun.State.FAILED, ""
    run.message = explain_failure(error)
    run.finished_at = timezone.now()
    run.save()
    run.taken.update(taken_by=None)
    return run


@transaction.atomic
def wait_for_person(run: PublishRun, removals: list[Removal]) -> PublishRun:
    """Close a run that would remove too much, until somebody agrees; an earlier one that asks the same goes on."""
    waiting = PublishRun.objects.exclude(pk=run.pk).first()
    listed = [{"ref": item.ref, "path": item.path, "title": item.title, "message": ""} for item in removals]
    run.taken.all().delete()
    if waiting and waiting.state == PublishRun.State.WAITING and waiting.failures == listed:
        run.delete()
        return waiting
    run.state, run.stage, run.failures = PublishRun.State.WAITING, "", listed
    run.message = _("Lượt này sẽ gỡ %(count)s trang, hơn một phần năm trang web. Cần có người xem và đồng ý.") % {
        "count": len(removals)
    }
    run.finished_at = timezone.now()
    run.save()
    return run
