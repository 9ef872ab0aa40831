"""Symbolic links become addresses, and nothing unclean gets through the last gate."""

import pytest

from cms.theming.rich_text import resolve_rich_text
from cms.theming.samples.union import SampleLookup

ADDRESSES = {"page:1": "/mot/", "document:3": "/tep/ba.pdf"}


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ('<p><a href="page:1">một</a></p>', '<p><a href="/mot/">một</a></p>'),
        ('<a href="document:3">tệp</a>', '<a href="/tep/ba.pdf">tệp</a>'),
        ('<p>x <a href="page:9"><b>kín</b></a> y</p>', "<p>x <b>kín</b> y</p>"),
        ('<a href="tel:0297">gọi</a>', '<a href="tel:0297">gọi</a>'),
        ('<a href="mailto:a@b.vn">thư</a>', '<a href="mailto:a@b.vn">thư</a>'),
        (
            '<a href="https://a.vn/?a=1&amp;b=2">x</a>',
            '<a href="https://a.vn/?a=1&amp;b=2" rel="noopener noreferrer">x</a>',
        ),
        ('<a href="https://cd.vn/tin/">nhà</a>', '<a href="https://cd.vn/tin/">nhà</a>'),
        (
            '<a href="https://cd.vn.ke-gian.vn/">x</a>',
            '<a href="https://cd.vn.ke-gian.vn/" rel="noopener noreferrer">x</a>',
        ),
        ('<a href="javascript:alert(1)">x</a>', "x"),
        ('<a name="x">x</a>', "x"),
        ('<p style="color:red" onclick="x()">a</p>', "<p>a</p>"),
        ("<script>x()</script><img src=x onerror=y><h2>a</h2>", "a"),
        ('<ul><li><a href="page:1">a</a></li></ul>', '<ul><li><a href="/mot/">a</a></li></ul>'),
        ("a < b & c", "a &lt; b &amp; c"),
        ('<p><a href="figure:1">4 triệu</a></p>', '<p><data value="4730000">4.730.000\xa0đồng</data></p>'),
        ('<a href="figure:1"><b>4 triệu</b></a>', '<b><data value="4730000">4.730.000\xa0đồng</data></b>'),
        ('<a href="figure:1">4 <b>triệu</b></a>', '<data value="4730000">4.730.000\xa0đồng</data>'),
        ('<a href="figure:2">x</a>', '<data value="0.5">0,5%</data> (đang chờ xác nhận)'),
        ('<a href="provision:1">Điều 97</a>', '<a href="https://vbpl.vn/luat" rel="noopener noreferrer">Điều 97</a>'),
        ('<a href="provision:2">Điều 98</a>', "Điều 98"),
        ("", ""),
    ],
)
def test_rich_text_is_resolved(html, shown):
    assert resolve_rich_text(html, SampleLookup(), lambda ref: ADDRESSES.get(ref, ""), "https://cd.vn") == shown
