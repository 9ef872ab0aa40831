"""One size of site with all that is measured on it: our houses, the warm publisher, and Hugo's sites."""

from contextlib import ExitStack
from functools import cached_property
from pathlib import Path

from tests.bench.house import House, open_house
from tests.bench.hugo_peer import HugoSite, HugoWatch
from tests.bench.measuring import say
from tests.bench.warm import WarmPublisher

NO_HUGO_FROM = 50_000
"""Hugo needs some 90 kB of memory for an article."""


class Place:
    """Everything of one size; made when it is first asked for, gone with the `stack` it was given."""

    def __init__(self, folder: Path, size: int, stack: ExitStack) -> None:
        """A house of `size` articles below `folder`, published once: pictures are encoded once in their life."""
        self.folder, self.size, self._stack = folder / str(size), size, stack
        self._warm: WarmPublisher | None = None
        self.house = open_house(self.folder / "house", size)
        say(f"{size} articles: first publish, which encodes the pictures and is not measured …")
        self.house.manage("publish")

    @property
    def has_hugo(self) -> bool:
        """Whether Hugo is asked at this size."""
        return self.size < NO_HUGO_FROM

    @cached_property
    def cold(self) -> House:
        """The same house again, for commands that start from nothing."""
        return open_house(self.folder / "cold", self.size)

    @property
    def warm(self) -> WarmPublisher:
        """The publisher's process, come to rest; another one when an order brought the last one down."""
        if self._warm is None or not self._warm.works:
            self._warm = self._stack.enter_context(WarmPublisher(self.house))
            self._warm.ask("settle")
        return self._warm

    @cached_property
    def hugo(self) -> HugoSite:
        """The same articles as a Hugo site."""
        return HugoSite(self.folder / "hugo", self.size, self.house.site)

    @cached_property
    def hugo_markdown(self) -> HugoSite:
        """The same from Markdown, as it was when wagtail-bakery was measured."""
        return HugoSite(self.folder / "hugo-markdown", self.size, self.house.site, markdown=True)

    @cached_property
    def hugo_watch(self) -> HugoWatch:
        """Hugo, watching a site of its own."""
        say(f"{self.size} articles: starting hugo --watch …")
        site = HugoSite(self.folder / "hugo-watch", self.size, self.house.site)
        return self._stack.enter_context(HugoWatch(site))

    def pick(self, turn: int, count: int) -> list[int]:
        """`count` numbers of articles, spread over the whole site, others in each turn."""
        return [(turn * 7919 + step * self.size // count + step) % self.size for step in range(count)]
