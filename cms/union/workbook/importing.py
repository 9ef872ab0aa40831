"""Read a workbook into the tables: all of it or nothing. A dry run is the same work, undone at the end."""

import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import DatabaseError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from openpyxl.cell.cell import Cell
from openpyxl.workbook import Workbook
from wagtail.models import ModelLogEntry

from cms.union.locking import lock_writers
from cms.union.models import Coverage, Unit
from cms.union.workbook.cells import CellError, shorten
from cms.union.workbook.columns import FieldColumn
from cms.union.workbook.reading import WorkbookError, list_rows, open_workbook
from cms.union.workbook.rows import Change, Outcome, Plan, RowPlan
from cms.union.workbook.sheets import SHEETS, Sheet, describe
from cms.union.workbook.tables import NotFoundError, Tables

if TYPE_CHECKING:
    from cms.accounts.models import User

MOST_PASSES = 20
"""A line may need one further down (the unit above it); so often the lines that did not go in are tried again."""


class ImportRefusedError(Exception):
    """Nothing was stored. `plan` says which lines are wrong, or what would be done now."""

    def __init__(self, plan: Plan) -> None:
        super().__init__("Nothing was stored.")
        self.plan = plan


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a sheet: its number in the file, and its cells with the columns they stand in."""

    number: int
    cells: tuple[tuple[FieldColumn, Cell], ...]


class _NotYetError(Exception):
    """A line that may go in once others have. `errors`: what to say if it never does."""

    def __init__(self, title: str, errors: Iterable[str]) -> None:
        self.title, self.errors = title, tuple(errors)


def plan_import(content: bytes) -> Plan:
    """What `import_workbook` would do with the file; nothing is stored. Raises WorkbookError for an unreadable file."""
    with transaction.atomic():
        plan = _Import(content, None).run()
        transaction.set_rollback(True)
    return plan


def import_workbook(*, content: bytes, actor: "User | None", expected: str | None = None) -> Plan:
    """Store what the file says: new rows and changed ones, never taking one away. Each change is logged for `actor`.

    `expected`: the digest of the plan that somebody agreed to. Raises WorkbookError for an unreadable file,
    ImportRefusedError when a line is wrong or something else would be done than was agreed: then nothing is stored.
    """
    with transaction.atomic():
        reading = _Import(content, actor)
        plan = reading.run()
        if plan.errors or (expected is not None and expected != plan.digest):
            raise ImportRefusedError(plan)
        reading.write_log()
    return plan


class _Import:
    """One reading of one file."""

    def __init__(self, content: bytes, actor: "User | None") -> None:
        self.workbook, self.actor = open_workbook(content), actor
        self.plan, self.tables = Plan(), Tables()
        self.seen: dict[tuple, int] = {}
        self.done: list[tuple[Any, str]] = []

    def run(self) -> Plan:
        """Take in sheet after sheet; the plan says what became of each line."""
        lock_writers(Unit, Coverage)
        known = [sheet for sheet in SHEETS if sheet.title in self.workbook.sheetnames]
        if not known:
            titles = ", ".join(sheet.title for sheet in SHEETS)
            raise WorkbookError(_("Tệp không có trang nào trong các trang: %(titles)s.") % {"titles": titles})
        others = set(self.workbook.sheetnames) - {sheet.title for sheet in known}
        self.plan.notes += [_("Bỏ qua trang “%(title)s”.") % {"title": shorten(title)} for title in sorted(others)]
        for sheet in known:
            self._take_sheet(sheet, _read_lines(self.workbook, sheet, self.plan.notes))
        return self.plan

    def write_log(self) -> None:
        """Write down who stored what, all at once."""
        types = {sheet.model: ContentType.objects.get_for_model(sheet.model) for sheet in SHEETS}
        now, reading = timezone.now(), uuid.uuid4()
        ModelLogEntry.objects.bulk_create(
            (
                ModelLogEntry(
                    content_type=types[type(row)],
                    object_id=str(row.pk),
                    label=str(row),
                    action=action,
                    user=self.actor,
                    uuid=reading,
                    timestamp=now,
                    content_changed=True,
                )
                for row, action in self.done
            ),
            batch_size=500,
        )

    def _take_sheet(self, sheet: Sheet, lines: list[Line]) -> None:
        done: dict[int, RowPlan] = {}
        for _pass in range(MOST_PASSES):
            waiting: list[Line] = []
            for line in lines:
                try:
                    done[line.number] = self._take_line(sheet, line)
                except _NotYetError as error:
                    waiting.append(line)
                    done[line.number] = _refuse(sheet, line, error.title, error.errors)
            if len(waiting) == len(lines):
                break
            lines = waiting
        self.plan.rows += [done[number] for number in sorted(done)]

    def _take_line(self, sheet: Sheet, line: Line) -> RowPlan:
        values, errors, unknown = _read_values(line, self.tables)
        title = describe(sheet, values)
        if errors:
            return _refuse(sheet, line, title, errors)
        if unknown:
            raise _NotYetError(title, unknown)
        try:
            row = sheet.find(values, self.tables)
        except NotFoundError as error:
            raise _NotYetError(title, [_("Mã: %(error)s") % {"error": error}]) from error
        except CellError as error:
            return _refuse(sheet, line, title, [_("Tên: %(error)s") % {"error": error}])
        if first := self._find_twin(sheet, line, values, row):
            return _refuse(sheet, line, title, [_("Trùng với dòng %(number)s.") % {"number": first}])
        is_new = row is None
        if is_new:
            row = sheet.begin(values) if sheet.begin else sheet.model()
        changes = self._store(sheet, line, row, values, title)
        outcome = Outcome.NEW if is_new else Outcome.CHANGED if changes else Outcome.SAME
        shown = () if is_new else changes
        return RowPlan(sheet=sheet.title, number=line.number, title=title, outcome=outcome, changes=shown)

    def _find_twin(self, sheet: Sheet, line: Line, values: dict[str, Any], row: Any) -> int | None:
        """The number of an earlier line about the same row."""
        key = tuple(str(values.get(name) or "") for name in sheet.key)
        key = (sheet.title, row.pk) if row is not None else (sheet.title, *key) if any(key) else None
        first = self.seen.setdefault(key, line.number) if key else line.number
        return first if first != line.number else None

    def _store(self, sheet: Sheet, line: Line, row: Any, values: dict[str, Any], title: str) -> tuple[Change, ...]:
        """Set the row's fields and save it where one differs. Raises _NotYetError when the row refuses them."""
        is_new, changes, undo = row.pk is None, [], _remember_row(row)
        for column, _cell in line.cells:
            if column.field in sheet.key and not is_new:
                continue
            was, shown = column.state(row), column.show(row) if not is_new else ""
            column.set(row, values[column.field])
            if column.state(row) != was:
                changes.append(Change(column.heading, shown, column.show(row)))
        if not changes and not is_new:
            return ()
        try:
            with transaction.atomic():
                # Rows named by a cell were found a moment ago; the dates' order is told by `clean`, in better words.
                row.full_clean(exclude=_list_found_fields(sheet), validate_constraints=False)
                row.save()
                for field, several in getattr(row, "several", {}).items():
                    getattr(row, field).set(several)
        except (ValidationError, DatabaseError) as error:
            undo()
            raise _NotYetError(title, _explain(error, sheet)) from error
        if sheet.model is not Coverage:
            self.tables.add(sheet.model._meta.model_name, row)
        self.seen.setdefault((sheet.title, row.pk), line.number)
        self.done.append((row, "wagtail.create" if is_new else "wagtail.edit"))
        return tuple(changes)


