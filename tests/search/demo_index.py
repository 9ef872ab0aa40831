"""The indexes of the demo's pages, made without a database: what the queries are held against."""

import json
import tomllib
from dataclasses import replace
from functools import cache
from pathlib import Path

from cms import law
from cms.demo.content import PAGES
from cms.schema.codec import to_data
from cms.schema.units import write_value
from cms.search.answering import Hit, search
from cms.search.counting import BODY_TWICE, PageTerms, add_text, count_terms
from cms.search.dictionary import list_shipped, make_dictionary, read_shipped_words
from cms.search.index import Index
from cms.search.pinning import pin
from cms.search.scoring import KIND_PRIORS
from cms.search.writing import IndexedPage, write_index

NEWS = "/tim/vi-tin-2026.json"
QUERIES = Path(__file__).parent / "queries"


@cache
def list_demo_pages(*, news: bool = False) -> list[IndexedPage]:
    """The demo's rights and forms, or its news, as an index takes them."""
    return [
        IndexedPage(
            title=entry.title,
            path=f"/{entry.parent.partition(':')[2]}/{slug}/",
            kind=entry.kind,
            prior=KIND_PRIORS[entry.kind],
            terms=_count(to_data(entry)),
        )
        for slug, entry in sorted(PAGES.items())
        if entry.kind in KIND_PRIORS and (entry.kind == "article") == news
    ]


@cache
def write_demo(*, news: bool = False) -> dict:
    """The index of the demo's rights and forms, or of its news, as it is published."""
    dictionary = make_dictionary(**read_shipped_words("vi"))
    written = write_index(list_demo_pages(news=news), dictionary=dictionary, drop_single=news)
    return {**written, "n": [] if news else [NEWS], "t": ["%", "none", "news"]}


@cache
def write_decided() -> dict:
    """The demo's index with all that editors may decide: words of theirs, some that ship switched off, answers, priors.

    Its news is that of the demo, which knows nothing of it.
    """
    off = {group.key for number, group in enumerate(list_shipped("vi")) if number % 5 == 0}
    shipped = read_shipped_words("vi", off)
    same = (*shipped["same"], ("tiền tươi", "lương", "xiền"), ("đuổi", "cho thôi việc", "nghỉ hưu non"))
    short = (*shipped["short"], ("cdcs", "công đoàn cơ sở"), ("ko", "không phải"))
    pages = [replace(page, prior=(70, 85, 100, 115, 138)[number % 5]) for number, page in enumerate(list_demo_pages())]
    written = write_index(pages, dictionary=make_dictionary(short, same, shipped["light"]))
    best = [("Đình công", [pages[3].path]), ("cđcs", [pages[7].path, pages[1].path]), ("zzzzqqqq", [pages[5].path]),
            ("tien tuoi", [pages[2].path]), ("nghỉ", ["/khong-co/", pages[4].path])]  # fmt: skip
    return {**pin(written, best), "n": [NEWS], "t": ["%", "none", "news"]}


DECIDED_QUERIES = (
    "tiền tươi", "TIEN TUOI", "tien tuoi thang 13", "xiền", "bi duoi", "cho thôi việc", "nghi huu non", "cdcs", "CĐCS",
    "cdcs la gi", "công đoàn cơ sở", "ko", "ko tra tien tuoi", "đình công", "dinh cong", "ddinhf coong", "zzzzqqqq",
    "nghỉ", "nghi", "nghi phep",
)  # fmt: skip


def _count(data: dict) -> PageTerms:
    """A page's terms with those of the numbers it prints, as the reader adds them."""
    terms = count_terms(data)
    for ref in terms.figures:
        terms = add_text(terms, _read_figures()[ref], BODY_TWICE)
    return terms


@cache
def _read_figures() -> dict[str, str]:
    facts = json.loads((Path(law.__file__).parent / "data" / "figures.json").read_text())["figures"]
    return {
        f"figure:{figure['key']}": f"{figure['label']} {write_value(figure['values'][-1]['value'], figure['unit'])}"
        for figure in facts
    }


@cache
def open_demo(*, news: bool = False) -> Index:
    """The same, ready to be searched."""
    return Index.parse(json.dumps(write_demo(news=news)))


@cache
def open_decided() -> Index:
    """The index with what editors decided, ready to be searched."""
    return Index.parse(json.dumps(write_decided()))


def search_demo(query: str, *, wide: bool = False, decided: bool = False) -> list[Hit]:
    """What the demo's site finds; `decided`: with what editors may decide."""
    main = open_decided() if decided else open_demo()
    return search(main, lambda url: open_demo(news=True), query, wide=wide)


def name_page(hit: Hit) -> str:
    """The slug of a page that was found."""
    return hit.page.path.rstrip("/").rpartition("/")[2]


def read_queries(half: str) -> list[dict]:
    """`tuning` or `unseen`: each query as typed, with diacritics, and the pages that answer it."""
    return tomllib.loads((QUERIES / f"{half}.toml").read_text())["query"]
