"""Open a workbook that came from anywhere: whatever is in it, the machine stays well and the answer is a sentence."""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO

from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.workbook import Workbook

MOST_BYTES = 10_000_000
MOST_UNPACKED_BYTES = 60_000_000
MOST_PARTS = 500
MOST_ROWS = 5_000
"""Of one sheet. New rows take about 2 ms each, and a person waits for the page: 5,000 are looked at in ten seconds."""
MOST_COLUMNS = 60
MOST_BLANK_ROWS = 1_000
CHUNK = 1 << 20

_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z0-9:$]{1,30})"')
_DOCTYPE = re.compile(rb"<!DOCTYPE|<!ENTITY", re.IGNORECASE)
_OVERLAP = 200

SheetRow = tuple[int, tuple[Cell, ...]]


class WorkbookError(Exception):
    """Why a file cannot be read at all, as a sentence for whoever sent it."""


def open_workbook(content: bytes) -> Workbook:
    """The workbook in `content`. Raises WorkbookError for what is none, is too big, or has merged cells."""
    if len(content) > MOST_BYTES:
        raise WorkbookError(_("Tệp lớn quá 10 MB. Hãy chia ra nhiều tệp."))
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            _inspect(archive)
        return load_workbook(BytesIO(content), read_only=True, keep_links=False)
    except WorkbookError:
        raise
    except Exception as error:  # a damaged file makes the library raise whatever it stumbles over
        raise WorkbookError(_("Tệp này không phải tệp Excel (.xlsx), hoặc đã hỏng.")) from error


def list_rows(workbook: Workbook, title: str) -> Iterator[SheetRow]:
    """The rows of a sheet that have something in them, with their numbers. Raises WorkbookError for too many."""
    filled = blank = 0
    try:
        sheet = workbook[title]
        sheet.reset_dimensions()  # what a file says of its size need not be true
        for number, cells in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS), start=1):
            if all(cell.value is None for cell in cells):
                blank += 1
                if blank > MOST_BLANK_ROWS:
                    raise WorkbookError(_("Trang “%(sheet)s” có quá nhiều dòng trống.") % {"sheet": title})
                continue
            blank, filled = 0, filled + 1
            if filled > MOST_ROWS:
                words = {"sheet": title, "rows": f"{MOST_ROWS:,}".replace(",", ".")}
                raise WorkbookError(
                    _("Trang “%(sheet)s” có quá %(rows)s dòng. Hãy chia ra nhiều tệp, tệp nào cũng giữ dòng đầu.")
                    % words
                )
            yield number, cells
    except WorkbookError:
        raise
    except Exception as error:
        raise WorkbookError(_("Trang “%(sheet)s” đã hỏng, không đọc được.") % {"sheet": title}) from error


def _inspect(archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED_BYTES:
        raise WorkbookError(_("Tệp này khi mở ra lớn quá mức cho phép."))
    for part in parts:
        if part.filename.endswith((".xml", ".rels")):
            _inspect_part(archive, part)


def _inspect_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    is_sheet, before = part.filename.startswith("xl/worksheets/"), b""
    with archive.open(part) as stream:
        while chunk := stream.read(CHUNK):
            text = before + chunk
            if _DOCTYPE.search(text):
                raise WorkbookError(_("Tệp này không phải tệp Excel (.xlsx), hoặc đã hỏng."))
            if is_sheet and (found := _MERGED.search(text)):
                raise WorkbookError(
                    _("Tệp có ô gộp (%(cells)s). Hãy bỏ gộp ô trong cả tệp và điền đủ từng dòng.")
                    % {"cells": found[1].decode()}
                )
            before = chunk[-_OVERLAP:]
