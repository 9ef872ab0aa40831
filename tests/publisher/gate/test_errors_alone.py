"""Where nobody is told of warnings, none are looked for; what keeps a page back stays the same."""

import pytest

from cms.publisher.gate import check_page

PLACES = {"/": 9_000, "/the/luong/": 9_000, "/anh/to.jpg": 312_000}
PAGE = (
    "<!doctype html>\n<html lang=vi>\n<head>\n<title>Lương</title>\n<style>p{color:#123}</style>\n</head>\n<body>\n"
    '<main id="main">\n<h1>Lương</h1>\n<h4>Sâu</h4>\n<img src="/anh/to.jpg" alt="Cổng" width="9" height="9">\n%s\n'
    "</main>\n</body>\n</html>\n"
)


def check(body: str, **options):
    """What the gate says of a list with `body`."""
    return check_page(
        (PAGE % body).encode(),
        here="/the/luong/",
        exists=PLACES.__contains__,
        base_url="",
        size_of=PLACES.__getitem__,
        **options,
    )


@pytest.mark.parametrize(
    "body",
    ["", '<p><a href="/khong-co/">x</a></p>', "<h1>Hai</h1>", "<p><b>a</p>", '<img src="https://a.example/b.jpg">'],
)
def test_errors_are_the_same(body):
    everything = check(body)
    assert [finding.level for finding in everything].count("warning") >= 3
    assert check(body, warnings=False) == [finding for finding in everything if finding.level == "error"]
