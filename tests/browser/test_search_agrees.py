"""The script finds what the server finds: same pages, same order, same scores, for every query there is."""

import json
from pathlib import Path

import pytest

from cms.publisher.search_outputs import SHARDS
from cms.search.answering import search
from cms.search.counting import count_terms
from cms.search.index import Index
from cms.search.script import SCRIPT
from cms.search.writing import IndexedPage, write_head, write_index, write_shard
from tests.search.demo_index import DECIDED_QUERIES, NEWS, read_queries, search_demo, write_decided, write_demo

pytestmark = pytest.mark.browser
CASES = json.loads((Path(__file__).parents[1] / "search" / "cases.json").read_text())["queries"]
BASE = "http://search.example"
PAGE = """<!doctype html><title>x</title>
<form action="/tim/" data-search="/tim/vi.json"><input name="q"><p role="status"></p>
<ul></ul></form><script src="/tim.js"></script>"""
ASK = """async queries => {
  const form = document.forms[0], all = []
  for (const query of queries) for (const wide of [false, true]) {
    const [found] = await form.find(query, wide)
    all.push(found.map(([page, score, place, index]) => [index.d[page][0], score]))
  }
  return all
}"""


@pytest.mark.parametrize("decided", [False, True], ids=["what ships", "what editors decide"])
def test_script_and_server_agree_on_every_query(browser, decided):
    main = write_decided() if decided else write_demo()
    files = {
        "/": ("text/html", PAGE),
        "/tim.js": ("text/javascript", SCRIPT),
        "/tim/vi.json": ("application/json", json.dumps(main)),
        NEWS: ("application/json", json.dumps(write_demo(news=True))),
    }

    def answer(route):
        kind, body = files[route.request.url.removeprefix(BASE)]
        route.fulfill(content_type=f"{kind}; charset=utf-8", body=body)

    page = browser.new_page()
    page.route("**/*", answer)
    page.goto(f"{BASE}/")
    queries = [query[form] for half in ("tuning", "unseen") for query in read_queries(half)
               for form in ("typed", "marked")] + CASES + list(DECIDED_QUERIES)  # fmt: skip
    found = page.evaluate(ASK, queries)
    for number, (query, wide) in enumerate((query, wide) for query in queries for wide in (False, True)):
        ours = search_demo(query, wide=wide, decided=decided)
        assert [hit.page.title for hit in ours] == [title for title, _score in found[number]], query
        assert [hit.found.score for hit in ours] == pytest.approx([score for _t, score in found[number]], abs=1e-9)


def test_an_index_that_does_not_come_is_asked_for_again_and_the_form_goes_to_the_server(browser):
    page, is_away, asked = browser.new_page(), [True], []

    def answer(route):
        path = route.request.url.removeprefix(BASE)
        asked.append(path)
        if path == "/tim/vi.json" and is_away[0]:
            return route.fulfill(status=503, body="later")
        files = {"/tim.js": SCRIPT, "/tim/vi.json": json.dumps(write_demo())}
        kind = {"/tim.js": "text/javascript", "/tim/vi.json": "application/json"}.get(path, "text/html")
        return route.fulfill(content_type=f"{kind}; charset=utf-8", body=files.get(path, PAGE))

    page.route("**/*", answer)
    page.goto(f"{BASE}/")
    page.fill("[name=q]", "bi no luong")
    page.press("[name=q]", "Enter")
    page.wait_for_url("**/tim/?q=bi+no+luong")
    is_away[0] = False
    page.fill("[name=q]", "bi no luong 2 thang")
    page.wait_for_selector("ul a")
    assert asked.count("/tim/vi.json") >= 3


def serve(browser, files):
    """A page with the box on it, and what was asked for; `files` are JSON by address, and may change meanwhile."""
    page, asked = browser.new_page(), []

    def answer(route):
        path = route.request.url.removeprefix(BASE)
        asked.append(path)
        if path == "/tim.js":
            return route.fulfill(content_type="text/javascript; charset=utf-8", body=SCRIPT)
        data = files.get(path.partition("?")[0])
        if data is None:
            return route.fulfill(content_type="text/html; charset=utf-8", body=PAGE)
        return route.fulfill(content_type="application/json; charset=utf-8", body=json.dumps(data))

    page.route("**/*", answer)
    page.goto(f"{BASE}/")
    return page, asked


