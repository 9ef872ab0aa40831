"""Personal data under another key, and the hashes by which it is found."""

from django.db import transaction

from cms.interest.fields import EncryptedTextField, Unreadable
from cms.interest.models import Lead, LeadWord, PhoneKey
from cms.interest.vault import hash_code, hash_name, hash_phone


@transaction.atomic
def reencrypt_lead(*, lead_id: int) -> bool:
    """Encrypt all of one lead again with the current key, and make its search hashes anew.

    False, and nothing is changed, when a key it was encrypted with is not at hand.
    """
    lead = Lead.objects.select_for_update().get(pk=lead_id)
    rows = [lead, *lead.submissions.all(), *lead.events.all(), *lead.consents.all(), *lead.data_requests.all()]
    if any(isinstance(value, Unreadable) for row in rows for value in _list_encrypted(row)):
        return False
    if lead.phone:
        _move_phone(lead)
    for row in rows:
        if row in lead.submissions.all() and row.code:
            row.code_hash = hash_code(row.code)
        row.save()
    lead.words.all().delete()
    create_words(lead)
    return True


def create_words(lead: Lead) -> None:
    """Make `lead` findable by the words of its name."""
    LeadWord.objects.bulk_create(LeadWord(lead=lead, hash=hash_) for hash_ in hash_name(lead.name))


def _move_phone(lead: Lead) -> None:
    before, lead.phone_hash = lead.phone_hash, hash_phone(lead.phone)
    if before != lead.phone_hash and not Lead.objects.filter(phone_hash=before).exclude(pk=lead.pk).exists():
        PhoneKey.objects.filter(hash=before).delete()


def _list_encrypted(row) -> list[str]:
    return [getattr(row, field.attname) for field in row._meta.concrete_fields if isinstance(field, EncryptedTextField)]
