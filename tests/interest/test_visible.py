"""Who sees whom: the own unit and below; who sits in a company only who agreed, and never who asked for silence."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.utils import timezone

from cms.interest.actions import assign_lead, forget_lead, move_to_unit
from cms.interest.models import Organiser
from cms.interest.queries import get_visible_leads, is_inside_company, list_groups, list_units_of, may_see
from cms.union.models import FoundingFigure, Unit, Workplace
from tests.interest.desk import make_person, record

TODAY = timezone.localdate()
TOLD = ("consent_contact", "consent_tell_local")


def allow(user):
    """Give `user` the permission to see leads."""
    user.user_permissions.add(Permission.objects.get(codename="view_lead", content_type__app_label="interest"))
    return type(user).objects.get(pk=user.pk)


@pytest.fixture
def leads(tree):
    return {
        "ward": record("+84912345001"),
        "zone": record("+84912345002", workplace="Hải sản Xanh"),
        "silent": record("+84912345003", no_local_contact="có"),
    }


@pytest.mark.parametrize(
    ("person", "seen"),
    [
        ("tinh", {"ward", "zone", "silent"}),
        ("pho-tinh", {"ward", "zone", "silent"}),
        ("phuong", {"ward"}),
        ("khu", {"zone"}),
        ("nghe", set()),
        ("co-so", set()),
    ],
)
def test_each_sees_the_own_unit_and_below(tree, leads, person, seen):
    user = allow(tree.people[person])
    assert {name for name, lead in leads.items() if may_see(user, lead)} == seen


def test_without_the_permission_nobody_sees_anybody(tree, leads):
    assert not get_visible_leads(tree.people["tinh"]).exists()


def test_an_organiser_works_for_a_unit_from_a_day_to_a_day(tree, leads):
    user = allow(make_person("moi"))
    assert not get_visible_leads(user).exists()
    row = Organiser.objects.create(user=user, unit=tree.zone)
    assert list(get_visible_leads(user)) == [leads["zone"]]
    assert list_units_of(user) == {tree.zone.pk}
    row.valid_to = TODAY - timedelta(days=1)
    row.save()
    assert not get_visible_leads(user).exists()


def test_who_sits_in_the_company_sees_who_agreed_and_nobody_else(tree):
    told = record("+84912345001", workplace="Công ty Chế biến", agreed=TOLD)
    silent = record("+84912345002", no_local_contact="có")
    unasked = record("+84912345003", workplace="Công ty Chế biến")
    user = allow(tree.people["co-so"])
    move_to_unit(lead=told, actor=tree.people["tinh"], unit=tree.inside)
    for lead in (silent, unasked):  # even if a mistake put it there, or gave it to them by name
        type(lead).objects.filter(pk=lead.pk).update(unit=tree.inside, owner=user, escalated_to=user)
    assert list(get_visible_leads(user)) == [told]
    assert is_inside_company(user)
    assert not is_inside_company(allow(tree.people["tinh"]))


def test_a_unit_below_one_in_a_company_is_in_the_company_too(tree):
    below = Unit.objects.create(code="to", name="Tổ công đoàn", kind="grassroots", parent=tree.inside)
    lead = record("+84912345001")
    type(lead).objects.filter(pk=lead.pk).update(unit=below)
    assert not get_visible_leads(allow(tree.people["co-so"])).exists()
    assert get_visible_leads(allow(tree.people["phuong"])).exists()


def test_what_was_given_by_name_is_seen(tree, leads):
    user = allow(tree.people["nghe"])
    assign_lead(lead=leads["silent"], actor=tree.people["tinh"], owner=user)
    assert list(get_visible_leads(user)) == [leads["silent"]]


def test_who_was_forgotten_is_seen_by_nobody(tree, leads, admin_user):
    forget_lead(lead=leads["ward"])
    assert leads["ward"] not in get_visible_leads(admin_user)


def test_seeing_asks_the_database_the_same_however_deep_the_tree(tree, leads, django_assert_num_queries):
    user = allow(tree.people["tinh"])
    parent = tree.ward
    for number in range(8):
        parent = Unit.objects.create(code=f"u{number}", name=f"U{number}", kind="commune", parent=parent)
    user.has_perm("interest.view_lead")
    with django_assert_num_queries(3):
        list(get_visible_leads(user))


def test_people_of_one_workplace_without_a_union_are_a_group(tree, admin_user):
    FoundingFigure.objects.all().delete()
    for number in range(5):
        record(f"+8491234500{number}", workplace="Hải sản Xanh")
        record(f"+8491234510{number}", workplace="Công ty Chế biến")  # has a union already
    alone = Workplace.objects.create(name="Xưởng Lẻ", place=tree.place)
    record("+84912345200", workplace=alone.name)
    (group,) = list_groups(get_visible_leads(admin_user), TODAY)
    assert (group.workplace, group.people, group.needed, group.is_enough) == (tree.workplace, 5, None, False)
    FoundingFigure.objects.create(kind="grassroots", people=5, source="Điều lệ")
    (group,) = list_groups(get_visible_leads(admin_user), TODAY)
    assert (group.needed, group.confirmed, group.is_enough) == (5, False, True)
    assert {group.people for group in list_groups(get_visible_leads(admin_user), TODAY, fewest=1)} == {5, 1}
