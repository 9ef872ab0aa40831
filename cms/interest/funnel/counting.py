"""Which cells of a table of counts may be shown so that nobody can be picked out, not by subtraction either. Pure.

The rule, in the terms of statistical disclosure control:

1. *Threshold* (primary suppression): a cell of fewer than K people is hidden, zero among them, a total too.
2. *Complementary suppression*: where a row or column shows its total, either none or at least two of its cells are
   hidden, and the hidden ones together count at least K: what subtraction gives is itself a cell that could be shown.
3. A hidden total hides its whole row or column.
4. *Audit*: no hidden cell is determined. At least two tables of non-negative whole numbers agree with all that is shown
   and differ in that cell. A cell may change exactly if it lies on a cycle of hidden cells round which one can be
   added and taken away in turn: a table with margins is a network. While a cell is determined, more are hidden.

Sources: OECD glossary of statistical terms, "threshold rule" (a common threshold is five); Hundepool and others,
Handbook on Statistical Disclosure Control, chapters on tabular data (primary and secondary suppression, audit);
Gusfield, A graph theoretic approach to statistical data security, SIAM Journal on Computing 17 (1988), for the cycles.

It protects each table with its margins. It cannot protect against who looks at the same table today and tomorrow, or
who already knows people in it.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence

K = 5
"""The fewest people in a cell that is shown."""
Cell = tuple[int, int]
"""Row and column. The row after the last one holds the columns' totals, the column after the last one the rows'."""
Counts = Sequence[Sequence[int]]


def protect_line(values: Sequence[int], *, hidden: Collection[int] = (), k: int = K) -> frozenset[int]:
    """The positions of `values` to hide when their total is shown, from those that have to be `hidden` anyway.

    A total below `k` is hidden by whoever shows it, and with it everything.
    """
    found = set(hidden) | {position for position, value in enumerate(values) if value < k}
    if sum(values) < k:
        return frozenset(range(len(values)))
    shown = sorted(set(range(len(values))) - found, key=lambda position: (values[position], position))
    while found and shown and (len(found) < 2 or sum(values[position] for position in found) < k):
        found.add(shown.pop(0))
    return frozenset(found)


def protect(cells: Counts, *, k: int = K) -> frozenset[Cell]:
    """The cells to hide of a table shown with the totals of its rows and columns and the total of all.

    `cells`: rows of equal length, at least one by one. With a total of all below `k` everything is hidden.
    """
    rows, columns = len(cells), len(cells[0])
    hidden = {(row, columns) for row in protect_line([sum(row) for row in cells], k=k)}
    hidden |= {(rows, column) for column in protect_line([sum(column) for column in zip(*cells, strict=True)], k=k)}
    if sum(map(sum, cells)) < k:
        hidden.add((rows, columns))
    return protect_cells(cells, totals=hidden, k=k)


def protect_cells(
    cells: Counts,
    *,
    totals: Iterable[Cell],
    also: Iterable[Cell] = (),
    most: Mapping[Cell, int] | None = None,
    k: int = K,
) -> frozenset[Cell]:
    """The cells to hide, those of `totals` included, when it is settled which totals are hidden.

    `also`: cells that are hidden for another reason. `most`: where a table shown beside this one says that a cell
    counts no more than so many.
    """
    table = _Table(cells, most or {})
    found = {*totals, *also}
    if table.rows == 1 or table.columns == 1:
        return frozenset(found | _copy_totals(table, found))
    found |= {cell for cell in table.inner if table.values[cell] < k}
    while True:
        found |= {cell for cell in table.inner if (cell[0], table.columns) in found or (table.rows, cell[1]) in found}
        more = _find_open_line(table, found, k) or _find_determined(table, found)
        if more is None:
            return frozenset(found)
        found.add(more)


def list_determined(cells: Counts, hidden: Collection[Cell], most: Mapping[Cell, int] | None = None) -> list[Cell]:
    """Those of the `hidden` cells that could be worked out from what is shown, with the totals."""
    return _Table(cells, most or {}).list_determined(hidden)


class _Table:
    """A table with its totals. Values by cell; `inner`: the cells that are no totals, the smallest first."""

    def __init__(self, cells: Counts, most: Mapping[Cell, int]) -> None:
        self.rows, self.columns, self.most = len(cells), len(cells[0]), most
        with_totals = [[*row, sum(row)] for row in cells]
        with_totals.append([sum(column) for column in zip(*with_totals, strict=True)])
        self.values = {(i, j): value for i, row in enumerate(with_totals) for j, value in enumerate(row)}
        inner = [(i, j) for i in range(self.rows) for j in range(self.columns)]
        self.inner = sorted(inner, key=lambda cell: (self.values[cell], cell))

    def list_lines(self) -> Iterable[tuple[Cell, list[Cell]]]:
        """Each total of a row or column, with the cells it is the sum of."""
        for i in range(self.rows):
            yield (i, self.columns), [(i, j) for j in range(self.columns)]
        for j in range(self.columns):
            yield (self.rows, j), [(i, j) for i in range(self.rows)]

    def list_determined(self, hidden: Collection[Cell]) -> list[Cell]:
        """The hidden cells that lie on no cycle. Rows are bits: a table has few of them."""
        up, down = self._list_moves(hidden)
        found = []
        for j in range(self.columns + 1):
            reach = _close(self.rows + 1, [(up[w], down[w]) for w in range(self.columns + 1) if w != j])
            for i in range(self.rows + 1):
                if (i, j) in hidden and not _may_move(i, up[j], down[j], reach):
                    found.append((i, j))
        return found

    def _list_moves(self, hidden: Collection[Cell]) -> tuple[list[int], list[int]]:
        """For each column the rows whose cell may take one more, and one less.

        A total stands on the other side of its equation: there the two change places.
        """
        up, down = [0] * (self.columns + 1), [0] * (self.columns + 1)
        for i, j in hidden:
            value = self.values[i, j]
            more, less = value < self.most.get((i, j), value + 1), value > 0
            if (i == self.rows) != (j == self.columns):
                more, less = less, more
            up[j] |= more << i
            down[j] |= less << i
        return up, down


def _close(rows: int, columns: list[tuple[int, int]]) -> list[int]:
    """For each row the rows that can be reached: one more here, one less there, in one column after another."""
    reach = [0] * rows
    for row in range(rows):
        for up, down in columns:
            if up >> row & 1:
                reach[row] |= down
    for middle in range(rows):
        for row in range(rows):
            if reach[row] >> middle & 1:
                reach[row] |= reach[middle]
    return reach


def _may_move(row: int, up: int, down: int, reach: list[int]) -> bool:
    others = [other for other in range(len(reach)) if other != row]
    if up >> row & 1 and any(down >> other & 1 and reach[other] >> row & 1 for other in others):
        return True
    return bool(down >> row & 1) and any(up >> other & 1 and reach[row] >> other & 1 for other in others)


def _find_open_line(table: _Table, hidden: set[Cell], k: int) -> Cell | None:
    for total, line in table.list_lines():
        inside = [cell for cell in line if cell in hidden]
        if total in hidden or not inside:
            continue
        shown = [cell for cell in line if cell not in hidden]
        if shown and (len(inside) < 2 or sum(table.values[cell] for cell in inside) < k):
            return min(shown, key=lambda cell: (table.values[cell], cell))
    return None


def _find_determined(table: _Table, hidden: set[Cell]) -> Cell | None:
    """A cell more to hide, near one that could be worked out: in its row or column, else anywhere."""
    determined = table.list_determined(hidden)
    if not determined:
        return None
    shown = [cell for cell in table.inner if cell not in hidden]
    row, column = determined[0]
    near = (cell for cell in shown if cell[0] == row or cell[1] == column)
    return next(near, shown[0] if shown else None)


def _copy_totals(table: _Table, hidden: set[Cell]) -> set[Cell]:
    """One row or one column says the same as its totals, and is hidden where they are."""
    if table.rows == 1:
        return {(0, j) for j in range(table.columns) if (1, j) in hidden or (0, table.columns) in hidden}
    return {(i, 0) for i in range(table.rows) if (i, 1) in hidden or (table.rows, 0) in hidden}
