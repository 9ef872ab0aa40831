"""What is taken for clean at a glance is what the cleaner would give back, letter for letter."""

import nh3
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cms.theming.clean_html import is_clean
from cms.theming.rich_text import TAGS, clean

ADDRESSES = (
    "page:12",
    "document:3",
    "tel:+84297",
    "mailto:a.b@c-d.vn",
    "https://a.vn/x-y/?n=1",
    "http://a.vn",
    "https://xn--a.vn/",
    "https://a--b.vn/",
    "https://1.2.3.999/",
    "https://a.vn:99999/",
    "https://0x7f.1/",
    "//a.vn",
    "/a",
    "javascript:x()",
    "https://a.vn/?a&amp;b",
    "https://ă.vn/",
)
LINKS = tuple(f'<a href="{address}">' for address in ADDRESSES)
TAG_NAMES = ("p", "br", "strong", "em", "b", "i", "ul", "ol", "li", "a")
ODD = ("<h2>", "<script>", "<table>", "<td>", "<svg>", "<select>", "<!--", "-->", "<", ">", "/>", "<P>", "<a href=x>")
LETTERS = ("chữ", " ", "\n", "\t", "\f", "\r", "\0", "\x01", "\x85", "\xa0", "\ufeff", "\uffff", '"', "'", "&", ";")
ENTITIES = ("&amp;", "&lt;", "&gt;", "&nbsp;", "&quot;", "&#60;", "&lt")
PIECES = st.sampled_from(
    (*LINKS, *(f"<{name}>" for name in TAG_NAMES), *(f"</{name}>" for name in TAG_NAMES), *ODD, *LETTERS, *ENTITIES)
)


def wrap(inside: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Pieces in a row, or within a tag that is closed again."""
    opening = st.sampled_from((*LINKS, *(f"<{name}>" for name in TAG_NAMES)))
    return st.lists(inside, max_size=4).map("".join) | st.builds(
        lambda tag, html: f"{tag}{html}</{tag[1:].partition(' ')[0].rstrip('>')}>", opening, inside
    )


NESTED = st.recursive(st.sampled_from((*LETTERS[:4], *ENTITIES[:4], "<br>")), wrap, max_leaves=12)


@given(st.lists(PIECES, max_size=9).map("".join) | NESTED)
@example("<b><b><b><b>x</b></b></b></b>")
@example("<p><ul><li>x</li></ul></p>")
@example("</>")
@settings(max_examples=2_000, deadline=None)
def test_nothing_is_taken_for_clean_that_the_cleaner_would_change(html):
    cleaned = clean_by_parsing(html)
    assert not is_clean(html) or cleaned == html
    assert clean(html) == cleaned


def clean_by_parsing(html: str) -> str:
    """The cleaner alone."""
    schemes = {"https", "http", "mailto", "tel", "page", "document"}
    return nh3.clean(html, tags=TAGS, attributes={"a": {"href"}}, url_schemes=schemes, link_rel=None)


@pytest.mark.parametrize(
    "html",
    [
        "",
        "Không có thẻ nào; “ngoặc” và &amp; đủ cả",
        "<p>Một <strong>hai <em>ba</em></strong><br>bốn</p><p>năm</p>",
        '<p><a href="page:12">trang</a>, <a href="https://congdoan.vn/tin-tuc/?trang=2">tin</a></p>',
        "<ul><li>một</li><li><p>hai</p><ol><li>ba</li></ol></li></ul>",
    ],
)
def test_what_editors_write_is_not_parsed_again(html):
    assert is_clean(html)
    assert clean_by_parsing(html) == html


@pytest.mark.parametrize(
    "html",
    [
        "<p onclick='x()'>a</p>",
        "<script>x()</script>",
        '<a href="javascript:x()">a</a>',
        "<p>a",
        "a</p>",
        "<p><p>a</p></p>",
        '<a href="page:1"><a href="page:2">a</a></a>',
        "a & b",
        "a < b",
        "<li>a</li>",
    ],
)
def test_what_needs_a_parser_is_left_to_it(html):
    assert not is_clean(html)
