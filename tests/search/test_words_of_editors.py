"""What editors decide about searching: what is accepted, what is refused and why, and what comes of it."""

import unicodedata

import pytest
from django.core.exceptions import ValidationError

from cms.demo.factories import make_article, make_explainer
from cms.schema import SearchWords
from cms.search.dictionary import fold_phrase, list_shipped, make_dictionary, read_shipped_words
from cms.search.models import BestAnswer, Preference, SwitchedOff, SynonymGroup
from cms.search.queries import iter_search_words, read_search_words
from cms.search.scoring import KIND_PRIORS

pytestmark = pytest.mark.django_db


def refuse(row) -> str:
    with pytest.raises(ValidationError) as refused:
        row.full_clean()
    return " ".join(refused.value.messages)


def keep(row):
    row.full_clean()
    row.save()
    return row


def test_words_are_stored_in_one_form_without_odd_blanks():
    row = keep(SynonymGroup(words=unicodedata.normalize("NFD", "  xưởng   may \r\n\n chuyền\u00a0may "), meaning=""))
    assert row.words == "xưởng may\nchuyền may"


@pytest.mark.parametrize(
    ("words", "meaning", "said"),
    [
        ("", "", "để trắng"),
        (" \u200b \n", "", "để trắng"),
        ("chuyền may", "", "Cần ít nhất hai từ"),
        ("chuyền may\n?!", "", "không có chữ hay số nào"),
        ("chuyền may\nmột hai ba bốn năm sáu", "", "dài quá"),
        ("chuyền may\n" + "a" * 101, "", "dài quá"),
        ("đình công\nDINH CONG", "", "là một khi bỏ dấu"),
        ("\n".join(f"từ{number}" for number in range(31)), "", "Nhiều nhất 30"),
        ("bhxh", "BHXH", "đang là một"),
        ("bhxh", "một hai ba bốn năm sáu", "dài quá"),
        ("quỵt lương\ngiam lương", "", "Đã có rồi"),
    ],
)
def test_words_that_nobody_can_type_or_that_say_nothing_new_are_refused(words, meaning, said):
    assert said in refuse(SynonymGroup(words=words, meaning=meaning))


def test_a_group_that_is_there_already_is_refused_whatever_its_order_and_marks():
    keep(SynonymGroup(words="xưởng may\nchuyền may\ntổ may"))
    assert "Đã có rồi" in refuse(SynonymGroup(words="CHUYEN MAY\nxuong may"))
    keep(SynonymGroup(words="chuyền may\nxưởng may", language="en"))
    keep(SynonymGroup(words="chuyền may\nxưởng may", is_on=False))


def test_a_writing_stands_for_one_thing_only():
    keep(SynonymGroup(words="kcnx", meaning="khu công nghiệp xanh"))
    assert "đã viết tắt cho" in refuse(SynonymGroup(words="KCNX\nkx", meaning="khu chế xuất"))


def test_a_shipped_group_that_was_switched_off_can_be_said_anew():
    group = next(group for group in list_shipped("vi") if "quỵt lương" in group.words)
    SwitchedOff.objects.create(language="vi", key=group.key)
    keep(SynonymGroup(words="quỵt lương\ngiam lương"))


def test_a_query_has_one_answer_in_a_language_and_only_a_page_that_readers_find(site_tree):
    page, draft = make_explainer(parent=site_tree), make_explainer(parent=site_tree, title="Nháp", live=False)
    keep(BestAnswer(query="Đình công", page=page))
    assert "đã có trang lên đầu" in refuse(BestAnswer(query="dinh  cong", page=page))
    keep(BestAnswer(query="rút bảo hiểm xã hội", page=page))
    assert "đã có trang lên đầu" in refuse(BestAnswer(query="rut bhxh", page=page))  # the index reads both alike
    assert "chưa đăng" in refuse(BestAnswer(query="nghỉ", page=draft))
    assert "Tin nằm ở phần tìm tin" in refuse(BestAnswer(query="nghỉ", page=make_article(parent=site_tree)))
    assert "Trang chủ" in refuse(BestAnswer(query="nghỉ", page=site_tree))
    assert "không có chữ" in refuse(BestAnswer(query="?!", page=page))
    assert refuse(BestAnswer(query="  ", page=page)) == "Trường này không được để trắng."
    assert refuse(BestAnswer(query="nghỉ")) == "Trường này không thể để trống."


def test_a_preference_is_of_one_page_or_one_kind_and_there_is_one_of_each(site_tree):
    page = make_explainer(parent=site_tree)
    keep(Preference(page=page, percent=130))
    keep(Preference(kind="article", percent=70))
    assert "đúng một thứ" in refuse(Preference(percent=130))
    assert "đúng một thứ" in refuse(Preference(page=page, kind="plain", percent=130))
    assert "Đã có ưu tiên" in refuse(Preference(page=page, percent=70))
    assert "Đã có ưu tiên" in refuse(Preference(kind="article", percent=130))
    assert set(Preference.Kind.values) == set(KIND_PRIORS)


def test_nothing_is_stated_while_nothing_was_decided_and_then_all_of_it(site_tree):
    assert not list(iter_search_words())
    page = make_explainer(parent=site_tree)
    SynonymGroup.objects.create(words="xưởng may\nchuyền may")
    SynonymGroup.objects.create(words="kcnx\nkx", meaning="khu công nghiệp xanh")
    SynonymGroup.objects.create(words="a\nb", is_on=False)
    BestAnswer.objects.create(query="đình công", page=page)
    Preference.objects.create(page=page, percent=115)
    [words] = iter_search_words()
    assert words.same == (("xưởng may", "chuyền may"),)
    assert [(row.writing, row.meaning) for row in words.short] == [
        ("kcnx", "khu công nghiệp xanh"),
        ("kx", "khu công nghiệp xanh"),
    ]
    assert words.best[0].pages == (f"page:{page.pk}",) == (words.page_priors[0].page,)
    assert read_search_words()["km"] == SearchWords(language="km")
    Preference.objects.create(kind="article", percent=70)
    assert [words.kind_priors[0].percent for words in iter_search_words()] == [round(0.9 * 70)] * 3


def test_what_ships_is_what_it_was_less_what_is_switched_off():
    whole = make_dictionary(**read_shipped_words("vi"))
    keys = [group.key for group in list_shipped("vi")]
    assert len(set(keys)) == len(keys)
    short = next(group for group in list_shipped("vi") if group.meaning)
    less = make_dictionary(**read_shipped_words("vi", {keys[0], short.key}))
    assert len(whole.same) - len(less.same) == 1
    assert len(whole.short) - len(less.short) == len(set(map(fold_phrase, short.words)))
    assert less.light == whole.light
