"""Editors write an article through the admin's own form; errors stand beside the field, nothing is lost."""

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, rich_text, streamfield

from cms.content.models import ArticlePage, PenName, Tag
from tests.content.posted_pages import PUBLISH, add, article_fields, text_of
from tests.content.samples import add_article, add_section, make_document, make_picture, nfd

pytestmark = pytest.mark.django_db


class TestArticle:
    """The article's screen."""

    def test_full_article_is_published_as_it_was_typed(self, admin, site_tree):
        pen, document = PenName.objects.create(name="BTG", kind="board"), make_document()
        other = add_article(site_tree, "Bài khác")
        data = article_fields(
            title="Đình công ở Bình Dương",
            slug="dinh-cong-o-binh-duong",
            sapo="Hai dòng mở đầu.",
            picture=make_picture().pk,
            picture_alt="Công nhân trước cổng",
            picture_caption="Ảnh: BTG",
            pen_name=pen.pk,
            source="Tổng Liên đoàn",
            source_url="https://congdoan.vn/a",
            tags="tăng ca, Bình Dương",
            document_links=inline_formset([{"document": document.pk}]),
            related_links=inline_formset([{"target": other.pk}]),
        )
        response, page = add(admin, site_tree, ArticlePage, data | PUBLISH)
        assert response.status_code == 302
        entry = page.to_entry()
        assert page.live
        assert (entry.title, entry.sapo, entry.signature) == ("Đình công ở Bình Dương", "Hai dòng mở đầu.", "BTG")
        assert entry.body[0].html == "<p>Thân bài.</p>"
        assert entry.picture_alt == "Công nhân trước cổng"
        assert entry.documents == (f"document:{document.pk}",)
        assert entry.related == (f"page:{other.pk}",)
        assert {(tag.name, tag.slug) for tag in entry.tags} == {("tăng ca", "tang-ca"), ("Bình Dương", "binh-duong")}

    def test_picture_without_description_stops_publishing_beside_the_field_and_keeps_what_was_typed(
        self, admin, site_tree
    ):
        data = article_fields(picture=make_picture().pk, sapo="Đừng mất dòng này")
        response, page = add(admin, site_tree, ArticlePage, data | PUBLISH)
        assert response.status_code == 200
        assert page is None
        assert "người không nhìn thấy ảnh cũng hiểu" in str(response.context["form"].errors["picture_alt"])
        assert "Đừng mất dòng này" in text_of(response)

    def test_picture_described_in_the_library_need_not_be_described_again(self, admin, site_tree):
        picture = make_picture(description="Công nhân ký đơn vào công đoàn")
        _, page = add(admin, site_tree, ArticlePage, article_fields(picture=picture.pk) | PUBLISH)
        assert page.live
        assert page.picture_alt == "Công nhân ký đơn vào công đoàn"

    def test_draft_may_be_incomplete(self, admin, site_tree):
        data = article_fields(picture=make_picture().pk, body=streamfield([]))
        response, page = add(admin, site_tree, ArticlePage, data)
        assert response.status_code == 302
        assert not page.live

    def test_picture_block_without_description_stops_publishing_but_not_the_draft(self, admin, site_tree):
        block = {"picture": make_picture().pk, "alt": "", "decorative": "", "caption": ""}
        data = article_fields(body=streamfield([("picture", block)]))
        response, page = add(admin, site_tree, ArticlePage, data | PUBLISH)
        assert page is None
        assert "người không nhìn thấy ảnh cũng hiểu" in text_of(response)
        response, page = add(admin, site_tree, ArticlePage, data)
        assert response.status_code == 302
        assert not page.live

    def test_empty_article_is_not_published(self, admin, site_tree):
        response, page = add(admin, site_tree, ArticlePage, article_fields(body=streamfield([])) | PUBLISH)
        assert page is None
        assert "Bài chưa có nội dung" in text_of(response)

    def test_article_signs_once(self, admin, site_tree):
        data = article_fields(pen_name=PenName.objects.create(name="BTG").pk, signature_text="Minh Anh")
        response, page = add(admin, site_tree, ArticlePage, data)
        assert page is None
        assert "Bài chỉ ký một lần" in text_of(response)

    @pytest.mark.parametrize("url", ["http://congdoan.vn", "javascript:alert(1)", "congdoan"])
    def test_source_must_be_https(self, admin, site_tree, url):
        response, page = add(admin, site_tree, ArticlePage, article_fields(source_url=url))
        assert page is None
        assert "bắt đầu bằng https://" in str(response.context["form"].errors["source_url"])

    def test_two_articles_of_one_title_get_an_address_each_instead_of_an_error(self, admin, site_tree):
        data = article_fields(title="Thông báo", slug="thong-bao")
        add(admin, site_tree, ArticlePage, data | PUBLISH)
        add(admin, site_tree, ArticlePage, data)
        second = ArticlePage.objects.get(slug="thong-bao-1")
        # The browser still shows the address it made from the title; saving again must not stumble over it.
        response = admin.post(reverse("wagtailadmin_pages:edit", args=[second.pk]), data | PUBLISH)
        assert response.status_code == 302
        second.refresh_from_db()
        assert (second.slug, second.live) == ("thong-bao-1", True)

    def test_a_public_page_is_not_moved_to_a_taken_address_silently(self, admin, site_tree):
        for title in ("Một", "Hai"):
            add(admin, site_tree, ArticlePage, article_fields(title=title, slug=title.lower()) | PUBLISH)
        page = ArticlePage.objects.get(title="Hai")
        data = article_fields(title="Hai", slug="mot") | PUBLISH
        response = admin.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data)
        assert response.context["form"].errors["slug"]

    @pytest.mark.parametrize("slug", ["quan-tri", "the", "gui"])
    def test_reserved_address_is_refused_beside_the_field(self, admin, site_tree, slug):
        response, page = add(admin, site_tree, ArticlePage, article_fields(slug=slug) | PUBLISH)
        assert page is None
        assert "dành cho hệ thống" in str(response.context["form"].errors["slug"])

    def test_empty_address_is_made_from_the_title_and_told_from_others(self, admin, site_tree):
        for number, slug in enumerate(["the-2", "the-3"], start=1):
            response, page = add(admin, site_tree, ArticlePage, article_fields(title="Thẻ", slug="") | PUBLISH)
            assert response.status_code == 302
            assert (page.slug, ArticlePage.objects.count()) == (slug, number)

    def test_reserved_address_is_free_inside_a_section(self, admin, site_tree):
        response, page = add(admin, add_section(site_tree), ArticlePage, article_fields(slug="the"))
        assert response.status_code == 302
        assert page.slug == "the"

    def test_text_from_a_mac_is_stored_in_nfc_everywhere(self, admin, site_tree):
        typed = "Tiền lương và thưởng Tết"
        block = {"text": nfd(typed), "level": "2"}
        data = article_fields(
            title=nfd(typed),
            sapo=nfd(typed),
            tags=nfd("thưởng Tết"),
            body=streamfield([("heading", block), ("rich_text", {"html": rich_text(f"<p>{nfd(typed)}</p>")})]),
        )
        _response, page = add(admin, site_tree, ArticlePage, data | PUBLISH)
        assert (page.title, page.draft_title, page.sapo) == (typed, typed, typed)
        assert page.body.get_prep_value()[0]["value"]["text"] == typed
        assert typed in page.body.get_prep_value()[1]["value"]["html"]
        assert [tag.name for tag in Tag.objects.all()] == ["thưởng Tết"]
        revision = page.latest_revision.content
        assert revision["title"] == typed
        assert nfd(typed) not in str(revision)

    def test_live_article_may_be_saved_as_an_incomplete_draft(self, admin, site_tree):
        page = add_article(site_tree)
        url = reverse("wagtailadmin_pages:edit", args=(page.pk,))
        response = admin.post(url, article_fields(body=streamfield([]), title="Bản nháp"))
        assert response.status_code == 302
        page.refresh_from_db()
        assert (page.live, page.title, page.draft_title) == (True, "Bài thử", "Bản nháp")
