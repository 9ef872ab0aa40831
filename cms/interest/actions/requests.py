"""The desk for people who ask about their own data: received, answered in two working days, done in time."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.accounts.models import User
from cms.interest.actions.consents import withdraw_consent
from cms.interest.actions.forgetting import forget_lead
from cms.interest.actions.tracing import lock_lead, note_event
from cms.interest.deadlines import find_answer_due, find_done_due
from cms.interest.due import CLOCK_FIELDS, DueTimes, allow_clock, start_clock, stop_clock
from cms.interest.lifecycle import OPEN, NotAllowed
from cms.interest.models import DataRequest, Lead, LeadEvent
from cms.interest.queries.sendings import list_purposes

State = DataRequest.State


@transaction.atomic
def open_request(
    *,
    kind: str,
    lead: Lead | None = None,
    channel: str = DataRequest.Channel.RECEIPT,
    text: str = "",
    contact: str = "",
    third_party: bool = False,
    stops_clock: bool = True,
    actor: User | None = None,
    now: datetime | None = None,
) -> DataRequest:
    """Receive a request (`kind`: DataRequest.Kind) and set its two dates. Asking to be left alone stops the clock.

    `stops_clock`: False when it is not certain that the person themselves asks; a human finds out first.
    The same request made twice while the first is open is one request.
    """
    now = now or timezone.now()
    if lead:
        lead = lock_lead(lead)
        known = lead.data_requests.filter(kind=kind, state__in=DataRequest.OPEN).first()
        if known:
            return known
    request = DataRequest.objects.create(
        kind=kind, lead=lead, channel=channel, received_at=now, answer_due=find_answer_due(now),
        done_due=find_done_due(kind, now, third_party=third_party), third_party=third_party, notes=text,
        contact=contact,
    )  # fmt: skip
    if lead:
        if kind in DataRequest.STOPPING and stops_clock:
            lead.clock_stopped_at = now
            stop_clock(lead)
            lead.save(update_fields=CLOCK_FIELDS)
        note_event(lead=lead, kind=LeadEvent.Kind.REQUESTED, actor=actor, at=now, request=request.pk, asked=kind)
    return request


@transaction.atomic
def answer_request(
    *, request: DataRequest, actor: User, text: str = "", by: str = "", now: datetime | None = None
) -> None:
    """The person has been told that we heard and what happens. `by`: DataRequest.AnsweredBy.

    Raises NotAllowed when the request is over.
    """
    now, request = now or timezone.now(), _lock(request)
    request.answered_by = by or request.answered_by
    request.state, request.answered_at = State.ANSWERED, request.answered_at or now
    _write(request, actor, text, now)


@transaction.atomic
def finish_request(*, request: DataRequest, actor: User, text: str = "", now: datetime | None = None) -> None:
    """What was asked for is done: a deletion is done here, and a withdrawal, of everything that was agreed to.

    Raises NotAllowed when the request is over.
    """
    now, request = now or timezone.now(), _lock(request)
    request.state, request.done_at = State.DONE, now
    request.answered_at = request.answered_at or now
    _write(request, actor, text, now)
    if request.kind == DataRequest.Kind.DELETE and request.lead:
        forget_lead(lead=request.lead, actor=actor, now=now)
    if request.kind == DataRequest.Kind.WITHDRAW and request.lead:
        for purpose in list_purposes(request.lead):
            withdraw_consent(lead=request.lead, purpose=purpose, channel=request.channel, actor=actor, now=now)


@transaction.atomic
def refuse_request(*, request: DataRequest, actor: User, text: str, now: datetime | None = None) -> None:
    """It cannot be done, and the person was told why (`text`). The clock goes on. Raises NotAllowed without reason."""
    if not text.strip():
        raise NotAllowed(_("Hãy ghi lý do không làm được; người xin phải được biết."))
    now, request = now or timezone.now(), _lock(request)
    request.state, request.done_at = State.REFUSED, now
    request.answered_at = request.answered_at or now
    _write(request, actor, text, now)
    if request.lead and request.kind in DataRequest.STOPPING:
        _go_on(lock_lead(request.lead), now)


def _go_on(lead: Lead, now: datetime) -> None:
    if lead.clock_stopped_at is None:
        return  # it never stopped: what was promised holds
    allow_clock(lead)
    if lead.status in OPEN and lead.clock_stopped_at is None:
        start_clock(lead, DueTimes().first_call(lead.unit, lead.kind, now))
    lead.save(update_fields=CLOCK_FIELDS)


def _lock(request: DataRequest) -> DataRequest:
    held = DataRequest.objects.select_for_update(of=("self",)).select_related("lead").get(pk=request.pk)
    if held.state in (State.DONE, State.REFUSED):
        raise NotAllowed(_("Yêu cầu này đã xong."))
    return held


def _write(request: DataRequest, actor: User, text: str, now: datetime) -> None:
    request.handled_by = actor
    if text.strip():
        line = f"{timezone.localtime(now):%H:%M | %d/%m/%Y} {actor.get_username()}: {text.strip()}"
        request.notes = f"{request.notes}\n{line}".strip()
    request.save()
    if request.lead:
        note_event(
            lead=request.lead, kind=LeadEvent.Kind.REQUESTED, actor=actor, at=now, request=request.pk,
            state=request.state,
        )  # fmt: skip
