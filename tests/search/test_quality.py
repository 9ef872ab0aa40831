"""How well search answers what workers type. The weights were chosen on one half; the other half is the figure."""

import pytest

from cms.demo.content import PAGES
from tests.search.demo_index import name_page, read_queries, search_demo

LEAST = {"tuning": (0.90, 0.95), "unseen": (0.85, 0.95)}


@pytest.mark.parametrize("form", ["typed", "marked"])
@pytest.mark.parametrize("half", LEAST)
def test_what_workers_type_is_answered_first_or_among_the_first_three(half, form):
    queries = read_queries(half)
    found = [[name_page(hit) for hit in search_demo(query[form])[:3]] for query in queries]
    first = sum(pages[:1] != [] and pages[0] in query["pages"] for pages, query in zip(found, queries, strict=True))
    three = sum(not set(pages).isdisjoint(query["pages"]) for pages, query in zip(found, queries, strict=True))
    assert first / len(queries) >= LEAST[half][0]
    assert three / len(queries) >= LEAST[half][1]


def test_queries_name_pages_that_there_are_and_no_half_holds_one_of_the_other():
    halves = {half: read_queries(half) for half in LEAST}
    assert sum(map(len, halves.values())) >= 60
    assert {page for queries in halves.values() for query in queries for page in query["pages"]} <= PAGES.keys()
    typed = [{query["typed"] for query in queries} for queries in halves.values()]
    assert typed[0].isdisjoint(typed[1])
