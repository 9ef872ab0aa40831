"""Daily totals from the intake to the office: each counted once, nothing in them about anybody."""

import json
import multiprocessing
import os
import signal
import threading
import time
from datetime import date
from urllib.parse import urlencode

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client

from cms.interest.funnel.actions import take_in_tallies
from cms.interest.intake import tally
from cms.interest.intake.tally import MOST_KEYS, Tally
from cms.interest.models import CountedTally, DailyCount
from tests.interest.conftest import ANSWERS

DAY = date(2026, 11, 16)


@pytest.fixture
def folder(settings):
    """Where the tallies of this test lie."""
    return tally.find_folder()


def waiting(folder):
    return sorted((folder / "new").glob("*.json")) if folder.exists() else []


def count_in(folder, *steps, seconds=3600.0):
    counting = Tally(lambda: folder, seconds=seconds)
    for form, placement in steps:
        counting.count("started", form, placement, DAY)
    return counting


def test_what_is_written_are_five_columns_and_no_person(folder):
    path = count_in(folder, ("join", "cong-1"), ("join", "cong-1"), ("question", "")).write()
    assert json.loads(path.read_text()) == [
        ["2026-11-16", "join", "cong-1", "started", 2],
        ["2026-11-16", "question", "", "started", 1],
    ]


def test_neither_a_form_we_have_not_nor_a_strange_placement_is_written(folder):
    counting = count_in(folder, ("../x", ""), ("join", "0912345678 Trần Thị Mơ"), ("join", "x" * 41))
    assert json.loads(counting.write().read_text()) == [["2026-11-16", "join", "", "started", 2]]


def test_a_flood_of_made_up_placements_is_bounded_and_still_counted(folder):
    counting = count_in(folder, *(("join", f"p{number}") for number in range(MOST_KEYS + 500)))
    lines = json.loads(counting.write().read_text())
    assert len(lines) <= MOST_KEYS + 1
    assert sum(line[4] for line in lines) == MOST_KEYS + 500


def test_counts_are_written_by_themselves_after_a_while(folder):
    count_in(folder, ("join", ""), seconds=0.05)
    deadline = time.monotonic() + 20
    while not waiting(folder) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert len(waiting(folder)) == 1


def test_threads_lose_no_count(folder):
    counting = Tally(lambda: folder, seconds=3600)
    threads = [
        threading.Thread(target=lambda: [counting.count("started", "join", "", DAY) for _ in range(500)])
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert json.loads(counting.write().read_text())[0][4] == 4000


def test_a_disk_that_takes_nothing_keeps_the_counts_and_raises_nothing(folder):
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_text("not a folder")
    counting = count_in(folder, ("join", ""))
    assert counting.write() is None
    folder.unlink()
    assert json.loads(counting.write().read_text())[0][4] == 1


@pytest.mark.django_db
def test_the_office_adds_each_file_once_and_removes_it(folder):
    count_in(folder, ("join", "cong-1"), ("join", "cong-1")).write()
    count_in(folder, ("join", "cong-1")).write()
    assert take_in_tallies() == 2
    assert take_in_tallies() == 0
    assert waiting(folder) == []
    assert DailyCount.objects.get().number == 3


@pytest.mark.django_db
def test_a_file_that_stayed_after_it_was_added_is_not_added_again(folder):
    path = count_in(folder, ("join", "")).write()
    content = path.read_bytes()
    take_in_tallies()
    path.write_bytes(content)  # as if whoever added it was killed before removing it
    assert take_in_tallies() == 0
    assert waiting(folder) == []
    assert DailyCount.objects.get().number == 1
    assert CountedTally.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    "content",
    [
        *(b"", b"{}", b"[1]", b"[[]]", b"\xff\xfe", b"[" * 100_000, b'[["2026-11-16","join","","started",-1]]'),
        b'[["2026-11-16","join","","started",true]]',
        b'[["2026-13-16","join","","started",1]]',
        b'[["2026-11-16","nobody","","started",1]]',
        b'[["2026-11-16","join",7,"started",1]]',
        b'[["2026-11-16",["join"],"","started",1]]',
        b'[["2026-11-16","join","","started",99999999999999]]',
    ],
)
def test_a_file_that_is_no_tally_is_set_aside_and_keeps_the_others_waiting_for_nothing(folder, content):
    count_in(folder, ("join", "")).write()
    (folder / "new" / "0-hostile.json").write_bytes(content)
    assert take_in_tallies() == 1
    assert (folder / "broken" / "0-hostile.json").read_bytes() == content
    assert DailyCount.objects.get().number == 1


@pytest.mark.django_db(transaction=True)
def test_two_offices_at_once_count_nothing_twice(folder):
    if connection.vendor != "postgresql":
        pytest.skip("several offices at once need PostgreSQL")
    for number in range(30):
        count_in(folder, ("join", ""), ("join", f"p{number % 3}")).write()

    def take() -> None:
        try:
            take_in_tallies()
        finally:
            connection.close()

    threads = [threading.Thread(target=take) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    take_in_tallies()
    assert sum(DailyCount.objects.values_list("number", flat=True)) == 60


def _count_until_killed(folder, pipe):
    counting = Tally(lambda: folder, seconds=3600)
    counting.count("started", "join", "", DAY)
    counting.write()
    counting.count("started", "join", "", DAY)
    pipe.send("written")
    time.sleep(60)


def test_a_killed_process_loses_only_what_it_had_not_written(folder):
    ours, theirs = multiprocessing.get_context("fork").Pipe()
    process = multiprocessing.get_context("fork").Process(target=_count_until_killed, args=(folder, theirs))
    process.start()
    assert ours.recv() == "written"
    os.kill(process.pid, signal.SIGKILL)
    process.join()
    assert [json.loads(path.read_text())[0][4] for path in waiting(folder)] == [1]


@pytest.mark.django_db
def test_a_token_asked_for_and_a_first_post_without_javascript_each_count_as_begun(folder, join_page):
    client = Client()
    assert client.get("/gui/join/the/?v=v1&q=to-roi-3").status_code == 200
    body = urlencode({**ANSWERS, "token": "", "placement": "to-roi-3"})
    answer = client.post("/gui/join/", body, content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 200, "the page to look at the answers"
    tally.TALLY.write()
    call_command("ingest")
    row = DailyCount.objects.get()
    assert (row.form, row.placement, row.step, row.source, row.number) == ("join", "to-roi-3", "started", "intake", 2)
    text = " ".join(map(str, DailyCount.objects.values_list().get()))
    assert ANSWERS["phone"] not in text
