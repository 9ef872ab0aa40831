"""The oracle finds whatever differs from the database, and nothing else."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page

from cms.content.models import ArticlePage
from cms.content.reserved import RESERVED
from cms.demo.factories import make_article, make_document, make_picture
from cms.entries.models import Entry
from cms.publisher.actions import publish
from cms.publisher.folder import FolderBusyError, PublishedFolder
from cms.publisher.models import PageResult
from cms.publisher.publishing import Publisher
from cms.publisher.verification import verify
from cms.union.models import SiteProfile
from tests.publisher.folders import edit_manifest, publish_now, read_manifest

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(news):
    """A published article with a picture and a document."""
    picture, paper = make_picture(width=320), make_document()
    page = make_article(
        parent=news,
        slug="bai",
        title="Bài có ảnh",
        picture=f"picture:{picture.pk}",
        picture_alt="Cổng nhà máy",
        documents=(f"document:{paper.pk}",),
        tags=("lương",),
    )
    publish_now()
    return page


def find(*, kind, path=""):
    """The differences of one kind, and of one path when it is given."""
    return [found for found in verify().differences if found.kind == kind and path in ("", found.path)]


def get_place(settings, path, suffix=""):
    """Where the bytes of a published file lie: the object, and the tree's link to it."""
    name = read_manifest()["files"][path]["object"]
    root = settings.LOA_SITE_DIR
    return root / ".objects" / name[:2] / (name + suffix), root / (path.lstrip("/") + suffix)


def overwrite(place, data):
    """Other bytes under the same name, as a file of its own."""
    place.unlink()
    place.write_bytes(data)


def test_what_was_just_published_is_right(article):
    found = verify()
    assert found.differences == []
    assert found.entries >= 5
    assert found.drawn >= len(read_manifest()["files"]) - 6
    assert found.objects > found.drawn - 3
    assert found.copies > found.drawn


def test_nothing_is_changed_by_looking(article, settings):
    before = {path: path.stat().st_mtime_ns for path in settings.LOA_SITE_DIR.rglob("*")}
    ArticlePage.objects.update(sapo="Khác")
    assert verify().differences
    assert {path: path.stat().st_mtime_ns for path in settings.LOA_SITE_DIR.rglob("*")} == before


def test_change_nobody_told_of_is_found_in_the_store_and_in_every_file_that_shows_it(article):
    ArticlePage.objects.filter(pk=article.pk).update(sapo="Đổi lặng lẽ")
    differences = {(found.kind, found.path) for found in verify().differences}
    assert {
        ("entry", f"page:{article.pk}"),
        ("differs", "/tin-tuc/bai/index.html"),
        ("differs", "/tin-tuc/bai/index.json"),
        ("differs", "/tin-tuc/index.html"),
        ("differs", "/index.html"),
        ("differs", "/rss.xml"),
    } <= differences


def test_page_that_is_missing_and_page_that_should_be_gone_are_found(article, news):
    make_article(parent=news, slug="moi", title="Bài mới")
    ArticlePage.objects.filter(pk=article.pk).update(live=False)
    assert find(kind="missing", path="/tin-tuc/moi/index.html")
    assert find(kind="extra", path="/tin-tuc/bai/index.html")
    assert [found.path for found in find(kind="extra") if found.path.startswith("/anh/")]
    assert find(kind="entry", path=f"page:{article.pk}")


def test_store_that_says_something_else_is_not_believed(article):
    Entry.objects.filter(ref=f"page:{article.pk}").update(data={"kind": "article", "title": "Bịa"})
    assert {found.kind for found in verify().differences} == {"entry"}
    Entry.objects.filter(ref=f"page:{article.pk}").delete()
    Entry.objects.create(ref="page:999", kind="article", path="/tin-tuc/ma/", data={}, digest="")
    assert {(found.kind, found.path) for found in verify().differences} == {
        ("entry", f"page:{article.pk}"),
        ("entry", "page:999"),
    }


def test_damaged_bytes_are_found(article, settings):
    object_, name = get_place(settings, "/tin-tuc/bai/index.html")
    whole = object_.read_bytes()
    for data in (whole[:-1], whole[:-1] + b"x", b""):
        overwrite(object_, data)
        assert find(kind="object", path="/tin-tuc/bai/index.html")
    object_.unlink()
    assert find(kind="object", path="/tin-tuc/bai/index.html")
    object_.write_bytes(whole)
    assert verify().differences == []
    overwrite(name, b"other")
    assert find(kind="tree", path="/tin-tuc/bai/index.html")


