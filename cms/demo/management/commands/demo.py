"""`manage.py demo`: put the invented union into an empty house; `--pages N` adds generated articles to it."""

import time
from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError

from cms.accounts.models import User
from cms.accounts.printed_passwords import DEMO_PASSWORD
from cms.demo.generating import add_articles
from cms.demo.seeding import PEOPLE, seed_union


class Command(BaseCommand):
    """Safe to run again: whatever is there stays as it is."""

    help = "Load the invented union of Hải Sơn, once. --pages N adds N generated articles each time."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """How many articles to add."""
        parser.add_argument("--pages", type=int, default=0, help="Also add this many generated articles.")

    def handle(self, *, pages: int, **options) -> None:
        """Seed, generate, and print the sign-ins."""
        if pages < 0:
            raise CommandError("Số bài phải là số dương.")
        if seed_union():
            self.stdout.write("Đã dựng công đoàn mẫu Hải Sơn (mọi tên người, nơi chốn, số điện thoại đều hư cấu).")
        else:
            self.stdout.write("Đã có nội dung: không thay đổi gì.")
        if pages:
            started = time.monotonic()
            add_articles(count=pages)
            self.stdout.write(f"Đã thêm {pages} bài viết mẫu trong {time.monotonic() - started:.1f} giây.")
        self._print_people()

    def _print_people(self) -> None:
        there = set(User.objects.filter(username__in=[row[0] for row in PEOPLE]).values_list("username", flat=True))
        if not there:
            return
        self.stdout.write(f"Đăng nhập thử (mật khẩu chung: {DEMO_PASSWORD}):")
        for username, role, _first, _last in PEOPLE:
            if username in there:
                self.stdout.write(f"  {username:<15} {role}")
