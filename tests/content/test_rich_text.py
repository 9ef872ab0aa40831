"""From stored rich text to clean HTML with references."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cms.content.rich_text import TAGS, clean_rich_text, cut_text, read_as_plain, read_lasting
from tests.content.samples import nfd


@pytest.mark.parametrize(
    ("stored", "clean"),
    [
        ('<a linktype="page" id="12">x</a>', '<a href="page:12">x</a>'),
        ('<a id="3" linktype="document">x</a>', '<a href="document:3">x</a>'),
        ('<a href="https://vbpl.vn/a?b=1&amp;c=2">x</a>', '<a href="https://vbpl.vn/a?b=1&amp;c=2">x</a>'),
        ('<a href="mailto:a@example.vn">x</a>', '<a href="mailto:a@example.vn">x</a>'),
        ('<a href="tel:0297">x</a>', '<a href="tel:0297">x</a>'),
        ('<a href="#luong">x</a>', '<a href="#luong">x</a>'),
        ('<a href="javascript:alert(1)">x</a>', "x"),
        ('<a href=" jAvAsCrIpT:alert(1)">x</a>', "x"),
        ('<a href="java&#10;script:alert(1)">x</a>', "x"),
        ('<a href="data:text/html,x">x</a>', "x"),
        ('<a href="//evil.example">x</a>', "x"),
        ('<a href="settings:site">x</a>', "x"),
        ('<a linktype="page" id="1; drop">x</a>', "x"),
        ('<a linktype="page">x</a>', "x"),
        ('<a linktype="picture" id="4">x</a>', "x"),
        ("<a>x</a>", "x"),
    ],
)
def test_links_become_references_or_go(stored, clean):
    assert clean_rich_text(f"<p>{stored}</p>") == f"<p>{clean}</p>"


def test_embeds_and_pictures_are_dropped_and_their_surroundings_stay():
    stored = (
        '<p>Trước</p><embed embedtype="image" id="4" format="left" alt="x"/>'
        '<embed embedtype="media" url="https://example.vn/v"/><img src="x" onerror="y"><p>Sau</p>'
    )
    assert clean_rich_text(stored) == "<p>Trước</p><p>Sau</p>"


def test_headings_and_divisions_become_paragraphs():
    assert clean_rich_text("<h2>A</h2><div>B</div>") == "<p>A</p><p>B</p>"


def test_attributes_styles_and_comments_go():
    assert clean_rich_text('<p style="color:red" class="a" data-block-key="k">A<!-- b --></p>') == "<p>A</p>"


def test_text_pasted_from_a_mac_becomes_nfc():
    assert clean_rich_text(f"<p>{nfd('Tiền lương')}</p>") == "<p>Tiền lương</p>"


@pytest.mark.parametrize("absurd", [None, 5, [], {}, "", "   ", "<p></p>", "<ul><li><b> </b></li></ul>"])
def test_nothing_gives_nothing(absurd):
    assert clean_rich_text(absurd) == ""


_PIECES = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<a href='javascript:x'>",
        "<a linktype='page' id='4'>",
        "</a>",
        "<script>",
        "</script>",
        "<b>",
        "<",
        ">",
        "&",
        "&lt;",
        "&#106;avascript:",
        '"',
        "'",
        "chữ",
        " ",
        "<svg/onload=x>",
        "<li>",
        "<br/>",
        "<iframe src=x>",
        "\x00",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(_PIECES | st.text(max_size=5), max_size=25).map("".join))
def test_whatever_is_stored_only_known_tags_and_safe_links_come_out(stored):
    clean = clean_rich_text(stored)
    for tag, attributes in re.findall(r"<\s*/?\s*([^\s>/]*)([^>]*)>", clean):
        assert tag in TAGS
        assert re.fullmatch(
            r'|\s*href="(page|document):\d+"|\s*href="(https?|mailto|tel):[^"]*"|\s*href="#[\w-]+"', attributes
        )
    assert clean_rich_text(clean) == clean


@pytest.mark.parametrize("piece", ["<a href=x ", "<!--", "<!-- >", "<ul><li>", "<b>", "</", "<script>"])
def test_text_broken_on_purpose_is_read_at_once(piece):
    assert "x" not in clean_rich_text(piece * 20_000)  # minutes, for a parser that looks ahead at each piece


def test_plain_reading_keeps_words_apart():
    assert read_as_plain("<p>Một</p><ul><li>hai</li><li>ba &amp; bốn</li></ul>") == "Một hai ba & bốn"


def test_long_text_is_cut_at_a_space():
    assert cut_text("công đoàn bảo vệ bạn", 12) == "công đoàn…"
    assert cut_text("công đoàn", 12) == "công đoàn"
    assert len(cut_text("x" * 500, 200)) <= 200


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>Một. Hai.</p>", "Một. Hai."),
        ('<p>Ít nhất <a href="figure:1">150%</a>. Phải được bạn đồng ý.</p>', "Phải được bạn đồng ý."),
        ('<p>Có quyền. Được <a href="figure:1">9 ngày</a>!</p><p>Hỏi công đoàn.</p>', "Có quyền. Hỏi công đoàn."),
        ('<p>Chỉ <a href="figure:1">x</a></p>', ""),
        ('<p>Xem <a href="page:1">trang</a>.</p>', "Xem trang."),
    ],
)
def test_words_that_are_kept_for_years_hold_no_number_of_the_law(html, words):
    assert read_lasting(html) == words
