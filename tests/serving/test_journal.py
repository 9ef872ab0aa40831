"""The server follows the journal: whatever the publisher writes, and wherever it is killed, the table is the truth."""

import json
import tempfile
import threading
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cms.serving.table import build_table
from cms.serving.watch import ReleaseWatch
from tests.serving.journals import JournalSite, fold, make_line
from tests.serving.sites import POLICIES, SmallSite, run_server

PATHS = [
    "/index.html",
    "/a/index.html",
    "/b/index.html",
    "/404.html",
    "/a/x.pdf",
    "/.git/x",
    "/a/../b",
    "nothing",
    "/é",
]
ADDRESSES = ["/", "/a/", "/b/", "/cu/", "/a/x.pdf", "https://example.org/", "//evil", "/a/index.html"]
ITEMS = st.builds(
    lambda letter, size, br, kind, policy: {
        "object": letter * 32 if letter != "z" else "../../etc/passwd",
        "size": size,
        "br": br,
        "gz": 0,
        "policy": policy,
        "type": kind,
        "of": "",
    },
    st.sampled_from("abcdefz"),
    st.integers(0, 3),
    st.integers(0, 2),
    st.sampled_from(["text/html; charset=utf-8", "application/pdf"]),
    st.sampled_from(["page", "form", "asset", "unheard"]),
)
FILES = st.dictionaries(st.sampled_from(PATHS), st.none() | ITEMS, max_size=4)
MOVES = st.dictionaries(st.sampled_from(ADDRESSES), st.none() | st.sampled_from(ADDRESSES), max_size=2)
NEW_POLICIES = st.dictionaries(st.sampled_from(["page", "form"]), st.just({"X-Test": "1"}) | st.just({}), max_size=2)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("release"), FILES, MOVES, st.none() | NEW_POLICIES, st.booleans()),
        st.tuples(st.just("compact")),
        st.tuples(st.just("tear"), FILES, st.integers(0, 400), st.sampled_from([b"", b"\n", b"\nmore\n", b"\x00\xff"])),
        st.tuples(st.just("look")),
    ),
    max_size=14,
)


def take_step(site: JournalSite, watch: ReleaseWatch, step: tuple) -> None:
    """Do one thing a publisher does, or look at what it did."""
    kind, *given_ = step
    if kind == "release":
        files, moves, policies, repeat = given_
        site.release += 0 if repeat else 1
        delta = {"release": site.release, "files": files, "redirects": moves}
        if policies is not None:
            site.policies = delta["policies"] = policies
        fold(site.files, files)
        fold(site.redirects, moves)
        site.append(delta)
    elif kind == "compact":
        site.compact()
    elif kind == "tear":
        line = make_line({"release": site.release + 1, "files": given_[0]})
        site.tear(line[: min(given_[1], len(line) - 2)] + given_[2])
    else:
        watch.look()


@settings(deadline=None, max_examples=200, suppress_health_check=[HealthCheck.too_slow])
@given(STEPS)
def test_any_sequence_of_releases_gives_the_same_table_as_the_folded_manifest(steps):
    with tempfile.TemporaryDirectory() as folder:
        site = JournalSite(Path(folder))
        site.compact()
        watch = ReleaseWatch(site.folder)
        for step in steps:
            take_step(site, watch, step)
        watch.look()
        truth = build_table({"release": site.release, **site.get_state()}, site.folder / ".objects")
        assert watch.table == truth
        assert ReleaseWatch(site.folder).table == truth


@pytest.fixture
def site(tmp_path) -> JournalSite:
    """Two pages, released by a line of the journal each."""
    site = JournalSite(tmp_path)
    site.put("/a/index.html", b"a")
    site.release_now()
    site.put("/b/index.html", b"b")
    site.release_now()
    return site


def test_only_what_changed_is_another_file_in_the_next_table(site):
    watch = ReleaseWatch(site.folder)
    before = watch.table
    site.put("/b/index.html", b"other")
    site.release_now()
    assert watch.look() is True
    assert watch.table.release == 3
    assert watch.table.files["/a/"] is before.files["/a/"]
    assert watch.table.files["/b/"] != before.files["/b/"]
    assert before.files["/b/"].size == 1, "a table that is in use never changes"


def test_what_was_read_is_not_read_again(site):
    watch = ReleaseWatch(site.folder)
    with site.journal.open("r+b") as file:
        file.write(b"#" * 100)
    site.put("/c/index.html", b"c")
    site.release_now()
    assert watch.look() is True
    assert {"/a/", "/b/", "/c/"} <= watch.table.files.keys()


def test_line_being_written_is_taken_up_when_it_is_whole(site):
    watch = ReleaseWatch(site.folder)
    line = make_line({"release": 3, "files": {"/a/index.html": None}})
    for end in range(0, len(line), 7):
        site.tear(line[:end])
        assert watch.look() is False
        assert "/a/" in watch.table.files
    site.tear(line)
    assert watch.look() is True
    assert "/a/" not in watch.table.files


def test_line_of_a_killed_publisher_is_ignored_and_the_one_written_in_its_place_counts(site):
    watch = ReleaseWatch(site.folder)
    for rest in (b"\n", b"0123456789abcdef {}\n", b"\x00" * 4096, make_line({"release": 9})[:-1], b"[" * 100_000):
        site.tear(rest)
        assert watch.look() is False
        site.put("/b/index.html", rest)
        site.release_now()
        assert watch.look() is True
        assert watch.table.release == site.release
        assert watch.table.files["/b/"].size == len(rest)


