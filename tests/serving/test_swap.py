"""Releases change under readers: every answer is whole and of one release; nothing waits, nothing breaks."""

import hashlib
import http.client
import json
import threading
import time

import brotli

from cms.serving.watch import ReleaseWatch
from tests.serving.sites import SmallSite, run_server

PATHS = ["/", "/a/", "/b/", "/long/"]
FLIPS = 40


def make_page(path: str, release: int) -> bytes:
    """A page that says which it is and ends with the hash of all before, of a length that changes."""
    words = f"{path} {release} ".encode() * (20 + (release * 37) % 400) * (40 if path == "/long/" else 1)
    return words + hashlib.sha256(words).hexdigest().encode()


def publish(site: SmallSite, release: int) -> None:
    """All pages of a release, then its manifest; older objects are left, as the publisher leaves them."""
    for path in PATHS:
        site.put(f"{path}index.html", make_page(path, release))
    site.release_now()


def read_until(port: int, stop: threading.Event, coding: str, seen: list, wrong: list) -> None:
    """Ask for pages over one connection until told to stop; keep what was wrong."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    known: dict[str, str] = {}
    while not stop.is_set():
        for number, path in enumerate(PATHS):
            headers = {"Accept-Encoding": coding}
            if path in known and number % 2:
                headers["If-None-Match"] = known[path]
            try:
                connection.request("GET", path, headers=headers)
                answer = connection.getresponse()
                body = answer.read()
            except (OSError, http.client.HTTPException) as error:
                wrong.append((path, repr(error)))
                connection.close()
                continue
            if answer.status == 304:
                if answer.headers["ETag"] != known[path]:
                    wrong.append((path, "304 of another copy"))
                continue
            plain = brotli.decompress(body) if answer.headers.get("Content-Encoding") == "br" else body
            words, digest = plain[:-64], plain[-64:].decode()
            whole = hashlib.sha256(plain).hexdigest()[:32]
            if (
                answer.status != 200
                or hashlib.sha256(words).hexdigest() != digest
                or not words.startswith(path.encode() + b" ")
                or answer.headers["ETag"].strip('"').partition("-")[0] != whole
            ):
                wrong.append((path, answer.status, len(body), answer.headers["ETag"]))
            known[path] = answer.headers["ETag"]
            seen.append(whole)


def test_readers_never_see_half_a_release_while_forty_are_published(tmp_path):
    site = SmallSite(tmp_path)
    publish(site, 0)
    stop, seen, wrong = threading.Event(), [], []
    with run_server(tmp_path) as server:
        readers = [
            threading.Thread(target=read_until, args=(server.port, stop, coding, seen, wrong))
            for coding in ("br", "br", "identity", "gzip;q=0")
        ]
        for reader in readers:
            reader.start()
        for release in range(1, FLIPS + 1):
            publish(site, release)
            time.sleep(0.15)
        time.sleep(1.2)
        newest = server.ask("/a/").body
        stop.set()
        for reader in readers:
            reader.join()
    assert wrong == []
    assert newest == make_page("/a/", FLIPS)
    assert len(seen) > 500
    assert len(set(seen)) > 3 * len(PATHS), "the readers saw too few releases for this to prove anything"


def test_first_release_appears_without_a_restart_and_until_then_the_page_says_so(tmp_path):
    with run_server(tmp_path) as server:
        answer = server.ask("/")
        assert answer.status == 503
        assert "Trang đang được dựng" in answer.body.decode()
        assert answer.headers["retry-after"]
        publish(SmallSite(tmp_path), 1)
        deadline = time.monotonic() + 5
        while server.ask("/").status != 200 and time.monotonic() < deadline:
            time.sleep(0.1)
        assert server.ask("/").status == 200


def test_removed_page_is_gone_within_a_second_and_a_half(tmp_path):
    site = SmallSite(tmp_path)
    publish(site, 1)
    with run_server(tmp_path) as server:
        assert server.ask("/a/").status == 200
        del site.files["/a/index.html"]
        site.release_now()
        time.sleep(1.5)
        assert server.ask("/a/").status == 404


def test_damaged_or_missing_manifest_leaves_the_last_good_release_in_place(tmp_path):
    site = SmallSite(tmp_path)
    publish(site, 1)
    watch = ReleaseWatch(tmp_path)
    first = watch.table
    for damage in (b"", b"{", b"[]", b'{"files": 3}', b'{"files": {"/a": {}}, "release": 1}', b"[" * 100_000, b"\xff"):
        (tmp_path / ".manifest.json").write_bytes(damage)
        assert watch.look() is False
        assert watch.table is first
    (tmp_path / ".manifest.json").unlink()
    assert watch.look() is False
    assert watch.table is first
    publish(site, 2)
    assert watch.look() is True
    assert watch.table.release == 2


def test_unchanged_files_are_taken_over_by_the_next_table(tmp_path):
    site = SmallSite(tmp_path)
    publish(site, 1)
    watch = ReleaseWatch(tmp_path)
    before = watch.table
    site.put("/a/index.html", b"other")
    site.release_now()
    watch.look()
    assert watch.table.files["/b/"] is before.files["/b/"]
    assert watch.table.files["/a/"] is not before.files["/a/"]


def test_changed_policy_reaches_files_whose_bytes_did_not_change(tmp_path):
    site = SmallSite(tmp_path)
    publish(site, 1)
    watch = ReleaseWatch(tmp_path)
    manifest = json.loads((tmp_path / ".manifest.json").read_text())
    manifest["policies"]["page"]["Content-Security-Policy"] = "default-src 'none'"
    (tmp_path / ".manifest.json").write_text(json.dumps(manifest))
    assert watch.look() is True
    assert ("Content-Security-Policy", "default-src 'none'") in watch.table.get_headers(watch.table.files["/a/"])


def test_a_page_just_published_is_there_at_once_for_whoever_follows_its_link(tmp_path):
    site = SmallSite(tmp_path)
    site.put("/index.html", b"first")
    site.release_now()
    with run_server(tmp_path) as server:
        assert server.ask("/").status == 200
        for number in range(10):  # whatever the moment between two looks at the manifest
            site.put(f"/moi-{number}/index.html", b"new")
            site.release_now()
            assert server.ask(f"/moi-{number}/").status == 200
