"""How a page read on a given day stays at an address that never changes."""

import re
from datetime import timedelta
from hashlib import blake2b
from itertools import pairwise

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, PageLogEntry

from cms.content.models.page_links import ArticleRelated
from cms.demo.factories import make_article, make_explainer, make_picture, make_section
from cms.publisher.models import PageVersion, Release
from cms.publisher.publishing import Publisher
from cms.publisher.rollback import roll_back
from cms.publisher.verification import verify
from cms.schema import RichText
from cms.union.models import SiteProfile
from tests.publisher.folders import is_published, publish_now, read_text, read_tree

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(news):
    page = make_article(parent=news, slug="bai", title="Bài", sapo="", body=(RichText(html="<p>Lời cũ.</p>"),))
    publish_now()
    return page


def say(page, words: str) -> None:
    """Publish other words."""
    page.body = [("rich_text", {"html": f"<p>{words}</p>"})]
    page.save_revision().publish()
    publish_now()


def list_sheets() -> list[str]:
    """The addresses of all sheets and lists of the archive."""
    return sorted(f"/{path}" for path in read_tree() if path.startswith("ban-luu/") and path.endswith(".html"))


def today() -> str:
    return timezone.localtime().strftime("%Y-%m-%d")


class TestSheets:
    """New words leave a sheet behind."""

    def test_superseded_words_stay_at_an_address_with_their_day(self, article):
        say(article, "Lời mới.")
        assert list_sheets() == [f"/ban-luu/tin-tuc/bai/{today()}/index.html", "/ban-luu/tin-tuc/bai/index.html"]
        sheet = read_text(f"/ban-luu/tin-tuc/bai/{today()}/index.html")
        assert "Lời cũ." in sheet
        assert "Lời mới." not in sheet
        assert "Bản lưu: trang này đã hiển thị như dưới đây từ" in sheet
        assert '<meta name="robots" content="noindex">' in sheet
        assert '<a href="/tin-tuc/bai/">Xem trang hiện nay</a>' in sheet
        assert sheet.count("<h1") == 1

    def test_sheet_bears_the_hash_of_the_file_as_it_was(self, article):
        was = read_tree()["tin-tuc/bai/index.html"]
        say(article, "Lời mới.")
        digest = blake2b(was, digest_size=16).hexdigest()
        assert digest in read_text(f"/ban-luu/tin-tuc/bai/{today()}/index.html")

    def test_page_links_to_its_versions_and_they_to_it(self, article):
        assert "/ban-luu/" not in read_text("/tin-tuc/bai/index.html")
        say(article, "Lời mới.")
        assert 'href="/ban-luu/tin-tuc/bai/"' in read_text("/tin-tuc/bai/index.html")
        index = read_text("/ban-luu/tin-tuc/bai/index.html")
        assert f'href="/ban-luu/tin-tuc/bai/{today()}/"' in index
        assert 'href="/tin-tuc/bai/"' in index

    def test_version_is_dated_from_the_end_of_the_one_before_or_the_first_release(self, article):
        say(article, "Hai.")
        say(article, "Ba.")
        first, second = PageVersion.objects.order_by("until_at")
        assert first.from_at == Release.objects.get(number=1).made_at
        assert second.from_at == first.until_at
        assert second.until_at > second.from_at

    def test_several_on_one_day_leave_the_last(self, article):
        say(article, "Hai.")
        say(article, "Ba.")
        assert len(list_sheets()) == 2
        assert "Hai." in read_text(f"/ban-luu/tin-tuc/bai/{today()}/index.html")

    def test_versions_of_different_days_all_stay_newest_first(self, article):
        say(article, "Hai.")
        PageVersion.objects.update(
            from_at=timezone.now() - timedelta(days=40), until_at=timezone.now() - timedelta(days=3)
        )
        say(article, "Ba.")
        days = re.findall(r'href="/ban-luu/tin-tuc/bai/([\d-]+)/"', read_text("/ban-luu/tin-tuc/bai/index.html"))
        assert len(days) == 2
        assert days == sorted(days, reverse=True)

    def test_page_that_came_later_is_dated_from_its_coming(self, article, news):
        late = make_article(parent=news, slug="sau", title="Sau", body=(RichText(html="<p>Một.</p>"),))
        publish_now()
        came = Release.objects.first().made_at
        say(late, "Hai.")
        version = PageVersion.objects.exclude(html=b"").get()
        assert abs(version.from_at - came) < timedelta(seconds=5)
        assert version.from_at > Release.objects.get(number=1).made_at

    def test_lists_feeds_and_sitemaps_do_not_know_them(self, article):
        say(article, "Lời mới.")
        naming = [
            path for path, data in read_tree().items() if b"/ban-luu/" in data and not path.startswith("ban-luu/")
        ]
        assert naming == ["tin-tuc/bai/index.html"]

    def test_no_phone_keeps_them_and_their_tab_betrays_no_more_than_that_of_the_page(self, site_tree):
        title = "Bị quấy rối thì làm gì?"
        page = make_explainer(parent=site_tree, slug="a", title=title, sensitive=True, tab_title="Thông tin cho bạn")
        publish_now()
        page.short_answer = "<p>Lời khác.</p>"
        page.save_revision().publish()
        publish_now()
        sheets = list_sheets()
        assert len(sheets) == 2
        for sheet in sheets:
            assert '<meta name="loa-keep" content="no">' in read_text(sheet)
            assert "<title>Thông tin cho bạn</title>" in read_text(sheet)

    def test_oracle_draws_the_same(self, article):
        say(article, "Lời mới.")
        assert verify().differences == []


