"""The whole live path in a storm: real HTTP, kills at any moment, the database gone, the disk full, two at once.

Every form that was answered with a receipt is one event of one lead: none is lost, none is there twice.
"""

import os
import random
import sys
import time
from collections import Counter
from contextlib import ExitStack
from pathlib import Path

import pytest
from django.db import connection

from cms.interest.actions import ingest_spool
from cms.interest.claiming import count_files
from cms.interest.models import Lead, LeadEvent
from tests.interest.live_path import Gate, Intake, Killable, LockedFile, SmallDisk, wait_until
from tests.interest.senders import Senders, Sending, make_sendings
from tests.interest.test_flood import judge
from tests.interest.test_intake_process import process_environment


def test_a_few_hundred_forms_outlive_the_storm(transactional_db, tree, join_page, settings, tmp_path):
    weather = Storm(settings, tmp_path, seed=4, calm=(0.2, 1.0), longest=3.0)
    weather.rage(300, at_once=6, per_second=30)


@pytest.mark.soak
def test_ten_thousand_forms_outlive_the_storm(transactional_db, tree, join_page, settings, tmp_path):
    # Longer than a worker of the office waits for a locked SQLite file: it has to give up and come back.
    weather = Storm(settings, tmp_path, seed=10_000, calm=(0.3, 4.0), longest=45.0)
    weather.rage(10_000, at_once=12, per_second=50)


