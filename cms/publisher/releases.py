"""Releases: what was live when, by whom and why; each kept as its difference from the one before.

**What is kept.** A release is kept while it is among the last LOA_RELEASES_KEPT (20) or younger than LOA_RELEASE_DAYS
(30). One can go back to a kept release, and compare any two. Older ones keep their row (number, hour, who, why, counts)
and lose the rest. The bytes of a file are kept while what is live, a kept release or a kept version of a page needs
them, and a quarter of an hour longer.
"""

from contextlib import suppress
from datetime import timedelta

from django.conf import settings
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.publisher.deltas import Delta, may_stand_for
from cms.publisher.manifest import Change, Manifest
from cms.publisher.models import PageVersion, PublishRun, Release

NOTHING = 0
"""Where the first release starts from."""
LARGEST = 2**31 - 1
"""Databases raise for a larger number."""


class LostReleaseError(Exception):
    """A release is not known, not kept any more, or the records do not lead to it. The message is Vietnamese."""


def next_number(live: int) -> int:
    """The number of the release to be made after `live`: never one given before, even if the folder was lost."""
    return max(live, Release.objects.aggregate(newest=Max("number"))["newest"] or 0) + 1


def record_release(*, run: PublishRun | None, live: Manifest, change: Change, restores: int | None = None) -> Release:
    """Note the release that `change` makes of `live`, before it is live: nothing ever goes live without a record.

    `run` gives who and why. `restores`: the number of the older release it brings back. Only what changed is read, so
    the cost does not grow with the site. If the change then never comes to be, see `forget_unmade`.
    """
    delta = Delta.of_change(live, change)
    added, changed, removed = delta.count()
    return Release.objects.create(
        number=change.release,
        run=run,
        made_at=timezone.now(),
        reason=run.reason if run else "",
        actor=run.actor if run else None,
        files=len(live.files) + len(live.lost) + added - removed,
        added=added,
        changed=changed,
        removed=removed,
        restores=restores,
        delta=delta.encode(),
    )


def forget_unmade(live: int) -> None:
    """Drop the record of a release that never came to be: its publisher was killed before the manifest was switched.

    With it goes what it noted of how pages read until then. `live`: the number of the release that is live. Called
    under the folder's lock, in a transaction.
    """
    newest = Release.objects.filter(number__gt=live).first()
    with suppress(LostReleaseError):
        if newest and read_delta(newest).after == live:
            PageVersion.objects.filter(release=newest.number).delete()
            newest.delete()


def read_delta(release: Release) -> Delta:
    """How `release` differs from the one before it. Raises LostReleaseError when that is not kept any more."""
    if not release.delta:
        raise LostReleaseError(_("Bản %(number)s đã quá cũ, không còn giữ chi tiết.") % {"number": release.number})
    try:
        return Delta.decode(release.number, bytes(release.delta))
    except ValueError as error:
        raise LostReleaseError(_("Ghi chép của bản %(number)s bị hỏng.") % {"number": release.number}) from error


def compose(older: int, newer: int) -> Delta:
    """What leads from release `older` to `newer`, over all those between; the way back when `older` is the newer.

    Raises LostReleaseError when one is not known or kept, or when the folder was lost between the two.
    """
    if older > newer:
        return compose(newer, older).invert()
    span = Release.objects.filter(number__gte=max(older, 0), number__lte=min(newer, LARGEST))
    rows = {row.number: row for row in span}
    for number in (older, newer):
        if number not in rows and number != NOTHING:
            raise LostReleaseError(_("Không có bản số %(number)s.") % {"number": number})
    way, number = [], newer
    while number > older:
        delta = read_delta(rows[number])
        way.append(delta)
        number = delta.after
        if number > older and number not in rows:
            break
    if number != older:
        raise LostReleaseError(
            _("Không nối được bản %(older)s với bản %(newer)s: ở giữa, thư mục trang web từng bị thay hoặc bị mất.")
            % {"older": older, "newer": newer}
        )
    whole = Delta(after=older, number=older)
    for delta in reversed(way):
        whole.follow(delta)
    return whole


def find_way(current: Manifest, number: int) -> Delta:
    """What leads from what is live back to release `number`. The cost is that of the difference.

    Raises LostReleaseError; also when what is live is not what the records say.
    """
    if number <= NOTHING:
        raise LostReleaseError(_("Không có bản số %(number)s.") % {"number": number})
    way = compose(current.release, number)
    for path, (before, _after) in way.files.items():
        if not may_stand_for(current.files.get(path), before):
            raise LostReleaseError(
                _("Ghi chép không khớp với trang web đang hiển thị (ở %(path)s), nên không quay về được.")
                % {"path": path}
            )
    return way


def rebuild_manifest(current: Manifest, number: int) -> Manifest:
    """All that was live as release `number`. Raises LostReleaseError."""
    manifest = Manifest(
        release=current.release,
        files=dict(current.files),
        redirects=dict(current.redirects),
        policies=current.policies,
    )
    manifest.follow(find_way(current, number).to_change(number))
    return manifest


def find_oldest_kept() -> int:
    """The number of the oldest release that is kept; 0 when there is none. See the rule above."""
    numbers = Release.objects.order_by("-number").values_list("number", flat=True)
    among_last = list(numbers[: settings.LOA_RELEASES_KEPT])
    young = timezone.now() - timedelta(days=settings.LOA_RELEASE_DAYS)
    oldest_young = (
        Release.objects.filter(made_at__gte=young).order_by("number").values_list("number", flat=True).first()
    )
    return min(filter(None, [among_last[-1] if among_last else None, oldest_young]), default=0)


def forget_old_releases() -> int:
    """Drop what is not kept of releases by the rule above. Returns how many lost their details."""
    old = Release.objects.filter(number__lt=find_oldest_kept()).exclude(delta=b"")
    return old.update(delta=b"")


def list_kept_objects() -> set[str]:
    """The names of all objects that a kept release needs and what is live may not.

    From the oldest kept release on, each object that was given up stands on the old side of some later difference.
    """
    objects: set[str] = set()
    for release in Release.objects.filter(number__gt=find_oldest_kept()).exclude(delta=b"").iterator(chunk_size=50):
        try:
            objects |= read_delta(release).list_objects()
        except LostReleaseError:  # its objects cannot be told; going back over it is refused
            continue
    return objects
