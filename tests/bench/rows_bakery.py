"""Rows about wagtail-bakery, which also starts from Wagtail's database: taken when asked for, or at night."""

from tests.bench.bakery_peer import BakerySite
from tests.bench.measuring import Result, judge, median_of, say, take_turns
from tests.bench.place import Place
from tests.bench.rows_full import publish_from_nothing
from tests.bench.shape import list_disagreements

GOAL = 20
LARGE, TURNS = 5_000, 3
"""Above LARGE it is built once: that takes minutes."""


def measure_bakery(place: Place) -> list[Result]:
    """Everything from nothing but the database, in turn with wagtail-bakery."""
    say(f"{place.size} articles: filling wagtail-bakery's site …")
    bakery = BakerySite(place.folder / "bakery", place.size, place.house.site)
    say(f"{place.size} articles: full build by wagtail-bakery, in turn with ours …")
    costs = take_turns(
        {"nothing": lambda: publish_from_nothing(place), "bakery": bakery.build},
        turns=1 if place.size >= LARGE else TURNS,
    )
    pages = sorted(path.relative_to(bakery.output).as_posix() for path in bakery.output.rglob("index.html"))
    problems = list_disagreements(place.house.site, bakery.output, pages)
    for problem in problems[:5]:
        say(f"  not the same shape: {problem}")
    ours, theirs = median_of(costs["nothing"]), median_of(costs["bakery"])
    name = f"{place.size}: full publish, from nothing but the database"
    return [
        judge(f"{name}, times faster than wagtail-bakery in this run", theirs / ours, "x", at_least=GOAL, peer=1.0),
        judge(f"{place.size}: wagtail-bakery, full build of pages alone", theirs, "s"),
        judge(f"{place.size}: pages of wagtail-bakery's in our shape, of {len(pages)}", len(pages) - len(problems),
              "pages", at_least=len(pages)),
    ]  # fmt: skip
