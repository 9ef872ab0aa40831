"""Bad lines: what stands between the sender and a target, and does harm when told to."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress


class BadLine:
    """Passes TCP connections on to `port`; dies in the middle of them, or alters what goes through."""

    def __init__(self, port: int) -> None:
        self.target = port
        self.room: int | None = None
        """Bytes that may still go towards the target, before the line is cut; None: as many as there are."""
        self.alter: Callable[[bytes], bytes] = lambda data: data
        self.answer: Callable[[bytes], bytes] = lambda data: data
        self.cuts = 0
        self._lock = threading.Lock()
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = self._listening.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        """Take no more connections."""
        self._listening.close()

    def _accept(self) -> None:
        while True:
            try:
                near, _where = self._listening.accept()
            except OSError:
                return
            try:
                far = socket.create_connection(("127.0.0.1", self.target))
            except OSError:
                near.close()
                continue
            threading.Thread(target=self._pass, args=(near, far, True), daemon=True).start()
            threading.Thread(target=self._pass, args=(far, near, False), daemon=True).start()

    def _pass(self, source: socket.socket, to: socket.socket, is_forth: bool) -> None:
        with suppress(OSError):
            while data := source.recv(65536):
                data = (self.alter if is_forth else self.answer)(data)
                if is_forth and not self._has_room(len(data)):
                    to.sendall(data[: len(data) // 2])
                    break
                to.sendall(data)
        for one in (source, to):
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()

    def _has_room(self, size: int) -> bool:
        with self._lock:
            if self.room is None:
                return True
            self.room -= size
            if self.room >= 0:
                return True
            self.cuts += 1
            return False


@contextmanager
def bad_line(port: int) -> Iterator[BadLine]:
    """A line to `port` of this machine, for as long as it is needed."""
    line = BadLine(port)
    try:
        yield line
    finally:
        line.close()
