"""Generated articles are pages like any other: they can be found, opened, edited, published and moved."""

import pytest
from django.urls import reverse
from wagtail.models import Page

from cms.content.models import ArticlePage
from cms.content.queries import get_public_pages, iter_public_pages
from cms.demo.babble import SECTIONS, write_article
from cms.demo.factories import make_section
from cms.demo.generating import BATCH, add_articles

pytestmark = pytest.mark.django_db


def test_generated_articles_are_public_and_say_what_was_written(site_tree):
    add_articles(count=20)
    assert get_public_pages().type(ArticlePage).count() == 20
    entries = [page.to_entry() for page in iter_public_pages() if isinstance(page, ArticlePage)]
    assert {entry.title for entry in entries} == {write_article(number).title for number in range(20)}
    assert all(len(entry.tags) == 3 and entry.signature and len(entry.body) == 7 for entry in entries)


def test_generated_text_is_the_same_each_time_and_long_enough():
    texts = [write_article(number) for number in range(50)]
    assert texts == [write_article(number) for number in range(50)]
    words = [sum(len(p.split()) for _heading, parts in text.parts for p in parts) for text in texts]
    assert 500 < sum(words) / len(words) < 700


def test_tree_is_sound_after_generating_more_than_one_batch(site_tree):
    add_articles(count=BATCH + 30)
    assert Page.find_problems() == ([], [], [], [], [])
    assert len({page.slug for page in ArticlePage.objects.all()}) == BATCH + 30


def test_second_run_goes_on_where_the_first_stopped(site_tree):
    add_articles(count=9)
    add_articles(count=9)
    assert ArticlePage.objects.count() == 18
    assert Page.objects.child_of(site_tree).count() == len(SECTIONS)
    assert Page.find_problems() == ([], [], [], [], [])


def test_revision_of_a_generated_article_holds_the_same_article(site_tree):
    add_articles(count=8)
    page = ArticlePage.objects.order_by("pk").last()
    draft = page.get_latest_revision_as_object()
    assert draft.to_entry() == page.to_entry()
    assert page.live_revision_id == page.latest_revision_id


def test_generated_article_opens_in_the_admin_and_is_published_again(site_tree, admin_user, client):
    add_articles(count=8)
    page = ArticlePage.objects.order_by("pk").first()
    client.force_login(admin_user)
    answer = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert answer.status_code == 200
    page.title = "Đổi tựa"
    page.save_revision().publish()
    page.refresh_from_db()
    assert page.to_entry().title == "Đổi tựa"
    assert len(page.to_entry().tags) == 3


def test_generated_articles_are_found_by_their_words(site_tree):
    add_articles(count=16)
    page = ArticlePage.objects.order_by("pk").first()
    assert page.pk in [found.pk for found in ArticlePage.objects.search(page.title)]


def test_generated_article_moves_to_another_section(site_tree):
    add_articles(count=8)
    other = make_section(parent=Page.objects.get(pk=site_tree.pk), title="Mục khác")
    page = ArticlePage.objects.order_by("pk").first()
    page.move(other, pos="last-child")
    assert Page.find_problems() == ([], [], [], [], [])
    assert ArticlePage.objects.get(pk=page.pk).url_path.startswith(other.url_path)


def test_generating_without_a_home_page_says_what_to_do(db):
    Page.objects.filter(depth=2).delete()
    with pytest.raises(LookupError, match="demo"):
        add_articles(count=1)
