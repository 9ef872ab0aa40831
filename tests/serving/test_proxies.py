"""A proxy's word about the visitor counts only when the proxy is known."""

import pytest

from cms.serving.proxies import TrustedProxies


def ask(trusted: str, **environ: str) -> dict:
    """What the application sees of a request."""
    seen = {}
    TrustedProxies(lambda given, start: seen.update(given) or [], trusted)(dict(environ), None)
    return seen


@pytest.mark.parametrize(
    ("remote", "forwarded", "expected"),
    [
        ("127.0.0.1", "203.0.113.9", "203.0.113.9"),
        ("127.0.0.1", "6.6.6.6, 203.0.113.9", "203.0.113.9"),
        ("127.0.0.1", "6.6.6.6, 203.0.113.9, 10.1.2.3", "203.0.113.9"),
        ("::1", "2001:db8::7", "2001:db8::7"),
        ("", "203.0.113.9", "203.0.113.9"),
        ("127.0.0.1", "", "127.0.0.1"),
        ("127.0.0.1", "<script>", "127.0.0.1"),
        ("127.0.0.1", "203.0.113.9, nonsense", "127.0.0.1"),
        ("198.51.100.4", "203.0.113.9", "198.51.100.4"),
    ],
)
def test_visitors_address_is_the_last_that_no_known_proxy_wrote(remote, forwarded, expected):
    seen = ask("127.0.0.1, ::1, 10.0.0.0/8, unix", REMOTE_ADDR=remote, HTTP_X_FORWARDED_FOR=forwarded)
    assert seen["REMOTE_ADDR"] == expected


def test_stranger_cannot_pass_for_https():
    said = {"HTTP_X_FORWARDED_PROTO": "https", "HTTP_X_FORWARDED_HOST": "evil.example"}
    assert "HTTP_X_FORWARDED_PROTO" not in ask("127.0.0.1", REMOTE_ADDR="198.51.100.4", **said)
    assert "HTTP_X_FORWARDED_HOST" not in ask("127.0.0.1", REMOTE_ADDR="198.51.100.4", **said)
    assert ask("127.0.0.1", REMOTE_ADDR="127.0.0.1", **said)["HTTP_X_FORWARDED_PROTO"] == "https"


def test_socket_file_is_trusted_only_when_named():
    said = {"REMOTE_ADDR": "", "HTTP_X_FORWARDED_PROTO": "https"}
    assert "HTTP_X_FORWARDED_PROTO" not in ask("127.0.0.1", **said)
    assert "HTTP_X_FORWARDED_PROTO" in ask("unix", **said)


def test_name_that_is_no_network_is_refused_at_start():
    with pytest.raises(ValueError, match="nginx"):
        ask("nginx")
