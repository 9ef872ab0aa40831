"""A new page that cannot be drawn is shown nowhere; what it uses waits with it, until it comes or is taken back."""

import pytest

from cms import schema
from cms.demo.factories import make_article, make_document, make_picture
from cms.entries.models import Entry
from cms.publisher.models import PublishRun
from cms.publisher.publishing import Publisher
from cms.publisher.verification import verify
from tests.publisher.folders import find_in_tree, is_published, read_manifest, read_text

pytestmark = pytest.mark.django_db
EARLY = "/tin-tuc/som/index.html"


@pytest.fixture
def publisher(news):
    """A publisher that has published once and keeps the site in mind."""
    make_article(parent=news, slug="cu", title="Bài cũ")
    publisher = Publisher()
    assert publisher.publish(reason="trước").state == PublishRun.State.DONE
    return publisher


def follow_hints(publisher: Publisher) -> None:
    """Let the publisher look at what the outbox tells of, and nowhere else."""
    publisher.must_compare = False
    publisher.follow_up()


def settle(publisher: Publisher) -> None:
    """Let the publisher look at what the outbox tells of, then twice at everything; the oracle agrees each time."""
    follow_hints(publisher)
    assert [str(found) for found in verify().differences] == []
    for _ in range(2):
        publisher.must_compare = True
        publisher.follow_up()
        assert [str(found) for found in verify().differences] == []


def make_early(news):
    """An article that comes before the page it links to by a typed address, with a picture and a document of its own.

    Returns it, and what only it uses.
    """
    picture, paper = make_picture(width=320), make_document(title="Tờ rơi")
    page = make_article(
        parent=news,
        slug="som",
        title="Bài sớm",
        body=(schema.RichText(html=f'<p>Xem <a href="{news.get_full_url()}sau/">bài sau</a>.</p>'),),
        picture=f"picture:{picture.pk}",
        picture_alt="Cổng nhà máy",
        documents=(f"document:{paper.pk}",),
    )
    return page, {f"picture:{picture.pk}", f"document:{paper.pk}"}


def list_stored(refs):
    return set(Entry.objects.filter(ref__in=refs).values_list("ref", flat=True))


def list_media():
    return [path for path in read_manifest()["files"] if path.startswith(("/anh/", "/tep/"))]


def test_the_files_that_only_it_uses_stay_in_the_store_and_off_the_site(publisher, news):
    _page, files = make_early(news)
    settle(publisher)
    assert not is_published(EARLY)
    assert list_stored(files) == files
    assert list_media() == []


def test_it_comes_with_its_picture_and_its_document_once_the_page_it_links_to_is_there(publisher, news):
    make_early(news)
    settle(publisher)
    make_article(parent=news, slug="sau", title="Bài sau")
    follow_hints(publisher)
    text = read_text(EARLY)
    assert "<picture>" in text
    assert "/tep/" in text
    settle(publisher)


def test_taken_back_it_does_not_come_with_the_page_it_links_to_not_even_for_a_moment(publisher, news):
    page, _files = make_early(news)
    settle(publisher)
    page.unpublish()
    make_article(parent=news, slug="sau", title="Bài sau")
    follow_hints(publisher)
    assert is_published("/tin-tuc/sau/index.html")
    assert not is_published(EARLY)
    assert find_in_tree("Bài sớm") == []


@pytest.mark.parametrize("at_once", [True, False])
def test_taken_back_it_leaves_nothing_in_the_store(publisher, news, at_once):
    page, files = make_early(news)
    settle(publisher)
    page.unpublish()
    if at_once:
        follow_hints(publisher)
        assert list_stored({*files, f"page:{page.pk}"}) == set()
    settle(publisher)
    assert list_stored({*files, f"page:{page.pk}"}) == set()


def test_written_anew_while_it_waits_it_lets_go_of_the_files_it_does_not_use_any_more(publisher, news):
    page, files = make_early(news)
    settle(publisher)
    page.picture, page.picture_alt, page.document_links = None, "", []
    page.save_revision().publish()
    settle(publisher)
    assert list_stored(files) == set()


def test_the_files_of_how_it_read_before_stay_in_the_store_while_it_cannot_come_back(publisher, news):
    page, files = make_early(news)
    later = make_article(parent=news, slug="sau", title="Bài sau")
    settle(publisher)
    page.picture, page.picture_alt, page.document_links = None, "", []
    page.save_revision().publish()
    settle(publisher)
    assert list_stored(files) == files
    page.unpublish()
    later.unpublish()
    settle(publisher)
    page.save_revision().publish()
    settle(publisher)
    assert not is_published(EARLY)
    assert list_stored(files) == files
