"""A few files over HTTP, compressed as the site's server sends them."""

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import brotli


@contextmanager
def serve(files: Mapping[str, tuple[str, str | bytes]], sent: list[int] | None = None) -> Iterator[str]:
    """Serve `files` (path → media type and text, or bytes that stay as they are) on a free port; gives its address.

    `sent`: takes up how many bytes each answer had, whoever asked: a page, or a worker of it.
    """
    packed = {
        path: (kind, brotli.compress(text.encode()), "br") if isinstance(text, str) else (kind, text, "")
        for path, (kind, text) in files.items()
    }

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            kind, body, coding = packed.get(self.path.partition("?")[0], ("text/plain", b"", ""))
            self.send_response(200 if body else 404)
            self.send_header("Content-Type", f"{kind}; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            if coding:
                self.send_header("Content-Encoding", coding)
            self.end_headers()
            if sent is not None:
                sent.append(len(body))
            self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            """Nothing is told."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
