"""What arrives in one transaction: decided in memory, sending by sending, then written in a few statements."""

import json
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils import timezone

from cms.interest.actions.encryption import create_words
from cms.interest.actions.waking import follow_merges, quieten, release, wake
from cms.interest.due import CLOCK_FIELDS, start_clock
from cms.interest.lifecycle import RESTING
from cms.interest.matching import Facts
from cms.interest.messages import Message
from cms.interest.models import ConsentRecord, Lead, LeadEvent, Submission, UnitAssignment
from cms.interest.routing import Route
from cms.interest.vault import hash_code, hash_phone

if TYPE_CHECKING:
    from cms.interest.actions.recording import Desk

SAME_PERSON = timedelta(days=30)
"""The same phone within this time adds to the lead that is there; later it opens a new one, linked to it."""
CHANGED = (
    *("received_at", "last_sent_at", "status", "status_at", "closing_reason", "no_local_contact", "may_tell_local"),
    *("unit", "owner", "route_rule", "route_reason", "released_at", "promised_at", "earlier", *CLOCK_FIELDS),
)
"""What a sending may change on a lead that is there: never anything a person said."""


@dataclass(slots=True)
class _Rows:
    leads: list[Lead] = field(default_factory=list)
    submissions: list[Submission] = field(default_factory=list)
    consents: list[ConsentRecord] = field(default_factory=list)
    events: list[LeadEvent] = field(default_factory=list)
    assignments: list[UnitAssignment] = field(default_factory=list)


