"""`manage.py publish`: make the published folder equal to what is public now."""

import time

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from cms.publisher.actions import publish
from cms.publisher.folder import FolderBusyError
from cms.publisher.models import PublishRun

WAIT_SECONDS = 120


class Command(BaseCommand):
    """Publish everything once. Exits with an error when the run failed or pages were kept back."""

    help = "Publish the whole site into LOA_SITE_DIR."

    def handle(self, **options) -> None:
        run = self._publish_when_free()
        for failure in run.failures:
            self.stderr.write(f"{failure['path']}: {failure['message']}")
        if run.state == PublishRun.State.FAILED:
            raise CommandError(run.message)
        seconds = (run.finished_at - run.started_at).total_seconds()
        self.stdout.write(
            f"release {run.release}: {run.files} files, {run.written} written, {run.removed} removed, {seconds:.1f} s"
        )
        if run.state == PublishRun.State.PARTLY:
            raise CommandError(run.message or f"{len(run.failures)} files kept back")

    def _publish_when_free(self) -> PublishRun:
        deadline = time.monotonic() + WAIT_SECONDS
        while True:
            try:
                return publish(reason=_("Chạy lệnh dựng lại trang web"))
            except FolderBusyError as error:
                if time.monotonic() > deadline:
                    raise CommandError(str(error)) from error
                time.sleep(0.2)
