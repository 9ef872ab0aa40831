"""`manage.py rollback N`: show an older release again, at once."""

import time
from argparse import ArgumentParser

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import translation
from django.utils.translation import gettext as _

from cms.publisher.folder import FolderBusyError, PublishedFolder
from cms.publisher.holding import describe_hold, get_hold, resume, settle
from cms.publisher.models import PublishRun
from cms.publisher.rollback import ALL, roll_back

WAIT_SECONDS = 120


class Command(BaseCommand):
    """Goes back to a release and holds the site there, or (`--resume`) lets it go on."""

    help = (
        "Show release N again, as a new release, and hold the site there until `manage.py rollback --resume` (or the "
        "button in the admin). Which releases can be gone back to: see `manage.py releases`."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """N, or `--resume`."""
        parser.add_argument("number", nargs="?", type=int, metavar="N", help="the number of the release")
        parser.add_argument(
            "--with-removed",
            action="store_true",
            help="also when it shows again what was taken down, deleted or made private since",
        )
        parser.add_argument("--resume", action="store_true", help="let the site go on")

    def handle(self, *, number: int | None, with_removed: bool, resume: bool, **options) -> None:
        if (number is None) == (not resume):
            raise CommandError(_("Hãy cho số của bản muốn quay về, hoặc --resume."))
        folder = PublishedFolder(settings.LOA_SITE_DIR)
        deadline = time.monotonic() + WAIT_SECONDS
        while True:
            try:
                with folder.lock(), translation.override(settings.LANGUAGE_CODE):
                    settle(folder)
                    return self._resume() if resume else self._roll_back(folder, number, ALL if with_removed else "")
            except FolderBusyError as error:
                if time.monotonic() > deadline:
                    raise CommandError(str(error)) from error
                time.sleep(0.2)

    def _roll_back(self, folder: PublishedFolder, number: int, consent: str) -> None:
        run = roll_back(folder, number, consent=consent)
        if run.state != PublishRun.State.DONE:
            raise CommandError(run.message)
        seconds = (run.finished_at - run.started_at).total_seconds()
        self.stdout.write(
            f"release {run.release}: {run.files} files, {run.written} written, {run.removed} removed, {seconds:.2f} s"
        )
        self.stdout.write(f"{describe_hold(get_hold())}.")

    def _resume(self) -> None:
        if not resume():
            raise CommandError(_("Trang web không bị giữ ở bản nào."))
        self.stdout.write(_("Trang web sẽ được dựng lại theo nội dung hiện nay ở lượt đăng tới."))