@pytest.mark.parametrize(
    "delta",
    [
        [],
        3,
        {},
        {"release": "x"},
        {"release": 3, "files": {"/a/index.html": {}}},
        {"release": 3, "files": []},
        {"release": 3, "redirects": [1]},
        {"release": 3, "policies": {"page": "x"}},
    ],
)
def test_sound_line_that_is_no_release_leaves_the_last_good_table_until_the_next_manifest(site, delta):
    site.append(delta)
    watch = ReleaseWatch(site.folder)
    assert watch.table.release == 2
    assert "/a/" in watch.table.files
    site.put("/c/index.html", b"c")
    site.release_now()
    assert watch.look() is False
    site.compact()
    assert watch.look() is True
    assert "/c/" in watch.table.files


def test_journal_that_lost_lines_is_read_anew_from_the_manifest(site):
    watch = ReleaseWatch(site.folder)
    site.journal.write_bytes(make_line({"release": 7, "files": {}}))
    assert watch.look() is True
    assert (watch.table.release, set(watch.table.files)) == (7, {"/a/"})


def test_missing_journal_leaves_what_is_known(site):
    watch = ReleaseWatch(site.folder)
    before = watch.table
    site.journal.unlink()
    assert watch.look() is False
    assert watch.table is before


def test_manifest_written_before_there_were_journals_is_gone_on_from(tmp_path):
    site = SmallSite(tmp_path)
    site.put("/a/index.html", b"a")
    site.release_now()
    watch = ReleaseWatch(tmp_path)
    (tmp_path / ".manifest-0.log").write_bytes(make_line({"release": 2, "files": {"/a/index.html": None}}))
    assert watch.look() is True
    assert (watch.table.release, set(watch.table.files)) == (2, set())


@pytest.mark.parametrize(
    "name", ["../.manifest-1.log", "/etc/passwd", ".manifest.json", ".manifest-1.log/x", ".manifest-.log", 3, ["a"]]
)
def test_manifest_that_names_a_strange_journal_is_damaged(site, name):
    watch = ReleaseWatch(site.folder)
    manifest = json.loads((site.folder / ".manifest.json").read_text())
    (site.folder / ".manifest.json").write_text(json.dumps(manifest | {"journal": name}))
    assert watch.look() is False
    assert watch.table.release == 2


def test_page_behind_a_redirect_comes_back_when_the_redirect_goes(site):
    watch = ReleaseWatch(site.folder)
    site.redirects["/a/"] = "/b/"
    site.release_now()
    watch.look()
    assert (
        watch.table.find_move("/a") == watch.table.find_move("/a/") == watch.table.find_move("/a/index.html") == "/b/"
    )
    del site.redirects["/a/"]
    site.release_now()
    watch.look()
    assert watch.table.find_move("/a/") == ""
    assert "/a/" in watch.table.files


def test_page_released_by_a_line_is_there_at_once_and_a_new_policy_reaches_pages_in_memory(site):
    with run_server(site.folder) as server:
        for number in range(10):  # whatever the moment between two looks
            site.put(f"/ban-luu/2026-11-22/moi-{number}/index.html", b"new")
            site.release_now()
            assert server.ask(f"/ban-luu/2026-11-22/moi-{number}/").body == b"new"
            if number % 4 == 3:
                site.compact()
            assert server.ask("/a/").body == b"a"
        site.policies = {**POLICIES, "page": {"Content-Security-Policy": "default-src 'none'; style-src 'sha256-new'"}}
        site.put("/last/index.html", b"last")
        site.release_now()
        assert server.ask("/last/").status == 200
        assert "sha256-new" in server.ask("/a/").headers["content-security-policy"]
        assert server.ask("/a/", if_none_match=server.ask("/a/").headers["etag"]).status == 304


def test_tables_never_go_back_and_never_mix_two_releases_while_the_publisher_writes_and_compacts(tmp_path):
    site = JournalSite(tmp_path)
    item = {"object": "a" * 32, "type": "text/plain", "policy": "page", "br": 0, "gz": 0}

    def publish(release: int) -> None:
        site.files = {path: {**item, "size": release} for path in PATHS[:3]}
        site.release_now()
        if release % 5 == 0:
            site.compact()

    publish(1)
    watch, seen, wrong, done = ReleaseWatch(tmp_path), set(), [], threading.Event()

    def follow() -> None:
        last = 0  # each for itself: between looking and noting, the other may have gone on
        while not done.is_set():
            watch.look()
            table = watch.table
            sizes = {file.size for file in table.files.values()}
            if sizes != {table.release} or table.release < last:
                wrong.append((table.release, sizes, last))
            last = table.release
            seen.add(last)

    followers = [threading.Thread(target=follow) for _ in range(2)]
    for follower in followers:
        follower.start()
    release = 1
    while release < 1200 or (len(seen) <= 50 and release < 50_000):  # on a busy machine they see few of them
        release += 1
        publish(release)
    done.set()
    for follower in followers:
        follower.join()
    watch.look()
    assert wrong == []
    assert watch.table.release == release
    assert len(seen) > 50, "the followers saw too few releases for this to prove anything"
