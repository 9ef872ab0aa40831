"""What searching may cost the server: work a second, however it is asked for, and memory for one release."""

import gc
import json
import time
import weakref

import pytest

from cms.search.asking import MOST_GUESSED, ask
from cms.search.index import Index, UnreadableIndexError
from cms.search.writing import write_head, write_shard
from cms.serving import searching
from cms.serving.indexes import open_index
from cms.serving.pace import AT_ONCE, SHARE, Pace
from cms.serving.release import ReleaseFiles
from cms.serving.searching import SAID
from tests.search.demo_index import NEWS, open_demo, search_demo, write_demo
from tests.serving.sites import SmallSite

PAGE = """<!doctype html><html lang="en"><title>x</title>
<form action="/tim/" data-search="/tim/vi.json"><input name="q"><p role="status">x</p><ul></ul></form>"""
COSTLY = "cay gai uoi tha say " * 5
SHARDS = "0abcdefghijklmnopqrstuvwxyz~"


class Clock:
    """Time that passes when a test says so."""

    def __init__(self):
        self.now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def site(tmp_path):
    """A site that can be searched."""
    site = SmallSite(tmp_path)
    site.put("/tim/index.html", PAGE.encode(), policy="search")
    put_index(site, "/tim/vi.json", write_demo())
    put_index(site, NEWS, write_demo(news=True))
    site.release_now()
    return site


def put_index(site, path, data):
    site.put(path, json.dumps(data).encode(), policy="data", media_type="application/json")


class Site:
    """The server without a socket: what it answers to a query, and its newest table."""

    def __init__(self, folder):
        self.application = ReleaseFiles(folder, {})

    def ask(self, query):
        said = []
        environ = {"REQUEST_METHOD": "GET", "PATH_INFO": "/tim/", "QUERY_STRING": f"q={query.replace(' ', '+')}"}
        body = b"".join(self.application(environ, lambda status, headers: said.extend((status, dict(headers)))))
        return int(said[0][:3]), said[1], body.decode()

    def look(self):
        self.application._watch.look()
        return self.application._watch.table


@pytest.mark.parametrize("query", [COSTLY, "luong"])
def test_a_flood_gets_so_much_work_out_of_the_server_and_no_more(site, monkeypatch, query):
    clock, worked = Clock(), []
    monkeypatch.setattr(searching, "PACE", Pace(clock))
    server = Site(site.folder)
    for _ in range(int(4 * AT_ONCE / 0.002)):
        begun = time.thread_time()
        status, headers, body = server.ask(query)
        if status == 503:
            break
        worked.append(time.thread_time() - begun)
    assert status == 503, "whoever asks without end is not refused"
    assert headers["Retry-After"]
    assert SAID["en"].busy in body
    assert f'value="{query.strip()}"' in body
    assert sum(worked) - max(worked) <= AT_ONCE * 1.5  # with the rest of the answer, which is not searching
    clock.now += (AT_ONCE + max(worked)) / SHARE
    assert server.ask(query)[0] == 200, "a quiet while makes up for it"


def test_a_costly_query_counts_as_many_cheap_ones():
    clock = Clock()
    pace = Pace(clock)
    assert pace.lets_through()
    pace.charge(AT_ONCE * 3)
    assert not pace.lets_through()
    clock.now += AT_ONCE * 2 / SHARE
    assert not pace.lets_through(), "what took longer than was left is made up for"
    clock.now += AT_ONCE / SHARE
    assert pace.lets_through()


def test_many_who_come_together_are_seen_before_any_is_done():
    pace = Pace(Clock())
    assert sum(pace.lets_through() for _ in range(10_000)) < 1_000


def test_of_a_query_of_unknown_words_a_few_are_guessed_at_and_the_known_ones_count_all_the_same():
    index = open_demo()
    units = ask(index, "cay gai uoi tha say luong thag")
    guessed = [unit for unit in units if any(variant.how in ("slip", "prefix", "parted") for variant in unit.variants)]
    assert len(guessed) == MOST_GUESSED
    assert [unit.variants[0].how for unit in units if unit.words[0].term == "luong"] == ["typed"]


def test_indexes_are_read_once_and_those_of_an_earlier_release_are_let_go(site, monkeypatch):
    monkeypatch.setattr(searching, "PACE", Pace(Clock()))
    server = Site(site.folder)
    assert server.ask("phong vat sua")[0] == 200  # answered from the news too
    table = server.look()
    main, news = weakref.ref(open_index(table, "/tim/vi.json")), weakref.ref(open_index(table, NEWS))
    put_index(site, "/tim/vi.json", {**write_demo(), "t": ["% things", "none", "news"]})
    site.release_now()
    del table
    assert server.look().release == 2
    gc.collect()
    assert main() is None, "an index of the release before is still in memory"
    assert open_index(server.look(), NEWS) is news(), "what did not change is read anew"
    assert "things" in server.ask("luong")[2]


def put_parts(site, data, *, head=True, parts=True):
    if head:
        put_index(site, "/tim/vi.json", {**write_head(data, "/tim/vi"), "n": [], "t": ["%", "none", ""]})
    for shard in SHARDS if parts else "":
        put_index(site, f"/tim/vi-{shard}.json", write_shard(data, shard))


def test_an_index_in_parts_finds_the_same_and_never_reads_a_part_of_another_release(site, monkeypatch):
    monkeypatch.setattr(searching, "PACE", Pace(Clock()))
    put_parts(site, write_demo())
    site.release_now()
    server = Site(site.folder)
    first = search_demo("bi no luong")[0].page
    assert f'href="{first.path}"' in server.ask("bi no luong")[2]
    put_parts(site, write_demo(news=True), parts=False)  # as a proxy may mix them
    site.release_now()
    server.look()
    status, _headers, body = server.ask("luong")
    assert status == 200
    assert SAID["en"].away in body
    put_parts(site, write_demo(news=True), head=False)
    site.release_now()
    server.look()
    assert SAID["en"].away not in server.ask("luong")[2]


def test_a_part_that_says_no_version_is_refused():
    data = write_demo()
    index = Index(write_head(data, "/tim/vi"), lambda url: {"p": write_shard(data, url[-6])["p"]})
    with pytest.raises(UnreadableIndexError):
        list(index.list_postings("luong"))
