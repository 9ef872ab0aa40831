"""What holds for every text and every query, whatever they say."""

import json
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cms.search.counting import PageTerms, count_terms
from cms.search.dictionary import make_dictionary
from cms.search.index import Index, UnreadableIndexError
from cms.search.packing import pack_numbers, pack_words, unpack_numbers, unpack_words
from cms.search.pinning import pin
from cms.search.scoring import rank
from cms.search.slips import is_one_slip_away, undo_telex
from cms.search.terms import cut, cut_terms
from cms.search.writing import FEW, IndexedPage, write_index
from tests.search.demo_index import open_demo, read_queries, search_demo

QUIETLY = settings(deadline=None, max_examples=50)
# The first query also opens the index.
SYLLABLES = sorted({term for half in ("tuning", "unseen") for query in read_queries(half)
                    for term in cut_terms(query["marked"])})  # fmt: skip


@QUIETLY
@given(st.text(max_size=300))
def test_no_query_is_too_odd(query):
    hits = search_demo(query)
    assert all(0 <= hit.found.page < len(hit.index.pages) for hit in hits)


@QUIETLY
@given(st.lists(st.integers(0, 10**6)), st.sets(st.text("abcdeghiklmnopqrstuvxy0123456789ក្ខ", min_size=1, max_size=9)))
def test_what_is_packed_comes_back(numbers, words):
    assert list(unpack_numbers(pack_numbers(numbers))) == numbers
    assert unpack_words(pack_words(sorted(words))) == sorted(words)


@QUIETLY
@given(st.text(max_size=80))
def test_terms_are_the_same_however_the_text_was_composed(text):
    for form in ("NFC", "NFD"):
        assert cut_terms(unicodedata.normalize(form, text)) == cut_terms(text)
    assert [word.term for word in cut(text)] == cut_terms(text)


@QUIETLY
@given(st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=6))
def test_a_query_without_marks_finds_the_pages_that_it_finds_with_them(words):
    # Marks only set an order among pages: which pages have the words does not hang on them.
    index = open_demo()
    plain = {found.page for found in rank(index, " ".join(words))}
    assert {found.page for found in rank(index, " ".join(words).upper())} == plain


def test_marks_choose_between_pages_that_read_alike_without_them():
    pages = [
        IndexedPage(title=title, path=f"/{number}/", kind="", prior=100, terms=count_terms({"title": title}))
        for number, title in enumerate(("Đình công", "Định công", "Dinh cơ ông Cộng"))
    ]
    index = Index(write_index(pages))
    assert {found.page for found in rank(index, "dinh cong")} == {0, 1, 2}
    assert rank(index, "định công")[0].page == 1
    assert rank(index, "ĐÌNH CÔNG")[0].page == 0


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("tawng", "tang"), ("ddinhf", "dinh"), ("luowng", "luong"), ("luongw", "luong"), ("no75", "no"), ("toois", "toi"),
     ("thieeur", "thieu"), ("nghir", "nghi"), ("nghieejp", "nghiep"), ("dduowcj", "duoc"), ("coong", "cong")],
)  # fmt: skip
def test_keys_that_never_became_marks_are_undone(typed, meant):
    assert undo_telex(typed) == meant


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [("luogn", "luong", True), ("luonng", "luong", True), ("long", "luong", True), ("lwang", "luong", False),
     ("luong", "luong", False), ("sna", "san", True), ("abc", "cab", False), ("", "a", True)],
)  # fmt: skip
def test_one_slip_is_one_letter_or_two_that_changed_places(one, other, near):
    assert is_one_slip_away(one, other) is near
    assert is_one_slip_away(other, one) is near


def test_an_editor_choice_stands_first_however_the_query_is_written():
    dictionary = make_dictionary([("bhxh", "bảo hiểm xã hội")], [])
    terms = [PageTerms("bao3 hiem3 hoi3 xa3"), PageTerms("luong3")]
    pages = [IndexedPage(title=f"Trang {n}", path=f"/{n}/", kind="", prior=100, terms=t) for n, t in enumerate(terms)]
    index = Index(pin(write_index(pages, dictionary=dictionary), [("Bảo hiểm xã hội", ["/1/", "/khong-co/"])]))
    assert [found.page for found in rank(index, "bhxh")] == [1, 0]
    assert rank(index, "bảo hiểm xã hội")[0].place < 0


@QUIETLY
@given(
    st.recursive(
        st.none() | st.text() | st.integers(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)
    )
)
def test_what_is_no_index_is_refused(data):
    with pytest.raises(UnreadableIndexError):
        Index.parse(json.dumps(data))


def test_a_word_that_most_pages_have_leads_to_those_that_are_about_it():
    def make(number: int) -> IndexedPage:
        data = {"title": f"Trang {number}", "description": "Về lương." if number < 3 else "", "body": "lương phép"}
        return IndexedPage(title=data["title"], path=f"/{number}/", kind="", prior=100, terms=count_terms(data))

    few, many = (Index(write_index([make(number) for number in range(count)])) for count in (FEW - 1, FEW))
    assert len(rank(few, "luong")) == FEW - 1
    assert {found.page for found in rank(many, "luong")} == {0, 1, 2}
    assert len(rank(many, "phep")) == FEW  # nothing is about it: better all than none
    assert rank(many, "trang 7")[0].page == 7