def _read_lines(workbook: Workbook, sheet: Sheet, notes: list[str]) -> list[Line]:
    rows = list_rows(workbook, sheet.title)
    first = next(rows, None)
    if first is None:
        return []
    places = _read_headings(sheet, first[1], notes)
    return [Line(number, tuple((column, cells[place]) for place, column in places.items())) for number, cells in rows]


def _read_headings(sheet: Sheet, cells: tuple[Cell, ...], notes: list[str]) -> dict[int, FieldColumn]:
    """Which column stands where. Raises WorkbookError when one that tells lines apart is missing, or stands twice."""
    known, places = sheet.fields, {}
    shown = {column.heading for column in sheet.columns}
    for place, cell in enumerate(cells):
        heading = " ".join(str(cell.value or "").split())
        if heading in known:
            if known[heading] in places.values():
                words = {"sheet": sheet.title, "heading": heading}
                raise WorkbookError(_("Trang “%(sheet)s” có hai cột “%(heading)s”.") % words)
            places[place] = known[heading]
        elif heading and heading not in shown:
            words = {"sheet": sheet.title, "heading": shorten(heading)}
            notes.append(_("Trang “%(sheet)s”: không rõ cột “%(heading)s”, bỏ qua.") % words)
    for heading, column in known.items():
        if column.field in sheet.key and column not in places.values():
            words = {"sheet": sheet.title, "heading": heading}
            raise WorkbookError(_("Trang “%(sheet)s” thiếu cột “%(heading)s” ở dòng đầu.") % words)
    return places


def _read_values(line: Line, tables: Tables) -> tuple[dict[str, Any], list[str], list[str]]:
    """The values of a line; what is wrong with it for good; what it names that is not there yet."""
    values, errors, unknown = {}, [], []
    for column, cell in line.cells:
        try:
            values[column.field] = column.read(cell, tables)
        except CellError as error:
            sentence = _("Cột “%(heading)s”: %(error)s") % {"heading": column.heading, "error": error}
            (unknown if isinstance(error, NotFoundError) else errors).append(sentence)
    return values, errors, unknown


def _list_found_fields(sheet: Sheet) -> set[str]:
    """The fields that are another row, or nothing."""
    return {field.name for field in sheet.model._meta.fields if field.is_relation and field.null}


def _remember_row(row: Any) -> Callable[[], None]:
    """A way back to the row as it is now: other lines find the same object."""
    fields, followed = dict(row.__dict__), dict(row._state.fields_cache)

    def undo() -> None:
        row.__dict__.clear()
        row.__dict__.update(fields)
        row._state.fields_cache = followed

    return undo


def _refuse(sheet: Sheet, line: Line, title: str, errors: Iterable[str]) -> RowPlan:
    return RowPlan(sheet=sheet.title, number=line.number, title=title, outcome=Outcome.ERROR, errors=tuple(errors))


def _explain(error: ValidationError | DatabaseError, sheet: Sheet) -> list[str]:
    """What a row refused, column by column."""
    if not isinstance(error, ValidationError):
        return [_("Dữ liệu không hợp lệ.")]
    if not hasattr(error, "error_dict"):
        return list(error.messages)
    headings = {column.field: heading for heading, column in sheet.fields.items()}
    sentences = []
    for field, messages in error.message_dict.items():
        where = "" if field == NON_FIELD_ERRORS else f"{_('Cột')} “{headings.get(field, field)}”: "
        sentences += [f"{where}{message}" for message in messages]
    return sentences
