"""No number of the law is typed into a demo explainer: when the law changes, every page changes by itself."""

import pytest

from cms.demo.content.calculators import CALCULATORS
from cms.demo.content.changes import CHANGES
from cms.demo.content.explainers import EXPLAINERS
from cms.demo.content.guides import GUIDES
from tests.demo.typed_numbers import find_typed_numbers, iter_texts

CHECKED = EXPLAINERS | GUIDES | CALCULATORS


@pytest.mark.parametrize("slug", CHECKED)
def test_no_number_of_the_law_is_typed(slug):
    found = [(field, typed) for field, text in iter_texts(CHECKED[slug]) for typed in find_typed_numbers(text)]
    assert found == []


def test_what_readers_are_told_of_a_change_types_no_number_of_the_law_either():
    assert [typed for told in CHANGES for typed in find_typed_numbers(told.sentence)] == []


@pytest.mark.parametrize(
    "text",
    [
        "<p>Chậm lương tối đa 30 ngày.</p>",
        "Lương thử việc ít nhất 85%",
        "<p>Nhiều nhất 4.730.000 đồng</p>",
        "Theo Điều 97 thì sao?",
        "Người dưới 18 tuổi",
        "<p>Báo trước ba mươi ngày.</p>",
        "<p>Nghỉ mười hai ngày phép</p>",
        "<p>Đóng trước ngày 02/07/2025.</p>",
        "<p>gọi 30 lần</p>",
        '<p>Xem <a href="provision:45/2019/QH14:97.4">khoản 3 Điều 97</a></p>',
        '<p><a href="figure:phep-nam">12 ngày</a>, có nơi 14 ngày</p>',
        '<p><a href="tel:02970000011">trong 30 ngày</a></p>',
        '<p><a href="page:lien-he">Nghỉ 6 tháng</a></p>',
    ],
)
def test_a_typed_number_is_found(text):
    assert find_typed_numbers(text)


@pytest.mark.parametrize(
    "text",
    [
        '<p>Chậm lương tối đa <a href="figure:cham-luong-nhieu-nhat">cham-luong-nhieu-nhat</a>.</p>',
        '<p>Xem <a href="provision:45/2019/QH14:97.4">khoản 4 Điều 97</a></p>',
        '<p>Gọi <a href="tel:02970000011">0297 000 0011</a></p>',
        "<p>Bị đánh thì gọi 113.</p>",
        "<p>Ngày 24/11 được nghỉ.</p>",
        "<p>Đóng trước ngày 01/07/2025.</p>",
        "<p>Đọc bốn chỗ trước khi ký.</p>",
    ],
)
def test_what_is_no_number_of_the_law_may_be_typed(text):
    assert find_typed_numbers(text) == []


def test_only_the_steps_of_an_example_are_left_unread():
    texts = [text for entry in EXPLAINERS.values() for _field, text in iter_texts(entry)]
    paragraphs = [text for text in texts if "</p>" in text]
    assert len(paragraphs) > 300
    assert all(find_typed_numbers(text.replace("</p>", " 77 ngày</p>", 1)) for text in paragraphs)
    examples = [b for e in EXPLAINERS.values() for b in e.body if getattr(b, "title", "").startswith("Ví dụ")]
    assert 1 <= len(examples) <= 6