class TestWhatMakesNoVersion:
    """Only new words do."""

    def test_new_theme(self, article):
        SiteProfile.objects.update(theme="lien-doan")
        publish_now()
        assert not PageVersion.objects.exclude(html=b"").exists()

    def test_publishing_again_without_a_change_of_words(self, article):
        article.save_revision().publish()
        publish_now()
        assert not PageVersion.objects.exclude(html=b"").exists()

    def test_another_page_that_is_read_next_and_changes_its_name(self, article, news):
        other = make_article(parent=news, slug="khac", title="Khác")
        other.related_links = [ArticleRelated(target=article.page_ptr)]
        other.save_revision().publish()
        publish_now()
        article.title = "Tên mới"
        article.save_revision().publish()
        publish_now()
        assert set(PageVersion.objects.exclude(html=b"").values_list("ref", flat=True)) == {f"page:{article.pk}"}
        assert "Tên mới" in read_text("/tin-tuc/khac/index.html")

    def test_lists_and_the_front_page(self, article, news):
        make_article(parent=news, slug="moi", title="Mới")
        news.title = "Tin"
        news.save_revision().publish()
        publish_now()
        assert not PageVersion.objects.exclude(html=b"").exists()


class TestComingAndGoing:
    """Sheets leave with their page."""

    def test_page_taken_down_takes_its_sheets_along_and_brings_them_back(self, article):
        say(article, "Lời mới.")
        article.unpublish()
        publish_now()
        assert list_sheets() == []
        article.save_revision().publish()
        publish_now()
        assert len(list_sheets()) == 2
        times = list(PageVersion.objects.order_by("until_at").values_list("from_at", "until_at"))
        assert all(end <= begin for (_, end), (begin, _) in pairwise(times))

    def test_moved_page_keeps_the_address_of_its_sheets(self, article, site_tree):
        say(article, "Lời mới.")
        elsewhere = make_section(parent=site_tree, title="Nơi khác", slug="noi-khac")
        article.move(elsewhere, pos="last-child")
        publish_now()
        assert f"/ban-luu/tin-tuc/bai/{today()}/index.html" in list_sheets()
        assert 'href="/noi-khac/bai/"' in read_text(f"/ban-luu/tin-tuc/bai/{today()}/index.html")
        assert 'href="/ban-luu/noi-khac/bai/"' in read_text("/noi-khac/bai/index.html")
        assert f'href="/ban-luu/tin-tuc/bai/{today()}/"' in read_text("/ban-luu/noi-khac/bai/index.html")

    def test_link_to_a_page_that_is_gone_keeps_its_words(self, article, news):
        other = make_article(parent=news, slug="khac", title="Khác")
        say(article, f'Xem <a linktype="page" id="{other.pk}">bài kia</a>.')
        PageVersion.objects.update(from_at=timezone.now() - timedelta(days=9))
        say(article, "Không còn gì.")
        sheet = f"/ban-luu/tin-tuc/bai/{today()}/index.html"
        assert '<a href="/tin-tuc/khac/">bài kia</a>' in read_text(sheet)
        other.unpublish()
        publish_now()
        assert "bài kia" in read_text(sheet)
        assert "/tin-tuc/khac/" not in read_text(sheet)

    def test_going_back_ends_a_version_and_going_on_another(self, article):
        say(article, "Lời mới.")
        publisher = Publisher()
        with publisher.folder.lock():
            roll_back(publisher.folder, 1)
        words = [version.title for version in PageVersion.objects.exclude(html=b"")]
        assert len(words) == 2

    def test_folder_that_was_lost_gets_its_sheets_again(self, article, tmp_path):
        say(article, "Lời mới.")
        was = read_text(f"/ban-luu/tin-tuc/bai/{today()}/index.html")
        settings.LOA_SITE_DIR = tmp_path / "neu"
        publish_now()
        assert read_text(f"/ban-luu/tin-tuc/bai/{today()}/index.html") == was


