"""Whatever editors, the clock and the machine do, in whatever order: what is published is what the database says."""

import os

import pytest
from django.conf import settings as django_settings
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from cms.entries import listings
from cms.publisher import contexts, feeds
from cms.theming import themes
from tests.publisher.state_machine.hours import Hours
from tests.publisher.state_machine.house import House
from tests.publisher.state_machine.law_edits import LawEdits
from tests.publisher.state_machine.library_edits import LibraryEdits
from tests.publisher.state_machine.page_edits import PageEdits
from tests.publisher.state_machine.register_edits import RegisterEdits
from tests.publisher.state_machine.releases import Releases
from tests.publisher.state_machine.silence import Silence
from tests.publisher.state_machine.surroundings import Surroundings
from tests.publisher.state_machine.translating import Translating
from tests.publisher.state_machine.tree_edits import TreeEdits

pytestmark = pytest.mark.django_db(transaction=True)
BUDGETS = {"sqlite": (14, 25), "postgresql": (5, 20)}
"""Database → (sequences, steps in each), of the run that is the same every time."""
PHASES = (Phase.generate, *([Phase.shrink] if os.environ.get("LOA_SHRINK", "1") == "1" else []))
"""Shrinking takes minutes; LOA_SHRINK=0 shows the first failure as it was found."""
SOAK = (int(os.environ.get("LOA_SOAK", "150")), 50)


class Newsroom(
    PageEdits,
    TreeEdits,
    Translating,
    Hours,
    LibraryEdits,
    LawEdits,
    RegisterEdits,
    Surroundings,
    Silence,
    Releases,
    RuleBasedStateMachine,
):
    """A newsroom on a random day. After each thing that is done, the publisher works, and the oracle is asked."""

    def __init__(self) -> None:
        super().__init__()
        self.unwatched = 0
        self.house.reset()

    @rule(count=st.integers(1, 4))
    def do_some_things_at_once(self, count):
        """The next things all happen before the publisher looks again."""
        self.unwatched = count

    @invariant()
    def what_is_published_is_what_the_database_says(self):
        self.house.counts["steps"] += 1
        if self.unwatched:
            self.unwatched -= 1
        else:
            self.house.settle()
            self.house.compare()

    def teardown(self) -> None:
        """A publisher that knows nothing finds nothing to do."""
        self.house.counts["sequences"] += 1
        self.house.settle()
        self.house.compare()
        run = self.house.publish_cold()
        assert (run.written, run.removed) == (0, 0), run.message


@pytest.fixture
def house(site_tree, settings, monkeypatch, tmp_path):
    """The house, with lists so short that few pages fill them."""
    monkeypatch.setattr(listings, "PAGE_SIZE", 3)
    for name, number in (("LATEST_ON_HOME", 3), ("EXPLAINERS_ON_HOME", 2), ("CAMPAIGNS_ON_HOME", 2)):
        monkeypatch.setattr(contexts, name, number)
    monkeypatch.setattr(feeds, "FEED_LENGTH", 4)
    monkeypatch.setattr(themes, "RECHECK_SECONDS", -1)
    house = House(tmp_path / "house")
    settings.LOA_THEMES_DIR = house.themes
    house.build(site_tree)
    yield house
    house.forget()


def try_newsroom(house, capsys, *, sequences, steps, **options):
    """Try as many random days, and say how many things happened in them."""
    chosen = settings(
        max_examples=sequences,
        stateful_step_count=steps,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        **options,
    )
    try:
        run_state_machine_as_test(type("Newsroom", (Newsroom,), {"house": house}), settings=chosen)
    finally:
        told = ", ".join(f"{count} {name}" for name, count in house.counts.items())
        with capsys.disabled():
            print(f"\nrandom edits on {django_settings.DATABASES['default']['ENGINE'].rpartition('.')[2]}: {told}")


def test_incremental_equals_full(house, capsys):
    sequences, steps = BUDGETS[django_settings.DATABASES["default"]["ENGINE"].rpartition(".")[2].removesuffix("3")]
    try_newsroom(house, capsys, sequences=sequences, steps=steps, derandomize=True, phases=PHASES)


@pytest.mark.soak
def test_incremental_equals_full_for_a_long_time(house, capsys):
    sequences, steps = SOAK
    try_newsroom(house, capsys, sequences=sequences, steps=steps, phases=PHASES)
