"""An address of the site that somebody typed: the page is looked at again when that dies or comes to life."""

import pytest

from cms import schema
from cms.demo.factories import make_article, make_document
from cms.publisher.models import PageResult, PublishRun
from cms.publisher.publishing import Publisher
from cms.publisher.queries import get_page_status
from cms.publisher.verification import verify
from tests.publisher.folders import is_published, publish_into, read_text

pytestmark = pytest.mark.django_db
HOST = "http://localhost"


def type_link(path: str, words: str = "bài kia") -> tuple[schema.RichText, ...]:
    """A body that is one paragraph with a link to an address of this site, typed in full."""
    return (schema.RichText(html=f'<p>Xem <a href="{HOST}{path}">{words}</a> nhé.</p>'),)


class Office:
    """One publisher that goes on working."""

    def __init__(self) -> None:
        self.publisher = Publisher()

    def follow(self, *, failed=()) -> None:
        """Publish what changed. Just these pages are kept back, and the oracle agrees."""
        run = self.publisher.follow_up(reason="thử")
        assert run.state == (PublishRun.State.PARTLY if failed else PublishRun.State.DONE), run.failures
        assert {failure["ref"] for failure in run.failures} == {f"page:{page.pk}" for page in failed}
        assert [str(found) for found in verify().differences] == []

    def list_keys(self, path: str) -> list[str]:
        """The typed addresses that the file at `path` depends on."""
        reads = self.publisher.site.records.outputs[path].reads
        return sorted(key.removeprefix("path:") for key in reads if key.startswith("path:"))


@pytest.fixture
def office():
    return Office()


def test_link_that_dies_later_is_told_at_once_and_does_not_keep_the_other_page_up(news, office):
    other = make_article(parent=news, slug="kia")
    page = make_article(parent=news, slug="nay", body=type_link("/tin-tuc/kia/"))
    office.follow()
    good = read_text("/tin-tuc/nay/index.html")
    other.unpublish()
    office.follow(failed=[page])
    assert not is_published("/tin-tuc/kia/index.html")
    assert read_text("/tin-tuc/nay/index.html") == good
    told = get_page_status(page.page_ptr)
    assert told.state == "failed"
    assert "Liên kết “bài kia” dẫn tới /tin-tuc/kia/, nhưng trang web không có địa chỉ đó." in told.message


def test_link_that_comes_to_life_lets_the_page_go_out(news, office):
    page = make_article(parent=news, slug="nay", body=type_link("/tin-tuc/kia/"))
    office.follow(failed=[page])
    assert not is_published("/tin-tuc/nay/index.html")
    other = make_article(parent=news, slug="kia")
    office.follow()
    assert is_published("/tin-tuc/nay/index.html")
    other.unpublish()
    office.follow(failed=[page])
    other.save_revision().publish()
    office.follow()
    assert PageResult.objects.get(ref=f"page:{page.pk}").state == PageResult.State.LIVE


def test_pages_that_type_links_to_each_other_all_go(news, office):
    pages = [make_article(parent=news, slug=slug, body=type_link(f"/tin-tuc/{to}/")) for slug, to in ("ab", "bc", "ca")]
    office.follow()
    pages[0].unpublish()
    office.follow(failed=[pages[2]])
    for page in pages[1:]:
        page.unpublish()
    office.follow()
    assert not any(is_published(f"/tin-tuc/{slug}/index.html") for slug in "abc")


def test_new_pages_that_lead_to_one_that_cannot_go_out_do_not_go_out_either(news, office):
    chain = ("a", "b"), ("b", "c"), ("c", "khong-co")
    pages = [make_article(parent=news, slug=slug, body=type_link(f"/tin-tuc/{to}/")) for slug, to in chain]
    office.follow(failed=pages)
    assert "/tin-tuc/a/" not in read_text("/tin-tuc/index.html")
    pages[2].body = make_article(parent=news, slug="d").body
    pages[2].save_revision().publish()
    office.follow()
    assert is_published("/tin-tuc/a/index.html")


def test_old_address_that_leads_on_is_alive(news, office, django_capture_on_commit_callbacks):
    page = make_article(parent=news, slug="kia")
    make_article(parent=news, slug="nay", body=type_link("/tin-tuc/kia/"))
    office.follow()
    page.slug = "moi"
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()
    office.follow()
    assert is_published("/tin-tuc/moi/index.html")


def test_list_that_nobody_fills_any_more_is_dead(news, office):
    page = make_article(parent=news, slug="kia", tags=("Lương",))
    typing = make_article(parent=news, slug="nay", body=type_link("/the/luong/", "từ khóa"))
    office.follow()
    page.unpublish()
    office.follow(failed=[typing])
    assert not is_published("/the/luong/index.html")


def test_only_typed_addresses_are_followed_and_a_page_without_any_costs_nothing_more(news, office):
    paper = make_document()
    given = (schema.RichText(html=f'<p><a href="page:{news.pk}">Tin</a>, <a href="document:{paper.pk}">đơn</a></p>'),)
    make_article(parent=news, slug="mot", tags=("Lương",), body=given)
    make_article(parent=news, slug="hai", body=given + type_link("/tin-tuc/mot/") + type_link("/tin-tuc/?a=1#b"))
    office.follow()
    assert office.list_keys("/tin-tuc/mot/index.html") == []
    assert office.list_keys("/tin-tuc/hai/index.html") == ["/tin-tuc/mot/"]
    assert [path for path in office.publisher.site.plan.outputs if office.list_keys(path)] == [
        "/tin-tuc/hai/index.html"
    ]


def test_typed_address_of_a_document_is_refused_whoever_else_shows_that_document(news, office, tmp_path):
    paper = make_document()
    make_article(parent=news, slug="mot", documents=(f"document:{paper.pk}",))
    office.follow()
    [address] = [path for path in office.publisher.site.manifest.files if path.startswith("/tep/")]
    page = make_article(parent=news, slug="hai", body=type_link(address, "mẫu đơn"))
    office.follow(failed=[page])
    message = PageResult.objects.get(ref=f"page:{page.pk}").message
    assert f"Liên kết “mẫu đơn” dẫn tới {address}, là địa chỉ gõ tay của một tệp" in message
    assert [failure["ref"] for failure in publish_into(tmp_path / "moi").failures] == [f"page:{page.pk}"]
