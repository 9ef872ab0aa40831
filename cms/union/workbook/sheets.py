"""The six sheets of the workbook: what each holds, in which columns, and how a line is told to be a row we have."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from cms.union.models import THINGS, Coverage, Place, Trade, Unit, Workplace, Zone
from cms.union.names import simplify
from cms.union.workbook import columns
from cms.union.workbook.cells import CellError, read_text, show
from cms.union.workbook.columns import Column, FieldColumn
from cms.union.workbook.tables import Tables


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A table as a sheet.

    `key`: the fields that tell which row a line is; `find`: the row that has these values, or None.
    """

    title: str
    model: type[models.Model]
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    find: Callable[[dict[str, Any], Tables], Any | None]
    list_rows: Callable[[], models.QuerySet]
    begin: Callable[[dict[str, Any]], Any] | None = None
    """Makes the row of a line that is new, where it takes more than an empty one."""

    @property
    def fields(self) -> dict[str, FieldColumn]:
        """The columns that are read, by their heading."""
        return {column.heading: column for column in self.columns if column.is_read}


# Titles and headings are the form of a file that is kept and sent around: the same in every language.
THING_NAMES = {"place": "Địa bàn", "zone": "Khu công nghiệp", "workplace": "Nơi làm việc", "trade": "Nghề"}
"""What a line of the last sheet may be about; each is the title of the sheet it stands in."""


def _dates() -> tuple[FieldColumn, ...]:
    return (
        columns.day("Từ ngày", "valid_from"),
        columns.day("Đến hết ngày", "valid_to"),
        columns.text("Số quyết định", "decision"),
    )


def _aliases() -> FieldColumn:
    return columns.text("Tên gọi khác (mỗi dòng một tên)", "aliases", width=40)


def _find_by_code(kind: str, code: str, *also: str) -> Callable[[dict[str, Any], Tables], Any | None]:
    """By code; without one, by the name (and `also`), where only one row has it."""

    def find(values: dict[str, Any], tables: Tables) -> Any | None:
        if values.get(code) or "name" not in values:
            return tables.get(kind, values.get(code, ""))
        found = [
            row
            for row in tables.list_named(kind, values["name"])
            if all(getattr(row, name) == values[name] for name in also if name in values)
        ]
        if len(found) > 1:
            raise CellError(_("có nhiều dòng cùng tên “%(name)s”; hãy ghi mã.") % {"name": values["name"]})
        return found[0] if found else None

    return find


def _read_thing_kind(cell: Any, tables: Tables) -> str:
    said = read_text(cell)
    for thing, name in THING_NAMES.items():
        if simplify(said) in (simplify(name), thing):
            return thing
    raise CellError(
        _("“%(said)s” không có trong các loại: %(all)s.") % {"said": said, "all": "; ".join(THING_NAMES.values())}
    )


