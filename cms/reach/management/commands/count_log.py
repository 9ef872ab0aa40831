"""`manage.py count_log < access.log`: how often pages were read, out of a web server's log. Only sums are kept."""

import sys
from argparse import ArgumentParser
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from cms.reach.actions import add_log, sum_old_days, take_in_reads
from cms.reach.log_lines import read_lines


class Command(BaseCommand):
    """Read lines from standard input. The same log may be given again: what was counted is not counted twice."""

    help = "Count readings in lines of a web server's log (standard input); nothing of a line is kept but the sums."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--name", default="log", help="which server's log it is, when there are several")
        parser.add_argument("--host", default="", help="the site's own host, to know its own links")
        parser.add_argument("--take-in", action="store_true", help="add up the server's own counts instead, now")

    def handle(self, *, name: str, host: str, take_in: bool, **options) -> None:
        if take_in:
            self.stdout.write(f"{take_in_reads()} files")
            sum_old_days(today=timezone.localdate())
            return
        host = host or urlsplit(settings.WAGTAILADMIN_BASE_URL).netloc
        self.stdout.write(f"{add_log(lines=read_lines(sys.stdin, host), name=name[:80])} readings")
