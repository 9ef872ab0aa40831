"""What editors do to one page: write it, change it, take it back."""

import json
from datetime import timedelta

from django.utils import timezone
from hypothesis import strategies as st
from hypothesis.stateful import rule
from wagtail.models import Page

from cms.content.models import ArticleDocument, ArticleRelated, HomeFeatured, PenName
from cms.demo import factories
from cms.demo.storing import find_number, store_body
from tests.publisher.state_machine.choices import Rules, kinds, pieces, which, words, yes_or_no

MAKERS = {
    "article": factories.make_article,
    "explainer": factories.make_explainer,
    "guide": factories.make_guide,
    "campaign": factories.make_campaign,
    "section": factories.make_section,
    "plain": factories.make_plain_page,
    "join": factories.make_join_page,
}


class PageEdits(Rules):
    """Rules about one page at a time."""

    @rule(kind=kinds, parent=which, title=words, body=pieces, about=which, live=yes_or_no, days=which)
    def write_a_page(self, kind, parent, title, body, about, live, days):
        fields = {"body": self.make_body(body), "published_at": timezone.now() - timedelta(days=3 * days)}
        if kind in ("article", "campaign"):
            fields |= {"picture": self.pick_ref("picture", about), "picture_alt": title}
        if kind in ("article", "explainer", "guide"):
            fields |= {"tags": (title, "Lương")[: about % 3], "related": (self.pick_ref("page", about),)}
        with self.house.office():
            MAKERS[kind](parent=self.pick_parent(parent), title=f"{title} {about}", live=live, **fields)

    @rule(page=which, title=words, live=yes_or_no)
    def retitle(self, page, title, live):
        self.change(self.pick_text(page, home=True), title=title, live=live)

    @rule(page=which, text=words, live=yes_or_no)
    def rewrite_the_opening(self, page, text, live):
        openings = {"article": "sapo", "explainer": "short_answer", "campaign": "demand"}
        found = self.pick_text(page, home=True)
        self.change(found, live=live, **{openings.get(found.entry_kind, "lead") if found else "lead": text})

    @rule(page=which, body=pieces, live=yes_or_no)
    def rewrite_the_body(self, page, body, live):
        self.change(self.pick_text(page, home=True), body=store_body(self.make_body(body), {}), live=live)

    @rule(page=which, text=words)
    def describe(self, page, text):
        self.change(self.pick_text(page, home=True), search_description=text)

    @rule(page=which)
    def put_into_the_menu_or_out_of_it(self, page):
        if found := self.pick_text(page):
            self.change(found, show_in_menus=not found.show_in_menus)

    @rule(page=which, picture=which, alt=words)
    def change_its_picture(self, page, picture, alt):
        number = find_number(self.pick_ref("picture", picture), {}) if picture % 4 else None
        self.change(self.pick_text(page, "article", "campaign", "home", home=True), picture_id=number, picture_alt=alt)

    @rule(page=which, tags=pieces, title=words)
    def retag(self, page, tags, title):
        found = self.pick_text(page, "article", "explainer", "guide")
        if found:
            found.tags.set([title, "Lương", "Tăng ca", "Đình công"][number % 4] for number in tags)
            self.change(found)

    @rule(page=which, others=pieces)
    def choose_what_to_read_next(self, page, others):
        found, refs = self.pick_text(page, "article"), [self.pick_ref("page", number) for number in others]
        self.change(found, related_links=[ArticleRelated(target_id=find_number(ref, {})) for ref in refs])

    @rule(page=which, papers=pieces)
    def attach_documents(self, page, papers):
        refs = [ref for number in papers if (ref := self.pick_ref("document", number))]
        links = [ArticleDocument(document_id=find_number(ref, {})) for ref in refs]
        self.change(self.pick_text(page, "article"), document_links=links)

    @rule(others=pieces)
    def feature_pages_on_the_front(self, others):
        refs = [self.pick_ref("page", number) for number in others]
        links = [HomeFeatured(target_id=find_number(ref, {})) for ref in refs]
        ways = [{"text": f"Lối {number}", "page": find_number(ref, {})} for number, ref in enumerate(refs)]
        stored = [{"type": "group", "value": {"heading": "Bạn cần gì?", "ways": ways}}]
        ways_in = json.dumps(stored if ways else [])
        self.change(self.pick_text(0, "home", home=True), featured_links=links, ways_in=ways_in)

    @rule(page=which, names=which)
    def sign(self, page, names):
        found = PenName.objects.order_by("pk")
        self.change(self.pick_text(page, "article"), pen_name=found[names % found.count()] if names % 3 else None)

    @rule(page=which, days=st.integers(-2, 2), ended=yes_or_no)
    def end_a_campaign(self, page, days, ended):
        day = timezone.localdate() + timedelta(days=days)
        self.change(self.pick_text(page, "campaign"), ends_on=day, ended=ended)

    @rule(page=which, place=which)
    def lead_a_button_elsewhere(self, page, place):
        number = find_number(self.pick_ref("page", place), {})
        self.change(self.pick_text(page, "campaign"), action_text="Xem", action_target_id=number)

    @rule(page=which)
    def take_offline(self, page):
        if found := self.pick_page(page, live=True):
            with self.house.office():
                found.unpublish()

    @rule(page=which)
    def put_back_online(self, page):
        if found := self.pick_text(page, live=False):
            with self.house.office():
                found.get_latest_revision_as_object().save_revision().publish()

    @rule(page=which, between=yes_or_no)
    def take_offline_and_regret(self, page, between):
        found = self.pick_text(page, live=True)
        if found is None:
            return
        with self.house.office():
            found.unpublish()
        if between:
            self.house.settle()
        with self.house.office():
            Page.objects.get(pk=found.pk).specific.save_revision().publish()

    @rule(page=which, revision=which)
    def go_back_to_an_earlier_text(self, page, revision):
        found = self.pick_text(page, home=True)
        revisions = list(found.revisions.order_by("pk")) if found else []
        if revisions:
            with self.house.office():
                revisions[revision % len(revisions)].as_object().save_revision().publish()
