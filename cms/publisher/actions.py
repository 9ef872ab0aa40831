"""The publisher's verbs: note a change, publish what is public now."""

import logging
from collections.abc import Callable

from django.db import DatabaseError, transaction
from django.utils import timezone
from wagtail.models import Page, Revision

from cms.publisher.explaining import explain_failure
from cms.publisher.folder import FolderBusyError
from cms.publisher.models import OutboxRow, PublishRun
from cms.publisher.publishing import Publisher
from cms.publisher.refusing import find_refusal

logger = logging.getLogger(__name__)


def note_change(*, reason: str, ref: str = "", actor=None) -> None:
    """Tell the publisher that something changed, as part of the running transaction.

    `reason`: a few words for the list of runs. `ref`: what changed (`page:12`), when it is one thing. `actor`: who.
    """
    OutboxRow.objects.create(reason=reason[:250], ref=ref, actor=actor)


def publish(*, reason: str, actor=None, on_progress: Callable[[PublishRun], None] | None = None) -> PublishRun:
    """Make the published folder equal to what is public now, and say how it went; see Publisher."""
    return Publisher(on_progress=on_progress).publish(reason=reason, actor=actor)


def collect_given_up() -> int:
    """Remove the bytes of what is not published any more, once nobody can be reading them. Returns how many files."""
    return Publisher().collect()


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


__all__ = [
    "FolderBusyError",
    "collect_given_up",
    "explain_failure",
    "find_refusal",
    "note_change",
    "publish",
    "publish_due_pages",
]
