"""A web server on loopback that misbehaves in each way the web does, by the path that is asked for."""

import socket
import struct
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

MOVES = {
    "/da-chuyen": (301, "/tot"),
    "/chuyen-tam": (302, "/tot"),
    "/vong-a": (301, "/vong-b"),
    "/vong-b": (301, "/vong-a"),
    "/vao-trong": (302, "http://169.254.169.254/latest/meta-data/"),
    "/ra-tep": (302, "file:///etc/passwd"),
}
STATUSES = {"/tot": 200, "/mat": 404, "/hong": 500, "/cam": 403, "/tu-tu": 429}


@dataclass
class Server:
    """The server's address, and what it was asked."""

    url: str
    asked: list[tuple[str, str, dict, float]] = field(default_factory=list)
    """Method, path, headers and when."""
    sent: int = 0
    """Bytes of the endless page that left."""
    busy: int = 0
    busiest: int = 0

    def list_asked(self, path: str) -> list[str]:
        """The methods with which `path` was asked for."""
        return [method for method, asked, _headers, _at in self.asked if asked == path]


@contextmanager
def misbehave() -> Iterator[Server]:
    """Run the server for a while."""
    seen = Server(url="")

    class Handler(BaseHTTPRequestHandler):
        def do_HEAD(self) -> None:
            self.answer()

        def do_GET(self) -> None:
            self.answer()

        def answer(self) -> None:
            seen.busy += 1
            seen.busiest = max(seen.busiest, seen.busy)
            seen.asked.append((self.command, self.path, dict(self.headers), time.monotonic()))
            with suppress(OSError):
                _answer(self, seen)
            seen.busy -= 1

        def log_message(self, *args) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    seen.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield seen
    finally:
        server.shutdown()
        server.server_close()


def _answer(handler: BaseHTTPRequestHandler, seen: Server) -> None:
    path = handler.path
    if path == "/cham":
        for letter in b"HTTP/1.1 200 OK\r\nX-Slow: " + b"a" * 100:
            handler.wfile.write(bytes([letter]))
            time.sleep(0.2)
    elif path == "/dut":
        handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        handler.connection.close()
    elif path == "/lao":
        handler.wfile.write(b"\x00\xff not HTTP at all\r\n\r\n")
    elif path == "/khong-head" or path == "/vo-tan":
        _answer_get_only(handler, seen)
    elif path in MOVES:
        status, target = MOVES[path]
        _send(handler, status, {"Location": target})
    else:
        _send(handler, STATUSES.get(path, 200), {"Retry-After": "7200"} if path == "/tu-tu" else {})


def _answer_get_only(handler: BaseHTTPRequestHandler, seen: Server) -> None:
    if handler.command == "HEAD":
        _send(handler, 405, {})
    elif handler.path == "/khong-head":
        _send(handler, 206, {})
    else:
        handler.send_response(200)
        handler.end_headers()
        while True:
            seen.sent += handler.wfile.write(b"a" * 65536)


def _send(handler: BaseHTTPRequestHandler, status: int, headers: dict[str, str]) -> None:
    handler.send_response(status)
    for name, value in headers.items():
        handler.send_header(name, value)
    handler.send_header("Content-Length", "0")
    handler.end_headers()
