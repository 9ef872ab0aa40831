"""What the server counts of its readers, and above all what it does not keep."""

import json
import time

import pytest

from cms.schema.languages import LANGUAGES
from cms.search.addresses import get_search_path
from cms.serving.reads import Reads, classify_source, is_machine, read_file, read_placement
from tests.serving.sites import SmallSite, run_server

PHONE = "Mozilla/5.0 (Linux; Android 9; SM-A105G) AppleWebKit/537.36 Chrome/95.0 Mobile Safari/537.36"
SECRET = "MaySo77"
"""Stands in a browser's name, as a model of telephone may."""


@pytest.fixture
def counted(tmp_path):
    """Ask a real server with these headers; the sums it leaves behind, without their day, and all it wrote."""

    def ask(*requests):
        site = SmallSite(tmp_path / "site")
        site.put("/index.html", b"<h1>Trang chu</h1>")
        site.put("/tin/bai/index.html", b"<h1>Bai</h1>")
        site.put("/404.html", b"<h1>Khong thay</h1>")
        site.put("/robots.txt", b"User-agent: *\n", policy="data", media_type="text/plain")
        site.redirects = {"/cu/": "/tin/bai/"}
        site.release_now()
        with run_server(site.folder, LOA_VAR_DIR=str(tmp_path / "var"), LOA_READS_SECONDS="0.2") as server:
            for path, headers in requests:
                server.ask(path, **{"user_agent": PHONE} | headers)
            deadline = time.monotonic() + 15
            while not (found := list(tmp_path.glob("var/reads/new/*.json"))) and time.monotonic() < deadline:
                time.sleep(0.1)
            time.sleep(0.5)
        found = list(tmp_path.glob("var/reads/new/*.json"))
        sums = {}
        for path in found:
            for _day, *key, number in json.loads(path.read_text()):
                sums[tuple(key)] = sums.get(tuple(key), 0) + number
        return sums, "".join(path.read_text() + path.name for path in found)

    return ask


def test_pages_are_counted_by_address_placement_and_kind_of_source_and_nothing_else_is_kept(counted):
    sums, written = counted(
        ("/", {"referer": "https://www.google.com/search?q=bi+mat"}),
        ("/", {"referer": "https://www.google.com/search?q=bi+mat"}),
        ("/tin/bai/?q=to-roi-12&ten=Lan", {"user_agent": f"{PHONE} {SECRET}"}),
        ("/tin/bai/", {"referer": "https://l.facebook.com/"}),
        ("/tin/bai/", {"user_agent": f"{PHONE} [FBAN/EMA;FBAV/1.0]"}),
        ("/cu/", {}),
        ("/khong-co/", {}),
        ("/robots.txt", {}),
        ("/tin/bai/", {"user_agent": "Mozilla/5.0 (compatible; Googlebot/2.1)"}),
        ("/tin/bai/", {"user_agent": "facebookexternalhit/1.1"}),
        ("/tin/bai/", {"sec_fetch_dest": "empty"}),
    )
    assert sums == {
        ("/", "", "search"): 2,
        ("/tin/bai/", "to-roi-12", "direct"): 1,
        ("/tin/bai/", "", "social"): 2,
    }
    for kept in (SECRET, "google", "mat", "Lan", "127.0.0.1", "Android"):
        assert kept not in written


@pytest.mark.parametrize(
    ("referrer", "source"),
    [
        ("", "direct"),
        ("https://congdoan.example/tin/", "internal"),
        ("https://www.google.com.vn/", "search"),
        ("https://coccoc.com/search?query=x", "search"),
        ("https://chat.zalo.me/", "social"),
        ("https://m.facebook.com/story", "social"),
        ("https://notfacebook.com/", "other"),
        ("https://google.com.evil.example/", "other"),
        ("https://bao.example/", "other"),
        ("http://[hong", "other"),
        ("chữ gì đó", "other"),
    ],
)
def test_where_a_reader_comes_from_is_one_of_five_words(referrer, source):
    assert classify_source(referrer, "congdoan.example:443") == source


@pytest.mark.parametrize(
    "agent", ["", "curl/8", "Mozilla/5.0 (compatible; bingbot/2.0)", "python-requests/2", "Zalo-bot"]
)
def test_programs_are_no_readers(agent):
    assert is_machine(agent)


@pytest.mark.parametrize(
    "agent", [PHONE, "Opera/9.80 (J2ME/MIDP; Opera Mini/7.1; U; vi)", f"{PHONE} Zalo android/12", "Nokia2690/2.0"]
)
def test_old_and_odd_telephones_are_readers(agent):
    assert not is_machine(agent)


@pytest.mark.parametrize(
    ("query", "placement"),
    [("q=to-1", "to-1"), ("a=1&q=X_2&b", "X_2"), ("q=%3Cscript", ""), ("q=" + "a" * 41, ""), ("xq=a", ""), ("", "")],
)
def test_a_placement_is_a_short_code_or_nothing(query, placement):
    assert read_placement("/tin-tuc/", query) == placement


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_somebody_searches_for_is_no_placement_in_any_language(language):
    assert read_placement(get_search_path(language), "q=luong") == ""
    assert read_placement(f"/tin-tuc{get_search_path(language)}", "q=luong") == "luong", "only those pages search"


def test_made_up_placements_do_not_fill_the_memory(tmp_path, monkeypatch):
    monkeypatch.setattr("cms.serving.reads.MOST_KEYS", 3)
    reads = Reads(tmp_path, seconds=60)
    for number in range(50):
        reads.add(("2026-11-27", "/", f"ma-{number}", "direct"))
    counts = read_file(reads.write().read_bytes())
    assert sum(counts.values()) == 50
    assert len(counts) == 4


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"null", b"3", b"[1]", b'[["2026-11-27","/","","direct"]]', b'[["hom nay","/","","direct",1]]',
     b'[["2026-11-27","bai","","direct",1]]', b'[["2026-11-27","/","","nguoi",1]]',
     b'[["2026-11-27","/","<b>","direct",1]]',
     b'[["2026-11-27","/","","direct",-1]]', b'[["2026-11-27","/","","direct",true]]', b"[" * 100_000],
)  # fmt: skip
def test_what_the_server_did_not_write_is_refused(content):
    with pytest.raises(ValueError):
        read_file(content)
