"""What changed: said when it is published, kept for good, told at the foot of the page, on one page and in its feed."""

import re
from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page
from wagtail.test.utils.form_data import rich_text

from cms.content.change_notes import list_change_errors
from cms.content.models import ChangeNote, ExplainerPage, ReviewSettings
from cms.demo.factories import make_explainer, make_translation
from cms.publisher.actions import publish
from cms.publisher.verification import verify
from tests.content.posted_pages import PUBLISH, explainer_fields, text_of

pytestmark = pytest.mark.django_db
SENTENCE = "Từ ngày 01/01/2027 được trả 40%."


@pytest.fixture(autouse=True)
def one_person_office(db):
    """One person writes and publishes."""
    ReviewSettings.objects.update_or_create(pk=1, defaults={"second_person": False})


@pytest.fixture
def page(site_tree, settings):
    """A public explainer whose site is published."""
    page = make_explainer(parent=site_tree, title="Tăng ca được trả thêm bao nhiêu?", slug="tang-ca")
    make_explainer(parent=site_tree, title="Nghỉ phép mấy ngày?", slug="nghi-phep")
    publish(reason="thử")
    return ExplainerPage.objects.get(pk=page.pk)


def change(page, answer="<p>Được trả 40%.</p>", kind="major", sentence=SENTENCE) -> ExplainerPage:
    """Publish another text of `page` and say what changed."""
    page = ExplainerPage.objects.get(pk=page.pk)
    page.short_answer, page.change_kind, page.change_sentence = answer, kind, sentence
    page.save_revision().publish()
    return ExplainerPage.objects.get(pk=page.pk)


def read(settings, path: str) -> str:
    """The published file at `path`; empty when there is none."""
    file = settings.LOA_SITE_DIR / path.strip("/")
    return file.read_text() if file.exists() else ""


class TestSaying:
    """The publish step of the edit screen."""

    @pytest.fixture(autouse=True)
    def signed_in(self, client, publisher_user):
        client.force_login(publisher_user)

    def post(self, client, page, **fields):
        """Press Publish with another text."""
        data = explainer_fields(title=page.title, slug=page.slug, short_answer=rich_text("<p>Khác.</p>"), **fields)
        return client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data | PUBLISH)

    def test_a_page_that_was_public_is_not_published_without_saying_what_changed(self, client, page):
        assert "thay đổi nhỏ hay lớn" in text_of(self.post(client, page))
        assert "Khác" not in ExplainerPage.objects.get(pk=page.pk).short_answer

    def test_a_major_change_needs_its_sentence(self, client, page):
        assert "hãy viết một câu" in text_of(self.post(client, page, change_kind="major", change_sentence="  "))

    def test_what_was_said_is_kept_with_its_revision(self, client, page, publisher_user):
        assert self.post(client, page, change_kind="major", change_sentence=SENTENCE).status_code == 302
        note = ChangeNote.objects.get()
        page.refresh_from_db()
        assert (note.kind, note.sentence, note.by) == ("major", SENTENCE, publisher_user)
        assert note.revision == page.live_revision
        assert note.at == page.last_published_at

    def test_the_next_change_is_asked_afresh(self, client, page):
        self.post(client, page, change_kind="major", change_sentence=SENTENCE)
        form = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).context["form"]
        assert (form["change_kind"].value(), form["change_sentence"].value()) == ("", "")

    def test_a_draft_keeps_what_was_said_until_it_is_published(self, client, page):
        draft = ExplainerPage.objects.get(pk=page.pk)
        draft.short_answer, draft.change_kind, draft.change_sentence = "<p>Mới.</p>", "major", SENTENCE
        draft.save_revision()
        form = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).context["form"]
        assert form["change_sentence"].value() == SENTENCE

    def test_the_first_publication_says_nothing_and_keeps_nothing(self, client, site_tree):
        page = make_explainer(parent=site_tree, live=False)
        assert list(list_change_errors(page)) == []
        assert self.post(client, page).status_code == 302
        assert ExplainerPage.objects.get(pk=page.pk).live
        assert not ChangeNote.objects.exists()

    @pytest.mark.parametrize("fields", [{"change_kind": "<b>"}, {"change_sentence": "x" * 301, "change_kind": "major"}])
    def test_nonsense_is_refused(self, client, page, fields):
        assert self.post(client, page, **fields).status_code == 200
        assert not ChangeNote.objects.exists()


