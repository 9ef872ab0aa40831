"""What the gate reads by a shorter path it judges as by the longer one."""

import pytest

from cms.publisher.gate import check_page
from cms.publisher.gate.tags import _read_tag, _read_usual, get_tag_book

PAGE = (
    '<!doctype html>\n<html lang="vi">\n<head>\n<title>Tin</title>\n<meta name="robots" content="noindex">\n'
    '</head>\n<body>\n<main id="main">\n<h1>Tin</h1>\n%s\n</main>\n</body>\n</html>\n'
)
BASE = "https://congdoan.example.vn"


def tell(body: str, **options) -> list[str]:
    """What the gate says of a page with `body`."""
    found = check_page(
        (PAGE % body).encode(), here="/tin/", exists="/".__eq__, base_url=BASE, size_of=lambda path: 0, **options
    )
    return [finding.message for finding in found]


@pytest.mark.parametrize(
    "words", ["", " ", "&nbsp;", "&#160;", "\u00a0", "\u2003", "<span></span>", "<a href='/'> </a>"]
)
def test_heading_without_words_is_told_of(words):
    assert any("không có chữ" in message for message in tell(f"<h2>{words}</h2>"))


@pytest.mark.parametrize("words", ["Đ", "ế", '<a href="/">Đọc</a>', "<em>1</em>", "&amp;", "<span>ở</span>"])
def test_heading_with_words_is_not(words):
    assert tell(f"<h2>{words}</h2>") == []


@pytest.mark.parametrize("body", ["<h1>Hai</h1>", "<h1>Hai", "<h2><h1>a</h1></h2>"])
def test_headings_keep_a_page_back_also_where_nobody_is_told_of_warnings(body):
    assert tell(body, warnings=False)


@pytest.mark.parametrize(
    "tag",
    [
        '<time datetime="2021-03-16T02:00+07:00">',
        '<time datetime="2021-03-16">',
        '<a rel="next" href="/tin/trang/3/">',
        '<a class="button" href="/tin/">',
        '<meta name="author" content="BTG">',
    ],
)
def test_usual_tag_means_the_same_as_when_it_is_read_in_full(tag, monkeypatch):
    short = _read_usual(tag.encode(), BASE)
    assert short is not None
    monkeypatch.setattr("cms.publisher.gate.tags._read_usual", lambda source, base_url: None)
    assert _read_tag(tag.encode(), BASE)[:3] == short[:3]


@pytest.mark.parametrize("tag", ['<time datetime="x" onclick="y()">', '<a rel="next" href="javascript:x()">', "<time>"])
def test_other_tags_are_read_in_full(tag):
    assert _read_usual(tag.encode(), BASE) is None
    get_tag_book.cache_clear()
