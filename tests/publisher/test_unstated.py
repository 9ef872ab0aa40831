"""A page that cannot even state itself keeps its last good files; the others publish."""

import pytest

from cms.content.models import ArticlePage
from cms.demo.factories import make_article, make_document, make_picture, make_section
from cms.entries.models import Entry
from cms.publisher.actions import publish
from cms.publisher.models import PageResult, PublishRun
from cms.publisher.queries import get_page_status
from cms.publisher.verification import verify

pytestmark = pytest.mark.django_db


@pytest.fixture
def news(site_tree):
    """A section for the articles."""
    return make_section(parent=site_tree, slug="tin", title="Tin")


@pytest.fixture
def damaged(news, monkeypatch):
    """An article, published once, whose data can no longer be read."""
    picture, paper = make_picture(width=320), make_document()
    page = make_article(
        parent=news,
        slug="hong",
        title="Bài sắp hỏng",
        picture=f"picture:{picture.pk}",
        picture_alt="Cổng nhà máy",
        documents=(f"document:{paper.pk}",),
    )
    publish(reason="trước")
    state = ArticlePage.to_entry

    def fail(self):
        if self.pk == page.pk:
            raise KeyError("a field of long ago")
        return state(self)

    monkeypatch.setattr(ArticlePage, "to_entry", fail)
    ArticlePage.objects.filter(pk=page.pk).update(sapo="Đổi, để trang phải kể lại về mình")
    return page


def test_it_keeps_its_last_good_files_and_its_place_in_lists_and_the_others_publish(news, damaged, settings):
    before = (settings.LOA_SITE_DIR / "tin" / "hong" / "index.html").read_bytes()
    make_article(parent=news, slug="moi", title="Bài mới")
    run = publish(reason="sau")
    assert run.state == PublishRun.State.PARTLY
    assert (settings.LOA_SITE_DIR / "tin" / "hong" / "index.html").read_bytes() == before
    assert "Bài sắp hỏng" in (settings.LOA_SITE_DIR / "tin" / "index.html").read_text()
    assert "Bài mới" in (settings.LOA_SITE_DIR / "tin" / "moi" / "index.html").read_text()
    assert {failure["ref"] for failure in run.failures} == {f"page:{damaged.pk}"}


def test_its_editor_is_told(damaged):
    publish(reason="sau")
    status = get_page_status(damaged)
    assert status.state == "failed"
    assert "KeyError" in status.message
    assert PageResult.objects.get(ref=f"page:{damaged.pk}").state == PageResult.State.FAILED


def test_once_unpublished_it_goes_at_once(damaged, settings):
    ArticlePage.objects.filter(pk=damaged.pk).update(live=False)
    run = publish(reason="gỡ")
    assert run.state == PublishRun.State.DONE
    assert not (settings.LOA_SITE_DIR / "tin" / "hong").exists()


def test_a_new_page_that_cannot_state_itself_is_nowhere_and_its_editor_is_told(news, settings, monkeypatch):
    fresh = make_article(parent=news, slug="la", title="Bài lạ")
    monkeypatch.setattr(ArticlePage, "to_entry", lambda self: {}["a field of long ago"])
    run = publish(reason="sau")
    assert run.state == PublishRun.State.PARTLY
    assert not (settings.LOA_SITE_DIR / "tin" / "la").exists()
    assert get_page_status(fresh).state == "failed"


def test_the_picture_and_the_document_that_only_it_uses_stay_and_the_oracle_agrees(damaged, settings):
    for _ in range(2):
        publish(reason="sau")
        assert [str(found) for found in verify().differences] == []
        assert Entry.objects.filter(kind__in=["picture", "document"]).count() == 2
    assert list((settings.LOA_SITE_DIR / "anh").iterdir())
    ArticlePage.objects.filter(pk=damaged.pk).update(live=False)
    publish(reason="gỡ")
    assert [str(found) for found in verify().differences] == []
