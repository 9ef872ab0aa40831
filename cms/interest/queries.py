"""What the office asks about leads. Who may see which lead is decided in `get_visible_leads`, and nowhere else."""

import json
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db.models import Count, QuerySet

from cms.accounts.models import User
from cms.interest.models import Lead, LeadWord, Submission
from cms.interest.phones import NotAPhone, read_phone
from cms.interest.receipts import read_code
from cms.interest.spool import list_broken, list_waiting
from cms.interest.vault import possible_code_hashes, possible_phone_hashes, possible_word_hashes, split_name


@dataclass(frozen=True, slots=True)
class SpoolState:
    """How many files wait, and how many could not be opened."""

    waiting: int
    broken: int


def get_visible_leads(user: User) -> QuerySet[Lead]:
    """The leads `user` may see, who sent last first: all of them with the permission, none without it."""
    if not user.has_perm("interest.view_lead"):
        return Lead.objects.none()
    leads = Lead.objects.select_related("unit", "owner").annotate(times_sent=Count("submissions"))
    return leads.order_by("-last_sent_at", "-pk")  # counting made the model's own order void


def search_leads(leads: QuerySet[Lead], text: str) -> QuerySet[Lead]:
    """Those of `leads` with this phone (in any writing), this receipt code, or all these words in the name."""
    if code := read_code(text):
        return leads.filter(pk__in=Submission.objects.filter(code_hash__in=possible_code_hashes(code)).values("lead"))
    try:
        return leads.filter(phone_hash__in=possible_phone_hashes(read_phone(text)))
    except NotAPhone:
        words = split_name(text)
    if not words:
        return leads.none()
    for word in words:
        leads = leads.filter(pk__in=LeadWord.objects.filter(hash__in=possible_word_hashes(word)).values("lead"))
    return leads


def find_lead_by_phone(number: str) -> Lead | None:
    """The lead with this number (E.164), locked until the transaction ends; None when there is none."""
    if not number:
        return None
    return Lead.objects.select_for_update().filter(phone_hash__in=possible_phone_hashes(number)).first()


def has_submission(code: str) -> bool:
    """True when the sending with this receipt code is recorded."""
    return Submission.objects.filter(code_hash__in=possible_code_hashes(code)).exists()


def get_answers(submission: Submission) -> list[tuple[str, str]]:
    """The questions and answers of one sending, in the order of the form."""
    try:
        return [(str(label), str(value)) for label, value in json.loads(submission.answers)]
    except ValueError:  # the key is gone: the field says so itself
        return [("", submission.answers)]


def get_spool_state() -> SpoolState:
    """What lies in the spool now."""
    spool = Path(settings.LOA_SPOOL_DIR)
    return SpoolState(waiting=len(list_waiting(spool)), broken=len(list_broken(spool)))
