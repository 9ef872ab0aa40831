"""In lists of pages everybody sees what is on the public site and what is on its way."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cms.demo.factories import make_article
from cms.publisher.listing_status import list_page_statuses
from cms.publisher.models import Hold, OutboxRow, PageResult, PublishRun, Release
from cms.publisher.queries import get_page_status
from tests.publisher.folders import publish_now

pytestmark = pytest.mark.django_db


@pytest.fixture
def pages(news):
    """One of each state."""
    live, failed, draft, changed = (
        make_article(parent=news, slug=slug, title=slug, live=slug != "nhap") for slug in ("len", "hong", "nhap", "sua")
    )
    publish_now()
    PageResult.objects.filter(ref=f"page:{failed.pk}").update(state="failed", message="Ảnh đã mất.")
    changed.title = "Sửa"
    changed.save_revision().publish()
    return live, failed, draft, changed


def test_explorer_shows_each_state_beside_each_page(pages, news, client, publisher_user):
    client.force_login(publisher_user)
    html = client.get(reverse("wagtailadmin_explore", args=[news.pk])).content.decode()
    assert "Trên trang web" in html
    for words in ("Đã lên trang lúc", "Không đăng được vì: Ảnh đã mất.", "Bản nháp, chưa đăng", "Đang chờ đăng"):
        assert words in html
    assert 'href="/tin-tuc/len/"' in html


@pytest.mark.parametrize("address", ["/quan-tri/bai-viet/", "/quan-tri/bai-viet/results/"])
def test_lists_of_a_kind_show_it_too(pages, address, client, editor):
    client.force_login(editor)
    html = client.get(address).content.decode()
    assert 'data-website="live"' in html
    assert 'data-website="failed"' in html


def test_search_results_in_the_explorer_show_it(pages, news, client, publisher_user):
    client.force_login(publisher_user)
    html = client.get(reverse("wagtailadmin_explore_results", args=[news.pk]), {"q": "len"}).content.decode()
    assert 'data-website="live"' in html


def test_questions_asked_do_not_grow_with_the_list(news):
    few = [make_article(parent=news, slug=f"bai-{number}") for number in range(3)]
    with CaptureQueriesContext(
        connection,
    ) as asked_for_few:
        list_page_statuses(few)
    many = few + [make_article(parent=news, slug=f"nua-{number}") for number in range(12)]
    with CaptureQueriesContext(connection) as asked_for_many:
        list_page_statuses(many)
    assert len(asked_for_many) == len(asked_for_few) <= 4


def test_list_and_side_panel_say_the_same(pages):
    statuses = list_page_statuses(pages)
    for page in pages:
        assert statuses[page.pk] == get_page_status(page)


def test_all_say_that_the_site_is_held(pages, client, publisher_user):
    newest = Release.objects.first()
    Hold.objects.create(release=newest.number, actor=publisher_user, made_at=timezone.now())
    live, _failed, draft, changed = pages
    statuses = list_page_statuses(pages)
    assert statuses[live.pk].state == statuses[changed.pk].state == "held"
    client.force_login(publisher_user)
    listing = client.get(reverse("wagtailadmin_explore", args=[live.get_parent().pk])).content.decode()
    assert "Trang web đang đứng yên ở một bản trước" in listing
    assert "theo lệnh của" not in listing  # once is enough, and not in each line
    assert "thay đổi này sẽ lên khi bấm “Đăng tiếp”" in statuses[changed.pk].message
    assert statuses[draft.pk].state == "draft"
    assert get_page_status(live) == statuses[live.pk]


def test_building_while_the_run_goes(pages):
    changed = pages[-1]
    run = PublishRun.objects.create(started_at=timezone.now())
    OutboxRow.objects.update(taken_by=run)
    assert list_page_statuses(pages)[changed.pk].state == "building"
