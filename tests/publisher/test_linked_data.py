"""What machines read of an answer is what people read: no stray blanks where markup stood."""

import re

import orjson
import pytest

from cms.demo.factories import make_explainer
from cms.publisher.linked_data import read_words
from cms.schema import QuestionAnswer
from tests.publisher.folders import publish_now, read_text


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>Gọi <b>ngay</b>, đừng chờ.</p>", "Gọi ngay, đừng chờ."),
        ('<p>Xem (<a href="/bai/">bài này</a>).</p>', "Xem (bài này)."),
        ("<p>Phải <strong><em>đủ</em></strong>: “<i>cả</i>”</p>", "Phải đủ: “cả”"),
        ('<p>Mức <data value="5310000">5.310.000 đồng</data>/tháng</p>', "Mức 5.310.000 đồng/tháng"),
        ("<p>Một.</p><p>Hai.<br>Ba.</p>", "Một. Hai. Ba."),
        ("<p>Cần:</p><ul><li>hợp <b>đồng</b>;</li><li>bảng lương.</li></ul>", "Cần: hợp đồng; bảng lương."),
        ("<p>A &amp; B&nbsp; &lt; C</p>\n", "A & B < C"),
        ("", ""),
    ],
)
def test_markup_leaves_no_blank_inside_a_sentence_and_one_between_paragraphs(html, words):
    assert read_words(html) == words


@pytest.mark.django_db
def test_a_published_answer_with_links_and_lists_is_told_as_it_reads(news):
    steps = "<ul><li>Một;</li><li>hai.</li></ul>"
    answer = f'<p>Gọi <b>Công đoàn</b>, hoặc <a href="https://example.org/x">viết đơn</a>.</p>{steps}'
    blocks = (QuestionAnswer(question="Gọi cho ai?", answer=answer),)
    make_explainer(parent=news, title="Bị nợ lương?", slug="no", short_answer="<p>Đòi <b>ngay</b>.</p>", body=blocks)
    publish_now()
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', read_text("/tin-tuc/no/index.html"))
    told = [one["acceptedAnswer"]["text"] for one in orjson.loads(found[1])["mainEntity"]]
    assert told == ["Đòi ngay.", "Gọi Công đoàn, hoặc viết đơn. Một; hai."]
