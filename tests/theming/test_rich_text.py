"""Symbolic links become addresses, and nothing unclean gets through the last gate."""

import pytest

from cms.theming.rich_text import resolve_rich_text

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
        ("", ""),
    ],
)
def test_rich_text_is_resolved(html, shown):
    assert resolve_rich_text(html, lambda ref: ADDRESSES.get(ref, ""), "https://cd.vn") == shown
