"""All open leads of a unit, or of some workplaces, move by one decision; who had them before stays on record."""

from datetime import date

import pytest

from cms.interest.actions import change_status, reassign_leads
from cms.interest.lifecycle import NotAllowed
from cms.interest.models import Reassignment
from cms.interest.queries import find_unit_on
from tests.interest.desk import MONDAY, days, record

DAY = date(2026, 11, 18)
NOW = MONDAY + days(2)


def test_a_unit_hands_all_its_open_leads_over(tree):
    one, two, closed = (record(f"+8491234500{number}") for number in range(3))
    elsewhere = record("+84912345009", workplace="Hải sản Xanh")
    user = tree.people["tinh"]
    change_status(lead=closed, actor=user, status="closed", closing_reason="declined")
    made = reassign_leads(
        actor=user, decision="83/QĐ-LĐLĐ", day=DAY, from_unit=tree.ward, to_unit=tree.province, now=NOW
    )
    assert made.moved == 2
    for lead in (one, two):
        lead.refresh_from_db()
        assert (lead.unit, lead.owner) == (tree.province, tree.people["tinh"])
        assert lead.route_reason == "Gửi tới đây theo 83/QĐ-LĐLĐ ngày 18/11/2026."
        assert find_unit_on(lead, NOW - days(1)) == tree.ward
        assert find_unit_on(lead, NOW) == tree.province
        assert lead.assignments.get(until=None).reassignment == made
        assert "83/QĐ-LĐLĐ" in lead.events.get(kind="unit").note
        assert lead.due_at
    for lead, unit in ((closed, tree.ward), (elsewhere, tree.zone)):
        lead.refresh_from_db()
        assert lead.unit == unit


def test_a_set_of_workplaces_moves(tree):
    inside = record(workplace="Công ty Chế biến")
    other = record("+84912345009")
    made = reassign_leads(
        actor=tree.people["tinh"], decision="84", day=DAY, to_unit=tree.zone, workplaces=[tree.told_workplace]
    )
    inside.refresh_from_db()
    other.refresh_from_db()
    assert (made.moved, inside.unit, other.unit) == (1, tree.zone, tree.ward)


def test_nobody_who_asked_for_silence_moves_into_a_company(tree):
    silent = record(workplace="Công ty Chế biến")
    told = record("+84912345009", workplace="Công ty Chế biến", agreed=("consent_contact", "consent_tell_local"))
    reassign_leads(actor=tree.people["tinh"], decision="85", day=DAY, from_unit=tree.ward, to_unit=tree.inside)
    silent.refresh_from_db()
    told.refresh_from_db()
    assert (silent.unit, told.unit) == (tree.ward, tree.inside)


def test_a_decision_has_a_number_and_says_what_it_is_about(tree):
    user = tree.people["tinh"]
    with pytest.raises(NotAllowed):
        reassign_leads(actor=user, decision=" ", day=DAY, from_unit=tree.ward, to_unit=tree.zone)
    with pytest.raises(NotAllowed):
        reassign_leads(actor=user, decision="86", day=DAY, to_unit=tree.zone)
    assert Reassignment.objects.count() == 0
