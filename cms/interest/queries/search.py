"""Finding somebody: by telephone, by the beginnings of the words of a name, by receipt."""

from collections.abc import Collection

from django.db.models import Exists, OuterRef, QuerySet

from cms.interest.models import CanaryArrival, Lead, LeadWord, Submission
from cms.interest.phones import NotAPhone, read_phone
from cms.interest.receipts import read_code
from cms.interest.vault import (
    FEWEST_LETTERS,
    possible_code_hashes,
    possible_phone_hashes,
    possible_word_hashes,
    split_name,
)

MANY = 20_000
"""Leads with one word, from which on gathering them costs more than looking each up."""


def search_leads(leads: QuerySet[Lead], text: str) -> QuerySet[Lead]:
    """Those of `leads` with this phone (in any writing), this receipt code, or all these words in the name.

    A word may be typed by its beginning, and without diacritics. A single letter says too little beside longer words.
    """
    if code := read_code(text):
        return leads.filter(pk__in=Submission.objects.filter(code_hash__in=possible_code_hashes(code)).values("lead"))
    try:
        return leads.filter(phone_hash__in=possible_phone_hashes(read_phone(text)))
    except NotAPhone:
        words = split_name(text)
    if not words:
        return leads.none()
    for word in [word for word in words if len(word) >= FEWEST_LETTERS] or words:
        leads = _filter_word(leads, possible_word_hashes(word))
    return leads


def _filter_word(leads: QuerySet[Lead], hashes: list[str]) -> QuerySet[Lead]:
    """What few names have is gathered first; what nearly everybody has is looked up lead by lead, newest first."""
    having = LeadWord.objects.filter(hash__in=hashes)
    if having.order_by()[:MANY].count() < MANY:
        # Joined: with `pk__in` SQLite, which keeps no statistics, begins with all leads of the unit. No lead comes
        # twice, for it has a beginning once, under one key.
        return leads.filter(words__hash__in=hashes)
    return leads.filter(Exists(having.filter(lead=OuterRef("pk"))))


def has_submission(code: str) -> bool:
    """True when the sending with this receipt code is recorded."""
    return bool(find_recorded({code}))


def find_recorded(codes: Collection[str]) -> set[str]:
    """Those of these receipt codes that are recorded, trial sendings included."""
    code_of = {hash_: code for code in codes for hash_ in possible_code_hashes(code)}
    found: set[str] = set()
    for model in (Submission, CanaryArrival):
        found.update(model.objects.filter(code_hash__in=code_of).values_list("code_hash", flat=True))
    return {code_of[hash_] for hash_ in found}