class Storm:
    """One intake, two workers of the office, and everything that can happen to them."""

    def __init__(self, settings, folder: Path, *, seed: int, calm: tuple[float, float], longest: float) -> None:
        """`calm`: seconds between two faults; `longest`: seconds for which database or disk are gone."""
        self._dice = random.Random(seed)  # noqa: S311
        self._settings, self._folder, self._calm, self._longest = settings, folder, calm, longest
        self.happened: Counter[str] = Counter()

    def rage(self, number: int, *, at_once: int, per_second: float) -> None:
        """Send `number` forms through it, then look at what the office has."""
        began = time.monotonic()
        sendings = make_sendings(number, self._dice)
        with ExitStack() as stack:
            self._build(stack)
            self._senders = senders = Senders(self.intake.port, sendings, at_once=at_once, per_second=per_second)
            senders.start()
            self._let_loose(senders)
            if self.intake.process is None:
                self.intake.start()
            wait_until(lambda: count_files(self.spool, "new") == 0, "the office has opened everything")
        assert ingest_spool().files == 0
        for log in self._folder.glob("*.log"):
            assert "Tên" not in log.read_text()
        assert self.happened["ingests killed that had recorded something"]
        assert senders.seen["no answer"] and (senders.seen["503"] or self.disk.reason)
        judge_sendings(sendings)
        self._tell(sendings, senders, time.monotonic() - began)

    def _build(self, stack: ExitStack) -> None:
        self.disk = SmallDisk(self._folder / "disk", megabytes=24)
        stack.callback(self.disk.close)
        stack.callback(self._take_home)
        self._settings.LOA_SPOOL_DIR = self.spool = self.disk.folder / "spool"
        self.database = find_database(self._folder)
        stack.callback(self.database.close)
        per_minute = {"LOA_INTAKE_PER_MINUTE": str(10**9)}
        self.intake = Intake(process_environment(self._settings) | per_minute, self._folder / "intake.log")
        command = [sys.executable, "manage.py", "ingest", "--loop", "0.1"]
        office = os.environ | {
            "DJANGO_SETTINGS_MODULE": "cms.settings.dev",
            "PYTHONUNBUFFERED": "1",
            "DATABASE_URL": self.database.url,
            "LOA_VAR_DIR": str(self._folder / "office"),
            "LOA_SPOOL_DIR": str(self.spool),
            "LOA_INTAKE_PUBLIC_KEY": self._settings.LOA_INTAKE_PUBLIC_KEY,
            "LOA_OFFICE_PRIVATE_KEY": self._settings.LOA_OFFICE_PRIVATE_KEY,
            "LOA_DATA_KEY": self._settings.LOA_DATA_KEY,
        }
        self.office = [Killable(command, office, self._folder / f"ingest-{one}.log") for one in range(2)]
        for one in (self.intake, *self.office):
            stack.callback(one.kill)
            one.start()
        wait_until(self.intake.answers, "the intake listens")

    def _take_home(self) -> None:
        """What is looked at afterwards lies where the test's own folder is: the small disk goes."""
        self._settings.LOA_SPOOL_DIR = self._folder / "spool-after"
        if self.spool.exists():
            for folder in ("new", "broken"):
                (self._settings.LOA_SPOOL_DIR / folder).mkdir(parents=True)
                for path in (self.spool / folder).glob("*"):
                    (self._settings.LOA_SPOOL_DIR / folder / path.name).write_bytes(path.read_bytes())

    def _let_loose(self, senders: Senders) -> None:
        """One fault after the other until all have their receipts; each kind once at least."""
        faults = {
            "intake killed": self.intake.restart,
            "a process of the intake killed": self.intake.kill_a_child,
            "intake away for a moment": self._stop_intake,
            "ingest killed": lambda: self._kill_at_work(self._dice.choice(self.office)),
            "both ingests killed": lambda: self._kill_at_work(*self.office),
            "database away": lambda: self.database.go_away(self._how_long()),
        }
        if not self.disk.reason:
            faults["disk full"] = lambda: self.disk.fill(
                self._how_long() / 3, lambda: senders.seen["503"] > 0 or not senders.are_busy()
            )
        kills = [name for name in faults if "killed" in name]
        # The disk first: however slow the machine is, then somebody still sends, and notices.
        todo = sorted(self._dice.sample(list(faults), len(faults)), key="disk full".__eq__)
        each_came = False
        while (senders.are_busy() or not each_came) and not senders.troubles:
            time.sleep(self._dice.uniform(*self._calm))
            if not todo:
                # Kills are quick and come often; the long ones now and then.
                todo = self._dice.sample([*faults, *kills * 4], len(faults) + 4 * len(kills))
            name = todo.pop()
            faults[name]()
            self.happened[name] += 1
            each_came = each_came or not todo
        assert senders.troubles == []

    def _kill_at_work(self, *office: Killable) -> None:
        """A moment after they have recorded something; those who never come to it are killed all the same."""
        deadline = time.monotonic() + 10
        while time.monotonic() < deadline and self._senders.are_busy() and not all(one.has_spoken() for one in office):
            time.sleep(0.02)
        self.happened["ingests killed that had recorded something"] += sum(one.has_spoken() for one in office)
        time.sleep(self._dice.uniform(0, 0.5))
        for one in office:
            one.restart()

    def _how_long(self) -> float:
        return self._longest * self._dice.uniform(0.5, 1.0)

    def _stop_intake(self) -> None:
        self.intake.kill()
        time.sleep(self._dice.uniform(0.1, 1.0))
        self.intake.start()

    def _tell(self, sendings: list[Sending], senders: Senders, seconds: float) -> None:
        print(f"\n{len(sendings)} forms in {seconds:.0f} s: 0 lost, 0 doubled")
        print(", ".join(f"{count} × {name}" for name, count in sorted(self.happened.items())))
        print("answers: " + ", ".join(f"{count} × {name}" for name, count in sorted(senders.seen.items())))
        if self.disk.reason:
            print(f"the disk was never full: {self.disk.reason}")


def find_database(folder: Path) -> LockedFile | Gate:
    """The test's own database by a way that can be closed."""
    own = connection.settings_dict
    if connection.vendor == "sqlite":
        return LockedFile(Path(own["NAME"]), folder)
    return Gate((own["HOST"] or "127.0.0.1", int(own["PORT"] or 5432)), own["USER"], own["NAME"])


def judge_sendings(sendings: list[Sending]) -> None:
    """What was answered with a receipt is in the list once, in one event, under its own telephone."""
    codes = [sending.code for sending in sendings]
    assert all(codes)
    assert len(set(codes)) == len(sendings)
    judge(sendings, consents=2)
    events = LeadEvent.objects.filter(kind__in=["received", "sent_again"])
    assert Counter(event.note.partition("\n")[0] for event in events) == Counter(codes)
    leads = {lead.pk: lead.phone for lead in Lead.objects.all()}
    wanted = {sending.code: sending.phone for sending in sendings}
    assert all(leads[event.lead_id] == wanted[event.note.partition("\n")[0]] for event in events)
