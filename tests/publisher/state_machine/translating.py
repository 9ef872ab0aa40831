"""Pages in another language: made, published, taken down, and their sources changing under them."""

from hypothesis.stateful import rule
from wagtail.models import Locale

from cms.content.translated_from import measure_source
from cms.content.translations import open_language
from tests.publisher.state_machine.choices import Rules, which, words, yes_or_no


class Translating(Rules):
    """Rules about a second language."""

    @rule(live=yes_or_no)
    def open_khmer(self, live):
        with self.house.office():
            home = open_language(language="km")
            if live:
                home.specific.save_revision().publish()

    @rule(page=which, title=words, live=yes_or_no)
    def translate(self, page, title, live):
        found, khmer = self.pick_text(page), Locale.objects.filter(language_code="km").first()
        if found is None or khmer is None or found.locale_id == khmer.pk or found.has_translation(khmer):
            return
        with self.house.office():
            made = found.copy_for_translation(khmer, copy_parents=True)
            made.title, made.made_from = title, measure_source(made)
            revision = made.save_revision()
            if live:
                revision.publish()

    @rule(page=which)
    def follow_the_source(self, page):
        translated = [page for page in self.list_pages() if page.locale.language_code == "km"]
        if translated:
            made = translated[page % len(translated)].specific
            self.change(made, live=made.live, made_from=measure_source(made))

    @rule(page=which)
    def take_the_khmer_home_down_or_up(self, page):
        homes = [home for home in self.list_pages("home") if home.locale.language_code == "km"]
        if homes:
            with self.house.office():
                home = homes[0].specific
                home.unpublish() if home.live else home.save_revision().publish()
