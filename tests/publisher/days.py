"""The day it is for the publisher, moved by a test."""

from datetime import date, datetime, time, timedelta
from types import SimpleNamespace
from zoneinfo import ZoneInfo

from cms.publisher import site as published_site

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
TODAY = datetime.now(VIETNAM).date()
TOMORROW = TODAY + timedelta(days=1)


def wait_until(day: date, monkeypatch, at: time = time(0, 1)) -> None:
    """Let it be `at` of `day` in Viet Nam; one minute past midnight when nothing is said."""
    moment = datetime.combine(day, at, tzinfo=VIETNAM)
    monkeypatch.setattr(published_site, "timezone", SimpleNamespace(now=lambda: moment))
