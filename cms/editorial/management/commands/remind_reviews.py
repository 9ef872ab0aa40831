"""`manage.py remind_reviews`: mail about explainers that are due to be checked again."""

from django.core.management.base import BaseCommand
from django.utils import timezone, translation

from cms.editorial.review_reminders import remind_reviews


class Command(BaseCommand):
    """Runs once. `check_links --loop` does the same every night; calling it again sends nothing twice."""

    help = "Remind the owners of explainers that are due to be checked again."
    requires_system_checks = ()

    def handle(self, **options) -> None:
        """One round."""
        with translation.override("vi"):
            self.stdout.write(f"Đã gửi {remind_reviews(now=timezone.now())} thư nhắc.")
