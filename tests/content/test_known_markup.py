"""Markup as the editor writes it needs no parser, and comes out as the parser would give it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cms.content.known_markup import _BLOCK_KEY, _LINK_OUTWARD, _LINK_WITHIN, rewrite_known
from cms.content.rich_text import clean_rich_text, clean_with_parser
from cms.schema.text import to_nfc

EXAMPLES = 400
ODD = st.sampled_from(
    ["\u0338", "\u0301", "\xa0", "&nbsp;", "&amp;lt;", "&eacute;", "&", "<", ">", "\r", "\n", "<br/>"]
)
WORDS = st.one_of(st.text(max_size=8), st.sampled_from(["Tiền lương", "đòi ", "&amp;", "&lt;b&gt;", ""]), ODD)
TAGS = st.sampled_from(
    [f"<{slash}{name}>" for name in ("p", "ul", "ol", "li", "b", "i", "strong", "em", "a", "h2") for slash in ("", "/")]
)
LINKS = st.one_of(st.from_regex(_LINK_WITHIN, fullmatch=True), st.from_regex(_LINK_OUTWARD, fullmatch=True))


def within(inner: st.SearchStrategy) -> st.SearchStrategy:
    """`inner` in a bold, slanted or linked piece of text."""
    named = st.builds("<{0}>{1}</{0}>".format, st.sampled_from(["b", "i", "strong", "em"]), inner)
    return st.one_of(named, st.builds("{}{}</a>".format, LINKS, inner), st.builds("{}{}".format, inner, inner))


LINES = st.recursive(WORDS, within, max_leaves=5)
PARAGRAPHS = st.builds("{}{}</p>".format, st.one_of(st.just("<p>"), st.just('<p data-block-key="a1">')), LINES)
ITEMS = st.lists(st.builds("{}<li>{}</li>".format, st.sampled_from(["", "\n"]), LINES), max_size=3).map("".join)
LISTS = st.builds("<{0}>{1}</{0}>".format, st.sampled_from(["ul", "ol"]), ITEMS)
WRITTEN = st.lists(st.one_of(PARAGRAPHS, LISTS, st.sampled_from(["\n", " "])), max_size=4).map("".join)
SOUP = st.lists(
    st.one_of(TAGS, WORDS, LINKS, st.from_regex(_BLOCK_KEY, fullmatch=True), st.text(max_size=3)), max_size=10
).map("".join)


def clean_as_before(stored: str) -> str:
    """Through the parser, whatever it is."""
    return clean_with_parser(to_nfc(stored)) if stored.strip() else ""


@settings(max_examples=EXAMPLES, deadline=None)
@given(WRITTEN)
def test_what_editors_write_comes_out_as_from_the_parser(stored):
    assert clean_rich_text(stored) == clean_as_before(stored)


@settings(max_examples=EXAMPLES, deadline=None)
@given(SOUP)
def test_soup_comes_out_as_from_the_parser(stored):
    assert clean_rich_text(stored) == clean_as_before(stored)


@pytest.mark.parametrize(
    "stored",
    [
        '<p data-block-key="a1b2c">Tiền <b>lương</b>, <i>phép</i> &amp; thưởng.<br/>Hết.</p>',
        '<ul><li data-block-key="x">Một</li><li>Hai <a linktype="page" id="12">trang</a></li></ul>',
        '<p><a id="3" linktype="document">Mẫu đơn</a>, <a href="https://vbpl.vn/bo-luat?so=45">luật</a></p>',
        '<p><a href="tel:0297000001">Gọi</a> hoặc <a href="mailto:a@example.vn">viết</a>\xa0nhé</p>',
    ],
)
def test_what_the_editor_writes_is_known(stored):
    known = rewrite_known(stored)
    assert known is not None
    assert known == clean_with_parser(stored)


@pytest.mark.parametrize(
    "stored",
    [
        "<p>a < b</p>",
        "<p>a<<br/></p>",
        "<p>&eacute;</p>",
        "<p>a",
        "a</p>",
        "<p><b>a</p></b>",
        "<p><b><b>a</b></b></p>",
        "<p><p>a</p></p>",
        "<ul>a</ul>",
        "<li>a</li>",
        "chữ trần",
        '<p onclick="x">a</p>',
        '<p data-block-key="&quot;">a</p>',
        '<p><a href="javascript:alert(1)">a</a></p>',
        '<p><a href="https://xn--a.vn/">a</a></p>',
        '<p><a href="https://1.2.3/">a</a></p>',
        '<p><a linktype="page" id="0">a</a></p>',
        '<p><a id="1" linktype="page" id="2">a</a></p>',
        '<p><a linktype="page">a</a></p>',
        '<p><a href="#a"><a href="#b">a</a></a></p>',
        "<h2>a</h2>",
        "<p>a<!-- b --></p>",
        "<script>a</script>",
    ],
)
def test_anything_else_goes_through_the_parser(stored):
    assert rewrite_known(stored) is None
