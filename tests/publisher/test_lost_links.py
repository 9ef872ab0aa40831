"""An editor is told of a link whose page or document readers cannot see, also when that happens afterwards."""

import pytest
from django.urls import reverse
from wagtail.models import Collection, CollectionViewRestriction

from cms import schema
from cms.demo.factories import make_article, make_campaign, make_document, make_plain_page
from cms.library.models import Document
from cms.publisher.models import PageResult, PublishRun
from cms.publisher.publishing import Publisher
from cms.publisher.verification import verify
from tests.publisher.folders import publish_now, read_text

pytestmark = pytest.mark.django_db
GONE = "dẫn tới một trang chưa đăng hoặc đã gỡ; người đọc chỉ thấy chữ."


def link_to(thing: str, words: str = "bài kia") -> tuple[schema.RichText, ...]:
    """A body that is one paragraph with a link."""
    return (schema.RichText(html=f'<p>Xem <a href="{thing}">{words}</a> nhé.</p>'),)


def list_warnings(page) -> list[str]:
    """What stands beside a page, its short standfirst left out."""
    warnings = PageResult.objects.get(ref=f"page:{page.pk}").warnings
    return [warning for warning in warnings if "ô tả ngắn" not in warning]


@pytest.fixture
def follow():
    """One publisher that goes on working; each call publishes what changed, and asks the oracle."""
    publisher = Publisher()

    def follow() -> None:
        run = publisher.follow_up(reason="thử")
        assert run.state == PublishRun.State.DONE, (run.message, run.failures)
        assert [str(found) for found in verify().differences] == []

    return follow


def test_link_to_a_draft_is_told_until_the_draft_is_published(news, follow):
    draft = make_article(parent=news, slug="kia", live=False)
    page = make_article(parent=news, slug="nay", body=link_to(f"page:{draft.pk}", "bài <em>kia</em> &amp; nữa"))
    follow()
    assert list_warnings(page) == [f"Liên kết “bài kia & nữa” {GONE}"]
    assert "bài <em>kia</em> &amp; nữa nhé" in read_text("/tin-tuc/nay/index.html")
    draft.save_revision().publish()
    follow()
    assert list_warnings(page) == []
    assert 'href="/tin-tuc/kia/"' in read_text("/tin-tuc/nay/index.html")


def test_page_is_told_of_when_it_is_taken_down_though_nobody_touched_the_link(news, follow):
    other = make_article(parent=news, slug="kia")
    page = make_article(parent=news, slug="nay", body=link_to(f"page:{other.pk}"))
    follow()
    assert list_warnings(page) == []
    other.unpublish()
    follow()
    assert list_warnings(page) == [f"Liên kết “bài kia” {GONE}"]
    other.delete()
    follow()
    assert list_warnings(page) == [f"Liên kết “bài kia” {GONE}"]


def test_document_that_is_private_now_is_told_of(news, follow):
    paper = make_document(title="Mẫu đơn")
    page = make_article(parent=news, slug="nay", body=link_to(f"document:{paper.pk}", "mẫu đơn"))
    follow()
    assert list_warnings(page) == []
    closed = Collection.get_first_root_node().add_child(name="Riêng")
    CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
    Document.objects.filter(pk=paper.pk).update(collection=closed)
    follow()
    assert list_warnings(page) == ["Liên kết “mẫu đơn” dẫn tới một tài liệu không công khai; người đọc chỉ thấy chữ."]


def test_button_that_is_not_shown_is_told_of_and_one_of_an_ended_campaign_is_not(site_tree, news):
    draft = make_article(parent=news, live=False)
    call = schema.CallToAction(text="Xem ngay", target=f"page:{draft.pk}")
    page = make_plain_page(parent=site_tree, body=(call,))
    target = {"action_text": "Ký tên", "action_target": f"page:{draft.pk}"}
    running, over = (
        make_campaign(parent=site_tree, title=f"Nước mát {ended}", ended=ended, **target) for ended in (False, True)
    )
    publish_now()
    told = "dẫn tới một trang chưa đăng hoặc đã gỡ; người đọc không thấy nút này."
    assert list_warnings(page) == [f"Nút “Xem ngay” {told}"]
    assert list_warnings(running) == [f"Nút “Ký tên” {told}"]
    assert not [warning for warning in list_warnings(over) if warning.startswith("Nút")]


def test_hundred_lost_links_are_told_as_a_few(news):
    draft = make_article(parent=news, live=False)
    body = tuple(block for number in range(100) for block in link_to(f"page:{draft.pk}", f"bài {number}"))
    page = make_article(parent=news, slug="nay", body=body)
    publish_now()
    assert 5 < len(list_warnings(page)) <= 20


def test_warning_stands_beside_the_page(client, news, publisher_user):
    draft = make_article(parent=news, slug="kia", live=False)
    page = make_article(parent=news, slug="nay", body=link_to(f"page:{draft.pk}"))
    publish_now()
    client.force_login(publisher_user)
    panel = client.get(reverse("publisher_page_status", args=[page.pk])).content.decode()
    assert f"<li>Liên kết “bài kia” {GONE}</li>" in panel
