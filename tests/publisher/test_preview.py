"""A preview is the page as it will be: drawn by the same renderer, in the theme in use."""

import re

import pytest
from django.urls import reverse

from cms.demo.factories import make_article, make_picture, make_section
from cms.publisher.preview import draw_draft
from tests.publisher.folders import publish_now, read_text

pytestmark = pytest.mark.django_db
FILE_ADDRESS = re.compile(r'(?:/anh/[\w.-]+|/quan-tri/tep/[^\s",]+)')


def without_file_addresses(html):
    """The HTML with every address of a picture's file made the same."""
    return FILE_ADDRESS.sub("FILE", html)


@pytest.fixture
def article(news):
    picture = make_picture(width=320)
    return make_article(
        parent=news,
        slug="bai",
        title="Bài của tôi",
        picture=f"picture:{picture.pk}",
        picture_alt="Cổng",
        tags=("lương",),
    )


def test_preview_of_what_is_published_is_what_is_published(article, news, site_tree):
    publish_now()
    for page, path in ((article, "/tin-tuc/bai/"), (news, "/tin-tuc/"), (site_tree, "/")):
        published = read_text(f"{path}index.html")
        assert without_file_addresses(draw_draft(page)) == without_file_addresses(published)


def test_preview_is_in_the_language_of_the_site_whatever_the_editor_speaks(article):
    from django.utils import translation

    publish_now()
    with translation.override("en"):
        assert without_file_addresses(draw_draft(article)) == without_file_addresses(
            read_text("/tin-tuc/bai/index.html")
        )


def test_real_preview_of_the_editor_shows_the_draft_with_the_user_bar(article, client, editor):
    publish_now()
    article.title = "Tựa trong bản nháp"
    article.save_revision()
    client.force_login(editor)
    answer = client.get(reverse("wagtailadmin_pages:view_draft", args=[article.pk]))
    html = answer.content.decode()
    assert answer.status_code == 200
    assert "Tựa trong bản nháp" in html
    assert "wagtail-userbar" in html
    assert "<style>" in html
    assert "Tựa trong bản nháp" not in read_text("/tin-tuc/bai/index.html")


def test_what_is_typed_but_not_saved_is_previewed(article, client, editor):
    from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

    picture = make_picture(name="bua-com", width=320)
    client.force_login(editor)
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[article.pk])
    data = nested_form_data(
        {
            "title": "Vừa gõ xong",
            "slug": "bai",
            "sapo": "Chưa lưu đâu",
            "picture": str(picture.pk),
            "picture_alt": "Bữa cơm ca",
            "body": streamfield([("rich_text", {"html": rich_text("<p>Đang gõ dở</p>")})]),
            "document_links": inline_formset([]),
            "related_links": inline_formset([]),
            "comments": inline_formset([]),
        }
    )
    assert client.post(address, data).json()["is_valid"] is True
    html = client.get(address).content.decode()
    assert "Vừa gõ xong" in html
    assert "Đang gõ dở" in html
    assert "Bữa cơm ca" in html
    file = re.search(r'src="(/quan-tri/tep/[^"]+)"', html)[1]
    assert client.get(file).status_code == 200


def test_new_page_is_previewed_at_its_future_address(news):
    publish_now()
    page = make_article(parent=news, slug="sap-co", title="Sắp có", live=False)
    html = draw_draft(page)
    assert "/tin-tuc/sap-co/" in html
    assert ">Tin tức</a>" in html


def test_draft_in_a_section_that_is_not_public_can_be_previewed(site_tree):
    section = make_section(parent=site_tree, title="Mục nháp", live=False)
    page = make_article(parent=section, title="Bài nháp", live=False)
    publish_now()
    assert "Bài nháp" in draw_draft(page)


def test_theme_that_fails_is_told_in_the_preview(article, client, editor, settings):
    from cms.union.models import SiteProfile

    publish_now()
    SiteProfile.objects.update(theme="khong-co")
    from cms.publisher.actions import publish

    publish(reason="thử")
    client.force_login(editor)
    html = client.get(reverse("wagtailadmin_pages:view_draft", args=[article.pk])).content.decode()
    assert "khong-co" in html
