"""The files a reader searches in, and the page that searches: ordinary outputs, drawn through the reader.

Phones fetch `/tim.js` and `/tim/*.json` when somebody begins to type; whatever works offline should keep those.
"""

from collections.abc import Iterable

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from cms.entries.reader import Reader
from cms.entries.search_reading import Searched
from cms.publisher.contexts import make_breadcrumbs, make_site
from cms.publisher.outputs import Output
from cms.publisher.register_search import list_searched_registers
from cms.publisher.search_outputs import (
    SCRIPT_PATH,
    SHARDS,
    index_path,
    is_sharded,
    news_index_path,
)
from cms.schema import Link, SearchContext, SearchWords
from cms.schema.codec import canonical_json
from cms.search.addresses import get_search_path
from cms.search.dictionary import Dictionary, make_dictionary, read_shipped_words
from cms.search.pinning import pin
from cms.search.scoring import KIND_PRIORS
from cms.search.script import SCRIPT
from cms.search.writing import IndexedPage, write_head, write_index, write_shard
from cms.theming.engine import render_bytes

KIND_NAMES = {
    "explainer": _("hỏi đáp"),
    "guide": _("hỏi từng bước"),
    "calculator": _("tính thử"),
    "join": _("biểu mẫu"),
    "campaign": _("chiến dịch"),
    "article": _("tin"),
    "section": _("chuyên mục"),
    "benefits": _("quyền lợi đoàn viên"),
}
"""What stands beside a page's title among what is found."""
_SAID = (
    _("Tìm thấy % trang."),
    _("Không tìm thấy trang nào. Hãy thử một từ khác, hoặc gọi cho công đoàn."),
    _("Tìm cả trong tin tức"),
)
EVEN = 100
"""The prior, in hundredths, of what nobody wants higher or lower."""


def render_search_page(output: Output, reader: Reader, theme: str) -> bytes:
    """The page that searches, with the sections to look through instead."""
    language = output.of
    home = reader.home()
    sections = [place for place in reader.branches(home) if place.kind == "section"]
    context = SearchContext(
        site=make_site(reader, here=get_search_path(language)),
        url=get_search_path(language),
        breadcrumbs=make_breadcrumbs(reader.above(home, itself=True)),
        index_url=reader.give(index_path(language)) if reader.addresses(f"search/{language}") else "",
        script_url=reader.give(SCRIPT_PATH),
        topics=tuple(Link(title=place.title, url=place.url) for place in sections),
    )
    return render_bytes(theme, "search.html", context, reader)


def render_search_script(output: Output, reader: Reader, theme: str) -> str:
    """What searches on the reader's device."""
    return SCRIPT


def render_index(output: Output, reader: Reader, theme: str) -> str:
    """The index of a language's rights, forms and campaigns; the news stands in files of its own."""
    with translation.override(output.of):  # an index stands at no address of its language
        return _render_index(output, reader)


def write_whole_index(reader: Reader, language: str) -> dict:
    """The index of a language in one piece, however large, with where its news stand and what is said of them."""
    news = [news_index_path(language, year) for year in reader.news_years(language)]
    return {**_write_main(reader, language), "n": news, "t": [str(words) for words in _SAID]}


def write_news_index(reader: Reader, language: str, year: str) -> dict:
    """The index of a year's news."""
    return _write(reader, language, f"news/{language}/{year}", drop_single=True)


def _render_index(output: Output, reader: Reader) -> str:
    written = reader.share(("index", output.of), lambda: _write_main(reader, output.of))
    if output.number:
        return canonical_json(write_shard(written, SHARDS[output.number - 1]))
    news = [news_index_path(output.of, year) for year in reader.news_years(output.of)]
    head = write_head(written, output.path.removesuffix(".json")) if is_sharded(len(written["d"])) else written
    return canonical_json({**head, "n": news, "t": [str(words) for words in _SAID]})


def render_news_index(output: Output, reader: Reader, theme: str) -> str:
    """The index of a year's news."""
    language = output.of.partition("/")[0]
    with translation.override(language):
        return canonical_json(write_news_index(reader, language, output.of.partition("/")[2]))


def _write_main(reader: Reader, language: str) -> dict:
    return _write(reader, language, f"search/{language}", beside=list_searched_registers(reader, language))


def _write(
    reader: Reader, language: str, group: str, *, beside: Iterable[IndexedPage] = (), drop_single: bool = False
) -> dict:
    words = reader.search_words(language)
    searched = reader.searched(group)
    pages = [*_weigh(searched, words), *beside]
    written = write_index(pages, dictionary=read_dictionary(words), drop_single=drop_single)
    chosen = ((answer.query, tuple(filter(None, map(reader.url, answer.pages)))) for answer in words.best)
    return pin(written, chosen)


def read_dictionary(words: SearchWords) -> Dictionary:
    """The words that ship for the language, without those editors switched off, with what they wrote besides.

    Of one writing, theirs counts.
    """
    shipped = read_shipped_words(words.language, words.off)
    own = tuple((row.writing, row.meaning) for row in words.short)
    return make_dictionary(
        (*shipped["short"], *own), (*shipped["same"], *words.same), (*shipped["light"], *words.light)
    )


def _weigh(searched: Iterable[Searched], words: SearchWords) -> list[IndexedPage]:
    kinds = KIND_PRIORS | {row.kind: row.percent for row in words.kind_priors}
    priors = {row.page: row.percent for row in words.page_priors}
    return [
        IndexedPage(
            title=page.title,
            path=page.path,
            kind=str(KIND_NAMES.get(page.kind, "")),
            prior=round(kinds.get(page.kind, EVEN) * priors.get(page.ref, EVEN) / EVEN),
            terms=terms,
        )
        for page, terms in searched
    ]
