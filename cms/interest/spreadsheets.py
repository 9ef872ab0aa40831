"""Leads as a spreadsheet: the empty one to fill in, what a filled one says line by line, and the one that goes out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from cms.interest.forms.entry import EntryForm
from cms.interest.messages import Message
from cms.interest.models import Lead
from cms.interest.spoken_consents import list_spoken_consents
from cms.interest.table_messages import make_message
from cms.schema.text import fold
from cms.union.workbook import WorkbookError
from cms.union.workbook.cells import CellError, read_date, read_text
from cms.union.workbook.memory import MemoryWorkbook
from cms.union.workbook.reading import list_rows, open_workbook

MOST_ROWS = 500
"""Of one file: so many can be looked through before they are recorded."""
MOST_LETTERS = 32_000
"""Excel holds no more in a cell."""
YES, NO = {"x", "co", "yes", "dung", "1", "v"}, {"", "khong", "no", "0", "k"}
_TICKED = ("no_local_contact",)


@dataclass(slots=True)
class SheetLine:
    """One line of a filled spreadsheet: the message it becomes, or what is wrong with it."""

    number: int
    name: str = ""
    message: Message | None = None
    errors: list[str] = field(default_factory=list)


def list_columns() -> list[tuple[str, str]]:
    """The columns of the empty spreadsheet: name of the field, heading."""
    fields = EntryForm().fields
    names = (
        *("name", "phone", "other_contact", "commune", "workplace", "trade", "best_time"),
        *("no_local_contact", "at_least_16", "note", "received_on"),
    )
    plain = [(name, str(fields[name].label)) for name in names]
    return plain + [(consent.purpose, consent.short) for consent in list_spoken_consents()]


def write_template() -> bytes:
    """The empty spreadsheet, with a second sheet that says how to fill it in and what to read aloud."""
    book = MemoryWorkbook()
    headings = [heading for _name, heading in list_columns()]
    _add_sheet(book, _title(), headings, [[""] * len(headings)] * 50)
    lines = [
        _("Mỗi người một dòng. Cần số điện thoại hoặc một cách liên lạc khác."),
        _("Cột có hoặc không: ghi x là có, để trống là không. Tuổi: ghi x là đủ 16, “không” là chưa đủ."),
        _("Đọc từng câu sau cho người ấy nghe rồi mới ghi x:"),
        *(f"{consent.short}: {consent.wording}" for consent in list_spoken_consents()),
        _("Đừng ghi bệnh tật, tôn giáo, số căn cước hay số tài khoản."),
    ]
    _add_sheet(book, _("Hướng dẫn"), [_("Cách điền")], [[line] for line in lines], width=110)
    return book.to_bytes()


def read_sheet(content: bytes) -> list[SheetLine]:
    """What each line says. Raises WorkbookError for a file that cannot be read, or with too many lines."""
    book = open_workbook(content)
    title = _title() if _title() in book.sheetnames else book.sheetnames[0]
    rows = list_rows(book, title)
    number_and_cells = next(rows, None)
    if number_and_cells is None:
        raise WorkbookError(_("Trang đầu của tệp không có gì."))
    places = _find_columns(number_and_cells[1])
    lines = []
    for number, cells in rows:
        if len(lines) >= MOST_ROWS:
            raise WorkbookError(_("Tệp có quá %(number)s dòng. Hãy chia ra nhiều tệp.") % {"number": MOST_ROWS})
        lines.append(_read_line(number, cells, places))
    return lines


def write_leads(leads: Iterable[Lead]) -> bytes:
    """The leads as a spreadsheet. They are read one by one; what is held in memory is the packed file."""
    book = MemoryWorkbook()
    headings = [
        *(_("Số"), _("Tên gọi"), _("Điện thoại"), _("Cách liên lạc khác"), _("Nơi làm việc"), _("Xã, phường")),
        *(_("Nghề"), _("Giờ gọi an toàn"), _("Đừng báo công ty"), _("Loại"), _("Đến bằng"), _("Tình trạng")),
        *(_("Lý do đóng"), _("Đơn vị phụ trách"), _("Người phụ trách"), _("Nhận lúc"), _("Gọi lần đầu lúc"), _("Hạn")),
    ]
    _add_sheet(book, _title(), headings, (_tell_lead(lead) for lead in leads))
    return book.to_bytes()


def _tell_lead(lead: Lead) -> list[Any]:
    owner = (lead.owner.get_full_name() or lead.owner.get_username()) if lead.owner else ""
    return [
        *(str(lead.pk), lead.name, lead.phone_shown, lead.other_contact, lead.workplace, lead.commune),
        *(lead.trade, lead.best_time, _("có") if lead.no_local_contact else "", lead.get_kind_display()),
        *(lead.get_channel_display(), lead.get_status_display(), lead.get_closing_reason_display()),
        *(lead.unit.name if lead.unit else "", owner, lead.received_at, lead.first_called_at, lead.due_at),
    ]


def _add_sheet(book: Workbook, title: str, headings: list[str], rows: Iterable[list], width: int = 22) -> None:
    page = book.create_sheet(title)
    page.freeze_panes = "A2"
    for number in range(1, len(headings) + 1):
        page.column_dimensions[get_column_letter(number)].width = width
    cells = [_make_cell(page, heading) for heading in headings]
    for cell in cells:
        cell.font, cell.alignment = Font(bold=True), Alignment(wrap_text=True, vertical="top")
    page.append(cells)
    for row in rows:
        page.append([_make_cell(page, value) for value in row])


def _make_cell(page: Any, value: str | datetime | None) -> WriteOnlyCell:
    """A moment, or a text that Excel keeps as it is: `0297…` keeps its zero, `=1+1` stays what it says."""
    if isinstance(value, datetime):
        cell = WriteOnlyCell(page, timezone.localtime(value).replace(tzinfo=None, second=0, microsecond=0))
        cell.number_format = "dd/mm/yyyy hh:mm"
        return cell
    text = ILLEGAL_CHARACTERS_RE.sub("", str(value or ""))[:MOST_LETTERS]
    cell = WriteOnlyCell(page, text or None)
    cell.number_format = "@"
    if text:
        cell.data_type = "s"
        cell.quotePrefix = text[0] in "=+-@\t\r"
    return cell


def _title() -> str:
    return _("Người liên hệ")


def _find_columns(cells: tuple[Cell, ...]) -> dict[str, int]:
    """Which column holds which field, by the headings. Raises WorkbookError when those needed are not there."""
    said: dict[str, int] = {}
    for place, cell in enumerate(cells):
        said.setdefault(fold(str(cell.value or "")).strip(), place)
    found = {name: said[fold(heading)] for name, heading in list_columns() if fold(heading) in said}
    missing = [
        heading for name, heading in list_columns() if name in ("phone", "consent_contact") and name not in found
    ]
    if missing:
        raise WorkbookError(
            _("Dòng đầu của tệp thiếu cột: %(columns)s. Hãy tải tệp mẫu về rồi điền vào đó.")
            % {"columns": ", ".join(missing)}
        )
    return found


def _read_line(number: int, cells: tuple[Cell, ...], places: dict[str, int]) -> SheetLine:
    line = SheetLine(number)
    data: dict[str, Any] = {"channel": "paper", "kind": "join"}
    headings = dict(list_columns())
    for name, place in places.items():
        if place >= len(cells):
            continue
        try:
            data[name] = _read_value(name, cells[place])
        except CellError as error:
            line.errors.append(f"{headings[name]}: {error}")
    line.name = str(data.get("name", ""))
    form = EntryForm(data | {"commune_code": "?"})
    if form.is_valid() and not line.errors:
        line.message = make_message(form, channel="sheet")
    for name, errors in form.errors.items():
        line.errors += [f"{headings.get(name, '')}: {error}" for error in errors]
    return line


def _read_value(name: str, cell: Cell) -> str | bool | date | None:
    if name == "received_on":
        return read_date(cell)
    text = read_text(cell)
    if name == "at_least_16":
        return "" if not text else "yes" if _is_yes(text) else "no"
    return _is_yes(text) if name in _TICKED or name.startswith("consent_") else text


def _is_yes(text: str) -> bool:
    word = fold(text).strip()
    if word in YES | NO:
        return word in YES
    raise CellError(_("hãy ghi x hoặc để trống, không ghi “%(text)s”.") % {"text": text[:30]})


def list_repeated(lines: Iterable[SheetLine]) -> Iterator[tuple[SheetLine, int]]:
    """The lines whose telephone number stood in a line before, with the number of that line."""
    seen: dict[str, int] = {}
    for line in lines:
        phone = line.message.phone if line.message else ""
        if phone in seen:
            yield line, seen[phone]
        elif phone:
            seen[phone] = line.number
