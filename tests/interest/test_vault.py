"""Personal data at rest."""

import secrets
from base64 import b64encode

import pytest
from django.core.exceptions import FieldError
from django.core.management import CommandError, call_command
from django.db import connection

from cms.interest.actions import record_message
from cms.interest.fields import Unreadable
from cms.interest.models import AppendOnlyError, Lead, LeadAccess
from cms.interest.queries import get_visible_leads, search_leads
from cms.interest.sealing import BadKey, BrokenSeal, open_sealed, public_half, seal
from cms.interest.vault import CannotDecrypt, decrypt, encrypt, hash_name, hash_phone
from tests.interest.test_ingest import make_message


def new_key() -> str:
    return b64encode(secrets.token_bytes(32)).decode()


def column(name: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {name} FROM interest_lead")  # noqa: S608
        return cursor.fetchone()[0]


def test_what_is_sealed_opens_with_the_private_half_only():
    private, other = new_key(), new_key()
    sealed = seal("Trần".encode(), public_half(private))
    assert open_sealed(sealed, private).decode() == "Trần"
    with pytest.raises(BrokenSeal):
        open_sealed(sealed, other)
    with pytest.raises(BrokenSeal):
        open_sealed(sealed[:-8] + b"AAAAAAA=", private)


@pytest.mark.parametrize("key", ["", "abc", "không phải khóa", b64encode(b"short").decode(), "=" * 44])
def test_a_key_that_is_none_is_named_without_being_shown(key):
    with pytest.raises(BadKey) as refused:
        seal(b"x", key)
    assert key == "" or key not in str(refused.value)


def test_encrypted_text_says_which_key_and_is_never_the_same():
    first, second = encrypt("Trần"), encrypt("Trần")
    assert first != second
    assert first.partition(":")[0] == second.partition(":")[0]
    assert (decrypt(first), encrypt("")) == ("Trần", "")
    with pytest.raises(CannotDecrypt):
        decrypt(first[:-6] + "AAAA==")


def test_a_column_holds_no_plain_text_and_cannot_be_searched(union):
    record_message(message=make_message())
    assert "Trần" not in column("name")
    assert column("name").count(":") == 1
    assert Lead.objects.get().name == "Trần Thị Ước Mơ"
    with pytest.raises(FieldError):
        Lead.objects.filter(name="Trần Thị Ước Mơ").exists()


def test_search_hashes_depend_on_the_key(settings):
    before = hash_phone("+84912345678"), hash_name("Trần Ước")
    settings.LOA_DATA_KEY = new_key()
    assert hash_phone("+84912345678") != before[0]
    assert not set(hash_name("Trần Ước")) & set(before[1])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        *((text, True) for text in ("0912 345 678", "+84912345678", "ước mơ", "UOC", "tran thi uoc mo", "mo'--")),
        *((text, False) for text in ("0912 345 679", "Lan", "uoc lan", "", "%", "''")),
    ],
)
def test_a_lead_is_found_by_number_or_by_words_of_the_name(union, admin_user, text, found):
    record_message(message=make_message())
    assert search_leads(get_visible_leads(admin_user), text).exists() is found


def test_a_lead_is_found_by_its_receipt(union, admin_user):
    message = make_message()
    record_message(message=message)
    assert search_leads(get_visible_leads(admin_user), message.code.lower().replace("-", "")).exists()


def test_keys_rotate_without_losing_anything(union, settings, admin_user):
    record_message(message=make_message())
    old, new = settings.LOA_DATA_KEY, new_key()
    settings.LOA_DATA_KEY = f"{new},{old}"
    record_message(message=make_message())  # the same phone finds its lead under the old key's hash
    assert Lead.objects.count() == 1
    call_command("reencrypt_leads")
    settings.LOA_DATA_KEY = new
    lead = search_leads(get_visible_leads(admin_user), "0912345678").get()
    assert lead.name == "Trần Thị Ước Mơ"
    assert search_leads(get_visible_leads(admin_user), "uoc mo").exists()
    assert all(not isinstance(event.note, Unreadable) for event in lead.events.all())
    assert all(not isinstance(submission.answers, Unreadable) for submission in lead.submissions.all())


def test_a_lead_whose_key_is_gone_can_be_saved_without_being_destroyed(union, settings):
    record_message(message=make_message())
    old, stored = settings.LOA_DATA_KEY, column("name")
    settings.LOA_DATA_KEY = new_key()
    lead = Lead.objects.get()
    assert "thiếu khóa" in lead.name
    lead.save()
    assert column("name") == stored
    with pytest.raises(CommandError):
        call_command("reencrypt_leads")
    settings.LOA_DATA_KEY = old
    assert Lead.objects.get().name == "Trần Thị Ước Mơ"


def test_who_looked_is_only_ever_added(admin_user):
    row = LeadAccess.objects.create(user=admin_user, username="quan-tri", action="view")
    for forbidden in (row.save, row.delete, LeadAccess.objects.all().delete, LeadAccess.objects.all().update):
        with pytest.raises(AppendOnlyError):
            forbidden()
    admin_user.delete()
    assert LeadAccess.objects.get().username == "quan-tri"
