"""What the publisher does besides publishing: pictures in spare time, an older release and on again."""

from hypothesis.stateful import rule
from wagtail.models import Page

from cms.publisher.holding import give_order, resume
from cms.publisher.models import OutboxRow, Release
from cms.publisher.rollback import ALL
from tests.publisher.state_machine.choices import Rules, which, yes_or_no


class Releases(Rules):
    """Rules about releases that are live already."""

    @rule()
    def use_spare_time(self):
        self.house.settle()
        self.house.worker.publisher.polish_for(0.4)
        self.house.counts["spare moments"] += 1

    @rule(number=which, page=which, take_one_away=yes_or_no)
    def go_back_to_an_older_release_and_on(self, number, page, take_one_away):
        older = list(Release.objects.exclude(delta=b"").order_by("number"))[:-1]
        if not older:
            return
        release = older[number % len(older)].number
        give_order(OutboxRow.Order.ROLL_BACK, reason="thử", number=release, ref=ALL)
        self.house.worker.step()
        if take_one_away and (found := self.pick_page(page)):
            Page.objects.filter(pk=found.pk).update(live=False)
            self.house.worker.step()
        self.house.counts["times gone back"] += resume()
