"""The union's tables as one Excel workbook: out, and in again after a dry run."""

from cms.union.workbook.importing import ImportRefusedError, import_workbook, plan_import
from cms.union.workbook.reading import WorkbookError
from cms.union.workbook.rows import Outcome, Plan, RowPlan
from cms.union.workbook.writing import write_workbook

__all__ = [
    "ImportRefusedError",
    "Outcome",
    "Plan",
    "RowPlan",
    "WorkbookError",
    "import_workbook",
    "plan_import",
    "write_workbook",
]
