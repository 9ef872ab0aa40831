"""The four sheets of the workbook. What changes with time stands line by line, its row's own columns beside it."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from openpyxl.cell.cell import Cell

from cms.law.fact_rows import NAMES
from cms.law.models import Figure, LegalDocument, RegionPlace
from cms.law.numbers import read_number
from cms.schema.text import fold
from cms.schema.units import write_number
from cms.union.workbook.cells import CellError, read_date, read_text, shorten

_YES, _NO = {"co", "x", "v", "yes", "true", "dung", "1"}, {"", "khong", "no", "false", "sai", "0"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: how a fact is shown in a cell, and how a cell is read. `read` raises CellError, without the column."""

    heading: str
    field: str
    read: Callable[[Cell], Any]
    show: Callable[[Any], Any] = lambda value: value
    width: int = 18


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A list of facts as a sheet. `periods`: the name of the rows below, one line each; empty when there are none."""

    name: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    periods: str = ""
    period_columns: tuple[Column, ...] = ()

    @property
    def title(self) -> str:
        """What the sheet is called."""
        return NAMES[self.name]

    @property
    def all_columns(self) -> tuple[Column, ...]:
        """The columns in their order."""
        return self.columns + self.period_columns


def _text(heading: str, field: str, width: int = 18) -> Column:
    return Column(heading=heading, field=field, read=read_text, width=width)


def _digits(heading: str, field: str, letters: int) -> Column:
    """A code of so many digits, from which Excel may have taken the zeros in front."""

    def read(cell: Cell) -> str:
        code = read_text(cell)
        return code.zfill(letters) if code.isdigit() and isinstance(cell.value, int | float) else code

    return Column(heading=heading, field=field, read=read)


def _day(heading: str, field: str) -> Column:
    def read(cell: Cell) -> str | None:
        day = read_date(cell)
        return day.isoformat() if day else None

    return Column(heading=heading, field=field, read=read, width=14)


def _flag(heading: str, field: str) -> Column:
    def read(cell: Cell) -> bool:
        if isinstance(cell.value, bool):
            return cell.value
        said = read_text(cell)
        if fold(said) in _YES | _NO:
            return fold(said) in _YES
        raise CellError(_("hãy ghi “có” hoặc “không”, không ghi “%(said)s”.") % {"said": shorten(said)})

    return Column(heading=heading, field=field, read=read, show=lambda value: "có" if value else "không")


def _choice(heading: str, field: str, choices: type[models.TextChoices]) -> Column:
    """One of a list, by its label or its value."""

    def read(cell: Cell) -> str:
        said = read_text(cell)
        by_name = {fold(name): one.value for one in choices for name in (one.value, str(one.label))}
        if fold(said) in by_name:
            return by_name[fold(said)]
        allowed = "; ".join(str(one.label) for one in choices)
        raise CellError(_("“%(said)s” không có trong các loại: %(all)s.") % {"said": shorten(said), "all": allowed})

    return Column(heading=heading, field=field, read=read, show=lambda value: str(choices(value).label))


def _number(heading: str, field: str) -> Column:
    def read(cell: Cell) -> str:
        value = cell.value
        if isinstance(value, int | float) and not isinstance(value, bool) and cell.data_type == "n":
            number = Decimal(str(value))
            return f"{number * 100 if '%' in (cell.number_format or '') else number:f}"
        try:
            return f"{read_number(read_text(cell)):f}"
        except ValidationError as error:
            raise CellError(" ".join(error.messages)) from error

    return Column(heading=heading, field=field, read=read, show=write_number)


def _numbers_of_documents(heading: str, field: str) -> Column:
    def read(cell: Cell) -> list[str]:
        lines = read_text(cell).replace(";", "\n").replace(",", "\n").split("\n")
        return [line.strip() for line in lines if line.strip()]

    return Column(heading=heading, field=field, read=read, show="\n".join, width=24)


_PERIOD = (_day("Có hiệu lực từ ngày", "in_force_from"), _day("Đến hết ngày", "in_force_to"))
_CONFIRMED = _flag("Đã đọc tại văn bản gốc", "confirmed")
_CHECK = (_CONFIRMED, _text("Người kiểm tra", "checked_by"), _day("Kiểm tra ngày", "checked_on"))
_PLACE = (
    _text("Số hiệu văn bản", "document"),
    _text("Điều", "article", 8),
    _text("Khoản", "clause", 8),
    _text("Điểm", "point", 8),
)

# Headings are the form of a file that is kept and sent around: the same in every language.
DOCUMENTS = Sheet(
    name="documents",
    key=("number",),
    columns=(
        _text("Số hiệu", "number", 24),
        _choice("Loại", "kind", LegalDocument.Kind),
        _text("Tên đầy đủ", "title", 60),
        _text("Tên gọi trên trang web", "short_title", 30),
        _text("Nơi ban hành", "issuer"),
        _day("Ngày ký", "signed_on"),
        *_PERIOD,
        _text("Bị thay thế bởi số", "replaced_by", 24),
        _numbers_of_documents("Được sửa đổi bởi số (mỗi dòng một số)", "amended_by"),
        _text("Nơi đọc toàn văn", "url", 40),
        _CONFIRMED,
        _text("Ghi chú nội bộ", "note", 40),
    ),
)
PROVISIONS = Sheet(
    name="provisions",
    key=("document", "article", "clause", "point"),
    columns=(*_PLACE, _text("Người lao động gọi là", "keywords", 30)),
    periods="versions",
    period_columns=(
        _text("Nói gì", "gist", 70),
        _text("Nguyên văn", "text", 40),
        *_PERIOD,
        _text("Theo văn bản sửa đổi số", "amended_by", 24),
        *_CHECK,
    ),
)
FIGURES = Sheet(
    name="figures",
    key=("key",),
    columns=(
        _text("Mã", "key", 30),
        _text("Tên", "label", 40),
        _choice("Đơn vị", "unit", Figure.Unit),
        _text("Nhóm", "group"),
        _text("Ghi chú nội bộ", "note", 40),
    ),
    periods="values",
    period_columns=(_number("Giá trị", "value"), *_PERIOD, *_PLACE, *_CHECK),
)
PLACES = Sheet(
    name="places",
    key=("code", "in_force_from"),
    columns=(
        _digits("Mã địa bàn", "code", 5),
        _text("Xã, phường, đặc khu", "name", 30),
        _digits("Mã tỉnh", "province", 2),
        _choice("Vùng lương", "region", RegionPlace.Region),
        *_PERIOD,
        _text("Số hiệu văn bản", "document", 24),
    ),
)
SHEETS = (DOCUMENTS, PROVISIONS, FIGURES, PLACES)
"""In this order: what is referred to comes first."""
