"""Who looks after whom changes hands by a decision, and can be told for every day."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cms.accounts.models import User
from cms.union.actions import close_unit, reassign_coverage
from cms.union.models import Coverage, Place, Trade, Unit, Workplace, Zone
from cms.union.queries import find_covering, follow_successors
from tests.union.conftest import make_unit

pytestmark = pytest.mark.django_db
FIRST, MOVED = date(2025, 7, 1), date(2026, 12, 1)
DAY = timedelta(days=1)


@pytest.fixture
def units(province) -> dict[str, Unit]:
    return {code: make_unit(province, code) for code in ("a", "b", "c")}


@pytest.fixture
def things(units) -> list:
    made = [
        Place.objects.create(code="30742", name="Rạch Giá", kind="phuong"),
        Zone.objects.create(name="KCN Thạnh Lộc"),
        Workplace.objects.create(name="Công ty Hải sản Xanh"),
        Trade.objects.create(name="Lái xe công nghệ"),
    ]
    for thing in made:
        Coverage.objects.create(unit=units["a"], valid_from=FIRST, **{thing._meta.model_name: thing})
    return made


def who(thing, day: date) -> str:
    row = find_covering(day, **{thing._meta.model_name: thing})
    return row.unit.code if row else ""


def move(things, unit, day=MOVED, decision="90/QĐ-LĐLĐ", actor=None):
    return reassign_coverage(items=things, unit=unit, decision=decision, from_day=day, actor=actor)


def test_everything_changes_hands_on_the_day_and_the_past_answers_as_it_did(units, things):
    done = move(things, units["b"])
    assert (len(done.ended), len(done.begun)) == (4, 4)
    for thing in things:
        assert [who(thing, day) for day in (FIRST - DAY, FIRST, MOVED - DAY, MOVED)] == ["", "a", "a", "b"]
    assert {row.decision for row in done.begun} == {"90/QĐ-LĐLĐ"}


def test_the_same_again_changes_nothing(units, things):
    move(things, units["b"])
    before = list(Coverage.objects.order_by("pk").values())
    assert move(things, units["b"]).begun == ()
    assert list(Coverage.objects.order_by("pk").values()) == before


def test_a_wrong_decision_of_the_same_day_is_replaced(units, things):
    move(things, units["b"])
    move(things, units["c"], decision="91/QĐ-LĐLĐ")
    assert [who(things[0], day) for day in (MOVED - DAY, MOVED)] == ["a", "c"]
    assert Coverage.objects.of(things[0]).count() == 2


def test_what_is_planned_for_later_stays(units, things):
    later = date(2027, 3, 1)
    move(things, units["c"], day=later)
    done = move(things, units["b"])
    assert done.begun[0].valid_to == later - DAY
    assert [who(things[0], day) for day in (MOVED - DAY, MOVED, later - DAY, later)] == ["a", "b", "b", "c"]


def test_what_nobody_looked_after_is_given_too(units):
    place = Place.objects.create(code="1", name="Hòn Nghệ", kind="xa")
    move([place, place], units["b"])
    assert [who(place, MOVED - DAY), who(place, MOVED)] == ["", "b"]


def test_one_that_cannot_be_moved_keeps_all_where_they_are(units, things, monkeypatch):
    units["b"].valid_to = MOVED - DAY
    units["b"].save()
    before = list(Coverage.objects.order_by("pk").values())
    with pytest.raises(ValidationError, match="không hoạt động vào ngày 01/12/2026"):
        move(things, units["b"])
    for change in ({"things": []}, {"decision": " "}):
        with pytest.raises(ValidationError):
            move(change.get("things", things), units["c"], decision=change.get("decision", "x"))
    assert list(Coverage.objects.order_by("pk").values()) == before


def test_who_moved_what_is_written_down(units, things):
    from wagtail.models import ModelLogEntry

    actor = User.objects.create_user("chi-hai")
    move(things, units["b"], actor=actor)
    assert ModelLogEntry.objects.filter(user=actor, action="wagtail.create").count() == 4


def test_a_unit_that_ends_hands_all_on_and_its_children_with_it(units, things, province):
    child = make_unit(units["a"], "con")
    gone = make_unit(units["a"], "cu", valid_to=date(2025, 12, 31))
    close_unit(unit=units["a"], successor=units["b"], decision="95/QĐ-LĐLĐ", last_day=MOVED - DAY)
    ended = Unit.objects.get(code="a")
    assert (ended.valid_to, ended.successor, ended.closing_decision) == (MOVED - DAY, units["b"], "95/QĐ-LĐLĐ")
    assert [[who(thing, day) for thing in things] for day in (MOVED - DAY, MOVED)] == [["a"] * 4, ["b"] * 4]
    assert Unit.objects.get(pk=child.pk).parent == units["b"]
    assert Unit.objects.get(pk=gone.pk).parent == units["a"]
    assert follow_successors(ended, MOVED) == units["b"]
    assert follow_successors(ended, MOVED - DAY) == ended


def test_a_successor_from_below_takes_the_place_of_the_unit_that_ends(units, province):
    child = make_unit(units["a"], "con")
    grandchild = make_unit(child, "chau")
    close_unit(unit=units["a"], successor=grandchild, decision="x", last_day=MOVED)
    assert Unit.objects.get(code="chau").parent == province
    assert Unit.objects.get(code="con").parent == grandchild


def test_what_a_closing_unit_had_for_a_time_only_ends_when_it_would_have(units):
    place = Place.objects.create(code="1", name="Hòn Nghệ", kind="xa")
    last = date(2027, 1, 31)
    Coverage.objects.create(unit=units["a"], place=place, valid_from=FIRST, valid_to=last)
    Coverage.objects.create(unit=units["c"], place=place, valid_from=last + DAY)
    close_unit(unit=units["a"], successor=units["b"], decision="x", last_day=MOVED - DAY)
    assert [who(place, day) for day in (MOVED - DAY, MOVED, last, last + DAY)] == ["a", "b", "b", "c"]


@pytest.mark.parametrize("successor", ["a", "ended"])
def test_a_unit_is_not_closed_in_favour_of_nobody(units, things, province, successor):
    make_unit(province, "ended", valid_to=FIRST)
    with pytest.raises(ValidationError):
        close_unit(unit=units["a"], successor=Unit.objects.get(code=successor), decision="x", last_day=MOVED)
    assert Unit.objects.get(code="a").valid_to is None


def test_a_successor_of_a_successor_does_the_work_and_a_ring_is_refused(units, province):
    for code, heir in (("a", "b"), ("b", "c")):
        units[code].valid_to, units[code].successor = FIRST, units[heir]
        units[code].save()
    assert follow_successors(Unit.objects.get(code="a"), MOVED) == units["c"]
    units["c"].successor = units["a"]
    with pytest.raises(ValidationError, match="được đơn vị này kế thừa"):
        units["c"].save()


def test_a_row_is_about_exactly_one_thing_even_past_the_forms(units, things):
    for some in ({}, {"place": things[0], "zone": things[1]}):
        with pytest.raises((IntegrityError, ValidationError)), transaction.atomic():
            Coverage.objects.create(unit=units["b"], valid_from=date(1990, 1, 1), valid_to=date(1990, 1, 2), **some)


def test_two_units_for_one_thing_on_one_day_are_refused_even_past_the_model(units, things):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has one writer at a time, who looks first")
    for thing in things:
        with pytest.raises(IntegrityError), transaction.atomic():
            Coverage.objects.bulk_create([Coverage(unit=units["b"], **{thing._meta.model_name: thing})])


days = st.dates(date(2026, 1, 1), date(2026, 1, 12))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moves=st.lists(st.tuples(st.sampled_from("abc"), days), max_size=6))
def test_whatever_the_decisions_each_day_has_at_most_one_unit_and_the_past_stands(units, moves):
    place = Place.objects.get_or_create(code="9", defaults={"name": "Hòn Nghệ", "kind": "xa"})[0]
    Coverage.objects.all().delete()
    every_day = [date(2025, 12, 30) + DAY * number for number in range(20)]
    for code, day in moves:
        before = {one: who(place, one) for one in every_day if one < day}
        move([place], units[code], day=day)
        assert {one: who(place, one) for one in before} == before
        assert who(place, day) == code
        assert all(Coverage.objects.on(one).count() <= 1 for one in every_day)
