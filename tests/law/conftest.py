"""What tests of the law share."""

from datetime import date, time

import pytest

from tests.publisher.days import wait_until


@pytest.fixture
def go_to(monkeypatch):
    """Makes it noon of a day in Viet Nam for the publisher; of 01/12/2026 to begin with."""

    def go(day: date) -> None:
        wait_until(day, monkeypatch, time(12))

    go(date(2026, 12, 1))
    return go
