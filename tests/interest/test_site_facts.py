"""The intake follows what the publisher writes: a manifest, then a journal, however the publisher ends."""

import json
from hashlib import blake2b
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cms.interest.intake.published_site import find_form_page, read_policy
from cms.interest.intake.site_facts import SiteReader
from tests.interest.conftest import JOIN


def make_line(data) -> bytes:
    """One release as a line of a journal."""
    text = json.dumps(data).encode()
    return blake2b(text, digest_size=8).hexdigest().encode() + b" " + text + b"\n"


def write_base(folder: Path, number: int, state: dict) -> Path:
    """A manifest, put in the old one's place in one step; gives the journal that goes on from it."""
    name = f".manifest-{number}.log"
    making = folder / ".manifest.json.new"
    making.write_text(json.dumps({"release": number, "journal": name, "files": {}, **state}))
    making.replace(folder / ".manifest.json")
    return folder / name


MOVES = st.dictionaries(st.sampled_from(["/a/", "/b/", "/c/"]), st.none() | st.sampled_from(["/x/", "/y/"]), max_size=2)
POLICIES = st.none() | st.dictionaries(st.sampled_from(["page", "form"]), st.just({"X": "1"}), max_size=2)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("release"), MOVES, POLICIES),
        st.tuples(st.just("compact")),
        st.tuples(st.just("tear"), MOVES, st.integers(0, 90)),
        st.tuples(st.just("look")),
    ),
    max_size=12,
)


@settings(deadline=None, max_examples=100)
@given(steps=STEPS)
def test_any_sequence_of_releases_gives_what_the_folded_manifest_says(tmp_path_factory, steps):
    folder, redirects, policies, sound = tmp_path_factory.mktemp("facts"), {}, {}, 0
    journal, reader = write_base(folder, 0, {}), SiteReader(folder)
    for number, (kind, *given_) in enumerate(steps, start=1):
        if kind == "release":
            told = {"release": number, "redirects": given_[0]} | ({"policies": given_[1]} if given_[1] else {})
            redirects = {k: v for k, v in {**redirects, **given_[0]}.items() if v}
            policies = given_[1] or policies
            with journal.open("ab") as file:
                file.truncate(sound)
                sound += file.write(make_line(told))
        elif kind == "compact":
            old, sound = journal, 0
            journal = write_base(folder, number, {"redirects": redirects, "policies": policies})
            old.unlink(missing_ok=True)
        elif kind == "tear":
            with journal.open("ab") as file:
                file.truncate(sound)
                line = make_line({"redirects": given_[0]})
                file.write(line[: min(given_[1], len(line) - 2)])
        else:
            reader.read()
    for facts in (reader.read(), SiteReader(folder).read()):
        assert (facts.redirects, facts.policies) == (redirects, policies)


def test_form_that_moved_in_the_last_release_is_still_found(join_page):
    journal = write_base(join_page, 4, {"redirects": {}, "policies": {}})
    assert find_form_page("/moi-doi/", "join") is None
    form = find_form_page(JOIN, "join")
    journal.write_bytes(make_line({"release": 5, "redirects": {"/moi-doi/": JOIN}}))
    assert form is not None
    assert find_form_page("/moi-doi/", "join") == form
    with journal.open("ab") as file:
        file.write(make_line({"release": 6, "redirects": {"/moi-doi/": None}}))
    assert find_form_page("/moi-doi/", "join") is None


def test_policy_of_the_last_release_is_told_and_stays_while_the_manifest_is_damaged(join_page):
    journal = write_base(join_page, 4, {"policies": {"form": {"Content-Security-Policy": "old"}}})
    assert read_policy() == {"Content-Security-Policy": "old"}
    journal.write_bytes(make_line({"release": 5, "policies": {"form": {"Content-Security-Policy": "new"}}}))
    assert read_policy() == {"Content-Security-Policy": "new"}
    for damage in (b"", b"{", b"[]", b"3", b"[" * 100_000, b"\xff", b'{"policies": 3}', b'{"journal": "../x.log"}'):
        (join_page / ".manifest.json").write_bytes(damage)
        assert read_policy() == {"Content-Security-Policy": "new"}


@pytest.mark.parametrize("line", [[], 3, {"redirects": [1]}, {"policies": "x"}])
def test_line_that_is_no_release_leaves_the_last_good_state(join_page, line):
    journal = write_base(join_page, 4, {"policies": {"form": {"Content-Security-Policy": "old"}}})
    journal.write_bytes(make_line(line) + make_line({"policies": {"form": {"Content-Security-Policy": "new"}}}))
    assert read_policy() == {"Content-Security-Policy": "old"}


def test_policy_is_strict_when_there_never_was_a_manifest(join_page):
    (join_page / ".manifest.json").unlink()
    assert "default-src 'none'" in read_policy()["Content-Security-Policy"]
