"""What happens to a held site all the same: a page that the public may not see any more goes.

Holding a site keeps new work back; it is no reason to go on showing what somebody took down, deleted or made private,
be it for a court, for a person named in it or for decency. Nothing else of the held release changes: its lists still
name the page, and its links to it lead to the page that says so, until the site goes on.
"""

import logging
import re
from collections.abc import Iterable

from django.db import DatabaseError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import PageLogEntry

from cms.entries.versions import index_of, list_sheets
from cms.publisher.archive import drop_versions, load_versions, note_superseded, save_versions
from cms.publisher.explaining import explain_failure
from cms.publisher.folder import PublishedFolder
from cms.publisher.manifest import Change, Manifest
from cms.publisher.models import Hold, OutboxRow, PageResult, PublishRun, Release
from cms.publisher.objects import File, ObjectStore
from cms.publisher.publicity import list_public, list_withdrawn_sheets
from cms.publisher.refusing import are_too_many
from cms.publisher.register_outputs import REGISTER_PATHS
from cms.publisher.releases import next_number, record_release
from cms.schema.references import Ref, make_ref

logger = logging.getLogger(__name__)
_TAKEN_AWAY = ("wagtail.delete", "wagtail.view_restriction.create", "wagtail.view_restriction.edit")
"""What is done to a page, by its name in Wagtail's log, after which nobody outside should read it."""
_LIST_OF_DOCUMENTS = f"{REGISTER_PATHS['documents']}index.html"
_ASSET = re.compile(rb"/(?:anh|tep)/[\w.-]+")


def take_down_withdrawn(folder: PublishedFolder, hold: Hold) -> PublishRun | None:
    """Remove from the held site each page that is not public any more, with what is only its own; withdrawn sheets too.

    Called under the folder's lock. Pages that somebody agreed to show when going back stay. So many that a person would
    be asked stay as well, until the site goes on and that person is. None when there is nothing to do. What fails is
    recorded in the run, and tried again in the next round. Raises DatabaseError.
    """
    live = folder.read_manifest()
    pages = {file.of for file in live.files.values() if file.of.startswith("page:")}
    public = list_public()
    _end_consent(hold, public)
    gone = pages - public - set(hold.shown)
    if are_too_many(len(gone), of=len(pages)):
        gone = set()
    sheets = list_withdrawn_sheets(folder.objects, live)
    if not gone and not sheets:
        return None
    run = PublishRun.objects.create(
        reason=_("Gỡ trang không còn công khai, trong lúc trang web đứng yên")
        if gone
        else _("Gỡ bản lưu, trong lúc trang web đứng yên"),
        started_at=timezone.now(),
        stage=PublishRun.Stage.WRITING,
    )
    try:
        _remove(folder, live, _plan(folder.objects, live, gone, sheets), hold, run)
    except DatabaseError:
        raise
    except Exception as error:
        logger.exception("could not take down %s", ", ".join(sorted(gone | sheets)))
        run.state, run.message = PublishRun.State.FAILED, explain_failure(error)
    run.finished_at = timezone.now()
    run.save()
    return run


def _end_consent(hold: Hold, public: set[str]) -> None:
    """Consent was to a page as it was: it is over when the page was public since, or was taken away once more."""
    again = PageLogEntry.objects.filter(action__in=_TAKEN_AWAY, timestamp__gt=hold.made_at)
    over = public | {make_ref("page", pk) for pk in again.values_list("page_id", flat=True)}
    if not over.isdisjoint(hold.shown):
        hold.shown = [ref for ref in hold.shown if ref not in over]
        hold.save(update_fields=["shown"])


def _remove(folder: PublishedFolder, live: Manifest, change: Change, hold: Hold, run: PublishRun) -> None:
    gone = {live.files[path].of for path in change.files} - {""}
    versions = note_superseded(folder.objects, live, change.files, at=timezone.now())
    restores = Release.objects.filter(number=hold.release).values_list("restores", flat=True).first()
    with transaction.atomic():
        release = record_release(run=run, live=live, change=change, restores=restores)
        save_versions(versions, release=release.number)
        # Beside the old one: whichever of the two releases is live after a power cut, the site stays held.
        next_hold = Hold.objects.create(
            release=release.number, actor=hold.actor, made_at=hold.made_at, shown=hold.shown
        )
    try:
        folder.apply(change, manifest=live, order=[])
    except BaseException:
        with transaction.atomic():
            release.delete()
            drop_versions(versions)
            next_hold.delete()
        raise
    with transaction.atomic():
        Hold.objects.exclude(pk=next_hold.pk).delete()
        OutboxRow.objects.filter(ref__in=gone, order=OutboxRow.Order.NONE).delete()
        PageResult.objects.filter(ref__in=gone).delete()
    run.release, run.files, run.removed = release.number, release.files, release.removed
    run.state = PublishRun.State.DONE


def _plan(objects: ObjectStore, live: Manifest, gone: set[str], sheets: set[str]) -> Change:
    """Their files, the sheets of how they read before, the old addresses that lead to them, what only they name.

    And these `sheets`, with what only those name.
    """
    change = Change(release=next_number(live.release))
    own = {path for path, file in live.files.items() if file.of in gone}
    fronts = {path.removesuffix("index.html") for path in own if path.endswith("/index.html")}
    change.redirects = {old: None for old, to in live.redirects.items() if to in fronts}
    versions = load_versions(gone)
    places = {*fronts, *(version.path for found in versions.values() for version in found)}
    beside = {f"{index_of(place)}index.html" for place in places} | {f"{old}index.html" for old in change.redirects}
    beside |= {f"{sheet}index.html" for ref in gone for sheet in list_sheets(versions.get(Ref(ref), ()))}
    own |= (beside & live.files.keys()) | sheets
    own |= _find_only_theirs(objects, live, own)
    change.files = dict.fromkeys(own)
    return change


def _find_only_theirs(objects: ObjectStore, live: Manifest, own: set[str]) -> set[str]:
    """The pictures and documents that no page names but these. The list of all documents follows what pages name."""
    named = _list_named(objects, (live.files[path] for path in own)) & live.files.keys()
    for path, file in live.files.items():
        if not named:
            break
        if path not in own and not path.endswith(_LIST_OF_DOCUMENTS):
            named -= _list_named(objects, [file])
    return named


def _list_named(objects: ObjectStore, files: Iterable[File]) -> set[str]:
    texts = (objects.read(file) for file in files if file.type.startswith("text/html"))
    return {address.decode() for text in texts for address in _ASSET.findall(text)}
