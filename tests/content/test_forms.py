"""What the public forms ask and promise."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from cms.content.forms import MOST_WORKPLACES, get_form
from cms.union.models import Place, SiteProfile, Workplace

pytestmark = pytest.mark.django_db
NEVER = ("căn cước", "ngày sinh", "dân tộc", "tôn giáo", "ảnh", "vị trí", "cccd")


def names(form) -> list[str]:
    """Names of the questions, in order."""
    return [field.name for field in form.fields]


def test_join_form_asks_little_and_needs_workplace_or_commune(site_tree):
    form = get_form("join")
    assert names(form) == [
        "name", "phone", "workplace", "commune", "best_time", "note", "no_local_contact",
    ]  # fmt: skip
    assert [field.name for field in form.fields if field.required] == ["name", "phone"]
    assert form.at_least_one_of == ("workplace", "commune")
    assert form.action == "/gui/join/"


def test_call_back_form_asks_three_things(site_tree):
    form = get_form("call_back")
    assert names(form) == ["name", "phone", "best_time"]
    assert (form.action, form.at_least_one_of) == ("/gui/call_back/", ())


@pytest.mark.parametrize("name", ["join", "call_back"])
def test_no_question_is_about_who_the_worker_is(site_tree, name):
    labels = " ".join(field.label.lower() for field in get_form(name).fields)
    assert not [word for word in NEVER if word in labels]


def test_note_tells_what_not_to_write(site_tree):
    note = next(field for field in get_form("join").fields if field.name == "note")
    for word in ("bệnh", "tôn giáo", "căn cước"):
        assert word in note.help


@pytest.mark.parametrize("name", ["join", "call_back"])
def test_each_purpose_has_its_own_tick_naming_the_union(site_tree, name):
    consents = get_form(name).consents
    assert [(consent.purpose, consent.required) for consent in consents] == [
        ("consent_contact", True),
        ("consent_news", False),
    ]
    assert all("Liên đoàn Lao động tỉnh Thử" in consent.wording for consent in consents)


@pytest.mark.parametrize("name", ["join", "call_back"])
def test_reader_is_told_who_reads_and_what_happens_next(site_tree, name):
    reader = get_form(name).reader
    for promise in (
        "Liên đoàn Lao động tỉnh Thử",
        "Công ty của bạn không được báo",
        "chưa phải đơn gia nhập",
        "sẽ gọi",
    ):
        assert promise in reader


def test_communes_in_force_are_suggested_by_their_full_names(site_tree):
    Place.objects.create(name="Rạch Giá", code="30742", kind="phuong")
    Place.objects.create(name="Cũ", code="1", kind="xa", valid_to=timezone.localdate() - timedelta(days=1))
    commune = next(field for field in get_form("join").fields if field.name == "commune")
    assert commune.options == ("Phường Rạch Giá",)


def test_too_many_workplaces_are_not_suggested(site_tree):
    Workplace.objects.create(name="May A")
    workplace = next(field for field in get_form("join").fields if field.name == "workplace")
    assert workplace.options == ("May A",)
    Workplace.objects.bulk_create([Workplace(name=f"Xưởng {n}") for n in range(MOST_WORKPLACES)])
    workplace = next(field for field in get_form("join").fields if field.name == "workplace")
    assert workplace.options == ()


def test_version_changes_with_the_wording_and_not_with_suggestions(site_tree):
    before = get_form("join")
    Place.objects.create(name="Rạch Giá", code="30742", kind="phuong")
    assert get_form("join").version == before.version
    SiteProfile.objects.update(name="Công đoàn khác")
    assert get_form("join").version != before.version
    assert replace(before, version="") != before


def test_form_that_does_not_exist_is_an_error():
    with pytest.raises(ValueError, match="nothing"):
        get_form("nothing")