@pytest.mark.parametrize("suffix", [".br", ".gz"])
def test_copy_that_does_not_unpack_to_its_file_is_found(article, settings, suffix):
    object_, name = get_place(settings, "/tin-tuc/bai/index.html", suffix)
    other, _ = get_place(settings, "/tin-tuc/index.html", suffix)
    for data in (object_.read_bytes()[:-1], other.read_bytes(), b"\0" * object_.stat().st_size):
        overwrite(object_, data)
        assert find(kind="copy", path="/tin-tuc/bai/index.html")
    name.unlink()
    assert find(kind="tree", path="/tin-tuc/bai/index.html")


def test_stray_file_is_found_and_what_people_keep_there_is_not(article, settings):
    (settings.LOA_SITE_DIR / "README.md").write_text("kept by hand")
    (settings.LOA_SITE_DIR / "tin-tuc" / "la.php").write_text("<?php")
    (settings.LOA_SITE_DIR / ".index.html.7.new").write_text("left by a killed publisher")
    assert {found.path for found in verify().differences} == {"/tin-tuc/la.php", "/.index.html.7.new"}


def test_wrong_headers_and_wrong_redirects_are_found(article):
    def spoil(manifest):
        manifest["files"]["/tin-tuc/bai/index.json"]["policy"] = "page"
        manifest["policies"]["page"]["Content-Security-Policy"] = "default-src *"
        manifest["redirects"]["/cu/"] = "/tin-tuc/bai/"

    edit_manifest(spoil)
    assert {(found.kind, found.path) for found in verify().differences} == {
        ("headers", "/tin-tuc/bai/index.json"),
        ("headers", "page"),
        ("redirect", "/cu/"),
    }


def test_page_kept_back_is_no_difference_once_somebody_was_told(article, settings):
    for path in settings.MEDIA_ROOT.rglob("*.pdf"):
        path.unlink()
    run = publish(reason="thử")
    assert run.failures
    found = verify()
    assert found.differences == []
    assert found.kept
    PageResult.objects.all().delete()
    assert find(kind="status", path="/tin-tuc/bai/index.html")


def test_nothing_is_asked_of_a_site_that_may_not_be_published(article):
    SiteProfile.objects.update(phone="")
    publish(reason="thử")
    assert verify().differences == []


def test_publisher_at_work_is_not_disturbed(article, settings):
    with PublishedFolder(settings.LOA_SITE_DIR).lock(), pytest.raises(FolderBusyError):
        verify()


class TestCommand:
    """`manage.py publish --verify` is what an operator asks."""

    def test_says_how_much_it_looked_at(self, article):
        out = StringIO()
        call_command("publish", verify=True, stdout=out)
        assert "0 differences" in out.getvalue()

    def test_names_each_difference_and_fails(self, article):
        ArticlePage.objects.filter(pk=article.pk).update(sapo="Đổi lặng lẽ")
        err = StringIO()
        with pytest.raises(CommandError):
            call_command("publish", verify=True, stdout=StringIO(), stderr=err)
        assert "/tin-tuc/bai/index.html [differs]: Nội dung khác" in err.getvalue()


def test_what_is_compared_again_and_again_in_one_process_stays_right(article):
    publisher = Publisher()
    publisher.publish(reason="thử")
    before = set(Entry.objects.values_list("ref", flat=True))
    for _ in range(3):
        publisher.must_compare = True
        publisher.follow_up()
        assert set(Entry.objects.values_list("ref", flat=True)) == before
    assert verify().differences == []


def test_no_page_can_be_put_where_the_publisher_puts_files_of_its_own(article):
    paths = list(read_manifest()["files"])
    pages = {
        path.split("/")[1] for path in (page.url_path[len("/home") :] for page in Page.objects.filter(depth__gt=2))
    }
    folders = {path.split("/")[1] for path in paths if path.count("/") > 1}
    assert {"tim", "the", "luu", "anh"} <= folders - pages
    assert folders - pages <= RESERVED
