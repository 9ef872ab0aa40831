"""A workbook that is made in memory.

openpyxl writes each sheet to a plain file in the machine's folder for temporary files before it packs it. Lists of
people must not lie there, not for a second: a killed process leaves them behind.
"""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter


class MemoryWorkbook(Workbook):
    """A workbook that is written row by row, and touches no disk."""

    def __init__(self) -> None:
        super().__init__(write_only=True)

    def create_sheet(self, title: str | None = None, index: int | None = None) -> WriteOnlyWorksheet:
        """A sheet at the end, or at `index`."""
        sheet = _Sheet(self, title)
        self._add_sheet(sheet, index)
        return sheet

    def to_bytes(self) -> bytes:
        """The file. Ends the writing: it can be asked for once."""
        content = BytesIO()
        with ZipFile(content, "w", ZIP_DEFLATED) as archive:
            _Writer(self, archive).write_data()
        return content.getvalue()


class _Sheet(WriteOnlyWorksheet):
    def _get_writer(self) -> None:
        if self._writer is None:
            self._writer = WorksheetWriter(self, BytesIO())
            self._writer.write_top()


class _Writer(ExcelWriter):
    def write_worksheet(self, ws: _Sheet) -> None:
        ws._drawing = SpreadsheetDrawing()
        if not ws.closed:
            ws.close()
        ws._rels = ws._writer._rels
        self._archive.writestr(ws.path[1:], ws._writer.out.getbuffer())
        self.manifest.append(ws)
