"""Working hours are added in the unit's own time, and land in it."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cms.union.models import Holiday, Unit, WorkingHours
from cms.union.working_time import add_working_hours, is_working_time, list_holidays

pytestmark = pytest.mark.django_db
VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
MANY = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)

quarters = st.integers(0, 400).map(lambda count: count / 4)
moments = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(VIETNAM))
stretches = st.lists(
    st.tuples(
        st.integers(0, 6),
        st.lists(st.integers(0, 95), min_size=2, max_size=2, unique=True).map(sorted),
        st.sampled_from([None, date(2026, 6, 1), date(2027, 3, 1)]),
        st.sampled_from([None, date(2027, 4, 1)]),
    ),
    max_size=5,
)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=VIETNAM)


def give_hours(unit: Unit, rows: list) -> None:
    """Replace the unit's hours; a quarter is a quarter of an hour of the day."""
    WorkingHours.objects.filter(unit=unit).delete()
    for weekday, (first, last), valid_from, valid_to in rows:
        WorkingHours.objects.create(
            unit=unit,
            weekday=weekday,
            starts_at=time(first // 4, first % 4 * 15),
            ends_at=time(last // 4, last % 4 * 15),
            valid_from=valid_from,
            valid_to=valid_to,
        )


@pytest.mark.parametrize(
    ("start", "hours", "due"),
    [
        ("2026-11-25 08:00", 2, "2026-11-25 10:00"),
        ("2026-11-25 10:30", 2, "2026-11-25 14:30"),  # over lunch
        ("2026-11-25 16:00", 2, "2026-11-26 08:30"),  # over night
        ("2026-11-27 16:00", 2, "2026-11-30 08:30"),  # over a weekend
        ("2026-11-28 22:00", 0, "2026-11-30 07:30"),  # nothing to add: when the office opens
        ("2026-11-25 09:00", 0, "2026-11-25 09:00"),
        ("2026-11-25 07:30", 7.5, "2026-11-25 17:00"),  # a whole day ends the same day
        ("2026-11-23 16:00", 2, "2026-11-25 08:30"),  # 24 November is a holiday
        ("2026-12-31 16:00", 2, "2027-01-04 08:30"),  # New Year on a Friday
        ("2027-02-04 16:00", 2, "2027-02-12 08:30"),  # the lunar New Year, as far as foreseen
    ],
)
def test_hours_are_counted_in_the_usual_office_hours(province, start, hours, due):
    assert add_working_hours(province, at(start), hours) == at(due)


def test_a_unit_without_hours_works_as_the_one_above_it(province):
    ward = Unit.objects.create(code="phuong", name="Công đoàn phường", kind="commune", parent=province)
    give_hours(province, [(5, (32, 48), None, None)])  # Saturday morning only
    assert add_working_hours(ward, at("2026-11-25 08:00"), 1) == at("2026-11-28 09:00")
    give_hours(ward, [(6, (32, 48), None, None)])
    assert add_working_hours(ward, at("2026-11-25 08:00"), 1) == at("2026-11-29 09:00")


def test_hours_hold_from_their_day_to_their_day(province):
    give_hours(province, [(2, (32, 48), date(2026, 12, 1), date(2026, 12, 31))])
    assert add_working_hours(province, at("2026-11-30 16:00"), 2) == at("2026-12-02 09:00")
    assert is_working_time(province, at("2026-11-30 08:00"))
    assert not is_working_time(province, at("2026-12-03 08:00"))
    assert is_working_time(province, at("2027-01-04 08:00"))


def test_stretches_that_overlap_count_once(province):
    give_hours(province, [(2, (32, 40), None, None), (2, (36, 48), None, None)])
    assert add_working_hours(province, at("2026-11-25 00:00"), 4) == at("2026-11-25 12:00")


def test_a_moment_of_another_time_zone_is_the_same_moment(province):
    assert add_working_hours(province, datetime(2026, 11, 25, 1, tzinfo=ZoneInfo("UTC")), 2) == at("2026-11-25 10:00")


@pytest.mark.parametrize("hours", [-1, float("nan"), float("inf"), 1e9])
def test_absurd_hours_are_refused(province, hours):
    with pytest.raises(ValueError, match="working hours"):
        add_working_hours(province, at("2026-11-25 08:00"), hours)


def test_a_moment_without_a_time_zone_is_refused(province):
    with pytest.raises(ValueError, match="time zone"):
        add_working_hours(province, datetime(2026, 11, 25, 8), 1)


def test_a_year_of_holidays_does_not_hold_the_clock_for_ever(province):
    Holiday.objects.all().delete()
    Holiday.objects.bulk_create(
        Holiday(day=date(2026, 1, 1) + timedelta(days=number), name="Nghỉ") for number in range(800)
    )
    assert add_working_hours(province, at("2026-01-01 08:00"), 2) == at("2026-01-01 10:00")


def test_holidays_are_listed_with_both_ends():
    days = [holiday.day for holiday in list_holidays(date(2026, 4, 30), date(2026, 9, 2))]
    assert days == [date(2026, 4, 30), date(2026, 5, 1), date(2026, 9, 2)]


@MANY
@given(rows=stretches, start=moments, hours=quarters)
def test_the_result_is_always_in_working_time_and_never_before_the_start(province, rows, start, hours):
    give_hours(province, rows)
    due = add_working_hours(province, start, hours)
    assert due >= start
    assert is_working_time(province, due)


@MANY
@given(rows=stretches, start=moments, first=quarters, second=quarters)
def test_adding_twice_is_adding_the_sum(province, rows, start, first, second):
    give_hours(province, rows)
    twice = add_working_hours(province, add_working_hours(province, start, first), second)
    assert twice == add_working_hours(province, start, first + second)


@MANY
@given(rows=stretches, starts=st.tuples(moments, moments).map(sorted), hours=st.tuples(quarters, quarters).map(sorted))
def test_later_starts_and_more_hours_never_end_earlier(province, rows, starts, hours):
    give_hours(province, rows)
    assert add_working_hours(province, starts[0], hours[0]) <= add_working_hours(province, starts[1], hours[0])
    assert add_working_hours(province, starts[0], hours[0]) <= add_working_hours(province, starts[0], hours[1])


def test_the_clock_asks_few_questions(province, django_assert_max_num_queries):
    unit = province
    for number in range(4):
        unit = Unit.objects.create(code=f"u{number}", name=f"U{number}", kind="commune", parent=unit)
    unit = Unit.objects.get(pk=unit.pk)
    with django_assert_max_num_queries(7):
        add_working_hours(unit, at("2026-11-25 08:00"), 40)
