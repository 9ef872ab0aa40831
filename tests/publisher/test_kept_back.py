"""A page that cannot be drawn stays as it was and says why; all others are published."""

import shutil
from pathlib import Path

import pytest

from cms.demo.factories import make_article, make_picture
from cms.library.models import Picture
from cms.publisher import publishing
from cms.publisher.actions import publish
from cms.publisher.models import PageResult, PublishRun
from cms.publisher.policies import make_policies
from cms.publisher.publishing import Publisher
from cms.publisher.queries import get_page_status
from cms.publisher.verification import verify
from cms.union.models import SiteProfile
from tests.publisher.folders import (
    assert_sound,
    find_in_tree,
    is_published,
    publish_into,
    publish_now,
    read_manifest,
    read_text,
    read_tree,
)

pytestmark = pytest.mark.django_db


def test_data_of_a_page_that_the_gate_keeps_back_stays_with_its_html(news):
    page = make_article(parent=news, slug="bai", title="Bài")
    publish_now()
    before = read_tree()
    link = f'<a href="{news.get_full_url()}khong-co/">đây</a>'
    page.body = [("rich_text", {"html": f"<p>Xem {link}.</p>"})]
    page.save_revision().publish()
    run = publish(reason="thử")
    assert (run.state, run.written) == (PublishRun.State.PARTLY, 0)
    assert {failure["path"] for failure in run.failures} == {"/tin-tuc/bai/index.html", "/tin-tuc/bai/index.json"}
    assert read_tree() == before
    assert [str(found) for found in verify().differences] == []
    page.body = [("rich_text", {"html": "<p>Xem ở dưới.</p>"})]
    page.save_revision().publish()
    publish_now()
    assert "Xem ở dưới." in read_text("/tin-tuc/bai/index.json")
    assert [str(found) for found in verify().differences] == []


class TestPageToReadNext:
    """What becomes of another page, which a page that is kept back names as the one to read next."""

    @pytest.fixture
    def other(self, news):
        picture = make_picture(width=320)
        return make_article(
            parent=news, slug="kia", title="Bài kia", picture=f"picture:{picture.pk}", picture_alt="Cổng nhà máy"
        )

    @pytest.fixture
    def page(self, news, other):
        page = make_article(parent=news, slug="bai", title="Bài", related=(f"page:{other.pk}",))
        publish_now()
        page.body = [("rich_text", {"html": f'<p>Xem <a href="{news.get_full_url()}khong-co/">đây</a>.</p>'})]
        page.save_revision().publish()
        return page

    def publish_but_the_page(self):
        run = publish(reason="thử")
        assert {failure["path"] for failure in run.failures} == {"/tin-tuc/bai/index.html", "/tin-tuc/bai/index.json"}
        assert [str(found) for found in verify().differences] == []

    def test_data_stays_with_its_html_although_the_other_gets_an_earlier_version(self, page, other):
        before = read_text("/tin-tuc/bai/index.json")
        other.title = "Bài kia, viết lại"
        other.save_revision().publish()
        self.publish_but_the_page()
        assert read_text("/tin-tuc/bai/index.json") == before

    def test_picture_that_only_the_other_showed_goes_with_it(self, page, other):
        good = read_text("/tin-tuc/bai/index.html")  # it was given the picture, and shows the title alone
        assert "Bài kia" in good
        assert "/anh/" not in good
        other.unpublish()
        self.publish_but_the_page()
        assert read_text("/tin-tuc/bai/index.html") == good
        assert [path for path in read_manifest()["files"] if path.startswith("/anh/")] == []


