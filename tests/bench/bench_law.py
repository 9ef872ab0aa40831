"""From “this ends on 1/7” to all drafts and tasks: how long an editor waits when the law changes.

`make bench BENCH=law`, or `python tests/bench/bench_law.py [--pages N] [--touched N] [--print-only]`. Beside it: how
long finding every use takes, which the editor sees before pressing the button.
"""

import argparse
import os
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.bench.house import House  # noqa: E402 - found only once the root is on the path
from tests.bench.measuring import Result, judge, print_table, say, write_results  # noqa: E402

GOAL_SECONDS = 10.0
ROUNDS = 5


def main() -> None:
    """Furnish, measure, print and keep the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=500, help="explainers in the library")
    parser.add_argument("--touched", type=int, default=100, help="those that use the figure")
    parser.add_argument("--only", action="append", help="any other group than `law` leaves this out")
    parser.add_argument("--print-only", action="store_true", help="leave results.json as it is")
    asked, _others = parser.parse_known_args()
    if asked.only and "law" not in asked.only:
        return
    with tempfile.TemporaryDirectory(prefix="loa-bench-law-") as folder:
        rows = measure(Path(folder), asked.pages, asked.touched)
    (print_table if asked.print_only else write_results)(rows)


def measure(folder: Path, pages: int, touched: int) -> list[Result]:
    """All rows, in a house of its own on SQLite."""
    house = House(folder)
    say(f"law: database, {pages} explainers …")
    house.manage("migrate", "-v", "0")
    os.environ.update(house.env)
    import django

    django.setup()
    figure = furnish(pages, touched)
    from cms.content.law_uses import find_uses
    from cms.schema.references import make_ref

    ref = make_ref("figure", figure.pk)
    looking = median(take(lambda: find_uses([ref])) for _ in range(ROUNDS))
    found = len({use.page for use in find_uses([ref])})
    preparing = take(lambda: prepare(figure))
    name = f"law: {touched} of {pages} explainers touched"
    return [
        judge(f"{name}, pages found", found, "pages", at_least=touched),
        judge(f"{name}, every use found", looking, "s"),
        judge(f"{name}, registry changed, drafts and tasks made", preparing, "s", at_most=GOAL_SECONDS),
    ]


def furnish(pages: int, touched: int):
    """A library of explainers of 600 words; the first `touched` use one figure. Returns the figure."""
    from django.conf import settings
    from wagtail.models import Locale, Page

    from cms.content.models import ExplainerPage, HomePage
    from cms.demo.filling import fill_page
    from cms.schema import Explainer, RichText
    from tests.law.registry import make_figure

    Locale.objects.get_or_create(language_code=settings.LANGUAGE_CODE)
    home = Page.get_first_root_node().add_child(instance=HomePage(title="Trang chủ", slug="trang-chu"))
    figure = make_figure()
    words = RichText(html="<p>" + "Người lao động được trả lương đúng hạn theo hợp đồng. " * 60 + "</p>")
    for number in range(pages):
        answer = f'<p>Ít nhất <a href="figure:{figure.pk}">x</a>.</p>' if number < touched else "<p>Có.</p>"
        page = ExplainerPage(slug=f"cau-{number}")
        fill_page(page, Explainer(title=f"Câu hỏi {number}?", short_answer=answer, body=(words,)), {})
        home.add_child(instance=page)
        page.save_revision().publish()
    return figure


def prepare(figure) -> None:
    """What the button does."""
    from cms.accounts.models import User
    from cms.editorial.law_changes import prepare_change
    from cms.editorial.models import LawChange, LawChangeItem

    change = LawChange.objects.create(title="Lương mới", effective_on=date.today() + timedelta(days=40))
    LawChangeItem.objects.create(change=change, kind="new_value", figure=figure, value=5_080_000)
    prepare_change(change=change, actor=User.objects.create_superuser("bench"))


def take(act) -> float:
    """Seconds that `act` took."""
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
