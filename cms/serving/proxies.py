"""Who is asking, when a proxy stands in front: its word is taken only when it is one we know. No Django."""

import ipaddress
from collections.abc import Callable, Iterable
from typing import Any

_SAID_BY_PROXIES = ("HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO", "HTTP_X_FORWARDED_HOST", "HTTP_X_FORWARDED_PORT")
NEAR = "127.0.0.1,::1,unix"
"""Proxies trusted when nothing else is said: those on this very machine."""


class TrustedProxies:
    """Wraps a WSGI application: with a known proxy, REMOTE_ADDR becomes the visitor's; from anybody else, what only a
    proxy may say (`X-Forwarded-…`) is thrown away, so nobody can pass for https or for another address.
    """

    def __init__(self, application: Callable[[dict, Any], Iterable[bytes]], trusted: str = NEAR) -> None:
        """`trusted`: addresses and networks of proxies, with commas; `unix` for one that comes by a socket file.

        Raises ValueError when one cannot be read.
        """
        names = [name.strip() for name in trusted.split(",") if name.strip()]
        self._application = application
        self._by_socket_file = "unix" in names
        self._networks = [ipaddress.ip_network(name, strict=False) for name in names if name != "unix"]

    def __call__(self, environ: dict, start_response: Any) -> Iterable[bytes]:
        """Answer one request (WSGI)."""
        if self._is_trusted(environ.get("REMOTE_ADDR", "")):
            visitor = self._find_visitor(environ.get("HTTP_X_FORWARDED_FOR", ""))
            if visitor:
                environ["REMOTE_ADDR"] = visitor
        else:
            for name in _SAID_BY_PROXIES:
                environ.pop(name, None)
        return self._application(environ, start_response)

    def _is_trusted(self, address: str) -> bool:
        try:
            found = ipaddress.ip_address(address)
        except ValueError:
            return self._by_socket_file
        return any(found in network for network in self._networks)

    def _find_visitor(self, forwarded_for: str) -> str:
        """The last address that no trusted proxy wrote of itself; '' when there is none that is an address."""
        for name in reversed(forwarded_for.split(",")):
            try:
                address = ipaddress.ip_address(name.strip())
            except ValueError:
                return ""
            if not any(address in network for network in self._networks):
                return str(address)
        return ""
