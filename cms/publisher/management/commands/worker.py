"""`manage.py worker`: publish every change, for ever."""

import signal

from django.core.management.base import BaseCommand
from django.utils import translation

from cms.publisher.worker import Worker


class Command(BaseCommand):
    """Run the publisher until it is told to stop (SIGTERM, Ctrl-C)."""

    help = "Publish every change as it happens."

    def handle(self, **options) -> None:
        worker = Worker()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: worker.stop.set())
        with translation.override("vi"):
            worker.run()
