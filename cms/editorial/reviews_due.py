"""What waits for a review: pages whose check is over, lawyers who have not answered, what lawyers found."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone
from wagtail.models import Page

from cms.content.models import CHECKED_MODELS, CheckedPage
from cms.content.queries import get_public_pages
from cms.editorial.models import LegalCheck, ReviewNote


def list_due_reviews(day: date | None = None, *, ahead: int = 0) -> list[CheckedPage]:
    """Public pages to be checked again by `day` (today), or within so many days `ahead`; the longest due first.

    One that was never checked has no such day, and is not among them: see `list_unchecked`.
    """
    last = (day or timezone.localdate()) + timedelta(days=ahead)
    return sorted(_iter_public(Q(next_check__lte=last)), key=lambda page: (page.next_check, page.path))


def list_unchecked() -> list[CheckedPage]:
    """Public pages that rest on the law and that nobody has checked yet, in the order of the tree."""
    return sorted(_iter_public(Q(checked_on=None)), key=lambda page: page.path)


def _iter_public(which: Q) -> Iterator[CheckedPage]:
    for model in CHECKED_MODELS:
        public = model.objects.filter(which, pk__in=get_public_pages().values("pk"))
        yield from public.select_related("content_owner", "content_deputy")


def find_checked_page(key: int) -> CheckedPage | None:
    """The page with this key when it is of a kind that is held against the law; None when there is none."""
    page = Page.objects.filter(id=key).first()  # by `id`: as the key of a joined row SQLite fails at too large a number
    page = page.specific if page else None
    return page if isinstance(page, CheckedPage) else None


def list_unanswered_checks() -> QuerySet[LegalCheck]:
    """Links a lawyer could still use and has not; those that expire first come first."""
    waiting = LegalCheck.objects.filter(answer="", revoked_at=None, expires_at__gt=timezone.now())
    return waiting.select_related("page", "made_by").order_by("expires_at", "pk")


def list_lapsed_checks() -> QuerySet[LegalCheck]:
    """Links that ran out without an answer, where nobody was asked again about that page; the newest first."""
    lapsed = LegalCheck.objects.filter(answer="", revoked_at=None, expires_at__lte=timezone.now())
    again = LegalCheck.objects.filter(pk__in=_list_newest_checks())
    return lapsed.filter(pk__in=again.values("pk")).select_related("page", "made_by")


def _list_newest_checks() -> list[int]:
    newest: dict[int, int] = {}
    for pk, page in LegalCheck.objects.order_by("made_at", "pk").values_list("pk", "page_id"):
        newest[page] = pk
    return list(newest.values())


def list_open_notes(page: Page | None = None) -> QuerySet[ReviewNote]:
    """What lawyers found and nobody has settled, of one `page` or of all; the oldest first."""
    notes = ReviewNote.objects.filter(resolved_at=None).select_related("page", "legal_check")
    return notes if page is None else notes.filter(page_id=page.pk)
