"""The desk for people who ask about their own data: received, answered in two working days, done in time."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.accounts.models import User
from cms.interest.actions.consents import close_at_wish, withdraw_consent
from cms.interest.actions.forgetting import forget_lead
from cms.interest.actions.restricting import go_on, lift_restriction, restrict_lead
from cms.interest.actions.tracing import lock_lead, note_event
from cms.interest.deadlines import find_answer_due, find_done_due
from cms.interest.due import CLOCK_FIELDS, stop_clock
from cms.interest.lifecycle import NotAllowed
from cms.interest.models import DataRequest, Lead, LeadEvent, Submission
from cms.interest.queries.sendings import list_agreed_wordings, list_purposes

State = DataRequest.State


@transaction.atomic
def open_request(
    *,
    kind: str,
    lead: Lead | None = None,
    submission: Submission | None = None,
    channel: str = DataRequest.Channel.RECEIPT,
    text: str = "",
    contact: str = "",
    third_party: bool = False,
    stops_clock: bool = True,
    actor: User | None = None,
    now: datetime | None = None,
) -> DataRequest:
    """Receive a request (`kind`: DataRequest.Kind) and set its two dates. Asking to be left alone stops the clock.

    `submission`: whose receipt it came with. `stops_clock`: False when it is not certain that the person themselves
    asks; a human finds out first. The same request made twice while the first is open is one request.
    """
    now = now or timezone.now()
    if lead:
        lead = lock_lead(lead)
        known = lead.data_requests.filter(kind=kind, submission=submission, state__in=DataRequest.OPEN).first()
        if known:
            return known
    request = DataRequest.objects.create(
        kind=kind, lead=lead, submission=submission, channel=channel, received_at=now, answer_due=find_answer_due(now),
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
def finish_request(
    *, request: DataRequest, actor: User, text: str = "", purposes: Collection[str] = (), now: datetime | None = None
) -> None:
    """What was asked for is done here: deleting, freezing (restrict), withdrawing all that was agreed to, or ending the
    processing that was objected to: what was agreed to for `purposes`.

    Raises NotAllowed when the request is over, or an objection names nothing of what the person agreed to.
    """
    now, request = now or timezone.now(), _lock(request)
    request.state, request.done_at = State.DONE, now
    request.answered_at = request.answered_at or now
    _write(request, actor, text, now)
    if request.lead and request.kind in _DOING:
        _DOING[request.kind](request, actor, set(purposes), now)


def _delete(request: DataRequest, actor: User, _purposes: set[str], now: datetime) -> None:
    forget_lead(lead=request.lead, actor=actor, now=now)


def _restrict(request: DataRequest, actor: User, _purposes: set[str], now: datetime) -> None:
    restrict_lead(lead=request.lead, actor=actor, now=now)


def _withdraw(request: DataRequest, actor: User, _purposes: set[str], now: datetime) -> None:
    for purpose in list_purposes(request.lead):
        withdraw_consent(lead=request.lead, purpose=purpose, channel=request.channel, actor=actor, now=now)
    lead = lock_lead(request.lead)
    # Somebody has looked at it now: what was withdrawn with a receipt may be forgotten when its time is over.
    lead.handled_at = lead.handled_at or now
    lead.save(update_fields=["handled_at"])


def _object(request: DataRequest, actor: User, purposes: set[str], now: datetime) -> None:
    wordings, reason = list_agreed_wordings(request.lead), Lead.ClosingReason.OBJECTED
    agreed = set(wordings)
    if agreed and not purposes & agreed:
        raise NotAllowed(_("Hãy chọn ít nhất một việc người ấy phản đối."))
    for purpose in sorted(purposes & agreed):
        withdraw_consent(
            lead=request.lead, purpose=purpose, channel=request.channel, actor=actor, closing_reason=reason, now=now
        )
    if purposes & agreed:
        said = " ".join(f"“{wordings[purpose]}”" for purpose in sorted(purposes & agreed))
        _write(request, actor, _("Phản đối, nên đã rút lại: %(wordings)s") % {"wordings": said}, now)
    lead = lock_lead(request.lead)
    if not agreed:
        close_at_wish(lead, reason, actor, now)  # nothing was ever agreed to: there is nothing to go on with
    elif lead.closing_reason != reason:
        go_on(lead, now)
        lead.save(update_fields=CLOCK_FIELDS)


_DOING = {
    DataRequest.Kind.DELETE: _delete,
    DataRequest.Kind.RESTRICT: _restrict,
    DataRequest.Kind.WITHDRAW: _withdraw,
    DataRequest.Kind.OBJECT: _object,
}
"""What finishing does; the other kinds a person has done by hand."""


@transaction.atomic
def lift_request(*, request: DataRequest, actor: User, text: str, now: datetime | None = None) -> None:
    """What this request restricted is worked with again; the reason (`text`) stands on the request and on the lead.

    Raises NotAllowed without a reason, or when nothing is restricted.
    """
    now = now or timezone.now()
    request = DataRequest.objects.select_for_update(of=("self",)).select_related("lead").get(pk=request.pk)
    if request.kind != DataRequest.Kind.RESTRICT or request.lead is None:
        raise NotAllowed(_("Người này không bị hạn chế xử lý."))
    lift_restriction(lead=request.lead, actor=actor, reason=text, now=now)
    _write(request, actor, _("Gỡ hạn chế: %(reason)s") % {"reason": text.strip()}, now)


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
        lead = lock_lead(request.lead)
        go_on(lead, now)
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