class TestMissingPictureFile:
    """Only the page that uses it stays behind, and says why."""

    @pytest.fixture
    def page(self, news):
        picture = make_picture(width=320)
        page = make_article(
            parent=news, slug="anh", title="Có ảnh", picture=f"picture:{picture.pk}", picture_alt="Cổng nhà máy"
        )
        publish_now()
        return page

    def lose_files(self):
        for picture in Picture.objects.all():
            picture.file.storage.delete(picture.file.name)
            for rendition in picture.renditions.all():
                rendition.file.storage.delete(rendition.file.name)

    def test_page_keeps_its_last_good_file_and_its_pictures(self, page, news):
        good = read_text("/tin-tuc/anh/index.html")
        pictures = [path for path in read_manifest()["files"] if path.startswith("/anh/")]
        self.lose_files()
        page.title = "Có ảnh, tựa mới"
        page.save_revision().publish()
        make_article(parent=news, slug="khac", title="Bài khác")
        run = publish(reason="thử")
        assert run.state == PublishRun.State.PARTLY
        assert read_text("/tin-tuc/anh/index.html") == good
        assert {failure["path"] for failure in run.failures} == {"/tin-tuc/anh/index.html", "/tin-tuc/anh/index.json"}
        assert all(path in read_manifest()["files"] for path in pictures)
        assert is_published("/tin-tuc/khac/index.html")
        assert_sound()

    def test_lists_show_the_page_without_its_picture(self, page):
        self.lose_files()
        page.title = "Có ảnh, tựa mới"
        page.save_revision().publish()
        publish(reason="thử")
        for path in ("/index.html", "/tin-tuc/index.html"):
            assert "Có ảnh, tựa mới" in read_text(path)
            assert "<picture>" not in read_text(path)

    def test_result_says_which_file_and_the_status_says_why(self, page):
        self.lose_files()
        publish(reason="thử")
        result = PageResult.objects.get(ref=f"page:{page.pk}")
        assert result.state == PageResult.State.FAILED
        status = get_page_status(page.page_ptr)
        assert status.state == "failed"
        assert status.message.startswith("Không đăng được vì: ")
        assert status.path == "/tin-tuc/anh/"

    def test_picture_back_in_its_place_heals_the_page(self, page, settings):
        away = Path(settings.MEDIA_ROOT).with_name("away")
        shutil.copytree(settings.MEDIA_ROOT, away)
        self.lose_files()
        publish(reason="thử")
        shutil.copytree(away, settings.MEDIA_ROOT, dirs_exist_ok=True)
        publish_now()
        assert get_page_status(page.page_ptr).state == "live"

    def test_what_only_removed_pages_used_does_not_stay_beside_a_failure(self, page, news):
        other = make_picture(name="bua-com", width=320)
        gone = make_article(
            parent=news, slug="di", title="Sắp đi", picture=f"picture:{other.pk}", picture_alt="Bữa cơm ca"
        )
        publish_now()
        here = {path for path in read_manifest()["files"] if path.startswith("/anh/")}
        kept = {path for path in here if path in read_text("/tin-tuc/anh/index.html")}
        assert kept < here
        self.lose_files()
        gone.unpublish()
        publish(reason="thử")
        assert {path for path in read_manifest()["files"] if path.startswith("/anh/")} == kept


def test_file_published_again_after_its_bytes_were_collected_is_copied_again(news, settings, monkeypatch):
    monkeypatch.setattr(publishing, "OBJECTS_LIVE_ON", -1)
    settings.LOA_RELEASES_KEPT, settings.LOA_RELEASE_DAYS = 1, 0
    publisher = Publisher()
    picture = make_picture(width=320)
    page = make_article(parent=news, slug="anh", picture=f"picture:{picture.pk}", picture_alt="Cổng")
    for live in (True, False, True):
        (page.save_revision().publish if live else page.unpublish)()
        assert publisher.publish(reason="thử").state == PublishRun.State.DONE
        publisher.collect()
    assert_sound()


@pytest.fixture
def broken_theme(settings, tmp_path):
    """A theme that is `plain` but for one block that raises, and a style of its own."""
    themes = tmp_path / "themes"
    shutil.copytree(settings.LOA_THEMES_DIR, themes)
    own = themes / "hong"
    (own / "templates" / "blocks").mkdir(parents=True)
    (own / "css").mkdir()
    (own / "theme.toml").write_text('name = "hong"\ntitle = "Hỏng"\nextends = "plain"\ncss = ["own.css"]\n')
    (own / "css" / "own.css").write_text("body { outline: 1px solid }")
    (own / "templates" / "blocks" / "quote.html").write_text("<p>{{ nothing_of_the_kind }}</p>")
    settings.LOA_THEMES_DIR = themes
    return own


