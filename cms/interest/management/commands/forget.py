"""`manage.py forget`: erase the personal data of all whose time is over; `--dry-run` only tells who that is."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand
from django.utils import timezone

from cms.interest.actions import forget_due_leads


class Command(BaseCommand):
    """Forget by the retention rules of today. Never anybody no human has handled."""

    help = "Erase the personal data of all leads whose time is over by the retention rules."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="Only say who it would be, by number.")

    def handle(self, *, dry_run: bool, **options) -> None:
        forgotten = forget_due_leads(now=timezone.now(), dry_run=dry_run)
        for number in forgotten if dry_run else ():
            self.stdout.write(f"#{number}")
        self.stdout.write(f"{len(forgotten)} {'would be forgotten' if dry_run else 'forgotten'}")
