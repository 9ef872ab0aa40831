"""Searching without the script: one real server, the same scorer, the same published index."""

import json

import pytest

from tests.search.demo_index import NEWS, search_demo, write_demo
from tests.serving.sites import SmallSite, run_server

PAGE = """<!doctype html><title>Tìm</title>
<form class="field" action="/tim/" data-search="/tim/vi.json"><input id="q" name="q">
<p role="status">Xem:</p><ul><li><a href="/quyen/">Quyền</a></li></ul></form>"""


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """A server in front of a site that can be searched; there is no office behind it."""
    site = SmallSite(tmp_path_factory.mktemp("searched"))
    site.put("/tim/index.html", PAGE.encode(), policy="search")
    site.put("/mat/index.html", PAGE.replace("vi.json", "khong-co.json").encode(), policy="search")
    site.put("/tim/vi.json", json.dumps(write_demo()).encode(), policy="data", media_type="application/json")
    site.put(NEWS, json.dumps(write_demo(news=True)).encode(), policy="data", media_type="application/json")
    site.release_now()
    with run_server(site.folder, DJANGO_SETTINGS_MODULE="cms.settings.there_is_none") as running:
        yield running


def test_a_query_is_answered_with_what_the_scorer_finds_and_stays_in_the_box(server):
    answer = server.ask("/tim/?q=bi+no+luong")
    html = answer.body.decode()
    first = search_demo("bi no luong")[0].page
    assert answer.status == 200
    assert html.index(first.title) < html.index("tin=1")
    assert f'href="{first.path}"' in html
    assert 'name="q" value="bi no luong"' in html
    assert "/quyen/" not in html
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["x-robots-tag"] == "noindex"


def test_the_page_itself_is_the_published_file_before_and_after_a_query(server):
    plain = server.ask("/tim/").body
    server.ask("/tim/?q=luong")
    assert server.ask("/tim/").body == plain == server.ask("/tim/?x=1").body == server.ask("/tim/?q=").body


def test_news_is_found_when_nothing_else_answers_and_when_it_is_asked_for(server):
    assert "Góc vắt, trữ sữa" in server.ask("/tim/?q=phong+vat+sua").body.decode()
    assert "nghiep-doan-lai-xe" in server.ask("/tim/?q=cong+doan+xe+cong+nghe&tin=1").body.decode()


@pytest.mark.parametrize(
    "question",
    ["q=%ff%fe", "q=" + "a" * 5000, "q=%00%0a", "q=%3Cscript%3Ealert(1)%3C/script%3E", "q=&&&q",
     "q=%22%3E%3Cimg+src=x%3E", "q=" + "%F0%9F%99%82" * 90, "&".join(f"q={number}" for number in range(50)),
     "q==&tin=", "q=%E1%9E"],
)  # fmt: skip
def test_no_query_breaks_the_page_or_writes_tags_into_it(server, question):
    answer = server.ask(f"/tim/?{question}")
    html = answer.body.decode()
    assert answer.status == 200
    assert "<script" not in html
    assert "<img" not in html
    assert html.count("<form") == html.count("</form>") == 1


def test_an_index_that_is_not_there_is_said_and_the_sections_stay(server):
    html = server.ask("/mat/?q=luong").body.decode()
    assert "Lúc này chưa tìm được" in html
    assert "/quyen/" in html


def test_head_says_as_much_and_sends_nothing(server):
    answer = server.ask("/tim/?q=luong", "HEAD")
    assert answer.status == 200
    assert answer.body == b""
    assert int(answer.headers["content-length"]) > 500
