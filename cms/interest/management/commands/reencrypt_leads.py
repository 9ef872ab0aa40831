"""`manage.py reencrypt_leads`: after a new data key was put first, encrypt everything with it."""

from django.core.management.base import BaseCommand, CommandError

from cms.interest.actions import reencrypt_lead
from cms.interest.models import Lead


class Command(BaseCommand):
    """Encrypt all leads with the current data key. May be stopped and run again."""

    help = "Encrypt all leads with the first key of LOA_DATA_KEY; afterwards the other keys can go."

    def handle(self, **options) -> None:
        ids = list(Lead.objects.order_by("pk").values_list("pk", flat=True))
        left = [lead_id for lead_id in ids if not reencrypt_lead(lead_id=lead_id)]
        self.stdout.write(f"{len(ids) - len(left)} leads encrypted with the current key")
        if left:
            raise CommandError(f"{len(left)} leads cannot be read with the keys at hand; keep every old key for now")
