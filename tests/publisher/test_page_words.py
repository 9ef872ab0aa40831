"""What counts as the words of a page."""

import pytest

from cms.publisher.page_words import extract_words, say_the_same


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<main><h1>Một</h1>\n<p>Hai  ba</p></main><p>chân</p>", "Một Hai ba"),
        ("<main><p>Ngh<em>ỉ</em> lễ</p></main>", "Nghỉ lễ"),
        ("<main><p>a</p><nav><p>x</p></nav><form><p>y</p></form><p data-apart>z</p></main>", "a"),
        ('<main><img src="/a" alt="Nón &quot;lá&quot;"><p>&lt;b&gt;</p></main>', 'Nón "lá" <b>'),
        ("", ""),
    ],
)
def test_words_are_those_a_reader_reads(html, words):
    assert extract_words(html) == words


def test_same_words_in_other_clothes_are_the_same():
    assert say_the_same(b"<main><p>a b</p></main>", b'<main class="x"><p>a</p>\n<p>b</p></main>')
    assert not say_the_same(b"<main><p>a b</p></main>", b"<main><p>a c</p></main>")
