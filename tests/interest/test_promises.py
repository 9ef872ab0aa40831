"""What the thank-you page promises without a database is what the office then does."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cms.interest.actions import record_message, run_clock, write_promises
from cms.interest.models import Lead, RoutingRule
from cms.interest.promises import FILE, add_hours, promise_for, read_promises
from cms.union.models import WorkingHours
from tests.interest.desk import MONDAY, days, make_message

CHOSEN = {"commune": "30742"}


@pytest.fixture
def facts(tree, settings):
    write_promises(now=MONDAY)
    return read_promises(settings.LOA_SPOOL_DIR)


@pytest.mark.parametrize("kind", ["join", "question", "employer", "call_back"])
@pytest.mark.parametrize(
    ("answers", "codes", "unit"),
    [
        ({}, CHOSEN, "Công đoàn phường Rạch Giá"),
        ({"commune": "không rõ"}, {}, "LĐLĐ tỉnh Biển Tây"),
        ({"no_local_contact": "có"}, CHOSEN, "LĐLĐ tỉnh Biển Tây"),
        ({"trade": "xe"}, CHOSEN | {"trade": "lai-xe-cong-nghe"}, "Nghiệp đoàn xe"),
        ({"trade": "xe", "workplace": "Xưởng lạ"}, CHOSEN | {"trade": "lai-xe-cong-nghe"}, "Công đoàn phường Rạch Giá"),
    ],
)
def test_the_promise_is_kept_by_the_office(tree, facts, kind, answers, codes, unit):
    message = make_message(kind=kind, codes=codes, at=MONDAY + timedelta(hours=30), **answers)
    promise = promise_for(message, message.received_at, facts)
    record_message(message=message)
    lead = Lead.objects.get()
    assert promise.unit == unit == lead.unit.name
    assert promise.by == lead.due_at
    assert promise.phone == lead.unit.phone


def test_each_unit_promises_by_its_own_hours(tree, settings):
    WorkingHours.objects.create(unit=tree.ward, weekday=0, starts_at="18:00", ends_at="20:00")
    facts = write_promises(now=MONDAY)
    promise = promise_for(make_message(kind="call_back", codes=CHOSEN), MONDAY, facts)
    assert promise.by == datetime(2026, 11, 23, 13, 0, tzinfo=UTC)  # two hours on each of two Monday evenings


def test_the_rules_of_the_day_are_in_it(tree):
    RoutingRule.objects.create(order=1, condition="always", kind="employer", target="unit", unit=tree.zone)
    facts = write_promises(now=MONDAY)
    assert promise_for(make_message(kind="employer", codes=CHOSEN), MONDAY, facts).unit == "Công đoàn KCN"
    assert promise_for(make_message(codes=CHOSEN), MONDAY, facts).unit == "Công đoàn phường Rạch Giá"


def test_no_person_is_named_in_it(tree, facts, settings):
    record_message(message=make_message())
    text = (settings.LOA_SPOOL_DIR / FILE).read_text()
    for secret in ("phuong@", "@example", "pho-phuong", "Ước Mơ", "912345678"):
        assert secret not in text


def test_the_clock_keeps_it_fresh(tree, settings):
    run_clock(MONDAY)
    assert read_promises(settings.LOA_SPOOL_DIR)["made_at"] == MONDAY.isoformat()
    run_clock(MONDAY + timedelta(minutes=5))
    assert read_promises(settings.LOA_SPOOL_DIR)["made_at"] == MONDAY.isoformat()
    run_clock(MONDAY + timedelta(minutes=10))
    assert read_promises(settings.LOA_SPOOL_DIR)["made_at"] != MONDAY.isoformat()


def test_old_facts_still_name_the_unit_and_promise_no_hour(facts):
    promise = promise_for(make_message(codes=CHOSEN), MONDAY + days(400), facts)
    assert (promise.unit, promise.by) == ("Công đoàn phường Rạch Giá", None)


@pytest.mark.parametrize(
    "broken", [b"", b"[]", b"{}", b"\xff", b'{"format": 1}', b'{"format": 2}', b'{"format": 1, "routes": []}']
)
def test_broken_facts_promise_nothing_and_break_nothing(settings, broken):
    (settings.LOA_SPOOL_DIR / FILE).write_bytes(broken)
    assert promise_for(make_message(), MONDAY, read_promises(settings.LOA_SPOOL_DIR)) is None


def test_facts_with_strange_values_promise_nothing(facts):
    for path in (("hours", "join"), ("routes", "join"), ("units", "rg"), ("calendars",), ("units", "rg", "calendar")):
        for value in (None, "x", -1, [], {}, [["x", "y"]], 99):
            changed = json.loads(json.dumps(facts))
            inside = changed
            for name in path[:-1]:
                inside = inside[name]
            inside[path[-1]] = value
            promise = promise_for(make_message(codes=CHOSEN), MONDAY, changed)
            assert promise is None or promise.by is None or promise.by >= MONDAY


@given(
    stretches=st.lists(st.tuples(st.integers(0, 200), st.integers(1, 9)), max_size=20),
    start=st.integers(-5, 250),
    hours=st.integers(0, 60),
)
@settings(deadline=None)
def test_hours_are_counted_in_working_time_only(stretches, start, hours):
    """Against counting hour by hour."""
    zero = datetime(2026, 1, 1, tzinfo=UTC)
    worked = sorted({hour for begins, length in stretches for hour in range(begins, begins + length)})
    merged = [(zero + timedelta(hours=hour), zero + timedelta(hours=hour + 1)) for hour in worked]
    found = add_hours(merged, zero + timedelta(hours=start), hours)
    left = [hour for hour in worked if hour >= start]
    if hours:
        assert found == (zero + timedelta(hours=left[hours - 1] + 1) if hours <= len(left) else None)