class TestPictures:
    """An earlier version shows its pictures while the library has them."""

    @pytest.fixture
    def picture(self, db):
        return make_picture(width=640)

    def test_picture_stays_on_the_sheet_though_no_page_uses_it(self, article, picture):
        article.picture, article.picture_alt = picture, "Một chiếc nón"
        article.save_revision().publish()
        publish_now()
        PageVersion.objects.update(from_at=timezone.now() - timedelta(days=9))
        article.picture, article.picture_alt = None, ""
        say(article, "Không ảnh.")
        sheet = read_text(f"/ban-luu/tin-tuc/bai/{today()}/index.html")
        addresses = re.findall(r"/anh/[\w.-]+", sheet)
        assert addresses
        assert all(is_published(address) for address in addresses)
        assert verify().differences == []
        picture.delete()
        publish_now()
        sheet = read_text(f"/ban-luu/tin-tuc/bai/{today()}/index.html")
        assert "(Ảnh: Một chiếc nón; nay không còn.)" in sheet
        assert "/anh/" not in sheet
        assert not any(is_published(address) for address in addresses)


class TestWithdrawing:
    """What nobody may read any more leaves the archive for good."""

    def test_publisher_takes_a_version_out(self, article, client, publisher_user):
        say(article, "Lời mới.")
        client.force_login(publisher_user)
        address = reverse("publisher_versions", args=[article.pk])
        assert f"/ban-luu/tin-tuc/bai/{today()}/" in client.get(address).content.decode()
        version = PageVersion.objects.exclude(html=b"").get()
        client.post(address, {"ban": version.pk})
        publish_now()
        assert list_sheets() == []
        assert "/ban-luu/" not in read_text("/tin-tuc/bai/index.html")
        version.refresh_from_db()
        assert (bytes(version.html), version.title) == (b"", "")
        assert PageLogEntry.objects.filter(action="publisher.withdraw_version", user=publisher_user).exists()

    @pytest.mark.parametrize("key", ["", "abc", "²", "99999999999999999999", "0"])
    def test_nonsense_takes_nothing_out(self, article, client, publisher_user, key):
        say(article, "Lời mới.")
        client.force_login(publisher_user)
        answer = client.post(reverse("publisher_versions", args=[article.pk]), {"ban": key}, follow=True)
        assert "không còn trong kho lưu" in answer.content.decode()
        assert PageVersion.objects.exclude(html=b"").count() == 1

    @pytest.mark.parametrize("who", ["editor", "organiser", None])
    def test_others_may_not(self, article, client, request, who):
        say(article, "Lời mới.")
        if who:
            client.force_login(request.getfixturevalue(who))
        address = reverse("publisher_versions", args=[article.pk])
        client.post(address, {"ban": PageVersion.objects.exclude(html=b"").get().pk})
        assert client.get(address).status_code in (302, 403)
        assert PageVersion.objects.exclude(html=b"").count() == 1

    def test_versions_of_a_deleted_page_are_forgotten(self, article):
        say(article, "Lời mới.")
        Page.objects.get(pk=article.pk).delete()
        publish_now()
        Publisher().collect()
        assert not PageVersion.objects.exists()
