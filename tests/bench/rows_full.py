"""Rows about publishing everything: against Hugo, and against wagtail-bakery."""

from collections.abc import Callable

from tests.bench.machine import MemoryWatch, Meter
from tests.bench.measuring import MEGABYTE, Cost, Result, describe_noise, judge, median_of, say, take_turns
from tests.bench.place import Place
from tests.bench.published import ReleaseWatch, is_page, list_compressed, read_published
from tests.bench.shape import list_disagreements

BAKERY_TIMES_HUGO = {1_000: 33, 10_000: 65}
"""How many times Hugo's time (from Markdown) wagtail-bakery 0.8 took, in turn with it; see README.md."""
PAGES_COMPARED = 150
MEMORY_GOAL = 300
HTML_GOAL, COPIES_GOAL, BAKERY_GOAL = 1 / 2, 1.5, 1 / 20
"""Shares of the peer's time."""


def measure_full(place: Place, turns: int) -> list[Result]:
    """All rows of one size about publishing everything."""
    shape = compare_shapes(place)
    say(f"{place.size} articles: full publish in {turns} turns …")
    costs = take_turns(_list_contestants(place), turns=turns)
    hugo = median_of(costs["hugo"])
    return [shape, *_judge_warm(place, costs, hugo), *_judge_cold(place, costs, hugo), *_judge_rest(place, costs)]


def compare_shapes(place: Place) -> Result:
    """Whether Hugo's pages have the shape of ours; raises RuntimeError when its site is another site."""
    place.hugo.build()
    paths = sorted(
        path.relative_to(place.hugo.output).as_posix()
        for path in place.hugo.output.rglob("index.html")
        if "/trang/" not in str(path)  # Hugo counts these from the other end
    )
    lists = [path for path in paths if path.count("/") < 2 or path.startswith(("the/", "luu-tru/"))]
    articles = [path for path in paths if path not in set(lists)]
    sample = lists + articles[:: max(1, len(articles) // PAGES_COMPARED)]
    problems = list_disagreements(place.house.site, place.hugo.output, sample)
    for problem in problems[:5]:
        say(f"  not the same shape: {problem}")
    say(f"{place.size} articles: {len(sample) - len(problems)} of {len(sample)} pages have the same tags and words")
    return judge(f"{place.size}: pages of Hugo's in our shape, of {len(sample)}", len(sample) - len(problems), "pages",
                 at_least=len(sample))  # fmt: skip


def _list_contestants(place: Place) -> dict[str, Callable[[], Cost]]:
    return {
        "hugo": place.hugo.build,
        "warm": lambda: publish_warm(place),
        "cold": lambda: publish_cold(place),
        "nothing": lambda: publish_from_nothing(place),
        "hugo, Markdown": place.hugo_markdown.build,
    }


def publish_warm(place: Place) -> Cost:
    """The warm publisher fills a new folder from the store. `seconds`: until all pages are live."""
    warm, site = place.warm, place.house.open_site()
    watch, memory = ReleaseWatch(site), MemoryWatch(warm.pid)
    watch.start()
    memory.start()
    with Meter() as meter:
        answer = warm.publish_into(site)
    watch.end()
    memory.end()
    final = read_published(site)
    pages, compressed = {path for path in final if is_page(path)}, list_compressed(final)
    live = watch.find_moment(lambda files: pages <= files.keys())
    copies = watch.find_moment(lambda files: compressed <= list_compressed(files))
    return Cost(
        seconds=live - answer["woke"],
        processor=meter.processor,
        peak=memory.peak / MEGABYTE,
        others=meter.others,
        more={"copies": copies - answer["woke"], "files": len(final)},
    )


def publish_cold(place: Place) -> Cost:
    """`manage.py publish` into a new folder, with all entries in the store."""
    if not place.cold.site.exists():
        place.cold.manage("publish")
    place.cold.open_site()
    return place.cold.manage("publish")


def publish_from_nothing(place: Place) -> Cost:
    """`manage.py publish` into a new folder, with nothing but the pages in the database."""
    place.cold.run("from tests.bench.furnishing import forget_published; forget_published()")
    place.cold.open_site()
    return place.cold.manage("publish")


def _judge_warm(place: Place, costs: dict[str, list[Cost]], hugo: float) -> list[Result]:
    name = f"{place.size}: full publish, warm"
    live, copies = median_of(costs["warm"]), median_of(costs["warm"], "copies")
    return [
        judge(f"{name}, until the HTML is live", live, "s", at_most=hugo * HTML_GOAL, peer=hugo),
        judge(f"{name}, until the HTML is live, times Hugo's time", live / hugo, "x", at_most=HTML_GOAL, peer=1.0),
        judge(f"{name}, until gzip and brotli copies are live too", copies, "s", at_most=hugo * COPIES_GOAL, peer=hugo),
        judge(f"{name}, with copies, times Hugo's time", copies / hugo, "x", at_most=COPIES_GOAL, peer=1.0),
    ]


def _judge_cold(place: Place, costs: dict[str, list[Cost]], hugo: float) -> list[Result]:
    cold, nothing = median_of(costs["cold"]), median_of(costs["nothing"])
    markdown = median_of(costs["hugo, Markdown"])
    bakery = BAKERY_TIMES_HUGO[place.size] * markdown if place.size in BAKERY_TIMES_HUGO else None
    name = f"{place.size}: full publish"
    rows = [
        judge(f"{name}, cold command, with copies", cold, "s", at_most=hugo * COPIES_GOAL, peer=hugo),
        judge(f"{name}, cold command, times Hugo's time", cold / hugo, "x", at_most=COPIES_GOAL, peer=1.0),
        judge(f"{name}, from nothing but the database", nothing, "s",
              at_most=bakery and bakery * BAKERY_GOAL, peer=bakery),
        judge(f"{place.size}: Hugo, full build from Markdown", markdown, "s"),
    ]  # fmt: skip
    if bakery:
        faster = bakery / nothing
        rows.append(judge(f"{name}, from nothing, times faster than wagtail-bakery (by Hugo's yardstick)", faster, "x",
                          at_least=1 / BAKERY_GOAL, peer=1.0))  # fmt: skip
    return rows


def _judge_rest(place: Place, costs: dict[str, list[Cost]]) -> list[Result]:
    peak = max(cost.peak for name in ("warm", "cold", "nothing") for cost in costs[name])
    peer = max(cost.peak for cost in costs["hugo"])
    ours, theirs = median_of(costs["cold"], "processor"), median_of(costs["hugo"], "processor")
    noise = max(map(describe_noise, costs.values()))
    name = f"{place.size}: full publish"
    return [
        judge(f"{name}, peak memory of all processes", peak, "MB", at_most=MEMORY_GOAL, peer=peer),
        judge(f"{name}, cold command, processor time", ours, "s", peer=theirs),
        judge(f"{name}, files written", costs["warm"][-1].more["files"], "files"),
        judge(f"{name}, largest share others took of the machine", noise, "share"),
    ]
