"""Personal data under another key, and the hashes by which it is found."""

from django.db import connection, transaction

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


def create_words(*leads: Lead) -> None:
    """Make `leads` findable by the words of their names.

    A name has some fifteen beginnings: as objects they would take longer than everything else of an ingest together.
    """
    rows = [(lead.pk, hash_) for lead in leads for hash_ in hash_name(lead.name)]
    quote, table = connection.ops.quote_name, LeadWord._meta
    lead_id, hash_ = (quote(table.get_field(name).column) for name in ("lead", "hash"))
    with connection.cursor() as cursor:
        statement = f"INSERT INTO {quote(table.db_table)} ({lead_id}, {hash_}) VALUES (%s, %s)"  # noqa: S608
        cursor.executemany(statement, rows)


def _move_phone(lead: Lead) -> None:
    before, lead.phone_hash = lead.phone_hash, hash_phone(lead.phone)
    if before != lead.phone_hash and not Lead.objects.filter(phone_hash=before).exclude(pk=lead.pk).exists():
        PhoneKey.objects.filter(hash=before).delete()


def _list_encrypted(row) -> list[str]:
    return [getattr(row, field.attname) for field in row._meta.concrete_fields if isinstance(field, EncryptedTextField)]
