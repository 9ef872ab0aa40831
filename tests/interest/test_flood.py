"""Workers of the office killed at any moment, several at once: no sending is lost, none is recorded twice."""

import gc
import os
import random
import signal
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connections

from cms.interest.actions import ingest_spool, ingesting, run_clock
from cms.interest.claiming import count_files
from cms.interest.messages import write_message
from cms.interest.models import ConsentRecord, Lead, LeadEvent, Reminder, Submission, UnitAssignment
from cms.interest.sealing import seal
from cms.interest.spool import write_sealed
from tests.interest.desk import MONDAY, days, make_message, record


def test_a_few_hundred_sendings_outlive_the_kills(transactional_db, tree, settings, monkeypatch):
    flood(300, batch=10, longest=0.4, monkeypatch=monkeypatch)


@pytest.mark.soak
def test_ten_thousand_sendings_outlive_the_kills(transactional_db, tree, settings, monkeypatch):
    flood(10_000, batch=100, longest=2.0, monkeypatch=monkeypatch)


def flood(number: int, *, batch: int, longest: float, monkeypatch) -> None:
    """Spool `number` sendings, let two workers at a time begin on them, and kill each within `longest` seconds."""
    monkeypatch.setattr(ingesting, "BATCH", batch)
    dice = random.Random(number)  # noqa: S311
    sent = [
        make_message(f"+849{dice.randrange(number // 2):08}", at=MONDAY + days(dice.random() * 20), name=f"Tên {one}")
        for one in range(number)
    ]
    spool = Path(settings.LOA_SPOOL_DIR)
    for message in sent:
        write_sealed(spool, message.code, seal(write_message(message), settings.LOA_INTAKE_PUBLIC_KEY))
    kills = 0
    gc.collect()
    gc.freeze()  # else each worker spends its short life on the garbage of all tests before this one
    while left := count_files(spool, "new"):
        workers = [start_worker() for _worker in range(2)]
        for worker in workers:
            kills += end_worker(worker, within=dice.random() * longest)
        if count_files(spool, "new") == left:
            longest *= 1.02  # on a slow machine nothing would ever be done in so short a life
    gc.unfreeze()
    assert ingest_spool().files == 0
    judge(sent)
    print(f"{number} sendings, {kills} workers killed: 0 lost, 0 doubled")


def judge(sent: list, consents: int = 3) -> None:
    """Every sending is there once, with all that belongs to it, under its own phone.

    `consents`: purposes its form shows.
    """
    phones = Counter(message.phone for message in sent)
    leads = {lead.phone: lead for lead in Lead.objects.all()}
    assert Submission.objects.count() == len(sent)
    assert set(leads) == set(phones)
    assert Lead.objects.count() == len(phones)
    for phone, lead in leads.items():
        assert lead.submissions.count() == phones[phone]
    assert LeadEvent.objects.filter(kind="received").count() == len(phones)
    assert LeadEvent.objects.filter(kind="sent_again").count() == len(sent) - len(phones)
    assert ConsentRecord.objects.count() == consents * len(sent)
    assert UnitAssignment.objects.count() == len(phones)
    assert {message.code for message in sent} == {row.code for row in Submission.objects.only("code")}
    assert not Lead.objects.filter(due_at=None, quarantined_at=None).exists()
    assert count_files(Path(settings.LOA_SPOOL_DIR), "broken") == 0


def start_worker(work: Callable = ingest_spool) -> int:
    """A process of its own that does `work`, with connections of its own; its number."""
    connections.close_all()
    child = os.fork()
    if child == 0:
        code = 1
        try:
            work()
            code = 0
        finally:
            os._exit(code)
    return child


def end_worker(child: int, within: float) -> bool:
    """Kill it when it is not done `within` seconds; whether it was."""
    deadline = time.monotonic() + within
    while time.monotonic() < deadline:
        if os.waitpid(child, os.WNOHANG)[0]:
            return False
        time.sleep(0.01)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return True


def test_two_clocks_at_once_do_everything_once(transactional_db, tree, settings, tmp_path):
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = tmp_path / "mails"
    for number in range(20):
        record(f"+8491234{number:04}", at=MONDAY)
    overdue = MONDAY + days(1.1)
    clocks = [start_worker(lambda: run_clock(overdue)) for _clock in range(3)]
    for clock in clocks:
        assert os.waitpid(clock, 0)[1] == 0
    run_clock(overdue)
    mails = "".join(path.read_text() for path in (tmp_path / "mails").iterdir())
    assert Reminder.objects.count() == 40  # who has it, and the deputy
    assert mails.count("Subject:") == 40
    assert LeadEvent.objects.filter(kind="escalated").count() == 20
    assert set(Lead.objects.values_list("escalation_level", flat=True)) == {1}
