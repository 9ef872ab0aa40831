"""The publisher's verbs: note a change, publish what is public now."""

import errno
import logging
import math
import shutil
import time
from collections.abc import Callable
from itertools import chain

from django.conf import settings
from django.db import DatabaseError, transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision

from cms.content.statements import state_all
from cms.entries.actions import replace_entries
from cms.publisher.assets import AssetRegister
from cms.publisher.build import Build, Builder, explain
from cms.publisher.folder import FolderBusyError, PublishedFolder
from cms.publisher.models import OutboxRow, PublishRun
from cms.publisher.redirects import state_redirects
from cms.publisher.results import record_results
from cms.schema.references import Ref
from cms.theming.errors import ThemeError
from cms.union.models import SiteProfile

logger = logging.getLogger(__name__)
OBJECTS_LIVE_ON = 15 * 60
"""Seconds an object stays after it was given up: longer than any answer takes."""
FAILURES_LISTED = 200
"""How many failures a run lists; each page keeps its own besides."""


def note_change(*, reason: str, ref: str = "", actor=None) -> None:
    """Tell the publisher that something changed, as part of the running transaction.

    `reason`: a few words for the list of runs. `ref`: what changed (`page:12`), when it is one thing. `actor`: who.
    """
    OutboxRow.objects.create(reason=reason[:250], ref=ref, actor=actor)


def publish(*, reason: str, actor=None, register: AssetRegister | None = None) -> PublishRun:
    """Make the published folder equal to what is public now, and say how it went.

    Takes all that waits in the outbox. A page that cannot be drawn keeps its last good file. Raises FolderBusyError
    when another publisher is at work, DatabaseError when the database is away; any other failure is recorded in the
    run that is returned.
    """
    folder = PublishedFolder(settings.LOA_SITE_DIR)
    with folder.lock(), translation.override(settings.LANGUAGE_CODE):
        run = _start_run(reason, actor)
        try:
            build = _build_site(run, folder, register or AssetRegister(folder))
        except Exception as error:
            if _is_disk_full(error):
                _collect(folder, newer_than=run.started_at.timestamp())
            return _finish_failed(run, error)
        _finish(run, build)
        _collect(folder)
    return run


def _start_run(reason: str, actor) -> PublishRun:
    # We hold the folder's lock: a run that says it is running is of a publisher that was killed.
    PublishRun.objects.filter(state=PublishRun.State.RUNNING).update(
        state=PublishRun.State.FAILED,
        finished_at=timezone.now(),
        message=_("Lượt này bị ngắt giữa chừng; lượt sau làm lại từ đầu."),
    )
    run = PublishRun.objects.create(reason=reason[:250], actor=actor, started_at=timezone.now())
    OutboxRow.objects.update(taken_by=run)
    if actor is None and (asked := run.taken.exclude(actor=None).first()):
        run.actor = asked.actor
    return run


def _build_site(run: PublishRun, folder: PublishedFolder, register: AssetRegister) -> Build:
    broken: dict[Ref, str] = {}
    stated = state_all(on_problem=lambda ref, error: broken.update({ref: explain(error, ref)}))
    replace_entries(statements=chain(stated, state_redirects()), kept=broken)
    run.message = find_refusal()
    build = Builder(folder, register, refusal=run.message, broken=broken).build()
    run.written, run.removed = folder.apply(build.manifest, order=build.order)
    return build


def collect_given_up() -> int:
    """Remove the bytes of what is not published any more, once nobody can be reading them. Returns how many files."""
    folder = PublishedFolder(settings.LOA_SITE_DIR)
    with folder.lock():
        return _collect(folder)


def _collect(folder: PublishedFolder, *, newer_than: float = math.inf) -> int:
    try:
        keep, older_than = folder.read_manifest(), time.time() - OBJECTS_LIVE_ON
        return folder.collect_objects(keep=keep, older_than=older_than, newer_than=newer_than)
    except OSError:  # they go next time
        logger.warning("could not remove old objects", exc_info=True)
        return 0


def publish_due_pages() -> None:
    """Make live what is scheduled for now, and take down what has expired; what Wagtail's own command does.

    Each by itself: a page that may not go live does not keep the others back. Raises DatabaseError.
    """
    now = timezone.now()
    for page in Page.objects.filter(live=True, expire_at__lte=now).order_by("expire_at"):
        _try(page, lambda page=page: page.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled"))
    for revision in Revision.objects.filter(approved_go_live_at__lte=now).order_by("approved_go_live_at"):
        _try(revision, lambda revision=revision: revision.publish(log_action="wagtail.publish.scheduled"))


def _try(thing: Page | Revision, change: Callable[[], None]) -> None:
    try:
        with transaction.atomic():
            change()
    except DatabaseError:
        raise
    except Exception as error:  # its editor is told in the page's own status
        logger.warning("%r is due and cannot go: %r", thing, error)


def find_refusal() -> str:
    """Why nothing may be published now, as the end of a sentence; empty when all is well."""
    missing = SiteProfile.load().missing_imprint()
    if not missing:
        return ""
    return _("trang web còn thiếu %(fields)s (ở Cài đặt, mục Thông tin trang web).") % {
        "fields": ", ".join(f"“{label}”" for label in missing)
    }


@transaction.atomic
def _finish(run: PublishRun, build: Build) -> None:
    run.state = PublishRun.State.PARTLY if build.failures else PublishRun.State.DONE
    run.release, run.files = build.manifest.release, len(build.manifest.files)
    if not run.message:
        run.failures = [
            {"ref": failure.ref, "path": failure.path, "title": failure.title, "message": failure.message}
            for failure in build.failures[:FAILURES_LISTED]
        ]
        if (more := len(build.failures) - FAILURES_LISTED) > 0:
            run.message = _("Và %(count)s tệp nữa bị giữ lại.") % {"count": more}
    run.finished_at = timezone.now()
    run.save()
    record_results(run=run, build=build)
    run.taken.all().delete()


def _finish_failed(run: PublishRun, error: Exception) -> PublishRun:
    logger.exception("publishing failed", exc_info=error)
    run.state = PublishRun.State.FAILED
    run.message = explain_failure(error)
    run.finished_at = timezone.now()
    run.save()
    run.taken.update(taken_by=None)
    return run


def explain_failure(error: Exception) -> str:
    """Why a whole run failed, in a Vietnamese sentence."""
    if isinstance(error, ThemeError):
        return str(error)
    if _is_disk_full(error):
        free = shutil.disk_usage(settings.LOA_SITE_DIR).free // 1_000_000
        return _("Đĩa đầy (còn %(free)s MB). Trang đang hiển thị vẫn như cũ; hãy dọn đĩa rồi đăng lại.") % {
            "free": free
        }
    return _("Lượt đăng không thành (%(error)s). Trang đang hiển thị vẫn như cũ.") % {"error": type(error).__name__}


def _is_disk_full(error: Exception) -> bool:
    return isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT)


__all__ = [
    "FolderBusyError",
    "collect_given_up",
    "explain_failure",
    "find_refusal",
    "note_change",
    "publish",
    "publish_due_pages",
]
