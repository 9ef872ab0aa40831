"""What is not public any more leaves the site at once, whatever made it so."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageViewRestriction

from cms.content.models import ArticlePage, SectionPage
from cms.demo.content.writing import text
from cms.demo.factories import make_article, make_document, make_picture, make_section
from cms.publisher.actions import collect_given_up, publish_due_pages
from tests.publisher.folders import (
    assert_sound,
    find_everywhere,
    find_in_tree,
    is_published,
    publish_now,
    read_manifest,
    read_text,
)

pytestmark = pytest.mark.django_db
SECRET = "Chuyện không ai được đọc nữa"


@pytest.fixture
def article(news):
    page = make_article(parent=news, title=SECRET, slug="chuyen", sapo=f"{SECRET}!", tags=("tăng ca",))
    publish_now()
    assert len(find_in_tree(SECRET)) > 5  # page, data, section, home, tag, month, feeds
    return page


def assert_gone():
    publish_now()
    assert not is_published("/tin-tuc/chuyen/index.html")
    assert not is_published("/tin-tuc/chuyen/index.json")
    assert find_in_tree(SECRET) == []
    assert "chuyen" not in str(read_manifest()["files"].keys())
    assert_sound()


def test_unpublished_page_leaves_every_file(article):
    article.unpublish()
    assert_gone()


def test_deleted_page_leaves_every_file(article):
    article.delete()
    assert_gone()


def test_restricted_page_leaves_every_file(article):
    PageViewRestriction.objects.create(page=article.page_ptr, restriction_type="login")
    assert_gone()


def test_page_under_a_restricted_section_leaves_every_file(article, news):
    PageViewRestriction.objects.create(page=news.page_ptr, restriction_type="password", password="x")
    assert_gone()


def test_page_under_an_unpublished_section_leaves_every_file(article, news):
    news.unpublish()
    assert_gone()


def test_expired_page_leaves_every_file(article):
    ArticlePage.objects.filter(pk=article.pk).update(expire_at=timezone.now() - timedelta(seconds=1))
    publish_due_pages()
    article.refresh_from_db()
    assert not article.live
    assert article.expired
    assert_gone()


def test_page_past_its_hour_leaves_even_before_anybody_marks_it_expired(article):
    ArticlePage.objects.filter(pk=article.pk).update(expire_at=timezone.now() - timedelta(seconds=1))
    assert_gone()


def test_empty_folders_leave_with_the_page(article, settings):
    article.delete()
    publish_now()
    assert not (settings.LOA_SITE_DIR / "tin-tuc" / "chuyen").exists()
    assert not (settings.LOA_SITE_DIR / "the").exists()
    assert not (settings.LOA_SITE_DIR / "luu-tru").exists()


def test_its_picture_and_document_leave_with_the_page(news):
    picture, document = make_picture(width=320), make_document()
    page = make_article(
        parent=news,
        picture=f"picture:{picture.pk}",
        picture_alt="Cổng nhà máy",
        documents=(f"document:{document.pk}",),
    )
    publish_now()
    assert [path for path in read_manifest()["files"] if path.startswith("/anh/")]
    assert [path for path in read_manifest()["files"] if path.startswith("/tep/")]
    page.unpublish()
    publish_now()
    assert not [path for path in read_manifest()["files"] if path.startswith(("/anh/", "/tep/"))]


def test_old_text_stays_among_the_objects_only_as_long_as_a_release_that_shows_it_is_kept(
    article, settings, monkeypatch
):
    article.unpublish()
    publish_now()
    left = find_everywhere(SECRET)
    assert left
    assert all(path.startswith(".objects/") for path in left)
    monkeypatch.setattr("cms.publisher.publishing.OBJECTS_LIVE_ON", -1)
    collect_given_up()
    assert find_everywhere(SECRET) == left, "one can still go back to it"
    settings.LOA_RELEASES_KEPT, settings.LOA_RELEASE_DAYS = 1, 0
    collect_given_up()
    assert find_everywhere(SECRET) == []
    assert_sound()


def test_object_given_up_just_now_stays_for_those_who_are_reading_it(article, settings, monkeypatch):
    import os

    for path in (settings.LOA_SITE_DIR / ".objects").rglob("*"):
        os.utime(path, (1, 1))  # written long ago
    article.unpublish()
    publish_now()
    assert find_everywhere(SECRET)


def test_moved_section_takes_its_pages_along_and_leaves_redirects(news, site_tree, django_capture_on_commit_callbacks):
    inner = make_section(parent=news, title="Cơ sở", slug="co-so")
    make_article(parent=inner, title="Bài trong", slug="bai-trong")
    target = make_section(parent=site_tree, title="Hoạt động", slug="hoat-dong")
    publish_now()
    with django_capture_on_commit_callbacks(execute=True):
        SectionPage.objects.get(pk=inner.pk).move(SectionPage.objects.get(pk=target.pk), pos="last-child")
    publish_now()
    assert is_published("/hoat-dong/co-so/index.html")
    assert is_published("/hoat-dong/co-so/bai-trong/index.json")
    assert not is_published("/tin-tuc/co-so/bai-trong/index.json")
    assert read_manifest()["redirects"] == {
        "/tin-tuc/co-so/": "/hoat-dong/co-so/",
        "/tin-tuc/co-so/bai-trong/": "/hoat-dong/co-so/bai-trong/",
    }
    assert "/hoat-dong/co-so/bai-trong/" in read_text("/tin-tuc/co-so/bai-trong/index.html")
    assert_sound()


def test_changed_slug_leaves_a_redirect_for_the_page_and_all_below(news, django_capture_on_commit_callbacks):
    make_article(parent=news, title="Bài trong", slug="bai-trong")
    publish_now()
    with django_capture_on_commit_callbacks(execute=True):
        news.slug = "tin-moi"
        news.save_revision().publish()
    publish_now()
    assert read_manifest()["redirects"] == {
        "/tin-tuc/": "/tin-moi/",
        "/tin-tuc/bai-trong/": "/tin-moi/bai-trong/",
    }
    assert is_published("/tin-moi/bai-trong/index.html")
    assert "/tin-moi/" in read_text("/tin-tuc/index.html")


def test_redirect_goes_when_its_page_does(news, django_capture_on_commit_callbacks):
    page = make_article(parent=news, slug="cu")
    publish_now()
    with django_capture_on_commit_callbacks(execute=True):
        page.slug = "moi"
        page.save_revision().publish()
    publish_now()
    assert is_published("/tin-tuc/cu/index.html")
    page.unpublish()
    publish_now()
    assert not is_published("/tin-tuc/cu/index.html")
    assert read_manifest()["redirects"] == {}


def test_new_page_at_an_old_address_wins_over_the_redirect(news, django_capture_on_commit_callbacks):
    page = make_article(parent=news, slug="cu")
    with django_capture_on_commit_callbacks(execute=True):
        page.slug = "moi"
        page.save_revision().publish()
    make_article(parent=news, title="Bài thế chỗ", slug="cu")
    publish_now()
    assert read_manifest()["redirects"] == {}
    assert "Bài thế chỗ" in read_text("/tin-tuc/cu/index.html")


@pytest.mark.parametrize(
    "old_path",
    [
        "/../ngoai",
        "/a/../../ngoai",
        "/.an",
        "/tin/.an/x",
        "//",
        "/a//b",
        "/" + "d" * 250,
        "/tim?q=1",
        "/a\\b",
        "/rss.xml",
        "/404.html/x",
        "/anh/x",
        "/a\x01b",
    ],
)
def test_redirect_that_cannot_be_a_folder_is_left_out_and_harms_nothing(news, old_path, settings):
    Redirect.objects.create(old_path=old_path, redirect_link="https://example.org/")
    publish_now()
    assert read_manifest()["redirects"] == {}
    assert_sound()
    assert {path.name for path in settings.LOA_SITE_DIR.parent.iterdir()} == {"site", "spool", "media"}


def test_redirect_from_an_old_site_to_elsewhere_is_a_page_and_a_rule(news):
    Redirect.objects.create(old_path="/tin-cu/bai.html", redirect_link="https://example.org/bai")
    Redirect.objects.create(old_path="/tin-cu/la", redirect_link="//example.org/la")
    publish_now()
    assert read_manifest()["redirects"] == {"/tin-cu/bai.html/": "https://example.org/bai"}
    assert "https://example.org/bai" in read_text("/tin-cu/bai.html/index.html")


def test_links_to_a_page_that_left_keep_their_words_only(article, news):
    link = f'<p>Xem <a href="page:{article.pk}">bài kia</a></p>'
    make_article(parent=news, title="Bài nhắc", slug="bai-nhac", body=(text("…").__class__(html=link),))
    publish_now()
    assert 'href="/tin-tuc/chuyen/"' in read_text("/tin-tuc/bai-nhac/index.html")
    assert read_json_reference("/tin-tuc/bai-nhac/index.json", article) == "/tin-tuc/chuyen/"
    article.unpublish()
    publish_now()
    assert "bài kia" in read_text("/tin-tuc/bai-nhac/index.html")
    assert "chuyen" not in read_text("/tin-tuc/bai-nhac/index.html")
    assert read_json_reference("/tin-tuc/bai-nhac/index.json", article) is None


def read_json_reference(path, page):
    import json

    return json.loads(read_text(path))["references"].get(f"page:{page.pk}")
