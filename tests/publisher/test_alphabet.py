"""The letters rights and places stand under, and the order of words."""

import pytest

from cms.publisher.alphabet import find_keyword, find_letter, group_by_letter


def test_words_come_in_the_order_of_a_vietnamese_dictionary_and_d_with_a_stroke_stands_apart():
    words = ["Đơn", "dám", "Dạ", "đi", "ân", "an", "ăn", "áo", "ca", "7 ngày", "“Trích”"]
    letters = group_by_letter(words, str)
    assert list(letters) == ["0–9", "A", "C", "D", "Đ", "T"]
    assert letters["A"] == ["an", "áo", "ăn", "ân"]
    assert letters["D"] == ["Dạ", "dám"]


@pytest.mark.parametrize("text", ["", "…", "١٢", "🙂", "—"])
def test_what_begins_with_no_letter_stands_with_the_digits(text):
    assert find_letter(text) == "0–9"


def test_a_khmer_word_stands_under_its_first_consonant():
    assert list(group_by_letter(["ប្រាក់", "គេជំពាក់", "ប៉ុន្មាន"], str)) == ["គ", "ប"]


def test_a_question_stands_under_the_first_word_that_says_what_it_is_about():
    assert find_keyword("Bị nợ lương thì phải làm gì?").startswith("nợ lương")
    assert find_letter(find_keyword("Tôi có được đình công không?")) == "Đ"
    assert find_keyword("Làm sao?") == "Làm sao?"
