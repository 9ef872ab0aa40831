"""Compressed copies are replaced by better ones while readers read: every answer is whole and can be unpacked."""

import gzip
import http.client
import random
import threading
import time
import zlib
from pathlib import Path

import brotli
import pytest

from tests.serving.journals import JournalSite
from tests.serving.sites import run_server

CHANCE = random.Random(1)  # noqa: S311  for texts, not for secrets
SMALL = "".join(CHANCE.choices("công đoàn cơ sở là nơi người lao động tìm đến", k=6000)).encode()
LONG = CHANCE.randbytes(600_000).hex().encode()
"""Its copies are longer than what the server reads at once, so they are streamed."""
PAGES = {"/a/": SMALL, "/b/": SMALL[::-1], "/long/": LONG}
UNPACK = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}


def pack(data: bytes, level: int) -> dict[str, bytes]:
    """Both copies, of a length that differs from level to level."""
    packer = zlib.compressobj(level, zlib.DEFLATED, 31)
    return {".br": brotli.compress(data, quality=level), ".gz": packer.compress(data) + packer.flush()}


class PackedSite(JournalSite):
    """A site whose pages have copies that are made anew."""

    def start(self) -> None:
        """Release all pages."""
        for address, data in PAGES.items():
            self.put(f"{address}index.html", data)
        self.release_now()

    def replace_copies(self, address: str, copies: dict[str, bytes]) -> None:
        """Rename better copies over the old ones; nobody is told yet."""
        item = self.files[f"{address}index.html"]
        for suffix, data in copies.items():
            target = self.folder / ".objects" / item["object"][:2] / (item["object"] + suffix)
            making = Path(f"{target}.new")
            making.write_bytes(data)
            making.replace(target)

    def tell_sizes(self, address: str, copies: dict[str, bytes]) -> None:
        """Write the new sizes into the journal, under the number of the release that is live."""
        path = f"{address}index.html"
        self.files[path] = self.files[path] | {"br": len(copies[".br"]), "gz": len(copies[".gz"])}
        self.append({"release": self.release, "files": {path: self.files[path]}})


def read_until(port: int, stop: threading.Event, accept: str, seen: list, wrong: list) -> None:
    """Ask for all pages again and again over one connection; keep what was wrong, and the sizes met."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    while not stop.is_set():
        for address, data in PAGES.items():
            try:
                connection.request("GET", address, headers={"Accept-Encoding": accept})
                answer = connection.getresponse()
                body, coding = answer.read(), answer.headers.get("Content-Encoding")
                if answer.status != 200 or UNPACK[coding](body) != data:
                    wrong.append((address, answer.status, coding, len(body)))
                seen.append((address, coding, len(body)))
            except (OSError, http.client.HTTPException, brotli.error, zlib.error, EOFError) as error:
                wrong.append((address, repr(error)))
                connection.close()


def test_every_answer_is_whole_while_copies_are_replaced_by_better_ones(tmp_path):
    site, stop, seen, wrong = PackedSite(tmp_path), threading.Event(), [], []
    site.start()
    better = {(address, level): pack(data, level) for address, data in PAGES.items() for level in range(1, 8)}
    with run_server(tmp_path) as server:
        readers = [
            threading.Thread(target=read_until, args=(server.port, stop, accept, seen, wrong))
            for accept in ("br", "br, gzip", "gzip", "identity")
        ]
        for reader in readers:
            reader.start()
        for _ in range(3):
            for (address, _level), copies in better.items():
                site.replace_copies(address, copies)
                time.sleep(0.03)
                site.tell_sizes(address, copies)
                time.sleep(0.03)
        time.sleep(1.2)
        newest = server.ask("/a/", accept_encoding="br").body
        stop.set()
        for reader in readers:
            reader.join()
    assert wrong == []
    assert newest == better["/a/", 7][".br"]
    assert len(seen) > 300
    assert len(set(seen)) > 12, "the readers met too few different copies for this to prove anything"


@pytest.mark.parametrize("address", PAGES)
def test_plain_bytes_are_given_until_the_new_size_is_known_and_for_a_copy_that_is_gone(tmp_path, address):
    site = PackedSite(tmp_path)
    site.start()
    copies = pack(PAGES[address], 1)
    site.replace_copies(address, copies)
    with run_server(tmp_path) as server:
        for accept in ("br", "gzip"):
            answer = server.ask(address, accept_encoding=accept)
            assert (answer.status, answer.body) == (200, PAGES[address])
            assert "content-encoding" not in answer.headers
            assert answer.headers["vary"] == "Accept-Encoding"
            assert answer.headers["content-length"] == str(len(PAGES[address]))
            assert answer.headers["etag"] == server.ask(address).headers["etag"]
        site.tell_sizes(address, copies)
        time.sleep(1.2)
        assert server.ask(address, accept_encoding="br").body == copies[".br"]
        assert server.ask(address, accept_encoding="gzip").body == copies[".gz"]


def test_page_is_away_only_when_its_plain_bytes_are_gone_too(tmp_path):
    site = PackedSite(tmp_path)
    site.start()
    site.replace_copies("/a/", pack(SMALL, 1))
    name = site.files["/a/index.html"]["object"]
    (tmp_path / ".objects" / name[:2] / name).write_bytes(b"cut")
    with run_server(tmp_path) as server:
        assert server.ask("/a/", accept_encoding="br").status == 503
        assert server.ask("/b/", accept_encoding="br").status == 200
