"""Five hundred workers and five hundred nuisances: no worker is lost, few are set aside, few nuisances come through."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from cms.interest.actions import ingest_spool
from cms.interest.intake import receiving
from cms.interest.intake.memory import Memory
from cms.interest.intake.published_site import find_form_page
from cms.interest.intake.receipt_note import read_note
from cms.interest.intake.tokens import make_token
from cms.interest.models import Lead, Submission
from cms.interest.vault import hash_code
from tests.interest.labelled_mix import TWO_DAYS, Mix, Post
from tests.interest.test_with_the_themes import JOIN, publish


class TwoDays:
    """Two days that pass as quickly as the posts can be sent; the intake sees their clock."""

    def __init__(self, monkeypatch) -> None:
        self.begin = datetime.now(UTC) - timedelta(seconds=TWO_DAYS)
        self.passed = 0.0
        two_days = self

        class Clock(datetime):
            @classmethod
            def now(cls, zone=None):
                return two_days.now.astimezone(zone)

        monkeypatch.setattr(receiving, "datetime", Clock)
        monkeypatch.setattr(receiving, "MEMORY", Memory(lambda: self.passed))

    @property
    def now(self) -> datetime:
        """What the clock shows."""
        return self.begin + timedelta(seconds=self.passed)

    def send(self, post: Post) -> str:
        """Send it as its sender would; the receipt code, empty when it came to none."""
        self.passed = max(self.passed, post.at)
        version = find_form_page(JOIN, "join").form.version
        opened = self.now - timedelta(seconds=post.opened)
        tokens = {"ours": make_token("join", version, now=opened), "forged": "66a0.0.1234.abcd", "": ""}
        fields = post.fields | {"page": JOIN, "form_version": version, "token": tokens[post.token]}
        for _page in range(3):
            answer = self._post(post, fields)
            assert answer.status_code in (200, 303), (post, answer.status_code)
            if answer.status_code == 303:
                again = self._post(post, fields) if post.sent_twice else answer
                assert self._read_code(again) == self._read_code(answer)
                return self._read_code(answer)
            if not post.persistent:
                break
            fields = read_hidden(answer)
            self.passed += post.looks
        return ""

    def _read_code(self, answer) -> str:
        return read_note(answer["Location"].strip("/").rpartition("/")[2], self.now).code

    def _post(self, post: Post, fields: dict[str, str]):
        kind = "application/x-www-form-urlencoded"
        return Client(REMOTE_ADDR=post.address).post("/gui/join/", urlencode(fields), content_type=kind)


def read_hidden(answer) -> dict[str, str]:
    """What pressing the button of this page sends."""
    form = BeautifulSoup(answer.content.decode(), "html.parser").find("form", action="/gui/join/")
    return {one["name"]: one.get("value", "") for one in form.find_all("input", type="hidden")}


@pytest.mark.parametrize("seed", [4, pytest.param(2026, marks=pytest.mark.soak)])
def test_no_worker_is_lost_and_few_nuisances_come_through(union, settings, monkeypatch, seed):
    publish(settings, "plain", "join")
    days, mix = TwoDays(monkeypatch), Mix(seed)
    assert Counter(post.real for post in mix.posts) == {True: 500, False: 500}
    codes = [(post, days.send(post)) for post in mix.posts]
    ingest_spool()
    lost, apart, through = judge(codes)
    tell(codes, lost, apart, through)
    assert lost == Counter()
    assert apart.total() <= 5
    assert through.total() <= 25


def judge(codes: list[tuple[Post, str]]) -> tuple[Counter, Counter, Counter]:
    """By group: the workers who became no lead, the workers set aside, the nuisances in the list of everybody."""
    found = {row.code_hash: row.lead for row in Submission.objects.select_related("lead")}
    said = {lead.pk: lead.name + "\n".join(lead.events.values_list("note", flat=True)) for lead in Lead.objects.all()}
    lost, apart, through = Counter(), Counter(), Counter()
    for post, code in codes:
        lead = found.get(hash_code(code)) if code else None
        if post.real and (lead is None or post.fields["name"] not in said[lead.pk]):
            lost[post.group] += 1
        elif post.real and lead.is_quarantined:
            apart[post.group] += 1
        elif not post.real and lead is not None and not lead.is_quarantined:
            through[post.group] += 1
    return lost, apart, through


def tell(codes: list, lost: Counter, apart: Counter, through: Counter) -> None:
    """Print the counts."""
    sent = Counter(post.group for post, _code in codes)
    for title, counts in (("workers lost", lost), ("workers set aside", apart), ("nuisances let through", through)):
        parts = ", ".join(f"{group} {count} of {sent[group]}" for group, count in counts.most_common())
        print(f"\n{title}: {counts.total()}{': ' if parts else ''}{parts}", end="")
    print()
