"""The registry as one file, a workbook or JSON: out, and in again after a dry run."""

from cms.law.exchange.reading import FactsFileError, import_file
from cms.law.exchange.writing import write_json, write_workbook

__all__ = ["FactsFileError", "import_file", "write_json", "write_workbook"]
