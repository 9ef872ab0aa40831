"""Published files over real HTTP: freshness, compression, ranges, redirects, headers."""

import gzip

import brotli
import pytest

from tests.serving.conftest import LONG, PDF
from tests.serving.sites import CSP

PDF_PATH = "/f/to-roi%20m%E1%BB%9Bi.pdf"


def test_page_is_served_whole_with_its_policy_and_an_etag(server):
    answer = server.ask("/tin-tuc/bai/")
    assert answer.status == 200
    assert answer.body == b"<h1>Bai</h1>" + LONG
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["content-security-policy"] == CSP
    assert answer.headers["etag"].startswith('"')
    assert answer.headers["vary"] == "Accept-Encoding"


@pytest.mark.parametrize("path", ["/", "/tin-tuc/bai/", "/khong-co/", "/cu/", "/quan-tri/", "/f/chu.0123abcd.woff2"])
def test_every_answer_carries_the_protecting_headers_and_opens_nothing_to_other_sites(server, path):
    headers = server.ask(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"]
    assert "camera=()" in headers["permissions-policy"]
    assert "access-control-allow-origin" not in headers
    assert "set-cookie" not in headers


def test_form_page_sends_no_referrer(server):
    assert server.ask("/tham-gia/").headers["referrer-policy"] == "no-referrer"


def test_page_is_asked_for_each_time_and_only_named_by_hash_is_kept_for_a_year(server):
    assert server.ask("/").headers["cache-control"] == "public, max-age=0, must-revalidate"
    assert server.ask("/robots.txt").headers["cache-control"] == "public, max-age=60, must-revalidate"
    assert server.ask("/f/chu.0123abcd.woff2").headers["cache-control"] == "public, max-age=31536000, immutable"


def test_known_page_is_answered_with_304_and_no_body(server):
    etag = server.ask("/").headers["etag"]
    for known in (etag, f"W/{etag}", f'"other", {etag}', f'W/"other" , W/{etag}', "*"):
        for method in ("GET", "HEAD"):
            answer = server.ask("/", method, if_none_match=known)
            assert (answer.status, answer.body) == (304, b""), known
            assert answer.headers["etag"] == etag
            assert "cache-control" in answer.headers


def test_unknown_etag_gets_the_page(server):
    for known in ('"other"', "", "nonsense", etag_without_quotes(server)):
        assert server.ask("/", if_none_match=known).status == 200


def etag_without_quotes(server) -> str:
    """The page's tag, not written as the standard asks."""
    return server.ask("/").headers["etag"].strip('"')


@pytest.mark.parametrize(
    ("accept", "coding"),
    [
        ("br, gzip", "br"),
        ("gzip, deflate, br", "br"),
        ("gzip", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("br;q=0.2, gzip;q=0.9", "gzip"),
        ("BR", "br"),
        ("*", "br"),
        ("*;q=0", None),
        ("br;q=0, *", "gzip"),
        ("br;q=0,gzip;q=0.000", None),
        ("identity", None),
        ("", None),
        ("brotli, xgzip", None),
        ("br;q=nonsense", None),
        (",;,;q=1,,", None),
    ],
)
def test_compressed_copy_is_chosen_as_the_browser_asks(server, accept, coding):
    answer = server.ask("/tin-tuc/bai/", accept_encoding=accept)
    assert answer.headers.get("content-encoding") == coding
    plain = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}[coding](answer.body)
    assert plain == b"<h1>Bai</h1>" + LONG
    assert int(answer.headers["content-length"]) == len(answer.body)


def test_each_coding_has_an_etag_of_its_own(server):
    tags = {server.ask("/", accept_encoding=coding).headers["etag"] for coding in ("br", "gzip", "identity")}
    assert len(tags) == 3


def test_head_says_what_get_would_and_sends_nothing(server):
    for path in ("/", PDF_PATH, "/khong-co/"):
        head, get = server.ask(path, "HEAD"), server.ask(path)
        assert head.body == b""
        assert head.status == get.status
        assert head.headers["content-length"] == get.headers["content-length"] == str(len(get.body))


@pytest.mark.parametrize(
    ("wanted", "part"),
    [
        ("bytes=0-0", slice(0, 1)),
        ("bytes=0-99", slice(0, 100)),
        ("bytes=100-", slice(100, None)),
        ("bytes=-5", slice(-5, None)),
        ("bytes=5-99999999", slice(5, None)),
        ("bytes=-99999999", slice(0, None)),
    ],
)
def test_range_gives_that_part(server, wanted, part):
    answer = server.ask(PDF_PATH, range=wanted)
    assert answer.status == 206
    assert answer.body == PDF[part]
    start = part.indices(len(PDF))[0]
    assert answer.headers["content-range"] == f"bytes {start}-{start + len(answer.body) - 1}/{len(PDF)}"


@pytest.mark.parametrize("wanted", ["bytes=1536000-", "bytes=9999999-9999999", "bytes=-0"])
def test_range_outside_the_file_is_416_with_its_size(server, wanted):
    answer = server.ask(PDF_PATH, range=wanted)
    assert (answer.status, answer.body) == (416, b"")
    assert answer.headers["content-range"] == f"bytes */{len(PDF)}"


@pytest.mark.parametrize(
    "wanted", ["bytes=9-5", "bytes=0-1,5-6", "items=0-1", "bytes=-", "bytes=a-b", "bytes=--5", "x"]
)
def test_range_that_means_nothing_gets_the_whole_file(server, wanted):
    answer = server.ask(PDF_PATH, range=wanted)
    assert answer.status == 200
    assert answer.body == PDF


def test_range_of_an_older_copy_gets_the_whole_new_file(server):
    etag = server.ask(PDF_PATH).headers["etag"]
    assert server.ask(PDF_PATH, range="bytes=0-9", if_range=etag).status == 206
    assert server.ask(PDF_PATH, range="bytes=0-9", if_range='"older"').status == 200


def test_range_of_a_compressible_page_counts_plain_bytes(server):
    answer = server.ask("/", range="bytes=0-3", accept_encoding="br")
    assert (answer.status, answer.body) == (206, b"<h1>")
    assert "content-encoding" not in answer.headers


def test_address_without_its_slash_and_index_html_lead_to_the_page_for_good(server):
    for path in ("/tin-tuc/bai", "/tin-tuc/bai/index.html"):
        answer = server.ask(path + "?a=1&b=%20")
        assert (answer.status, answer.headers["location"]) == (301, "/tin-tuc/bai/?a=1&b=%20")


def test_redirects_of_the_manifest_are_followed_with_and_without_slash(server):
    assert server.ask("/cu/").headers["location"] == "/tin-tuc/bai/"
    assert server.ask("/cu").headers["location"] == "/tin-tuc/bai/"
    assert server.ask("/ra-ngoai/").headers["location"] == "https://example.org/a?b=1"


@pytest.mark.parametrize("number", range(1, 6))
def test_redirect_that_would_trick_the_reader_is_not_followed(server, number):
    answer = server.ask(f"/lua-{number}/")
    assert answer.status == 404
    assert "location" not in answer.headers


def test_renamed_page_is_a_true_redirect_although_a_file_for_other_servers_lies_at_its_old_address(server):
    answer = server.ask("/doi-ten/")
    assert (answer.status, answer.headers["location"]) == (301, "/tin-tuc/bai/")


def test_redirect_to_itself_does_not_send_the_reader_in_circles(server):
    assert server.ask("/tin-tuc/bai/").status == 200


def test_address_that_leads_nowhere_gets_the_sites_own_404_page(server):
    answer = server.ask("/khong-co/", accept_encoding="br")
    assert answer.status == 404
    assert brotli.decompress(answer.body).startswith(b"<h1>Khong thay</h1>")
    assert answer.headers["cache-control"] == "no-store"
    assert "etag" not in answer.headers
    assert server.ask("/khong-co/", if_none_match="*").status == 404
    assert server.ask("/404.html").status == 404


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_public_file_can_only_be_read(server, method):
    answer = server.ask("/", method, body=b"a=1" if method == "POST" else None)
    assert answer.status == 405
    assert answer.headers["allow"] == "GET, HEAD"


def test_icon_that_is_not_published_costs_nothing(server):
    answer = server.ask("/favicon.ico")
    assert (answer.status, answer.body) == (204, b"")
