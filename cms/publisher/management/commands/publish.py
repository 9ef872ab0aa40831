"""`manage.py publish`: make the published folder equal to what is public now."""

import time
from argparse import ArgumentParser
from collections.abc import Callable
from typing import TypeVar

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from cms.publisher.actions import publish
from cms.publisher.folder import FolderBusyError
from cms.publisher.holding import SiteHeldError, describe_hold, get_hold
from cms.publisher.models import PublishRun
from cms.publisher.verification import verify
from cms.theming.errors import ThemeError

WAIT_SECONDS = 120
Result = TypeVar("Result")


class Command(BaseCommand):
    """Publish everything once. Exits with an error when the run failed or pages were kept back."""

    help = "Publish the whole site into LOA_SITE_DIR."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """`--verify` publishes nothing, nor does `--repair`, which goes with it."""
        parser.add_argument(
            "--verify",
            action="store_true",
            help="Publish nothing: draw everything again from the database, and report every byte that differs.",
        )
        parser.add_argument(
            "--repair",
            action="store_true",
            help="With --verify: write files that went bad on the disk again, and say which are lost.",
        )

    def handle(self, **options) -> None:
        if options["repair"] and not options["verify"]:
            raise CommandError(_("--repair đi cùng --verify: manage.py publish --verify --repair"))
        if options["verify"]:
            return self._verify(repair=options["repair"])
        try:
            run = self._when_free(lambda: publish(reason=_("Chạy lệnh dựng lại trang web"), on_progress=self._tell))
        except SiteHeldError as error:
            raise CommandError(str(error)) from error
        if self.stdout.isatty():
            self.stdout.write("\r\033[K", ending="")
        for failure in run.failures:
            self.stderr.write(f"{failure['path']}: {failure['message']}")
        if run.state in (PublishRun.State.FAILED, PublishRun.State.WAITING):
            raise CommandError(run.message)
        seconds = (run.finished_at - run.started_at).total_seconds()
        self.stdout.write(
            f"release {run.release}: {run.files} files, {run.written} written, {run.removed} removed, {seconds:.1f} s"
        )
        if run.state == PublishRun.State.PARTLY:
            raise CommandError(run.message or f"{len(run.failures)} files kept back")
        return None

    def _tell(self, run: PublishRun) -> None:
        """How far the run has come, on a line that the next one overwrites; for people only."""
        if self.stdout.isatty():
            step = f" {run.done}/{run.total}" if run.done else ""
            self.stdout.write(f"\r\033[K{run.get_stage_display()}{step} …", ending="")

    def _verify(self, *, repair: bool) -> None:
        try:
            found = self._when_free(lambda: verify(repair=repair))
        except ThemeError as error:
            raise CommandError(str(error)) from error
        if hold := get_hold():
            self.stderr.write(f"{describe_hold(hold)}.")
        for name in found.repaired:
            self.stdout.write(_("Đã chữa: %(name)s") % {"name": name})
        for difference in found.differences:
            self.stderr.write(str(difference))
        self.stdout.write(
            f"{found.entries} entries, {found.drawn} files drawn again, {found.kept} kept, {found.objects} objects and "
            f"{found.copies} compressed copies read: {len(found.differences)} differences"
        )
        if found.differences:
            raise CommandError(_("Trang đang hiển thị khác với dữ liệu."))

    def _when_free(self, work: Callable[[], Result]) -> Result:
        deadline = time.monotonic() + WAIT_SECONDS
        while True:
            try:
                return work()
            except FolderBusyError as error:
                if time.monotonic() > deadline:
                    raise CommandError(str(error)) from error
                time.sleep(0.2)
