"""One small site behind one real server, for all tests that only ask."""

import pytest

from tests.serving.sites import Server, SmallSite, run_server

LONG = ("<p>" + "Công đoàn cơ sở là nơi người lao động tìm đến trước hết. " * 40 + "</p>").encode()
PDF = bytes(range(256)) * 6000
"""1.5 million bytes: longer than what the server reads at once."""


@pytest.fixture(scope="session")
def small_site(tmp_path_factory) -> SmallSite:
    """Pages, a form, an asset, a document, redirects, a 404 page, and entries that must never be served."""
    site = SmallSite(tmp_path_factory.mktemp("small"))
    site.put("/index.html", b"<h1>Trang chu</h1>" + LONG)
    site.put("/tin-tuc/bai/index.html", b"<h1>Bai</h1>" + LONG)
    site.put("/doi-ten/index.html", b'<meta http-equiv="refresh" content="0; url=/tin-tuc/bai/">')
    site.put("/tham-gia/index.html", b"<h1>Tham gia</h1>" + LONG, policy="form")
    site.put("/404.html", b"<h1>Khong thay</h1>" + LONG)
    site.put("/robots.txt", b"User-agent: *\n", policy="data", media_type="text/plain; charset=utf-8")
    site.put("/f/chu.0123abcd.woff2", b"wOF2" * 50, policy="asset", media_type="font/woff2")
    site.put("/f/to-roi mới.pdf", PDF, policy="asset", media_type="application/pdf")
    site.put("/.env", b"SECRET=1")
    site.put("/a/.git/config", b"[core]")
    site.put("/.well-known/security.txt", b"Contact: mailto:a@example.org", policy="data", media_type="text/plain")
    gone = site.put("/mat/index.html", b"<h1>Mat</h1>")
    (site.folder / ".objects" / gone[:2] / gone).unlink()
    short = site.put("/cut/index.html", b"<h1>Cut</h1>" * 9, media_type="application/x-test")
    (site.folder / ".objects" / short[:2] / short).write_bytes(b"<h1>")
    site.redirects = {
        "/cu/": "/tin-tuc/bai/",
        "/ra-ngoai/": "https://example.org/a?b=1",
        "/lua-1/": "//evil.example",
        "/lua-2/": "http://evil.example/",
        "/lua-3/": "javascript:alert(1)",
        "/lua-4/": "/\\evil.example",
        "/lua-5/": "/a\r\nSet-Cookie: x=1",
        "/doi-ten/": "/tin-tuc/bai/",
        "/tin-tuc/bai/": "/tin-tuc/bai/",
    }
    site.release_now()
    return site


@pytest.fixture(scope="session")
def server(small_site) -> Server:
    """The server in front of the small site; the office behind it has settings that cannot be loaded."""
    with run_server(small_site.folder, DJANGO_SETTINGS_MODULE="cms.settings.there_is_none") as running:
        yield running