class Arrivals:
    """The sendings of one transaction, with the leads they may belong to."""

    def __init__(self, desk: "Desk", known: dict[str, list[Lead]], now: datetime) -> None:
        """`known`: the leads there are, by phone (E.164), locked."""
        self.desk, self.known, self.now = desk, known, now
        self._rows = _Rows()
        self._changed: dict[int, Lead] = {}

    def take(self, message: Message) -> None:
        """Decide where one sending belongs."""
        suspect = message.points >= settings.LOA_QUARANTINE_POINTS
        candidates = self._list_candidates(message)
        lead = next((one for one in reversed(candidates) if _is_same_person(one, message)), None)
        if lead and suspect and follow_merges(lead).status in RESTING:
            lead = None  # what looks odd wakes nobody: it waits beside the others to be looked at
        if lead is None:
            self._open(message, suspect, candidates[-1] if candidates else None)
        else:
            self._add(lead, message, suspect)

    def save(self) -> None:
        """Write it all down."""
        rows = self._rows
        # Of two leads of one phone in one transaction, the later points to one that has no key yet.
        postponed = [(lead, lead.earlier) for lead in rows.leads if lead.earlier and not lead.earlier.pk]
        for lead, _earlier in postponed:
            lead.earlier = None
        Lead.objects.bulk_create(rows.leads)
        create_words(*rows.leads)
        for lead, earlier in postponed:
            lead.earlier = earlier
            self._changed[lead.pk] = lead
        Lead.objects.bulk_update(self._changed.values(), CHANGED)
        for model, made in (
            *((Submission, rows.submissions), (ConsentRecord, rows.consents)),
            *((LeadEvent, rows.events), (UnitAssignment, rows.assignments)),
        ):
            model.objects.bulk_create(made)

    def _list_candidates(self, message: Message) -> list[Lead]:
        """The leads of this phone, who sent last at the end. A company's enquiry never meets a worker's."""
        employer = message.kind == Lead.Kind.EMPLOYER
        same = [lead for lead in self.known.get(message.phone, ()) if (lead.kind == Lead.Kind.EMPLOYER) is employer]
        return sorted(same, key=lambda lead: lead.last_sent_at)

    def _open(self, message: Message, suspect: bool, earlier: Lead | None) -> None:
        lead, facts = self._make_lead(message)
        self._route(lead, facts)
        lead.earlier = earlier if earlier and earlier.last_sent_at <= message.received_at else None
        if suspect:
            lead.quarantined_at = self.now
        else:
            due = self.desk.due.first_call(lead.unit, lead.kind, message.received_at)
            start_clock(lead, due)
            lead.promised_at = due.due_at
        self._rows.leads.append(lead)
        self._rows.assignments.append(
            UnitAssignment(lead=lead, unit=lead.unit, rule=lead.route_rule, since=message.received_at)
        )
        self._add_submission(lead, message)
        self.note(lead, LeadEvent.Kind.RECEIVED, message.code)
        if suspect:
            facts_of_it = {"points": message.points, "reasons": [reason.name for reason in message.suspicion]}
            self.note(lead, LeadEvent.Kind.QUARANTINED, facts=facts_of_it)
        if message.phone:
            self.known.setdefault(message.phone, []).append(lead)

    def _add(self, lead: Lead, message: Message, suspect: bool) -> None:
        """An anonymous sender overwrites nothing: what is new stands in the event, and the lead comes up again."""
        lines = [f"{answer.label.rstrip('?: ')}: {answer.value}" for answer in message.answers if answer.value]
        self._add_submission(lead, message)
        facts = {"points": message.points, "reasons": [reason.name for reason in message.suspicion]}
        self.note(lead, LeadEvent.Kind.SENT_AGAIN, "\n".join([message.code, *lines]), facts if suspect else {})
        root = follow_merges(lead)
        for one in (lead,) if root is lead else (lead, root):
            one.received_at = min(one.received_at, message.received_at)
            one.last_sent_at = max(one.last_sent_at, message.received_at)
            if not suspect and not one.restricted_at:
                release(self, one)
                wake(self, one, message.received_at)
            if message.answer("no_local_contact"):
                quieten(self, one)
            self.change(one)

    def change(self, lead: Lead) -> None:
        """`lead` is to be saved; a lead not yet written is saved whole."""
        if lead.pk:
            self._changed[lead.pk] = lead

    def note(self, lead: Lead, kind: str, text: str = "", facts: dict | None = None) -> None:
        """An event of `lead`, by nobody in particular."""
        self._rows.events.append(LeadEvent(lead=lead, kind=kind, at=self.now, note=text, facts=facts or {}))

    def reassign(self, lead: Lead, route: Route) -> None:
        """The lead has another unit from now on."""
        lead.unit, lead.owner, lead.route_rule, lead.route_reason = route.unit, route.owner, route.rule, route.reason
        if lead.pk:
            UnitAssignment.objects.filter(lead=lead, until=None).update(until=self.now)
            self._rows.assignments.append(UnitAssignment(lead=lead, unit=lead.unit, rule=route.rule, since=self.now))
            return
        for assignment in self._rows.assignments:
            if assignment.lead is lead:
                assignment.unit, assignment.rule = route.unit, route.rule

    def _make_lead(self, message: Message) -> tuple[Lead, Facts]:
        # As things are called today: that is also the day on which it is routed.
        facts = self.desk.matcher_of(timezone.localdate(self.now)).read(message)
        lead = Lead(
            kind=message.kind,
            channel=message.channel,
            language=_clip(message.language, 12),
            placement=_clip(message.placement, 80),
            **{name: message.answer(name) for name in _SAID},
            phone=message.phone,
            phone_hash=hash_phone(message.phone) if message.phone else None,
            preferred_channel=_clip(message.answer("channel"), 40),
            at_least_16=_read_yes(message.answer("at_least_16")),
            no_local_contact=facts.no_local_contact,
            may_tell_local=facts.may_tell_local and not facts.no_local_contact,
            matched_place=facts.place,
            matched_workplace=facts.workplace,
            matched_zone=facts.zone,
            matched_trade=facts.trade,
            suspicion_points=message.points,
            suspicion=[[reason.name, reason.points] for reason in message.suspicion],
            received_at=message.received_at,
            last_sent_at=message.received_at,
            status_at=message.received_at,
        )
        return lead, facts

    def _route(self, lead: Lead, facts: Facts) -> None:
        route = self.desk.router_of(timezone.localdate(self.now)).find(facts)
        lead.unit, lead.owner, lead.route_reason = route.unit, route.owner, route.reason
        lead.route_rule = route.rule

    def _add_submission(self, lead: Lead, message: Message) -> None:
        answers = [[answer.label, answer.value, answer.name] for answer in message.answers if answer.value]
        submission = Submission(
            code=message.code,
            code_hash=hash_code(message.code),
            lead=lead,
            form=_clip(message.form, 40),
            version=_clip(message.version, 40),
            kind=message.kind,
            channel=message.channel,
            page=_clip(message.page, 500),
            placement=_clip(message.placement, 80),
            suspicion_points=message.points,
            suspicion=[[reason.name, reason.points] for reason in message.suspicion],
            started_at=message.started_at,
            received_at=message.received_at,
            answers=json.dumps(answers, ensure_ascii=False),
        )
        self._rows.submissions.append(submission)
        self._rows.consents += make_consents(lead, submission, message)


def make_consents(lead: Lead, submission: Submission, message: Message) -> list[ConsentRecord]:
    """A row for each purpose the form showed, ticked or not. Nothing is saved."""
    return [
        ConsentRecord(
            lead=lead,
            submission=submission,
            code=message.code,
            purpose=_clip(agreement.purpose, 60),
            wording=agreement.wording.replace("\0", ""),
            version=_clip(message.version, 40),
            given=agreement.given,
            at=message.received_at,
            form=_clip(message.form, 40),
            channel=message.channel,
            language=_clip(message.language, 12),
        )
        for agreement in message.agreements
    ]


_SAID = ("name", "workplace", "commune", "trade", "other_contact", "company_role", "best_time")
"""Answers that become fields of the lead under their own names."""


def _is_same_person(lead: Lead, message: Message) -> bool:
    return lead.received_at - SAME_PERSON <= message.received_at <= lead.last_sent_at + SAME_PERSON


def _clip(text: str, length: int) -> str:
    # PostgreSQL refuses what is too long, and the sign of number zero: nobody is lost for that.
    return text.replace("\0", "")[:length]


def _read_yes(text: str) -> bool | None:
    return {"yes": True, "no": False}.get(text)
