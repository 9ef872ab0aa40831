"""What do you need? Editors' entries on the front page: stored whole, shown only where they lead somewhere."""

import re
import unicodedata

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, streamfield

from cms.content.models import HomePage
from cms.demo.factories import make_explainer
from cms.publisher.actions import publish
from cms.publisher.verification import verify
from tests.content.posted_pages import PUBLISH, fill, text_of

pytestmark = pytest.mark.django_db
GROUP = "Bạn đang gặp chuyện gì?"


@pytest.fixture
def admin(client, publisher_user):
    """A browser in which somebody who may publish has signed in."""
    client.force_login(publisher_user)
    return client


@pytest.fixture
def explainer(site_tree):
    """A public page to lead to."""
    return make_explainer(parent=site_tree, title="Bị nợ lương thì phải làm gì?", slug="no-luong")


def post(admin, home, groups, **more):
    """Send the front page's edit screen with `groups`: (heading, [(words, page's number)])."""
    posted = [("group", {"heading": heading, "ways": streamfield_list(ways)}) for heading, ways in groups]
    data = fill(
        title="Công đoàn",
        slug="home",
        lead="",
        picture="",
        picture_alt="",
        featured_links=inline_formset([]),
        ways_in=streamfield(posted),
    )
    return admin.post(reverse("wagtailadmin_pages:edit", args=[home.pk]), data | more)


def streamfield_list(ways):
    """The items of a list block as its widget posts them."""
    return streamfield([("item", {"text": text, "page": str(page)}) for text, page in ways])


def read_home(settings) -> str:
    """The published front page."""
    return (settings.LOA_SITE_DIR / "index.html").read_text()


def list_ways(html: str) -> list[tuple[str, str]]:
    """(address, words) of each entry on the front page."""
    lists = re.findall(r'<ul class="questions ways">(.*?)</ul>', html, re.DOTALL)
    return re.findall(r'<a href="([^"]+)">([^<]+)</a>', "".join(lists))


def test_entries_typed_by_an_editor_stand_on_the_front_page_in_their_order(admin, site_tree, explainer, settings):
    ways = [("Bị nợ lương", explainer.pk), ("  Chậm lương ", explainer.pk)]
    assert post(admin, site_tree, [(GROUP, ways)], **PUBLISH).status_code == 302
    publish(reason="thử")
    html = read_home(settings)
    assert list_ways(html) == [("/no-luong/", "Bị nợ lương"), ("/no-luong/", "Chậm lương")]
    assert GROUP in html


def test_a_decomposed_text_is_stored_in_its_one_form(admin, site_tree, explainer):
    post(admin, site_tree, [(GROUP, [(unicodedata.normalize("NFD", "Bị nợ lương"), explainer.pk)])], **PUBLISH)
    assert HomePage.objects.get().to_entry().ways_in[0].ways[0].text == "Bị nợ lương"


@pytest.mark.parametrize("ways", [[], [("", 0)]])
def test_an_empty_group_is_not_published_and_what_was_typed_is_not_lost(admin, site_tree, ways):
    answer = post(admin, site_tree, [(GROUP, ways)], **PUBLISH)
    assert answer.status_code == 200
    assert GROUP in text_of(answer) or GROUP in answer.content.decode()
    assert HomePage.objects.get().to_entry().ways_in == ()


def test_a_draft_may_hold_an_empty_group(admin, site_tree):
    assert post(admin, site_tree, [(GROUP, [])]).status_code == 302


def test_an_entry_comes_and_goes_with_its_page_and_its_group_with_the_last(admin, site_tree, explainer, settings):
    post(admin, site_tree, [(GROUP, [("Bị nợ lương", explainer.pk)])], **PUBLISH)
    publish(reason="thử")
    assert GROUP in read_home(settings)
    explainer.unpublish()
    publish(reason="thử")
    assert GROUP not in read_home(settings)
    explainer.save_revision().publish()
    publish(reason="thử")
    assert list_ways(read_home(settings)) == [("/no-luong/", "Bị nợ lương")]
    assert verify().differences == []


def test_an_entry_follows_its_page_to_another_address(admin, site_tree, explainer, settings):
    post(admin, site_tree, [(GROUP, [("Bị nợ lương", explainer.pk)])], **PUBLISH)
    publish(reason="thử")
    explainer.slug = "cham-luong"
    explainer.save_revision().publish()
    publish(reason="thử")
    assert list_ways(read_home(settings)) == [("/cham-luong/", "Bị nợ lương")]


@pytest.mark.parametrize(
    "stored", ["[]", '[{"type":"group","value":7}]', '[{"type":"group","value":{"ways":["x",1]}}]']
)
def test_absurd_stored_data_is_no_entry(site_tree, stored):
    home = HomePage.objects.get()
    home.ways_in = stored
    assert home.to_entry().ways_in == ()
