"""The columns of a sheet: how each states a field of a row, and how a cell becomes that field's value."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models
from django.utils.translation import gettext as _
from openpyxl.cell.cell import Cell

from cms.union.names import simplify
from cms.union.workbook.cells import CellError, read_date, read_number_as_text, read_text, shorten, show
from cms.union.workbook.tables import Tables


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column that only shows; what is typed into it is not read."""

    heading: str
    state: Callable[[Any], str | date | None]
    width: int = 18
    is_read: bool = False

    def show(self, row: Any) -> str:
        """The field's value as people read it."""
        return show(self.state(row))


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldColumn(Column):
    """A column that is a field of the row. `read` raises CellError, without saying where."""

    field: str
    read: Callable[[Cell, Tables], Any]
    is_read: bool = True

    def set(self, row: Any, value: Any) -> None:
        """Give the row this value."""
        setattr(row, self.field, value)


def view(heading: str, state: Callable[[Any], Any], **more: Any) -> Column:
    """A column to look at."""
    return Column(heading=f"{heading} (để xem)", state=state, **more)


def text(heading: str, field: str, **more: Any) -> FieldColumn:
    """A column of text."""
    return _make(heading, field, lambda cell, _tables: read_text(cell), **more)


def digits(heading: str, field: str, letters: int, **more: Any) -> FieldColumn:
    """A code of so many digits, from which Excel may have taken the zeros in front."""

    def read(cell: Cell, tables: Tables) -> str:
        code = read_text(cell)
        return code.zfill(letters) if code.isdigit() and isinstance(cell.value, int | float) else code

    return _make(heading, field, read, **more)


def number_as_text(heading: str, field: str, **more: Any) -> FieldColumn:
    """A telephone number and the like: its first zero counts."""
    return _make(heading, field, lambda cell, _tables: read_number_as_text(cell), **more)


def day(heading: str, field: str) -> FieldColumn:
    """A date."""
    return _make(heading, field, lambda cell, _tables: read_date(cell), width=13)


def choice(heading: str, field: str, choices: type[models.TextChoices], blank: str | None = None) -> FieldColumn:
    """One of a list, by its label. `blank`: what an empty cell means; None: it may not be empty."""

    def read(cell: Cell, tables: Tables) -> str:
        said = read_text(cell)
        by_name = {simplify(name): one.value for one in choices for name in (str(one.label), one.value)}
        if not said and blank is not None:
            return blank
        if simplify(said) not in by_name:
            allowed = "; ".join(str(one.label) for one in choices)
            raise CellError(_("“%(said)s” không có trong các loại: %(all)s.") % {"said": shorten(said), "all": allowed})
        return by_name[simplify(said)]

    def state(row: Any) -> str:
        value = getattr(row, field)
        return str(choices(value).label) if value in choices.values else value

    return FieldColumn(heading=heading, field=field, state=state, read=read)


def reference(heading: str, field: str, kind: str, **more: Any) -> FieldColumn:
    """Another row, by its code; by its name where only one has it. `kind`: a table of Tables."""

    def read(cell: Cell, tables: Tables) -> models.Model | None:
        said = read_text(cell)
        return tables.find(kind, said) if said else None

    return FieldColumn(
        heading=heading, field=field, state=lambda row: Tables.code_of(getattr(row, field, None)), read=read, **more
    )


def references(heading: str, field: str, kind: str) -> FieldColumn:
    """Several rows of another table, by their codes; the row keeps them until it is saved."""

    def read(cell: Cell, tables: Tables) -> tuple[models.Model, ...]:
        codes = read_text(cell).replace(",", "\n").replace(";", "\n").split("\n")
        found = {tables.find(kind, code.strip()) for code in codes if code.strip()}
        return tuple(sorted(found, key=lambda row: Tables.code_of(row)))

    return SeveralColumn(
        heading=heading,
        field=field,
        state=lambda row: "\n".join(sorted(Tables.code_of(one) for one in _list_several(row, field))),
        read=read,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class SeveralColumn(FieldColumn):
    """A column that is a list of other rows."""

    def set(self, row: Any, value: tuple[models.Model, ...]) -> None:
        """Keep the list with the row: it is stored once the row is."""
        row.several = {**getattr(row, "several", {}), self.field: value}


def _list_several(row: Any, field: str) -> list[models.Model]:
    kept = getattr(row, "several", {})
    if field in kept:
        return list(kept[field])
    return list(getattr(row, field).all()) if row.pk else []


def _make(heading: str, field: str, read: Callable[[Cell, Tables], Any], **more: Any) -> FieldColumn:
    return FieldColumn(heading=heading, field=field, state=lambda row: getattr(row, field), read=read, **more)
