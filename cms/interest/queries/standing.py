"""How the matter of a receipt stands, as its holder may know it: never more than this one sending gave rise to.

Who posts somebody else's telephone number gets a receipt too, and their sending is added to that person's lead. Such a
receipt must tell nothing of what was there before: of a sending that came later, the unit and the hour are worked out
from its own words, and only what happened after it is told.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.utils import timezone

from cms.interest.due import DueTimes
from cms.interest.lifecycle import PROMISED, Status
from cms.interest.matching import Matcher
from cms.interest.messages import Answer, Message
from cms.interest.models import ConsentRecord, DataRequest, Lead, LeadEvent, Submission
from cms.interest.queries.receipts import Receipt
from cms.interest.queries.sendings import get_named_answers, list_family
from cms.interest.routing import Router
from cms.union.models import Unit

_CONTACTS = ("phone", "zalo", "other_contact")
_TOLD = (LeadEvent.Kind.STATUS, LeadEvent.Kind.CALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What the worker's page shows. `by`: the promised hour while the call is owed. `caller`: a first name, or empty.

    `agreed`: what this sending agreed to, withdrawn or not. `asked_to_delete`: the open request of this receipt.
    `is_restricted`: everything about it is only kept, by the holder's wish.
    """

    status: str
    unit: Unit | None
    by: datetime | None
    caller: str
    sent_at: datetime
    can_be_called: bool
    agreed: tuple[ConsentRecord, ...]
    asked_to_delete: DataRequest | None
    is_restricted: bool = False

    @property
    def withdrawable(self) -> list[ConsentRecord]:
        """What is agreed to still, one row for each purpose."""
        return list({record.purpose: record for record in self.agreed if not record.is_withdrawn}.values())


def describe_receipt(receipt: Receipt, now: datetime | None = None) -> Standing:
    """How the matter of `receipt` stands."""
    submission, lead = receipt.submission, receipt.lead
    is_first = not _has_earlier(receipt)
    status = receipt.status if is_first or _was_touched_since(lead, submission) else Status.NEW
    unit, by = (receipt.unit, receipt.by) if is_first else _promise_of(submission)
    if lead.is_quarantined and by is None:
        # What stands apart as suspicious must not tell its sender so: the page promises what it always promises.
        by = DueTimes().first_call(unit, submission.kind, submission.received_at).due_at
    asked = lead.data_requests.filter(kind=DataRequest.Kind.DELETE, state__in=DataRequest.OPEN)
    # What a stranger asks with another receipt shows on theirs alone; what came by telephone, on the first.
    asked = asked.filter(Q(submission=submission) | (Q(submission=None) if is_first else Q(pk=None))).first()
    names = get_named_answers(submission)
    # As with everything else, who sent later with the same number is told nothing of what was asked before.
    restricted = lead.restricted_at is not None and is_first
    owed = status in PROMISED and not asked and not restricted
    return Standing(
        status=status,
        unit=unit,
        by=by if owed else None,
        caller=_name_caller(lead) if is_first and owed else "",
        sent_at=submission.received_at,
        can_be_called=any(names.get(name) for name in _CONTACTS),
        agreed=_list_agreed(submission),
        asked_to_delete=asked,
        is_restricted=restricted,
    )


def has_other_sendings(receipt: Receipt) -> bool:
    """Whether the lead of `receipt` also holds sendings that its holder may know nothing of."""
    return _others(receipt).exists()


def has_other_sendings_of(lead: Lead) -> bool:
    """Whether more than one sending stands under `lead`: then who asks may be somebody else with the same number."""
    return Submission.objects.filter(lead__in=list_family(lead)).count() > 1


def _others(receipt: Receipt):
    return Submission.objects.filter(lead__in=list_family(receipt.lead)).exclude(pk=receipt.submission.pk)


def _has_earlier(receipt: Receipt) -> bool:
    submission = receipt.submission
    earlier = _others(receipt).filter(received_at__lt=submission.received_at)
    same_moment = _others(receipt).filter(received_at=submission.received_at, pk__lt=submission.pk)
    return earlier.exists() or same_moment.exists()


def _was_touched_since(lead: Lead, submission: Submission) -> bool:
    return lead.events.filter(kind__in=_TOLD, at__gt=submission.received_at).exists()


def _promise_of(submission: Submission) -> tuple[Unit | None, datetime | None]:
    said = get_named_answers(submission).items()
    answers = tuple(Answer(name=name, label="", value=value) for name, value in said)
    message = Message(
        code="", form=submission.form, version=submission.version, page="", language="vi",
        received_at=submission.received_at, answers=answers, agreements=(), kind=submission.kind,
    )  # fmt: skip
    day = timezone.localdate(submission.received_at)
    unit = Router(day).find(Matcher(day).read(message)).unit
    return unit, DueTimes().first_call(unit, submission.kind, submission.received_at).due_at


def _name_caller(lead: Lead) -> str:
    if lead.status != Status.ASSIGNED or not (lead.owner and lead.unit and lead.unit.names_callers):
        return ""
    return (lead.owner.first_name.split() or [""])[-1]


def _list_agreed(submission: Submission) -> tuple[ConsentRecord, ...]:
    return tuple(submission.consents.filter(given=True).prefetch_related("withdrawals"))
