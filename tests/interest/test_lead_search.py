"""Somebody is found by the beginning of any word of the name, without diacritics, by the phone, by the receipt."""

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cms.accounts.models import User
from cms.interest.models import Lead, LeadWord
from cms.interest.queries import get_visible_leads, search, search_leads
from cms.interest.vault import hash_name, split_name
from tests.interest.desk import record


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        *((text, True) for text in ("tr", "TRA", "tran thi", "uo", "ước m", "mo tra", "thi  uoc", "tran, ư", "trần")),
        *((text, True) for text in ("0912 345 678", "+84912345678", "84912345678")),
        *(
            (text, False)
            for text in ("rần", "tranh", "mơơ", "tran lan", "ran", "m", "%", "_", "", "  ", "0912 345 679")
        ),
    ],
)
def test_the_beginning_of_a_word_is_enough(tree, admin_user, typed, found):
    record()
    assert search_leads(get_visible_leads(admin_user), typed).exists() is found


def test_a_name_of_one_letter_is_found_too(tree, admin_user):
    record(name="Y")
    assert search_leads(get_visible_leads(admin_user), "y").exists()


def test_a_word_of_nearly_everybody_is_found_too(tree, admin_user, monkeypatch):
    monkeypatch.setattr(search, "MANY", 1)
    record()
    assert search_leads(get_visible_leads(admin_user), "tran uoc").exists()
    assert not search_leads(get_visible_leads(admin_user), "tran lan").exists()


@pytest.mark.parametrize("many", [1, 20_000])
@pytest.mark.parametrize("typed", ["tran uoc", "tr tran", "uo uoc"])
def test_who_has_several_of_the_words_is_found_once(tree, admin_user, monkeypatch, many, typed):
    monkeypatch.setattr(search, "MANY", many)
    lead = record(name="Trần Thị Ước Trân")
    assert list(search_leads(get_visible_leads(admin_user), typed)) == [lead]


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL keeps statistics to choose by")
def test_a_name_is_looked_for_before_the_leads_of_a_unit(tree):
    ward = User.objects.get(username="phuong")
    ward.user_permissions.add(Permission.objects.get(codename="view_lead", content_type__app_label="interest"))
    record()
    asked = search_leads(get_visible_leads(User.objects.get(pk=ward.pk)), "tran").explain()
    assert "interest_word_of_lead" in asked.splitlines()[0]


def test_only_among_those_who_may_be_seen(tree, admin_user):
    record()
    assert not search_leads(Lead.objects.none(), "tran").exists()


@given(name=st.text("aăâbcdđeêghiklmnoôơpqrstuưvxyAĐÊ '-.", min_size=2, max_size=40), data=st.data())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_beginning_of_every_word_finds_the_name(tree, admin_user, name, data):
    Lead.objects.all().delete()
    words = split_name(name)
    record(phone="", name=name)
    assert LeadWord.objects.count() == len(hash_name(name))
    if not words:
        return
    word = data.draw(st.sampled_from(words))
    beginning = word[: data.draw(st.integers(min(2, len(word)), len(word)))]
    assert search_leads(get_visible_leads(admin_user), beginning).exists()
