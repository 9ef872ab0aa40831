"""Answers kept in memory: never more than allowed, those asked for stay, and never for longer than their release."""

from cms.serving.answers import Answer, KeptAnswer
from cms.serving.ready import ReadyAnswers
from tests.serving.sites import SmallSite, run_server


def make_answer(size: int) -> KeptAnswer:
    """An answer of `size` bytes."""
    return KeptAnswer("200 OK", [], [b"x" * size], '"x"', Answer(304, [], []))


def test_no_more_is_kept_than_allowed_however_much_is_asked_for():
    ready = ReadyAnswers(limit=1_000_000)
    for number in range(5000):
        ready.keep(f"/{number}/", "br", make_answer(10_000))
        ready.keep(f"/{number}/", f"br;q=0.{number}", make_answer(0))
    kept = [*ready._young.values(), *ready._old.values()]
    assert 10 < len(kept) < 1_000_000 / 2048
    assert sum(len(answer.body[0]) for answer in kept) <= 1_000_000


def test_what_is_asked_for_stays_while_others_come_and_go():
    ready = ReadyAnswers(limit=1_000_000)
    often = make_answer(10_000)
    ready.keep("/", "br", often)
    for number in range(5000):
        assert ready.find("/", "br") is often
        ready.keep(f"/{number}/", "br", make_answer(10_000))
    assert ready.find("/0/", "br") is None


def test_one_big_file_does_not_push_out_all_others():
    ready = ReadyAnswers(limit=1_000_000)
    ready.keep("/big/", "br", make_answer(400_000))
    assert ready.find("/big/", "br") is None


def test_headers_that_allow_the_same_share_an_answer():
    ready = ReadyAnswers()
    ready.keep("/", "gzip, deflate, br, zstd", make_answer(10))
    assert ready.find("/", "br, gzip") is not None
    assert ready.find("/", "gzip, br;q=0.5") is None
    assert ready.find("/", "x" * 100_000) is None


def test_page_in_memory_answers_all_kinds_of_requests_as_before(tmp_path):
    site = SmallSite(tmp_path)
    data = b"<p>Cong doan</p>" * 100
    site.put("/a/index.html", data)
    site.put("/b/index.html", data, policy="form")
    site.release_now()
    with run_server(tmp_path) as server:
        first = server.ask("/a/", accept_encoding="gzip")
        for _ in range(3):
            again = server.ask("/a/?x=1", accept_encoding="gzip")
            assert (again.status, again.body) == (200, first.body)
            assert {**again.headers, "date": ""} == {**first.headers, "date": ""}
            assert server.ask("/a/", accept_encoding="gzip", if_none_match=first.headers["etag"]).status == 304
            assert server.ask("/a/", if_none_match=first.headers["etag"]).body == data
            assert server.ask("/a/", "HEAD", accept_encoding="gzip").body == b""
            assert server.ask("/a/", "POST", body=b"a=1").status == 405
            assert server.ask("/a/", range="bytes=0-3").body == b"<p>C"
            assert server.ask("/b/").headers["referrer-policy"] == "no-referrer"
        del site.files["/a/index.html"]
        site.redirects["/b/"] = "/c/"
        site.put("/c/index.html", b"c")
        site.release_now()
        assert server.ask("/c/").body == b"c"
        assert server.ask("/a/").status == 404
        assert server.ask("/b/").headers["location"] == "/c/"
