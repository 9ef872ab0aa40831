"""No number that is hidden can be worked out from those that are shown."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cms.interest.funnel.counting import K, list_determined, protect, protect_cells, protect_line

small = st.integers(0, 9)
lines = st.lists(st.one_of(st.just(0), small, st.integers(0, 60)), min_size=1, max_size=12)


@st.composite
def tables(draw, rows=4, columns=6, number=small):
    width = draw(st.integers(1, columns))
    return draw(st.lists(st.lists(number, min_size=width, max_size=width), min_size=1, max_size=rows))


def with_totals(cells):
    wide = [[*row, sum(row)] for row in cells]
    return [*wide, [sum(column) for column in zip(*wide, strict=True)]]


def changed_cells(cells, hidden, most=None):
    """The hidden cells that differ in some other table that agrees with all that is shown, found by trying them all.

    If there is any other table, there is one in which no inner cell differs by more than one (a cycle of a network).
    """
    full, found = with_totals(cells), set()
    free = [(i, j) for i in range(len(cells)) for j in range(len(cells[0])) if (i, j) in hidden]
    for steps in product((-1, 0, 1), repeat=len(free)):
        other = [list(row) for row in cells]
        for (i, j), step in zip(free, steps, strict=True):
            other[i][j] += step
        if any(value < 0 for row in other for value in row):
            continue
        after = with_totals(other)
        differing = {(i, j) for i, row in enumerate(after) for j, value in enumerate(row) if value != full[i][j]}
        fits = all(after[i][j] <= top for (i, j), top in (most or {}).items())
        if fits and differing <= set(hidden):
            found |= differing
    return found


@given(lines)
def test_no_cell_below_five_is_shown_beside_its_total(values):
    hidden = protect_line(values)
    assert all(position in hidden for position, value in enumerate(values) if value < K)


@given(lines)
def test_what_subtraction_gives_is_never_one_cell_and_never_fewer_than_five(values):
    hidden = protect_line(values)
    if hidden and sum(values) >= K:
        assert len(hidden) >= 2
        assert sum(values[position] for position in hidden) >= K


@given(lines)
def test_each_hidden_cell_of_a_line_could_have_had_another_value(values):
    hidden, total = protect_line(values), sum(values)
    if total < K:
        return  # the total is hidden as well: any of them may be one more
    left = total - sum(value for position, value in enumerate(values) if position not in hidden)
    for position in hidden:
        # Without another hidden cell the value would be what is left; with one, it may be anything from none to that.
        assert left >= 1 and hidden - {position}


@settings(max_examples=300, deadline=None)
@given(tables(rows=3, columns=3))
def test_each_hidden_cell_of_a_table_with_margins_differs_in_another_table_that_agrees(cells):
    hidden = protect(cells, k=3)
    assert changed_cells(cells, hidden) == set(hidden)


@settings(max_examples=300, deadline=None)
@given(tables(rows=2, columns=4))
def test_each_hidden_cell_of_a_wide_table_differs_in_another_table_that_agrees(cells):
    hidden = protect(cells)
    assert changed_cells(cells, hidden) == set(hidden)


@settings(max_examples=200, deadline=None)
@given(tables(rows=3, columns=3), st.data())
def test_the_audit_finds_just_those_cells_that_trying_all_tables_finds(cells, data):
    every = [(i, j) for i in range(len(cells) + 1) for j in range(len(cells[0]) + 1)]
    hidden = set(data.draw(st.lists(st.sampled_from(every), unique=True)))
    most = {cell: with_totals(cells)[cell[0]][cell[1]] + data.draw(st.integers(0, 1)) for cell in hidden}
    assert set(list_determined(cells, hidden, most)) == hidden - changed_cells(cells, hidden, most)


@settings(max_examples=300, deadline=None)
@given(tables(rows=5, columns=30, number=st.one_of(st.just(0), small, st.integers(0, 90))))
def test_large_tables_leave_no_cell_determined_and_no_line_open(cells):
    hidden = protect(cells)
    full, height, width = with_totals(cells), len(cells), len(cells[0])
    assert all((i, j) in hidden for i, row in enumerate(full) for j, value in enumerate(row) if value < K)
    assert list_determined(cells, hidden) == []
    if height > 1 and width > 1:
        for i in range(height):
            inside = [j for j in range(width) if (i, j) in hidden]
            if inside and (i, width) not in hidden:
                assert len(inside) >= 2 and sum(cells[i][j] for j in inside) >= K


def test_two_cells_in_every_line_are_not_enough_when_a_cell_is_a_bridge():
    cells = [[7, 8, 0, 0], [9, 6, 5, 0], [0, 0, 8, 7], [0, 0, 6, 9]]
    bridge = {(0, 0), (0, 1), (1, 0), (1, 1), (1, 2), (2, 2), (2, 3), (3, 2), (3, 3)}
    assert list_determined(cells, bridge) == [(1, 2)]


def test_a_small_total_is_hidden_with_its_whole_row():
    hidden = protect([[1, 2, 0], [30, 40, 50], [20, 30, 40]])
    assert {(0, 0), (0, 1), (0, 2), (0, 3)} <= hidden
    assert any((row, 3) in hidden for row in (1, 2)), "the hidden row would be what is left of the total"


def test_where_all_is_large_nothing_is_hidden():
    assert protect([[5, 6], [7, 8]]) == frozenset()


@pytest.mark.parametrize("cells", [[[0]], [[4]], [[0, 0], [0, 0]], [[1, 1], [1, 1]]])
def test_fewer_than_five_in_all_show_nothing(cells):
    height, width = len(cells), len(cells[0])
    assert protect(cells) == {(i, j) for i in range(height + 1) for j in range(width + 1)}


def test_a_cell_that_reaches_what_is_shown_beside_it_counts_as_one_that_cannot_grow():
    cells = [[6, 0], [6, 6]]
    every = {(0, 0), (0, 1), (1, 0), (1, 1)}
    assert list_determined(cells, every) == []
    assert set(list_determined(cells, every, {(0, 1): 0})) == every
    assert protect_cells(cells, totals=()) == every
