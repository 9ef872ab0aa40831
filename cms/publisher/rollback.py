"""Going back: an older release is published again, as a new one. What it costs is what differs."""

import errno
import logging
import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from hashlib import blake2b

from django.db import DatabaseError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from cms.publisher.archive import drop_versions, note_superseded, save_versions
from cms.publisher.deltas import Delta
from cms.publisher.folder import PublishedFolder
from cms.publisher.manifest import Manifest
from cms.publisher.models import Hold, PublishRun, Release
from cms.publisher.objects import File, ObjectStore, Packing
from cms.publisher.publicity import Withdrawn, list_withdrawn, list_withdrawn_sheets
from cms.publisher.releases import LostReleaseError, find_way, next_number, record_release

logger = logging.getLogger(__name__)
ALL = "all"
"""Consent to whatever pages an older release brings back."""


class RollbackRefusedError(Exception):
    """One cannot go back to that release, or not without consent. The message is Vietnamese."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RollbackPlan:
    """What going back to release `number` would do."""

    number: int
    delta: Delta
    """From what is live to that release."""
    withdrawn: tuple[Withdrawn, ...]
    """The pages it would show that the public may not see any more."""

    @property
    def consent(self) -> str:
        """What stands for a person's consent to just these things; empty when there are none."""
        refs = "\n".join(sorted(thing.ref for thing in self.withdrawn))
        return blake2b(refs.encode(), digest_size=8).hexdigest() if refs else ""


def plan_rollback(folder: PublishedFolder, current: Manifest, number: int) -> RollbackPlan:
    """What must be done to show release `number` again in place of `current`. Changes nothing.

    Raises LostReleaseError when that release is not known or kept, RollbackRefusedError when it is live already or
    some of its bytes are gone.
    """
    if number == current.release:
        raise RollbackRefusedError(_("Bản %(number)s đang là bản hiển thị.") % {"number": number})
    way = find_way(current, number)
    if not (way.files or way.redirects or way.policies):
        raise RollbackRefusedError(_("Bản %(number)s giống hệt bản đang hiển thị.") % {"number": number})
    _leave_out_withdrawn_sheets(folder.objects, current, way)
    way.files = {path: (old, new and find_copies(folder.objects, new)) for path, (old, new) in way.files.items()}
    missing = [path for path, (_old, new) in way.files.items() if new and not folder.objects.has(new)]
    if missing:
        message = _("Không quay về được: %(count)s tệp của bản ấy không còn trên đĩa, ví dụ %(path)s.")
        raise RollbackRefusedError(message % {"count": len(missing), "path": missing[0]})
    return RollbackPlan(number=number, delta=way, withdrawn=list_withdrawn(folder.objects, current, way))


def _leave_out_withdrawn_sheets(objects: ObjectStore, current: Manifest, way: Delta) -> None:
    """Let the way lead past what was taken out of the archive for good: no consent brings that back."""
    there = Manifest(files=dict(current.files))
    there.follow(way.to_change(way.number))
    for path in list_withdrawn_sheets(objects, there):
        way.files.pop(path, None)
        if path in current.files:
            way.files[path] = (current.files[path], None)


def find_copies(objects: ObjectStore, file: File) -> File:
    """`file` with the sizes its compressed copies have now: they may have been packed better since."""
    sizes = {}
    for name in ("br", "gz"):
        sizes[name] = 0
        with suppress(FileNotFoundError):
            sizes[name] = os.stat(objects.get_path(f"{file.object}.{name}")).st_size
    if (sizes["br"], sizes["gz"]) == (file.br, file.gz):
        return file
    return replace(file, **sizes, packing=int(Packing.BEST if any(sizes.values()) else Packing.NONE))


def roll_back(folder: PublishedFolder, number: int, *, actor=None, consent: str = "") -> PublishRun:
    """Show release `number` again, as a new release, and keep the site there until somebody lets it go on.

    Called under the folder's lock. `consent`: to pages the public may not see any more, as RollbackPlan.consent of
    the plan the person was shown, or ALL. Returns the run; it has failed, and nothing has changed, when one cannot go
    back. Raises DatabaseError.
    """
    run = PublishRun.objects.create(
        reason=_("Quay về bản %(number)s") % {"number": number},
        actor=actor,
        started_at=timezone.now(),
        stage=PublishRun.Stage.WRITING,
    )
    try:
        live = folder.read_manifest()
        plan = plan_rollback(folder, live, number)
        _ask_consent(plan, consent)
        _bring_back(folder, live, plan, run)
    except (LostReleaseError, RollbackRefusedError) as error:
        run.message = str(error)
        run.state = PublishRun.State.FAILED
    except DatabaseError:
        raise
    except Exception as error:
        logger.exception("could not go back to release %s", number)
        run.message = _explain(error)
        run.state = PublishRun.State.FAILED
    run.finished_at = timezone.now()
    run.save()
    if run.state == PublishRun.State.DONE:
        release = Release.objects.get(number=run.release)
        log(instance=release, action="publisher.roll_back", user=actor, data={"restores": number})
    return run


def _ask_consent(plan: RollbackPlan, consent: str) -> None:
    if not plan.withdrawn or consent in (ALL, plan.consent):
        return
    titles = "; ".join(f"“{thing.title}”" for thing in plan.withdrawn[:5])
    message = _(
        "Bản %(number)s có %(count)s trang nay không còn công khai, hoặc có lời đã gỡ khỏi kho lưu: %(titles)s. "
        "Cần có người đồng ý."
    )
    raise RollbackRefusedError(message % {"number": plan.number, "count": len(plan.withdrawn), "titles": titles})


def _bring_back(folder: PublishedFolder, live: Manifest, plan: RollbackPlan, run: PublishRun) -> None:
    change = plan.delta.to_change(next_number(live.release))
    held_before = list(Hold.objects.all())
    versions = note_superseded(folder.objects, live, change.files, at=timezone.now())
    with transaction.atomic():
        release = record_release(run=run, live=live, change=change, restores=plan.number)
        save_versions(versions, release=release.number)
        Hold.objects.all().delete()
        shown = [thing.ref for thing in plan.withdrawn]
        Hold.objects.create(release=release.number, actor=run.actor, made_at=release.made_at, shown=shown)
    try:
        folder.apply(change, manifest=live, order=sort_for_writing(path for path, file in change.files.items() if file))
    except BaseException:
        with transaction.atomic():
            release.delete()
            drop_versions(versions)
            Hold.objects.all().delete()
            Hold.objects.bulk_create(held_before)
        raise
    run.release, run.files, run.state = release.number, release.files, PublishRun.State.DONE
    run.written, run.removed = release.added + release.changed, release.removed


def sort_for_writing(paths: Iterable[str]) -> list[str]:
    """What is linked to before what links to it: files, then pages from the leaves up, the front page last."""
    return sorted(paths, key=lambda path: (path.endswith(".html"), -path.count("/"), path))


def _explain(error: Exception) -> str:
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
        return _("Đĩa đầy nên không quay về được. Trang đang hiển thị vẫn như cũ; hãy dọn đĩa rồi làm lại.")
    return _("Không quay về được (%(error)s). Trang đang hiển thị vẫn như cũ.") % {"error": type(error).__name__}


def describe_release(release: Release) -> str:
    """`bản 12 (14:33 | 22/11/2026)`."""
    at = timezone.localtime(release.made_at).strftime("%H:%M | %d/%m/%Y")
    return _("bản %(number)s (%(at)s)") % {"number": release.number, "at": at}
