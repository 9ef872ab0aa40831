"""Pen names and tags are kept in the admin's own lists."""

import pytest

from cms.content.models import ArticlePage, PenName, Tag
from cms.content.normal_form import normalise_data
from tests.content.posted_pages import text_of
from tests.content.samples import add_article, nfd

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kind", ["penname", "tag"])
def test_list_and_add_screens_open_for_those_who_publish(admin, kind):
    assert admin.get(f"/quan-tri/snippets/content/{kind}/").status_code == 200
    assert admin.get(f"/quan-tri/snippets/content/{kind}/add/").status_code == 200


def test_pen_name_typed_on_a_mac_is_found_to_exist_already(admin):
    PenName.objects.create(name="Nguyễn Thị Hoa")
    response = admin.post(
        "/quan-tri/snippets/content/penname/add/", {"name": nfd("Nguyễn Thị Hoa"), "kind": "person", "note": ""}
    )
    assert response.status_code == 200
    assert "name" in response.context["form"].errors
    assert PenName.objects.count() == 1


def test_pen_name_is_found_without_marks(admin):
    PenName.objects.create(name="Nguyễn Thị Hoa")
    PenName.objects.create(name="Trần Văn Đông")
    shown = text_of(admin.get("/quan-tri/snippets/content/penname/", {"q": "dong"}))
    assert "Trần Văn Đông" in shown
    assert "Nguyễn Thị Hoa" not in shown


def test_mending_a_tag_mends_it_on_every_page(admin, site_tree):
    article = add_article(site_tree)
    article.tags.add("tăng cca")
    article.save()
    tag = Tag.objects.get()
    url = f"/quan-tri/snippets/content/tag/edit/{tag.pk}/"
    assert admin.post(url, {"name": "tăng ca", "slug": "tang-ca"}).status_code == 302
    stated = ArticlePage.objects.get().to_entry().tags
    assert [(word.name, word.slug) for word in stated] == [("tăng ca", "tang-ca")]


def test_renaming_a_pen_name_renames_it_in_what_is_public(admin, site_tree):
    pen = PenName.objects.create(name="BTG")
    add_article(site_tree, pen_name=pen)
    fields = {"name": "Ban Tuyên giáo", "kind": "board", "note": ""}
    assert admin.post(f"/quan-tri/snippets/content/penname/edit/{pen.pk}/", fields).status_code == 302
    assert ArticlePage.objects.get().to_entry().signature == "Ban Tuyên giáo"


def test_numbers_and_truths_are_left_as_they_are_when_text_is_normalised():
    data = {"a": [nfd("tiền"), 1, True, None], "b": {"c": nfd("lương")}}
    assert normalise_data(data) == {"a": ["tiền", 1, True, None], "b": {"c": "lương"}}
