"""Addresses nobody honest asks for: never a file that is not published, never a 500."""

import pytest

PATHS = [
    "/.env",
    "/.manifest.json",
    "/.objects/",
    "/a/.git/config",
    "/../../etc/passwd",
    "/..%2f..%2fetc/passwd",
    "/%2e%2e/%2e%2e/etc/passwd",
    "/tin-tuc/../index.html",
    "/tin-tuc/./bai/",
    "/tin-tuc//bai/",
    "//tin-tuc/bai/",
    "//evil.example/",
    "/\\evil.example",
    "/%5c%5cevil.example/",
    "/tin-tuc/bai/index.html/",
    "/tin-tuc/bai/index.html.br",
    "/robots.txt/",
    "/INDEX.HTML",
    "/index.html%20",
    "/tin-tuc/bai;x=1/",
    "/%252e%252e/etc/passwd",
    "/" + "a/" * 900,
    "/%EF%BC%8F",
    "/%E2%80%AE",
    "/static/../../manage.py",
    "/static/%2e%2e/%2e%2e/manage.py",
    "/static/.env",
]
BAD = [
    "/%00",
    "/tin-tuc/%00/bai/",
    "/%ff%fe",
    "/%c0%ae%c0%ae/",
    "/%0d%0aSet-Cookie:x=1",
    "/%ed%a0%80",
    "/" + "a" * 9000,
]


@pytest.mark.parametrize("path", PATHS)
def test_address_that_is_not_published_is_404(server, path):
    answer = server.ask(path)
    assert answer.status in (404, 503) if path.startswith("/static") else answer.status == 404
    assert b"root:" not in answer.body
    assert "location" not in answer.headers


@pytest.mark.parametrize("path", BAD)
def test_address_that_cannot_be_one_is_refused(server, path):
    answer = server.ask(path)
    assert answer.status in (400, 414)
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize(
    "request_line",
    [
        b"GET /\x00 HTTP/1.1",
        b"GET /\xff\xfe HTTP/1.1",
        b"GET tin-tuc HTTP/1.1",
        b"GET http://evil.example/.env HTTP/1.1",
        b"OPTIONS * HTTP/1.1",
        b"CONNECT evil.example:443 HTTP/1.1",
        b"GET / HTTP/9.9",
        b"\x16\x03\x01\x02\x00\x01",
        b"GET /" + b"%41" * 40_000 + b" HTTP/1.1",
        b"NONSENSE /tin-tuc/bai/ HTTP/1.1",
    ],
)
def test_bytes_that_are_no_honest_request_are_refused(server, request_line):
    received = server.send_raw(request_line + b"\r\nHost: x\r\nConnection: close\r\n\r\n")
    assert b" 500 " not in received[:40]
    assert b" 200 " not in received[:40]
    assert server.ask("/").status == 200


@pytest.mark.parametrize(
    "header",
    [
        b"Accept-Encoding: " + b"br;q=1," * 3000,
        b"Accept-Encoding: \xff\xfe;q=\xff",
        b"If-None-Match: " + b'"a",' * 5000,
        b"If-None-Match: \xff",
        b"Range: bytes=" + b"9" * 5000 + b"-",
        b"Range: bytes=\xd9\xa1-",
        b"Range: bytes=0-" + b"0-," * 3000,
        b"Content-Length: -1",
        b"Content-Length: 99999999999",
    ],
)
def test_absurd_headers_never_break_the_server(server, header):
    received = server.send_raw(b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + header + b"\r\n\r\n")
    assert b" 500 " not in received[:40]
    assert server.ask("/").status == 200


def test_well_known_is_the_one_dot_folder_that_is_public(server):
    assert server.ask("/.well-known/security.txt").status == 200


@pytest.mark.parametrize("path", ["/mat/", "/cut/"])
def test_published_file_whose_bytes_are_gone_or_cut_is_503_and_the_rest_goes_on(server, path):
    answer = server.ask(path)
    assert answer.status == 503
    assert "Tạm thời" in answer.body.decode()
    assert answer.headers["retry-after"]
    assert server.ask("/").status == 200
