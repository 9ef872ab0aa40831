"""Workbooks as people make them, and what stands in one."""

from io import BytesIO

from openpyxl import Workbook, load_workbook


def write_by_hand(sheets: dict[str, list[list]]) -> bytes:
    """A workbook with these sheets, row by row."""
    workbook = Workbook()
    workbook.remove(workbook.active)
    for title, rows in sheets.items():
        page = workbook.create_sheet(title)
        for row in rows:
            page.append(row)
    content = BytesIO()
    workbook.save(content)
    return content.getvalue()


def read_cells(content: bytes, title: str) -> list[tuple]:
    """The cells of a sheet, row by row."""
    return list(load_workbook(BytesIO(content))[title].iter_rows())
