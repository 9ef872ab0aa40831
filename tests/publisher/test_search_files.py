"""What is searched follows what is public: rights in one file, news by years, and no more is drawn than must be."""

import json

import pytest
from bs4 import BeautifulSoup

from cms.content.models import ArticlePage, ExplainerPage
from cms.demo.content.writing import at
from cms.demo.factories import make_article, make_explainer, make_section
from cms.publisher import search_outputs
from cms.search.index import Index
from cms.search.scoring import rank
from tests.publisher.folders import publish_now, read_manifest, read_text

pytestmark = pytest.mark.django_db
MAIN = "/tim/vi.json"


@pytest.fixture
def rights(site_tree):
    """A section with one explainer, and news of two years."""
    section = make_section(parent=site_tree, title="Quyền của bạn", in_menu=True)
    news = make_section(parent=site_tree, title="Tin tức", in_menu=True)
    make_explainer(parent=section, slug="no-luong", title="Bị nợ lương thì làm gì?", short_answer="<p>Đòi lại.</p>")
    make_article(parent=news, title="Hội thao công nhân", published_at=at("2025-03-01 08:00"))
    make_article(parent=news, title="Trung thu ở khu trọ", published_at=at("2026-09-01 08:00"))
    return section


def open_published(path=MAIN):
    return Index.parse(read_text(path), lambda url: json.loads(read_text(url)))


def find(query, path=MAIN):
    index = open_published(path)
    return [index.pages[found.page].path for found in rank(index, query)]


def objects():
    return {path: file["object"] for path, file in read_manifest()["files"].items()}


def test_rights_stand_in_one_index_and_each_year_of_news_in_its_own(rights):
    publish_now()
    assert find("no luong")[0] == "/quyen-cua-ban/no-luong/"
    assert not [path for path in find("trung thu tin tuc hoi thao") if path.count("/") > 2 and "tin-tuc" in path]
    assert json.loads(read_text(MAIN))["n"] == ["/tim/vi-tin-2026.json", "/tim/vi-tin-2025.json"]
    assert find("trung thu", "/tim/vi-tin-2026.json")
    assert find("hoi thao", "/tim/vi-tin-2025.json")
    assert find("cty xu lg")[0] == "/quyen-cua-ban/no-luong/"
    assert read_text("/tim/index.html").count('data-search="/tim/vi.json"') == 1


def test_an_edit_of_one_page_changes_the_index_it_is_in_and_no_other(rights):
    publish_now()
    before = objects()
    article = ArticlePage.objects.get(title="Trung thu ở khu trọ")
    article.sapo = "Múa lân ở nhà văn hóa."
    article.save_revision().publish()
    publish_now()
    changed = {path for path, name in objects().items() if before.get(path) != name and path.startswith("/tim")}
    assert changed == {"/tim/vi-tin-2026.json"}
    assert find("mua lan", "/tim/vi-tin-2026.json")


def test_a_page_that_goes_is_not_found_any_more_and_its_year_goes_with_the_last_of_it(rights):
    publish_now()
    ArticlePage.objects.get(title="Hội thao công nhân").unpublish()
    ExplainerPage.objects.get(slug="no-luong").unpublish()
    publish_now()
    assert "/tim/vi-tin-2025.json" not in objects()
    assert json.loads(read_text(MAIN))["n"] == ["/tim/vi-tin-2026.json"]
    assert find("no luong") == []


def test_a_page_that_moves_is_found_at_its_new_address(rights):
    publish_now()
    page = ExplainerPage.objects.get(slug="no-luong")
    page.slug = "bi-no-luong"
    page.save_revision().publish()
    publish_now()
    assert find("no luong")[0] == "/quyen-cua-ban/bi-no-luong/"


def test_a_large_index_is_cut_into_parts_that_find_the_same(rights, monkeypatch):
    publish_now()
    whole = [find(query) for query in ("no luong", "lam gi", "quyen")]
    monkeypatch.setattr(search_outputs, "LARGE", 1)
    make_explainer(parent=rights, slug="phep", title="Nghỉ phép năm", short_answer="<p>Có.</p>")
    publish_now()
    assert json.loads(read_text(MAIN))["x"] == "/tim/vi"
    assert json.loads(read_text(MAIN))["p"] == ""
    versions = {json.loads(read_text(f"/tim/vi-{shard}.json"))["h"] for shard in search_outputs.SHARDS}
    assert versions == {json.loads(read_text(MAIN))["h"]}
    assert {f"/tim/vi-{shard}.json" for shard in search_outputs.SHARDS} <= objects().keys()
    assert [find(query)[:1] for query in ("no luong", "lam gi", "quyen")] == [paths[:1] for paths in whole]


@pytest.mark.parametrize("path", ["/404.html", "/index.html", "/tim/index.html", "/quyen-cua-ban/no-luong/index.html"])
def test_every_page_has_one_box_that_works_without_a_script_and_leaves_nothing_in_the_browser(rights, path):
    publish_now()
    page = BeautifulSoup(read_text(path), "html.parser")
    (box,) = page.select("[data-search]")
    assert (box["action"], box.get("method", "get"), box["data-search"]) == ("/tim/", "get", MAIN)
    assert box["role"] == "search"
    (field,) = box.select("input")
    assert (field["name"], field["type"], field["autocomplete"]) == ("q", "search", "off")
    assert not field.has_attr("value")
    assert field.has_attr("aria-label") or box.select_one(f"label[for={field['id']}]")
    assert [button["type"] for button in box.select("button")] == ["submit"]
    assert len(box.select("[role=status]")) == len(box.select("ul")) == 1