def _thing_kind_of(row: Coverage) -> str:
    return next((thing for thing in THINGS if getattr(row, f"{thing}_id")), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class ThingColumn(FieldColumn):
    """Half of what is looked after: its kind, or its code. Both together tell which row a line is, and never change."""

    def set(self, row: Coverage, value: Any) -> None:
        """Nothing: the row was found, or begun, by it."""


def _find_coverage(values: dict[str, Any], tables: Tables) -> Coverage | None:
    kind = values["thing"]
    thing = tables.find(kind, values["code"])
    values[kind] = thing
    return Coverage.objects.of(thing).filter(valid_from=values["valid_from"]).select_related("unit").first()


def _begin_coverage(values: dict[str, Any]) -> Coverage:
    return Coverage(**{values["thing"]: values[values["thing"]]})


UNITS = Sheet(
    title="Đơn vị",
    model=Unit,
    key=("code",),
    find=_find_by_code("unit", "code"),
    list_rows=lambda: Unit.objects.select_related("parent", "successor", "owner", "deputy").order_by("pk"),
    columns=(
        columns.text("Mã", "code"),
        columns.text("Tên", "name", width=45),
        columns.choice("Loại", "kind", Unit.Kind),
        columns.reference("Mã cấp trên", "parent", "unit"),
        columns.reference("Mã đơn vị kế thừa", "successor", "unit"),
        columns.text("Tên tiếng Anh", "name_en"),
        columns.text("Tên tiếng Khmer", "name_km"),
        columns.number_as_text("Điện thoại", "phone"),
        columns.number_as_text("Zalo", "zalo"),
        columns.text("Email", "email"),
        columns.text("Địa chỉ", "address", width=40),
        columns.reference("Người phụ trách (tên đăng nhập)", "owner", "user"),
        columns.reference("Người làm thay (tên đăng nhập)", "deputy", "user"),
        *_dates(),
        columns.text("Quyết định kết thúc", "closing_decision"),
    ),
)
PLACES = Sheet(
    title="Địa bàn",
    model=Place,
    key=("code",),
    find=_find_by_code("place", "code"),
    list_rows=lambda: Place.objects.select_related("province").order_by("pk"),
    columns=(
        columns.digits("Mã", "code", 5),
        columns.text("Tên", "name", width=30),
        columns.choice("Loại", "kind", Place.Kind),
        columns.reference("Mã tỉnh", "province", "province"),
        _aliases(),
        *_dates(),
    ),
)
ZONES = Sheet(
    title="Khu công nghiệp",
    model=Zone,
    key=("code",),
    find=_find_by_code("zone", "code"),
    list_rows=lambda: Zone.objects.prefetch_related("places").order_by("pk"),
    columns=(
        columns.text("Mã", "code"),
        columns.text("Tên", "name", width=40),
        _aliases(),
        columns.references("Mã các địa bàn", "places", "place"),
        *_dates(),
    ),
)
TRADES = Sheet(
    title="Nghề",
    model=Trade,
    key=("slug",),
    find=_find_by_code("trade", "slug"),
    list_rows=lambda: Trade.objects.order_by("pk"),
    columns=(columns.text("Mã", "slug"), columns.text("Tên", "name", width=40), _aliases(), *_dates()),
)
WORKPLACES = Sheet(
    title="Nơi làm việc",
    model=Workplace,
    key=("code",),
    find=_find_by_code("workplace", "code", "place"),
    list_rows=lambda: Workplace.objects.select_related("place", "zone", "checked_by").order_by("pk"),
    columns=(
        columns.text("Mã", "code"),
        columns.text("Tên", "name", width=45),
        _aliases(),
        columns.reference("Mã địa bàn", "place", "place"),
        columns.reference("Mã khu", "zone", "zone"),
        columns.text("Ngành", "sector"),
        columns.choice("Số lao động", "employees", Workplace.Size, blank=""),
        columns.choice("Đã có công đoàn cơ sở", "has_union", Workplace.HasUnion, blank="unknown"),
        columns.day("Ngày rà soát", "checked_on"),
        columns.reference("Người rà soát (tên đăng nhập)", "checked_by", "user"),
        *_dates(),
    ),
)
COVERAGES = Sheet(
    title="Phân công",
    model=Coverage,
    key=("thing", "code", "valid_from"),
    find=_find_coverage,
    begin=_begin_coverage,
    list_rows=lambda: Coverage.objects.with_names().order_by("pk"),
    columns=(
        ThingColumn(
            heading="Phân công gì",
            field="thing",
            state=lambda row: THING_NAMES[_thing_kind_of(row)],
            read=_read_thing_kind,
        ),
        ThingColumn(
            heading="Mã",
            field="code",
            state=lambda row: Tables.code_of(row.thing),
            read=lambda cell, _tables: read_text(cell),
        ),
        columns.view("Tên", lambda row: str(row.thing), width=40),
        columns.reference("Mã đơn vị phụ trách", "unit", "unit"),
        columns.view("Tên đơn vị", lambda row: str(row.unit), width=40),
        *_dates(),
    ),
)
SHEETS = (UNITS, PLACES, ZONES, TRADES, WORKPLACES, COVERAGES)
"""In this order: what is referred to comes first."""


def describe(sheet: Sheet, values: dict[str, Any]) -> str:
    """What a line is about, for the list of a dry run."""
    if sheet is COVERAGES:
        return f"{THING_NAMES.get(values.get('thing', ''), '')} {values.get('code', '')}".strip()
    return show(values.get("name") or values.get(sheet.key[0]))