class TestTelling:
    """What readers see."""

    def test_a_major_change_stands_on_page_list_and_feed_and_leads_to_how_it_read_before(self, page, settings):
        change(page)
        publish(reason="thử")
        publish(reason="thử")
        own = read(settings, "tang-ca/index.html")
        assert SENTENCE in own
        [before] = set(re.findall(r'href="(/ban-luu/tang-ca/\d{4}-\d\d-\d\d/)"', own))
        assert "phải trả lương đủ" in read(settings, f"{before}index.html")
        assert f'href="{before}">Bài ghi thế nào trước ngày' in own
        for path in ("co-gi-moi/index.html", f"co-gi-moi/{timezone.localdate().year}/index.html"):
            assert SENTENCE in read(settings, path)
            assert 'href="/tang-ca/"' in read(settings, path)
        channel = ElementTree.fromstring(read(settings, "co-gi-moi/rss.xml")).find("channel")  # noqa: S314  our own
        assert [item.findtext("description") for item in channel.findall("item")] == [SENTENCE]
        assert 'href="/co-gi-moi/"' in read(settings, "index.html")

    def test_a_minor_change_is_told_nowhere(self, page, settings):
        change(page, kind="minor", sentence="Bí mật nhỏ")
        publish(reason="thử")
        assert ChangeNote.objects.get().kind == "minor"
        assert "Chưa có thay đổi lớn nào." in read(settings, "co-gi-moi/index.html")
        assert not any("Bí mật nhỏ" in file.read_text() for file in settings.LOA_SITE_DIR.rglob("*.html"))

    def test_a_sentence_is_text_and_never_markup(self, page, settings):
        change(page, sentence="<script>alert(1)</script> & “40%”")
        publish(reason="thử")
        for path in ("tang-ca/index.html", "co-gi-moi/index.html", "co-gi-moi/rss.xml"):
            assert "<script>alert(1)" not in read(settings, path)
            assert "alert(1)" in read(settings, path)

    def test_the_note_itself_makes_no_version_of_the_page(self, page, settings):
        change(page)
        for _round in range(3):
            publish(reason="thử")
        assert len(list((settings.LOA_SITE_DIR / "ban-luu/tang-ca").glob("2*"))) == 1

    def test_going_back_to_an_earlier_revision_takes_no_note_away(self, page, settings):
        first = page.get_latest_revision()
        change(page)
        first.publish()
        first.delete()
        publish(reason="thử")
        assert SENTENCE in read(settings, "co-gi-moi/index.html")
        assert SENTENCE in read(settings, "tang-ca/index.html")

    def test_a_deleted_revision_takes_no_note_away(self, page):
        page = change(page)
        page.revisions.all().delete()
        assert ChangeNote.objects.get().sentence == SENTENCE

    def test_the_same_revision_published_twice_is_one_change(self, page):
        page = change(page)
        page.get_latest_revision().publish()
        assert ChangeNote.objects.count() == 1

    def test_the_list_and_its_feed_are_there_before_anything_has_changed_and_say_so(self, page, settings):
        assert "Chưa có thay đổi lớn nào." in read(settings, "co-gi-moi/index.html")
        channel = ElementTree.fromstring(read(settings, "co-gi-moi/rss.xml")).find("channel")  # noqa: S314  our own
        assert channel.findall("item") == []
        assert 'href="/co-gi-moi/"' in read(settings, "tang-ca/index.html")
        assert 'href="/co-gi-moi/"' in read(settings, "404.html")

    def test_each_language_has_its_own_and_they_lead_to_one_another(self, page, site_tree, settings):
        make_translation(page=site_tree, language="en", title="The union")
        publish(reason="thử")
        assert "No major change yet." in read(settings, "en/co-gi-moi/index.html")
        assert 'href="/co-gi-moi/"' in read(settings, "en/co-gi-moi/index.html")
        assert 'href="/en/co-gi-moi/"' in read(settings, "co-gi-moi/index.html")
        assert verify().differences == []

    def test_a_page_taken_down_takes_its_changes_along_and_the_list_stays_where_readers_know_it(self, page, settings):
        change(page)
        publish(reason="thử")
        Page.objects.get(pk=page.pk).specific.unpublish()
        publish(reason="thử")
        front = read(settings, "co-gi-moi/index.html")
        assert SENTENCE not in front
        assert "Chưa có thay đổi lớn nào." in front
        assert SENTENCE not in read(settings, "co-gi-moi/rss.xml")
        assert read(settings, f"co-gi-moi/{timezone.localdate().year}/index.html") == ""

    def test_each_year_has_its_list_and_the_front_the_newest_twenty(self, page, settings):
        change(page)
        for number in range(25):
            at = timezone.now() - timedelta(days=400 + number)
            ChangeNote.objects.create(page=page, kind="major", sentence=f"Lần {number:02}.", at=at)
        publish(reason="thử")
        front = read(settings, "co-gi-moi/index.html")
        assert front.count("<br>Lần ") == 19
        assert "Lần 18." in front
        assert "Lần 19." not in front
        years = {note.at.year for note in ChangeNote.objects.all()}
        whole = "".join(read(settings, f"co-gi-moi/{year}/index.html") for year in years)
        assert all(f"Lần {number:02}." in whole for number in range(25))

    def test_one_more_change_draws_few_files_and_equals_drawing_everything(self, page, settings):
        change(page)
        publish(reason="thử")
        before = {file: file.stat().st_mtime_ns for file in settings.LOA_SITE_DIR.rglob("*.html")}
        change(page, answer="<p>Lại khác.</p>", sentence="Lần hai.")
        publish(reason="thử")
        after = {file: file.stat().st_mtime_ns for file in settings.LOA_SITE_DIR.rglob("*.html")}
        drawn = {str(file.relative_to(settings.LOA_SITE_DIR)) for file in after if before.get(file) != after[file]}
        assert "nghi-phep/index.html" not in drawn
        assert verify().differences == []

    def test_a_change_scheduled_for_an_hour_is_told_at_that_hour(self, page, settings):
        draft = ExplainerPage.objects.get(pk=page.pk)
        draft.short_answer, draft.change_kind, draft.change_sentence = "<p>Mới.</p>", "major", SENTENCE
        draft.go_live_at = timezone.now() + timedelta(hours=1)
        draft.save_revision().publish()
        publish(reason="thử")
        assert not ChangeNote.objects.exists()
        revision = ExplainerPage.objects.get(pk=page.pk).scheduled_revision
        content = revision.content | {"go_live_at": None}
        type(revision).objects.filter(pk=revision.pk).update(content=content)
        revision.refresh_from_db()
        revision.publish()
        publish(reason="thử")
        assert SENTENCE in read(settings, "co-gi-moi/index.html")
