"""What happens to a lead: recorded once, moved along, written about. Every verb leaves its trace."""

import json
import logging
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.conf import settings
from django.db import Error as DatabaseError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.accounts.models import User
from cms.interest.canary import note_arrival
from cms.interest.fields import Unreadable
from cms.interest.keys import get_private_keys
from cms.interest.messages import BadMessage, Message, read_message
from cms.interest.models import ConsentRecord, Lead, LeadAccess, LeadEvent, LeadWord, Submission
from cms.interest.queries import find_lead_by_phone, has_submission
from cms.interest.routing import find_unit_for
from cms.interest.sealing import BrokenSeal, open_sealed
from cms.interest.spool import list_waiting, remove, set_aside, sweep
from cms.interest.vault import get_keys, hash_name, hash_phone
from cms.union.models import Unit

logger = logging.getLogger("loa.ingest")
LARGEST = 8 * 1024 * 1024
"""Bytes beyond which a file is not one of the intake's."""
RAISED_AGAIN = (Lead.Status.NOT_NOW, Lead.Status.UNREACHABLE, Lead.Status.CLOSED)
"""Where a lead rests; when the same person sends again, it wakes."""


@dataclass(slots=True)
class Ingested:
    """What one run did, in files."""

    recorded: int = 0
    repeated: int = 0
    broken: int = 0


def ingest_spool() -> Ingested:
    """Record all that waits in the spool. Safe to run twice at once; a killed run is made good by the next.

    A file that cannot be opened is set aside in broken/. Raises BadKey before touching anything when the office's
    keys are missing, and Django's database errors when the database is away: the files then stay where they are.
    """
    get_private_keys()
    get_keys()
    spool = Path(settings.LOA_SPOOL_DIR)
    done = Ingested()
    sweep(spool)
    for path in list_waiting(spool):
        try:
            _ingest_file(path, done)
        except FileNotFoundError:
            continue  # another process recorded it meanwhile
        except DatabaseError:
            raise
        except Exception as error:
            # One file must not keep the others waiting. Only the kind of error is logged: the text may be personal.
            logger.error("set aside %s: %s", path.name, type(error).__name__)
            set_aside(path)
            done.broken += 1
    return done


def record_message(*, message: Message) -> bool:
    """Record one sending as a new lead, or as an event of the lead with the same phone. False: it was recorded before.

    Exactly once by receipt code, also when two processes record at the same moment.
    """
    for last_try in (False, True):
        try:
            return _record_once(message)
        except IntegrityError:
            # Somebody else was faster, with this receipt or with this phone. With the receipt: done.
            # With the phone: the lead is there now, and the second try finds it.
            if has_submission(message.code):
                return False
            if last_try:
                raise
    return False


def _ingest_file(path: Path, done: Ingested) -> None:
    if path.stat().st_size > LARGEST:
        raise BrokenSeal("too large")
    message = read_message(open_sealed(path.read_bytes().strip(), get_private_keys()))
    if path.stem != message.code:
        raise BadMessage("under another receipt")
    if message.canary:
        note_arrival(message, timezone.now())
    elif record_message(message=message):
        done.recorded += 1
    else:
        done.repeated += 1
    remove(path)


@transaction.atomic
def _record_once(message: Message) -> bool:
    if has_submission(message.code):
        return False
    lead = find_lead_by_phone(message.phone)
    known = lead is not None
    if lead is None:
        lead = _create_lead(message)
    answers = [answer for answer in message.answers if answer.value]
    Submission.objects.create(
        code=message.code,
        lead=lead,
        form=message.form,
        version=message.version,
        page=message.page,
        received_at=message.received_at,
        answers=json.dumps([[answer.label, answer.value] for answer in answers], ensure_ascii=False),
    )
    ConsentRecord.objects.bulk_create(_consents(lead, message))
    if known:
        _note_sent_again(lead, message)
    else:
        LeadEvent.objects.create(lead=lead, kind=LeadEvent.Kind.RECEIVED, note=message.code)
    return True


@transaction.atomic
def change_status(*, lead: Lead, actor: User, status: str, reason: str = "") -> None:
    """Move `lead` to `status`. `reason` is asked for when it is closed. Raises ValueError without one."""
    if status == Lead.Status.CLOSED and not reason.strip():
        raise ValueError("a lead is closed with a reason")
    lead = _lock(lead)
    before, lead.status = lead.get_status_display(), status
    lead.save(update_fields=["status"])
    text = _("%(before)s → %(after)s") % {"before": before, "after": lead.get_status_display()}
    _note_change(lead, actor, LeadEvent.Kind.STATUS, f"{text}\n{reason}".strip())


