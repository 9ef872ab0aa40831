"""One decision for each cell: what one page hides, no other page gives away."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from cms.interest.funnel.counting import K, list_determined
from cms.interest.funnel.periods import MONTH, QUARTER, WEEK, YEAR, find_slug, find_week, find_year, make_year
from cms.interest.funnel.publishing import FORM, JOINED, REACHED, SENT, STAGES, STARTED, UNIT, Mark, PublishedYear

TODAY = date(2026, 5, 20)
YEAR_2026 = make_year(2026, TODAY)
days = st.dates(date(2001, 1, 1), date(2199, 12, 31))


@given(days)
def test_every_day_lies_in_one_week_one_month_one_quarter_and_one_year(day):
    year = make_year(find_year(day), day)
    for kind in (WEEK, MONTH, QUARTER, YEAR):
        holding = [period for period in year.list_of_kind(kind) if find_week(day) in period.weeks]
        assert len(holding) == 1
        assert holding[0].first_day <= day <= holding[0].last_day


@given(days)
def test_a_period_is_made_of_its_parts_and_found_by_its_name(day):
    for period in make_year(find_year(day), day).walk():
        if period.parts:
            assert period.weeks == tuple(week for part in period.parts for week in part.weeks)
        found = find_slug(period.slug, day)
        assert found and found[1] == period


@given(st.text(max_size=9))
def test_no_address_breaks_the_finding_of_a_period(slug):
    found = find_slug(slug, TODAY)
    assert found is None or found[1].slug == slug


def test_a_week_belongs_to_the_month_of_its_thursday():
    months = {month.number: month for month in make_year(2026, date(2026, 12, 31)).list_of_kind(MONTH)}
    assert months[1].first_day == date(2025, 12, 29)
    assert months[3].last_day == date(2026, 3, 29)
    assert months[4].first_day == date(2026, 3, 30)


def test_what_has_not_begun_has_no_period():
    assert find_slug("2027", TODAY) is None
    assert find_slug("2026-06", TODAY) is None
    assert find_slug("2026-05", TODAY) is not None


@st.composite
def years(draw):
    """Counts of who sent, was reached and joined, by unit and week; forms take the same people apart another way."""
    weeks = YEAR_2026.weeks
    cells = draw(
        st.dictionaries(
            st.tuples(st.sampled_from(weeks), st.sampled_from([1, 2, 3, 4, None])),
            st.tuples(st.integers(0, 12), st.floats(0, 1), st.floats(0, 1)),
            max_size=60,
        )
    )
    counts = {stage: {UNIT: {}, FORM: {}} for stage in (SENT, REACHED, JOINED)}
    for (week, unit), (sent, reached, joined) in cells.items():
        for stage, number in ((SENT, sent), (REACHED, int(sent * reached)), (JOINED, int(sent * joined))):
            counts[stage][UNIT][week, unit] = number
            form = "join" if unit in (1, 2) else "question"
            by_form = counts[stage][FORM]
            by_form[week, form] = by_form.get((week, form), 0) + number
    return counts


def total_of(counts, stage, dimension, period, category=...):
    return sum(
        number
        for (week, one), number in counts[stage][dimension].items()
        if week in period.weeks and category in (..., one)
    )


@settings(max_examples=60, deadline=None)
@given(years())
def test_no_page_shows_fewer_than_five_and_what_it_shows_is_true(counts):
    published = PublishedYear(YEAR_2026, counts)
    for period in YEAR_2026.walk():
        for stage in (SENT, REACHED, JOINED):
            total = published.get_total(period, stage)
            assert total is Mark.HIDDEN or total == total_of(counts, stage, FORM, period) >= K
            for dimension, categories in ((UNIT, (1, 2, 3, 4, None)), (FORM, ("join", "question"))):
                for category in categories:
                    shown = published.get(period, stage, dimension, category)
                    if isinstance(shown, int):
                        assert shown == total_of(counts, stage, dimension, period, category) >= K


@settings(max_examples=60, deadline=None)
@given(years())
def test_no_hidden_cell_can_be_worked_out_from_the_periods_above_and_below(counts):
    published = PublishedYear(YEAR_2026, counts)
    for period in YEAR_2026.walk():
        for stage in (SENT, REACHED, JOINED):
            for dimension in (UNIT, FORM):
                check_table(published, counts, period, stage, dimension)


def check_table(published, counts, period, stage, dimension):
    """The parts of `period` by categories, with totals, as somebody puts it together from several pages."""
    categories = sorted({category for _week, category in counts[stage][dimension]}, key=str)
    if len(period.parts) < 2 or len(categories) < 2:
        return
    cells = [[total_of(counts, stage, dimension, part, one) for one in categories] for part in period.parts]
    hidden = {
        (i, j)
        for i, part in enumerate((*period.parts, period))
        for j, one in enumerate((*categories, ...))
        if (published.get_total(part, stage) if one is ... else published.get(part, stage, dimension, one))
        is Mark.HIDDEN
    }
    assert list_determined(cells, hidden) == []
    for j in range(len(categories)):
        inside = [i for i in range(len(cells)) if (i, j) in hidden]
        if inside and (len(cells), j) not in hidden:
            assert len(inside) >= 2 and sum(cells[i][j] for i in inside) >= K


@settings(max_examples=60, deadline=None)
@given(years())
def test_what_is_hidden_is_hidden_in_all_its_parts_and_in_the_stages_within(counts):
    published = PublishedYear(YEAR_2026, counts)
    for period in YEAR_2026.walk():
        for stage in (SENT, REACHED, JOINED):
            if published.get_total(period, SENT) is Mark.HIDDEN:
                assert published.get_total(period, stage) is Mark.HIDDEN
            if published.get_total(period, stage) is Mark.HIDDEN:
                assert all(published.get_total(part, stage) is Mark.HIDDEN for part in period.parts)
            for unit in {unit for _week, unit in counts[stage][UNIT]}:
                if published.get(period, SENT, UNIT, unit) is Mark.HIDDEN:
                    assert published.get(period, stage, UNIT, unit) is Mark.HIDDEN


def test_what_was_never_counted_is_absent_and_not_nought():
    published = PublishedYear(YEAR_2026, {SENT: {FORM: {}}})
    assert published.get_total(YEAR_2026, STARTED) is Mark.ABSENT
    assert published.get_total(YEAR_2026, SENT) is Mark.HIDDEN


def test_the_first_month_of_a_new_office_is_not_hidden_for_the_empty_months_before_it():
    may = YEAR_2026.list_of_kind(MONTH)[4]
    counts = {SENT: {FORM: {(may.first_day, "join"): 40}}}
    published = PublishedYear(YEAR_2026, counts, begun=may.first_day)
    assert published.get_total(may, SENT) == published.get_total(YEAR_2026, SENT) == 40
    assert published.get_total(YEAR_2026.list_of_kind(MONTH)[0], SENT) is Mark.ABSENT


def test_a_month_before_counting_began_is_absent():
    first = YEAR_2026.list_of_kind(MONTH)[3].first_day
    counts = {(first + timedelta(days=7 * number), "join"): 9 for number in range(4)}
    published = PublishedYear(YEAR_2026, {STARTED: {FORM: counts}})
    january, april = YEAR_2026.list_of_kind(MONTH)[0], YEAR_2026.list_of_kind(MONTH)[3]
    assert published.get_total(january, STARTED) is Mark.ABSENT
    assert published.get_total(april, STARTED) == 36
    assert set(STAGES) >= {STARTED}
