"""`manage.py law`: take facts into the registry of the law, and take them out."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cms.law.exchange import FactsFileError, import_file, write_json, write_workbook
from cms.law.fact_rows import NAMES
from cms.law.facts import export_facts, read_shipped_facts
from cms.law.import_report import Report
from cms.law.importing import import_facts
from cms.union.workbook.reading import MOST_BYTES


class Command(BaseCommand):
    """Import, export, or take in the facts that ship with Loa."""

    help = "Import FILE, export FILE (.xlsx or .json), or take in the facts that ship with Loa (to be checked first)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One of three words, then a file."""
        words = parser.add_subparsers(dest="word", required=True)
        importing = words.add_parser("import", help="Take the facts of a file in.")
        importing.add_argument("file", type=Path)
        exporting = words.add_parser("export", help="Write all facts to a file.")
        exporting.add_argument("file", type=Path)
        shipped = words.add_parser("shipped", help="Take in the facts that ship with Loa.")
        for one in (importing, shipped):
            one.add_argument("--dry-run", action="store_true", help="Only tell what would be done.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it, and tell of every row that was refused."""
        if options["word"] == "export":
            return self._export(options["file"])
        if options["word"] == "shipped":
            return self._tell(import_facts(facts=read_shipped_facts(), dry_run=options["dry_run"]), [])
        try:
            with options["file"].open("rb") as file:
                content = file.read(MOST_BYTES + 1)
            report, notes = import_file(content=content, dry_run=options["dry_run"])
        except (OSError, FactsFileError) as error:
            raise CommandError(str(error)) from error
        return self._tell(report, notes)

    def _export(self, file: Path) -> None:
        writers = {".xlsx": write_workbook, ".json": write_json}
        if file.suffix.lower() not in writers:
            raise CommandError("The name of the file has to end in .xlsx or .json.")
        try:
            file.write_bytes(writers[file.suffix.lower()](export_facts()))
        except OSError as error:
            raise CommandError(str(error)) from error

    def _tell(self, report: Report, notes: list[str]) -> None:
        for note in notes:
            self.stdout.write(note)
        for name, counts in report.counts.items():
            if counts:
                said = ", ".join(f"{counts[word]} {word}" for word in ("added", "changed", "unchanged", "refused"))
                self.stdout.write(f"{NAMES[name]}: {said}")
        for where, why in report.refused:
            self.stderr.write(f"{where}: {why}")
        if report.refused:
            raise CommandError(f"{len(report.refused)} rows were refused; the others were not.")
