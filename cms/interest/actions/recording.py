"""A sending becomes a lead, or an event of the lead with the same phone: exactly once, overwriting nothing."""

import time
from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from cms.interest.actions.arrivals import Arrivals
from cms.interest.due import DueTimes
from cms.interest.matching import Matcher
from cms.interest.messages import Message
from cms.interest.models import CanaryArrival, Lead, PhoneKey
from cms.interest.queries import find_recorded, has_submission
from cms.interest.routing import Router
from cms.interest.vault import hash_code, hash_phone, possible_phone_hashes

MOST_SECONDS = 60.0
"""How long what was read of rules and units is believed within one run."""


class Desk:
    """What many recordings share: places found, rules, calendars. Read again after MOST_SECONDS."""

    def __init__(self) -> None:
        self._read_at = 0.0
        self.refresh()

    def refresh(self) -> None:
        """Forget what was read too long ago."""
        if not self._read_at or time.monotonic() - self._read_at > MOST_SECONDS:
            self._read_at = time.monotonic()
            self.due = DueTimes()
            self._matchers: dict[date, Matcher] = {}
            self._routers: dict[date, Router] = {}

    def matcher_of(self, day: date) -> Matcher:
        """What finds places and workplaces as they are called on `day`."""
        if day not in self._matchers:
            self._matchers[day] = Matcher(day)
        return self._matchers[day]

    def router_of(self, day: date) -> Router:
        """What applies the rules of `day`."""
        if day not in self._routers:
            self._routers[day] = Router(day)
        return self._routers[day]


def record_message(*, message: Message) -> bool:
    """Record one sending. False: it was recorded before, perhaps by another process in this moment."""
    try:
        return bool(record_messages(messages=[message]))
    except IntegrityError:
        if has_submission(message.code):
            return False
        raise


@transaction.atomic
def record_messages(*, messages: Sequence[Message], desk: Desk | None = None) -> set[str]:
    """Record many sendings in one transaction; the receipt codes of those that were not recorded before.

    A trial sending (canary) leaves a CanaryArrival and no lead. Raises IntegrityError when another process recorded
    one of them in the same moment; then none is recorded, and trying them one by one tells which.
    """
    desk = desk or Desk()
    desk.refresh()
    fresh = _list_fresh(messages)
    _record_canaries([message for message in fresh if message.canary])
    sent = sorted((message for message in fresh if not message.canary), key=lambda message: message.received_at)
    now = timezone.now()
    arrivals = Arrivals(desk, _lock_leads(sent), now)
    for message in sent:
        arrivals.take(message)
    arrivals.save()
    return {message.code for message in fresh}


def _list_fresh(messages: Sequence[Message]) -> list[Message]:
    known = find_recorded({message.code for message in messages})
    by_code = {message.code: message for message in messages if message.code not in known}
    return list(by_code.values())


def _record_canaries(messages: Sequence[Message]) -> None:
    CanaryArrival.objects.bulk_create(
        CanaryArrival(code_hash=hash_code(message.code), form=message.form[:40], sent_at=message.received_at)
        for message in messages
    )


def _lock_leads(messages: Sequence[Message]) -> dict[str, list[Lead]]:
    """The leads with the phones of `messages`, by phone. Nobody else records these phones until we are done."""
    phones = {message.phone for message in messages if message.phone}
    lock_phones({hash_phone(phone) for phone in phones})
    phone_of = {hash_: phone for phone in phones for hash_ in possible_phone_hashes(phone)}
    leads = _lock_with_roots(Q(phone_hash__in=phone_of))
    found: dict[str, list[Lead]] = defaultdict(list)
    for lead in leads.values():
        if lead.phone_hash in phone_of:
            found[phone_of[lead.phone_hash]].append(lead)
    return found


def _lock_with_roots(wanted: Q) -> dict[int, Lead]:
    """The leads `wanted` and those they were merged into, locked, each as one object."""
    leads: dict[int, Lead] = {}
    while wanted:
        rows = Lead.objects.select_for_update(of=("self",)).filter(wanted).order_by("pk")
        leads |= {lead.pk: lead for lead in rows.select_related("unit")}
        missing = {lead.merged_into_id for lead in leads.values() if lead.merged_into_id} - leads.keys()
        wanted = Q(pk__in=missing) if missing else Q()
    for lead in leads.values():
        if lead.merged_into_id:
            lead.merged_into = leads[lead.merged_into_id]
    return leads


def lock_phones(hashes: set[str]) -> None:
    """Hold the rows of these phones until the transaction ends; make those that are not there.

    Always in one order, so that two workers never wait for each other. Forgetting may remove a row between making and
    locking it: then it is made again.
    """
    wanted = sorted(hashes)
    held: set[str] = set()
    while not held.issuperset(wanted):
        PhoneKey.objects.bulk_create([PhoneKey(hash=hash_) for hash_ in wanted], ignore_conflicts=True)
        rows = PhoneKey.objects.select_for_update().filter(hash__in=wanted).order_by("hash")
        held = set(rows.values_list("hash", flat=True))