class TestBrokenTemplate:
    """That page keeps its last good file; the run says which and why; the others publish."""

    @pytest.fixture
    def quoting(self, news):
        from cms.schema import Quote

        page = make_article(parent=news, slug="trich", title="Có trích dẫn", body=(Quote(text="Đoàn kết"),))
        make_article(parent=news, slug="khac", title="Bài khác")
        publish_now()
        return page

    def use_theme(self, name):
        profile = SiteProfile.load()
        profile.theme = name
        profile.save()

    def test_only_the_page_with_the_block_stays_behind(self, quoting, broken_theme):
        good = read_text("/tin-tuc/trich/index.html")
        self.use_theme("hong")
        run = publish(reason="thử")
        assert run.state == PublishRun.State.PARTLY
        assert [failure["path"] for failure in run.failures] == ["/tin-tuc/trich/index.html"]
        message = run.failures[0]["message"]
        assert "hong" in message
        assert "blocks/quote.html" in message
        assert read_text("/tin-tuc/trich/index.html") == good
        assert "outline" in read_text("/tin-tuc/khac/index.html")
        assert get_page_status(quoting.page_ptr).state == "failed"
        assert_sound()

    def test_policy_still_allows_the_style_of_the_kept_page(self, quoting, broken_theme):
        import hashlib
        import re
        from base64 import b64encode

        self.use_theme("hong")
        publish(reason="thử")
        policy = read_manifest()["policies"]["page"]["Content-Security-Policy"]
        for path in ("/tin-tuc/trich/index.html", "/tin-tuc/khac/index.html"):
            for kind in ("style", "script"):
                inline = re.search(f"<{kind}>(.*?)</{kind}>", read_text(path), re.DOTALL)[1]
                assert f"'sha256-{b64encode(hashlib.sha256(inline.encode()).digest()).decode()}'" in policy

    def test_mended_template_heals_the_page(self, quoting, broken_theme, monkeypatch):
        self.use_theme("hong")
        publish(reason="thử")
        (broken_theme / "templates" / "blocks" / "quote.html").write_text("<q>{{ block.text }}</q>")
        monkeypatch.setattr("cms.theming.themes.RECHECK_SECONDS", 0)
        publish_now()
        assert "<q>Đoàn kết</q>" in read_text("/tin-tuc/trich/index.html")
        assert read_manifest()["policies"] == make_policies("hong"), "what was kept back is allowed no more"

    def test_page_that_never_drew_is_absent_and_does_not_count_as_published(self, quoting, broken_theme, tmp_path):
        self.use_theme("hong")
        run = publish_into(tmp_path / "fresh")
        assert run.state == PublishRun.State.PARTLY
        assert not (tmp_path / "fresh/tin-tuc/trich/index.html").exists()
        assert get_page_status(quoting.page_ptr).path == ""

    def test_theme_that_does_not_exist_fails_the_run_in_words(self, quoting, settings):
        before = (read_manifest(), read_tree())
        SiteProfile.objects.update(theme="khong-co")
        run = publish(reason="thử")
        assert run.state == PublishRun.State.FAILED
        assert run.message == "Không có giao diện tên “khong-co”."
        assert (read_manifest(), read_tree()) == before


class TestEmptyImprint:
    """Nothing new is written, what is gone still goes, and the run says what is missing."""

    def test_nothing_new_and_nothing_changed_is_written(self, news):
        page = make_article(parent=news, slug="cu", title="Bài cũ")
        publish_now()
        SiteProfile.objects.update(person_responsible="")
        page.title = "Tựa đổi"
        page.save_revision().publish()
        make_article(parent=news, slug="moi", title="Bài mới")
        run = publish(reason="thử")
        assert run.state == PublishRun.State.PARTLY
        assert "chịu trách nhiệm" in run.message.lower()
        assert run.written == 0
        assert run.failures == []
        assert find_in_tree("Tựa đổi") == find_in_tree("Bài mới") == []
        assert get_page_status(page.page_ptr).state == "failed"

    def test_what_is_gone_still_goes(self, news):
        page = make_article(parent=news, slug="cu", title="Bài cũ")
        publish_now()
        SiteProfile.objects.update(person_responsible="")
        page.unpublish()
        publish(reason="thử")
        assert not is_published("/tin-tuc/cu/index.html")
        assert is_published("/tin-tuc/index.html")
        assert_sound()

    def test_filled_again_everything_is_published(self, news):
        SiteProfile.objects.update(person_responsible="")
        publish(reason="thử")
        assert read_tree() == {}
        SiteProfile.objects.update(person_responsible="Nguyễn Văn A")
        publish_now()
        assert is_published("/tin-tuc/index.html")
