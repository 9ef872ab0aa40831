"""The script finds what the server finds: same pages, same order, same scores, for every query there is."""

import json
from pathlib import Path

import pytest

from cms.search.script import SCRIPT
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
