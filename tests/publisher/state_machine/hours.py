"""What comes by itself at its hour. The hour is brought to now in the database; nobody's clock is touched."""

from datetime import timedelta

from django.utils import timezone
from hypothesis.stateful import rule
from wagtail.models import Page, Revision

from tests.publisher.state_machine.choices import Rules, which, words

LATER = timedelta(hours=5)


class Hours(Rules):
    """Rules about publishing at an hour, and going at an hour."""

    @rule(page=which, title=words)
    def schedule(self, page, title):
        if found := self.pick_text(page):
            with self.house.office():
                found.title, found.go_live_at, found.expire_at = title, timezone.now() + LATER, None
                found.save_revision().publish()

    @rule(page=which)
    def let_its_hour_come(self, page):
        waiting = list(Revision.objects.filter(approved_go_live_at__gt=timezone.now()).order_by("pk"))
        if waiting:
            revision, due = waiting[page % len(waiting)], timezone.now() - timedelta(seconds=1)
            revision.content["go_live_at"] = due.isoformat()
            revision.approved_go_live_at = due
            revision.save()
            Page.objects.filter(pk=revision.object_id).update(go_live_at=due)

    @rule(page=which)
    def call_off_what_is_scheduled(self, page):
        waiting = list(Revision.objects.filter(approved_go_live_at__isnull=False).order_by("pk"))
        if waiting:
            waiting[page % len(waiting)].approved_go_live_at = None
            waiting[page % len(waiting)].save()

    @rule(page=which)
    def let_it_expire_later(self, page):
        if found := self.pick_text(page, live=True):
            with self.house.office():
                found.go_live_at, found.expire_at = None, timezone.now() + LATER
                found.save_revision().publish()

    @rule(page=which)
    def let_its_last_hour_come(self, page):
        if found := self.pick_text(page, live=True):
            Page.objects.filter(pk=found.pk).update(expire_at=timezone.now() - timedelta(seconds=1))