def cut_into_parts(data):
    """The files of an index whose lists stand in parts."""
    parts = {f"/tim/vi-{shard}.json": write_shard(data, shard) for shard in SHARDS}
    return parts | {"/tim/vi.json": {**write_head(data, "/tim/vi"), "n": [], "t": ["%", "none", ""]}}


def test_an_index_in_parts_never_reads_one_of_another_release(browser):
    old, new = cut_into_parts(write_demo(news=True)), cut_into_parts(write_demo())
    files = old | {"/tim/vi.json": new["/tim/vi.json"]}
    page, asked = serve(browser, files)
    page.fill("[name=q]", "bi no luong")
    page.press("[name=q]", "Enter")
    page.wait_for_url("**/tim/?q=bi+no+luong")  # the server is asked, which has one release
    files |= new
    page.fill("[name=q]", "bi no luong 2 thang")
    page.wait_for_selector("ul a")
    assert page.text_content("ul a").startswith(search_demo("bi no luong 2 thang")[0].page.title)
    parts = [path for path in asked if path.startswith("/tim/vi-")]
    assert parts
    assert {path.partition("?")[2] for path in parts} == {new["/tim/vi.json"]["h"]}, "a copy of another release is kept"


def test_whoever_asks_for_the_news_too_stands_at_the_first_of_what_is_found_and_is_told_how_many(browser):
    news = write_demo(news=True)
    page, _asked = serve(browser, {"/tim/vi.json": {**write_demo(), "t": ["% trang", "none", "news"]}, NEWS: news})
    page.fill("[name=q]", "luong")
    page.wait_for_selector("ul button")
    page.focus("ul button")
    page.keyboard.press("Enter")
    page.wait_for_function("!document.querySelector('ul button')")
    assert page.evaluate("document.activeElement == document.querySelector('ul a')")
    assert page.text_content("[role=status]") == f"{len(search_demo('luong', wide=True))} trang"
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement == document.querySelectorAll('ul a')[1]")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.name") == "q"
    page.fill("[name=q]", "luong thang")  # whoever types stays where he types
    page.wait_for_selector("ul button")
    assert page.evaluate("document.activeElement.name") == "q"


def test_whoever_finds_nothing_in_the_news_either_is_back_in_the_box(browser):
    page, _asked = serve(browser, {"/tim/vi.json": write_demo(), NEWS: write_demo(news=True)})
    page.fill("[name=q]", "zzzzqqqq")
    page.wait_for_selector("ul button")
    page.focus("ul button")
    page.keyboard.press("Enter")
    page.wait_for_function("!document.querySelector('ul button')")
    assert page.evaluate("document.activeElement.name") == "q"
    assert page.text_content("[role=status]") == "none"
    assert page.url == f"{BASE}/", "the button sends nothing"


def test_a_word_that_is_also_a_name_within_the_language_of_scripts_is_a_word_like_others(browser):
    titles = ("Wages of a constructor", "Wages late", "Leave")
    pages = [IndexedPage(title=title, path="/~", kind="", prior=100, terms=count_terms({"title": title}))
             for title in titles]  # fmt: skip
    data = {**write_index(pages), "n": [], "t": ["%", "none", ""]}
    page, _asked = serve(browser, {"/tim/vi.json": data})
    queries = ["constructor", "wages", "wages late", "constructor wages"]
    found = page.evaluate(ASK, queries)[::2]
    for query, listed in zip(queries, found, strict=True):
        ours = search(Index(data), {}.get, query)
        assert [hit.page.title for hit in ours] == [title for title, _score in listed]
        assert [hit.found.score for hit in ours] == pytest.approx([score for _title, score in listed], abs=1e-9)