@transaction.atomic
def move_to_unit(*, lead: Lead, actor: User, unit: Unit, reason: str = "") -> None:
    """Hand `lead` over to `unit`; who owned it in the old unit no longer does."""
    lead = _lock(lead)
    before = lead.unit.name if lead.unit else _("chưa có đơn vị")
    lead.unit, lead.owner = unit, None
    lead.save(update_fields=["unit", "owner"])
    _note_change(lead, actor, LeadEvent.Kind.UNIT, f"{before} → {unit.name}\n{reason}".strip())


@transaction.atomic
def take_lead(*, lead: Lead, actor: User) -> None:
    """Make `actor` the one who calls back; a new lead becomes an assigned one."""
    lead = _lock(lead)
    lead.owner = actor
    if lead.status == Lead.Status.NEW:
        lead.status = Lead.Status.ASSIGNED
    lead.save(update_fields=["owner", "status"])
    _note_change(lead, actor, LeadEvent.Kind.OWNER, actor.get_full_name() or actor.get_username())


@transaction.atomic
def add_note(*, lead: Lead, actor: User, text: str) -> None:
    """Write down what happened."""
    _note_change(lead, actor, LeadEvent.Kind.NOTE, text)


def note_access(*, actor: User, action: str, lead: Lead | None = None, shown: int = 1) -> None:
    """Write down who saw what. `shown`: how many leads were on the screen."""
    LeadAccess.objects.create(user=actor, username=actor.get_username(), lead=lead, action=action, shown=shown)


@transaction.atomic
def reencrypt_lead(*, lead_id: int) -> bool:
    """Encrypt all of one lead again with the current key, and make its search hashes anew.

    False, and nothing is changed, when a key it was encrypted with is not at hand.
    """
    lead = Lead.objects.select_for_update().get(pk=lead_id)
    if any(isinstance(value, Unreadable) for value in (lead.name, lead.phone, lead.workplace, lead.commune)):
        return False
    lead.phone_hash = hash_phone(lead.phone) if lead.phone else None
    lead.save()
    for row in [*lead.submissions.all(), *lead.events.all()]:
        row.save()
    lead.words.all().delete()
    _create_words(lead)
    return True


def _create_lead(message: Message) -> Lead:
    lead = Lead.objects.create(
        name=message.answer("name"),
        phone=message.phone,
        phone_hash=hash_phone(message.phone) if message.phone else None,
        workplace=message.answer("workplace"),
        commune=message.answer("commune"),
        no_local_contact=bool(message.answer("no_local_contact")),
        unit=find_unit_for(message, _day_of(message)),
        received_at=message.received_at,
        last_sent_at=message.received_at,
    )
    _create_words(lead)
    return lead


def _create_words(lead: Lead) -> None:
    LeadWord.objects.bulk_create(LeadWord(lead=lead, hash=hash_) for hash_ in hash_name(lead.name))


def _day_of(message: Message) -> date:
    return timezone.localdate(message.received_at)


def _consents(lead: Lead, message: Message) -> list[ConsentRecord]:
    return [
        ConsentRecord(
            lead=lead,
            code=message.code,
            purpose=agreement.purpose,
            wording=agreement.wording,
            version=message.version,
            given=agreement.given,
            at=message.received_at,
            form=message.form,
            language=message.language,
        )
        for agreement in message.agreements
    ]


def _note_sent_again(lead: Lead, message: Message) -> None:
    """An anonymous sender overwrites nothing: what is new stands in the event, and the lead comes up again."""
    lines = [f"{answer.label.rstrip('?: ')}: {answer.value}" for answer in message.answers if answer.value]
    LeadEvent.objects.create(lead=lead, kind=LeadEvent.Kind.SENT_AGAIN, note="\n".join([message.code, *lines]))
    lead.last_sent_at = max(lead.last_sent_at, message.received_at)
    if lead.status in RAISED_AGAIN:
        before, lead.status = lead.get_status_display(), Lead.Status.NEW
        text = _("%(before)s → %(after)s") % {"before": before, "after": lead.get_status_display()}
        LeadEvent.objects.create(lead=lead, kind=LeadEvent.Kind.STATUS, note=text)
    lead.save(update_fields=["last_sent_at", "status"])


def _lock(lead: Lead) -> Lead:
    return Lead.objects.select_for_update().get(pk=lead.pk)


def _note_change(lead: Lead, actor: User, kind: str, note: str) -> None:
    LeadEvent.objects.create(lead=lead, kind=kind, actor=actor, note=note)
    note_access(actor=actor, action=LeadAccess.Action.CHANGE, lead=lead)
