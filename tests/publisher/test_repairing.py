"""Bytes that went bad on the disk are written again where they can be had; what cannot be had is told of."""

import hashlib
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from cms.content.models import ArticlePage
from cms.demo.factories import make_article, make_document, make_picture
from cms.publisher.actions import publish
from cms.publisher.folder import PublishedFolder
from cms.publisher.models import Hold, PublishRun, Release
from cms.publisher.rollback import roll_back
from cms.publisher.verification import verify
from tests.publisher.folders import assert_sound, publish_now, read_manifest, read_text

pytestmark = pytest.mark.django_db
PAGE = "/tin-tuc/bai/index.html"


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
    )
    publish_now()
    return page


def find_object(path: str, suffix: str = "") -> Path:
    """Where the bytes of a published file lie."""
    name = read_manifest()["files"][path]["object"]
    return Path(settings.LOA_SITE_DIR) / ".objects" / name[:2] / (name + suffix)


def flip(place: Path) -> None:
    """One bit in the middle of a file is another, as on an old disk: in the object and, being linked, in the tree."""
    with place.open("r+b") as file:
        file.seek(place.stat().st_size // 2)
        [byte] = file.read(1)
        file.seek(-1, 1)
        file.write(bytes([byte ^ 1]))


def remove(place: Path) -> None:
    """A file is gone."""
    place.unlink()


def assert_whole() -> None:
    """All is well: nothing differs, every object is named by its hash, the tree and the objects are the same."""
    assert [str(found) for found in verify().differences] == []
    assert_sound()
    for path in (Path(settings.LOA_SITE_DIR) / ".objects").rglob("*"):
        if path.is_file() and not path.suffix:
            assert hashlib.blake2b(path.read_bytes(), digest_size=16).hexdigest() == path.name


@pytest.mark.parametrize("harm", [flip, remove])
@pytest.mark.parametrize("suffixes", [("",), (".br",), (".gz",), (".br", ".gz"), ("", ".br"), ("", ".br", ".gz")])
def test_whatever_is_harmed_of_a_page_is_written_again_and_nothing_is_published(article, harm, suffixes):
    before, good = read_manifest(), read_text(PAGE)
    for suffix in suffixes:
        harm(find_object(PAGE, suffix))
    assert verify().differences
    found = verify(repair=True)
    assert [str(difference) for difference in found.differences] == []
    assert PAGE in found.repaired
    assert read_text(PAGE) == good
    assert read_manifest()["files"][PAGE]["object"] == before["files"][PAGE]["object"]
    assert read_manifest()["release"] == before["release"]
    assert_whole()
    assert verify(repair=True).repaired == []


def test_every_file_of_the_site_can_be_written_again(article):
    for path in read_manifest()["files"]:
        for suffix in ("", ".br", ".gz"):
            if find_object(path, suffix).exists():
                remove(find_object(path, suffix))
    assert verify(repair=True).differences == []
    assert_whole()
    run = publish(reason="thử")
    assert (run.state, run.written, run.removed) == (PublishRun.State.DONE, 0, 0)


def test_looking_alone_repairs_nothing(article):
    flip(find_object(PAGE))
    for _ in range(2):
        assert [found.kind for found in verify().differences] == ["object"]


def test_file_that_cannot_be_drawn_is_lost_unless_a_copy_has_it(article):
    for path in settings.MEDIA_ROOT.rglob("*.pdf"):
        path.unlink()
    publish(reason="thử")
    flip(find_object(PAGE))
    assert verify(repair=True).repaired == [PAGE]
    for suffix in ("", ".br", ".gz"):
        flip(find_object(PAGE, suffix))
    found = {(difference.kind, difference.path) for difference in verify(repair=True).differences}
    assert ("lost", PAGE) in found


class TestEarlierRelease:
    """What only an earlier release has cannot be drawn any more."""

    @pytest.fixture
    def old(self, article):
        """The object of the article as it was in release 1, which another has followed."""
        place = find_object(PAGE)
        ArticlePage.objects.filter(pk=article.pk).update(sapo="Câu mở đầu mới, khác hẳn.")
        publish_now()
        return place

    def test_is_had_again_from_a_copy(self, old):
        flip(old)
        found = verify(repair=True)
        assert (found.differences, found.repaired) == ([], [old.name])
        assert roll_back(PublishedFolder(settings.LOA_SITE_DIR), 1).state == PublishRun.State.DONE
        assert hashlib.blake2b(read_text(PAGE).encode(), digest_size=16).hexdigest() == old.name

    def test_is_told_of_with_its_release_and_nobody_can_go_back_to_wrong_bytes(self, old):
        for suffix in ("", ".br", ".gz"):
            flip(old.with_name(old.name + suffix))
        [difference] = verify(repair=True).differences
        assert (difference.kind, difference.path) == ("lost", PAGE)
        assert "bản 2" in difference.message
        run = roll_back(PublishedFolder(settings.LOA_SITE_DIR), 1)
        assert run.state == PublishRun.State.FAILED
        assert PAGE in run.message
        assert not Hold.objects.exists()
        assert Release.objects.count() == 2
        assert_whole()


class TestCommand:
    """`manage.py publish --verify --repair` is what an operator asks."""

    def test_names_what_was_written_again(self, article):
        flip(find_object(PAGE))
        out = StringIO()
        call_command("publish", verify=True, repair=True, stdout=out)
        assert f"Đã chữa: {PAGE}" in out.getvalue()
        assert "0 differences" in out.getvalue()

    def test_repair_alone_is_no_command(self):
        with pytest.raises(CommandError, match="--verify"):
            call_command("publish", repair=True)
