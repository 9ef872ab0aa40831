"""What people ask about their own data: who may see which request, what presses, all that is kept about one."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from cms.accounts.models import User
from cms.interest.lifecycle import Colour
from cms.interest.models import ConsentRecord, DataRequest, Lead, LeadAccess, LeadEvent, Organiser, Submission
from cms.interest.queries.sendings import get_answers, list_family
from cms.interest.queries.visible import get_visible_leads
from cms.union.models import Unit

ANSWER_PRESSES = timedelta(days=1)
DONE_PRESSES = timedelta(days=5)
"""So long before a date of the law it is amber."""
PERMISSION = "interest.change_datarequest"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptAbout:
    """All that is kept about one person. `accesses`: who looked, the last first."""

    leads: list[Lead]
    sendings: list[tuple[Submission, list[tuple[str, str]]]]
    consents: list[ConsentRecord]
    events: list[LeadEvent]
    accesses: list[LeadAccess]


def get_visible_requests(user: User) -> QuerySet[DataRequest]:
    """The requests `user` may work on: all of them at the province's level, else those of leads they may see."""
    rows = DataRequest.objects.select_related("lead__unit", "handled_by").order_by("answer_due", "pk")
    if not user.has_perm(PERMISSION):
        return rows.none()
    if user.is_superuser or _works_at_the_top(user):
        return rows
    return rows.filter(lead__in=get_visible_leads(user).values("pk"))


def filter_requests(rows: QuerySet[DataRequest], *, now: datetime, show: str = "", kind: str = "") -> QuerySet:
    """`show`: open, late, over or all; `kind`: DataRequest.Kind. Open ones come by their nearest date."""
    if kind:
        rows = rows.filter(kind=kind)
    late = Q(state=DataRequest.State.NEW, answer_due__lte=now) | Q(done_due__lte=now)
    if show == "all":
        return rows.order_by("-received_at", "-pk")
    if show == "over":
        return rows.exclude(state__in=DataRequest.OPEN).order_by("-done_at", "-pk")
    rows = rows.filter(state__in=DataRequest.OPEN)
    return rows.filter(late) if show == "late" else rows


def find_clocks(request: DataRequest, now: datetime) -> tuple[Colour, Colour]:
    """How the two dates of the law stand: to answer, and to have it done. None once it happened."""
    is_open = request.state in DataRequest.OPEN
    owes_answer = is_open and request.answered_at is None
    answer = _colour(request.answer_due, ANSWER_PRESSES, now) if owes_answer else Colour.NONE
    return answer, _colour(request.done_due, DONE_PRESSES, now) if is_open else Colour.NONE


def list_pressing_requests(now: datetime) -> QuerySet[DataRequest]:
    """Open requests with a date that is near or over, of which nobody was reminded in the last day."""
    answer = Q(state=DataRequest.State.NEW, answer_due__lte=now + ANSWER_PRESSES)
    not_lately = Q(reminded_at=None) | Q(reminded_at__lte=now - timedelta(days=1))
    pressing = answer | Q(done_due__lte=now + DONE_PRESSES)
    return DataRequest.objects.filter(pressing, not_lately, state__in=DataRequest.OPEN).order_by("pk")


def list_request_handlers() -> list[User]:
    """Who is told of requests that press: those at the province's level with the right, and a mailbox."""
    people = User.objects.filter(is_active=True).exclude(email="").order_by("pk")
    return [one for one in people if one.has_perm(PERMISSION) and (one.is_superuser or _works_at_the_top(one))]


def get_all_kept(lead: Lead) -> KeptAbout:
    """Everything that is kept about the person of `lead`, and of what was merged into it."""
    family = list_family(lead)
    sendings = Submission.objects.filter(lead__in=family).order_by("received_at", "pk")
    return KeptAbout(
        leads=family,
        sendings=[(one, get_answers(one)) for one in sendings],
        consents=list(ConsentRecord.objects.filter(lead__in=family)),
        events=list(LeadEvent.objects.filter(lead__in=family).select_related("actor").order_by("at", "pk")),
        accesses=list(LeadAccess.objects.filter(lead__in=family).order_by("-at", "-pk")[:200]),
    )


def _works_at_the_top(user: User) -> bool:
    top = Unit.objects.filter(Q(kind=Unit.Kind.PROVINCE) | Q(parent=None)).exclude(kind=Unit.Kind.GRASSROOTS)
    named = top.filter(Q(owner=user) | Q(deputy=user)).exists()
    return named or Organiser.objects.on(timezone.localdate()).filter(user=user, unit__in=top).exists()


def _colour(due: datetime, presses: timedelta, now: datetime) -> Colour:
    if now >= due:
        return Colour.RED
    return Colour.AMBER if now >= due - presses else Colour.GREEN
