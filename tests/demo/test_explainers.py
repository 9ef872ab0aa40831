"""The library of rights explainers: whole, cited, honest about what nobody has read yet."""

import re
from pathlib import Path

import pytest

from cms.demo.content import PAGES
from cms.demo.content.explainers import EXPLAINERS
from cms.demo.content.law import SAMPLE_NOTE
from cms.demo.content.questions import ASKED, HOLDS_FOR
from cms.demo.content.wage_regions import list_communes
from cms.law.facts import read_shipped_facts
from cms.schema.codec import canonical_json, to_data
from cms.schema.facets import FACET_GROUPS
from cms.schema.text import fold

FACTS = read_shipped_facts()
FIGURES = {row["key"]: row for row in FACTS["figures"]}
PROVISIONS = {
    f"{row['document']}:{'.'.join(filter(None, (row['article'], row['clause'], row['point'])))}"
    for row in FACTS["provisions"]
}


def names_in(slug: str, kind: str) -> set[str]:
    """The names of a kind that a page refers to: `figure`, `provision`."""
    return set(re.findall(rf'{kind}:([^"\\]+)', canonical_json(to_data(EXPLAINERS[slug]))))


def test_the_library_is_as_large_as_was_asked():
    assert len(EXPLAINERS) >= 22
    assert set(EXPLAINERS) <= set(PAGES)


@pytest.mark.parametrize("slug", EXPLAINERS)
def test_an_explainer_is_a_question_with_everything_needed_to_act(slug):
    entry = EXPLAINERS[slug]
    assert "?" in entry.title
    assert 60 <= len(entry.description) <= 160
    assert 1 <= entry.short_answer.count("<p>") <= 3
    assert re.search(r"\b(bạn|em)\b", entry.short_answer, re.IGNORECASE)
    assert entry.covers and len(entry.steps) >= 3 and len(entry.proof) >= 2 and entry.if_refused and entry.help
    assert entry.tags and entry.related
    assert entry.checked_by and entry.checked_on < entry.next_check
    assert entry.body[0] == SAMPLE_NOTE
    assert all(len(item) <= 250 for item in entry.proof)
    assert slug not in {ref.partition(":")[2] for ref in entry.related}


@pytest.mark.parametrize("slug", EXPLAINERS)
def test_whatever_a_page_takes_from_the_registry_is_there(slug):
    assert names_in(slug, "figure") <= FIGURES.keys()
    assert names_in(slug, "provision") <= PROVISIONS
    assert {ref.partition(":")[2] for ref in EXPLAINERS[slug].related} <= set(PAGES)


@pytest.mark.parametrize("slug", EXPLAINERS)
def test_every_number_on_a_page_has_its_article_among_the_citations(slug):
    entry = EXPLAINERS[slug]
    assert entry.citations and not entry.legal_basis
    cited = {place_of(citation.provision.partition(":")[2]) for citation in entry.citations}
    missing = {
        (key, *value)
        for key in names_in(slug, "figure")
        for value in {(row["document"], row["article"]) for row in FIGURES[key]["values"] if row["document"]}
        if value not in cited
    }
    assert missing == set()
    assert len(entry.citations) == len({citation.provision for citation in entry.citations})


def place_of(name: str) -> tuple[str, str]:
    """`45/2019/QH14:97.4` as its document and its article."""
    document, _, place = name.rpartition(":")
    return document, place.partition(".")[0]


def test_a_gist_that_says_nothing_is_explained_where_it_is_cited():
    empty = {
        f"{row['document']}:{'.'.join(filter(None, (row['article'], row['clause'], row['point'])))}"
        for row in FACTS["provisions"]
        if row["versions"][-1]["gist"].startswith(("Điều này nói", "Điều này nằm"))
    }
    silent = {
        (slug, citation.provision)
        for slug, entry in EXPLAINERS.items()
        for citation in entry.citations
        if citation.provision.partition(":")[2] in empty and not citation.note
    }
    assert silent == set()


def test_sentences_are_short():
    long = [
        (slug, sentence)
        for slug, entry in EXPLAINERS.items()
        for text in (entry.short_answer, entry.covers, entry.if_refused, *entry.steps)
        for sentence in re.split(r"[.:;?]\s|</p>", re.sub(r"<(?!/p)[^>]*>", "", text))
        if len(sentence.split()) > 32
    ]
    assert long == []


def test_page_about_harassment_has_its_way_out():
    assert [slug for slug, entry in EXPLAINERS.items() if entry.sensitive] == ["bi-quay-roi-danh-mang-o-cho-lam"]


def test_communes_are_those_of_the_registry():
    text = list_communes("II")
    assert text.startswith("phường ") and "đặc khu Phú Quốc, Thổ Châu" in text and "Rạch Giá" in text
    assert list_communes("III").count(",") + list_communes("III").count(";") == 28


def test_no_fine_is_named_and_no_draft_wage():
    for entry in EXPLAINERS.values():
        written = canonical_json(to_data(entry))
        assert not re.search(r"phạt (?:từ |tối đa )?\d", written)
    source = "".join(path.read_text() for path in Path("cms/demo/content").glob("explainers*.py"))
    assert not re.search(r"5\.700\.000|5\.080\.000|4\.450\.000|4\.040\.000", source)


def test_each_is_asked_in_other_words_too_and_no_two_by_the_same():
    assert set(ASKED) == set(EXPLAINERS)
    assert set(HOLDS_FOR) <= set(EXPLAINERS)
    asked = [fold(words) for entry in EXPLAINERS.values() for words in entry.synonyms]
    assert len(asked) == len(set(asked))
    known = {key for group in FACET_GROUPS.values() for key in group}
    assert {key for keys in HOLDS_FOR.values() for key in keys} <= known
