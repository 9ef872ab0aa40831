"""How fast the office takes in a backlog, and how fast its list answers when it is long.

`make bench BENCH=leads`, or `python tests/bench/bench_leads.py [--number N] [--database URL]`. Without a database of
its own it makes an SQLite file; a PostgreSQL database named here must be empty. Beside the times it counts queries:
they must not grow with the rows.
"""

import argparse
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

FAMILIES = "Nguyễn,Trần,Lê,Phạm,Hoàng,Huỳnh,Phan,Vũ,Võ,Đặng,Bùi,Đỗ,Hồ,Ngô,Dương,Lý"
GIVEN = "An,Bình,Cúc,Dung,Đào,Hạnh,Hoa,Hồng,Hương,Lan,Liên,Mai,Minh,Nga,Ngọc,Như,Oanh,Phúc,Quyên,Sáu,Thảo,Út,Xuân"
ROUNDS = 7


def main() -> None:
    """Fill, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--number", type=int, default=100_000, help="sendings in the backlog")
    parser.add_argument("--database", default="", help="postgres://… of an empty database; else an SQLite file")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="loa-leads-") as folder:
        furnish(Path(folder), options.database)
        fill_spool(options.number)
        measure_ingest(options.number)
        measure_inbox()


def furnish(folder: Path, database: str) -> None:
    """An office of its own: database, keys, folders, units."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "cms.settings.dev"
    os.environ["LOA_VAR_DIR"], os.environ["LOA_SPOOL_DIR"] = str(folder / "var"), str(folder / "spool")
    os.environ["DATABASE_URL"] = database or f"sqlite:///{folder / 'loa.sqlite3'}"
    subprocess.run([sys.executable, "manage.py", "migrate", "-v", "0"], cwd=ROOT, check=True)
    import django

    django.setup()
    from tests.interest.desk import plant_tree

    plant_tree()
    from cms.union.models import Workplace

    for number in range(200):
        Workplace.objects.create(name=f"Công ty May {number}")


def fill_spool(number: int) -> None:
    """A backlog of `number` sealed sendings of one month."""
    from django.conf import settings

    from cms.interest.keys import get_public_keys
    from cms.interest.messages import write_message
    from cms.interest.sealing import seal
    from cms.interest.spool import make_folders
    from tests.interest.desk import MONDAY, make_message

    dice, keys = random.Random(1), get_public_keys()  # noqa: S311
    families, given = FAMILIES.split(","), GIVEN.split(",")
    make_folders(settings.LOA_SPOOL_DIR)
    for one in range(number):
        message = make_message(
            f"+849{one:08}",
            at=MONDAY + timedelta(minutes=dice.randrange(40_000)),
            name=f"{dice.choice(families)} Thị {dice.choice(given)} {dice.choice(given)}",
            workplace=f"cty may {dice.randrange(400)}",
            note="Tôi muốn hỏi về tăng ca.",
            codes={"commune": "30742"},
        )
        path = Path(settings.LOA_SPOOL_DIR) / "new" / f"{message.code}.sealed"
        path.write_bytes(seal(write_message(message), keys))
    say(f"{number} sealed files wait")


def measure_ingest(number: int) -> None:
    """One process takes the backlog in."""
    before, used = time.perf_counter(), _children_processor()
    said = subprocess.run(
        [sys.executable, "manage.py", "ingest"], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout.strip()
    seconds, used = time.perf_counter() - before, _children_processor() - used
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    say(f"ingest: {said}; {number / seconds:.0f} a second (goal 500), {number / used:.0f} a second of processor time")
    say(f"        {seconds:.0f} s, of which {used:.0f} s processor; at most {peak:.0f} MB")


def _children_processor() -> float:
    """Seconds; on a machine that others use as well, more to be believed than the clock."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def measure_inbox() -> None:
    """Each list and search as the screens ask for it: one page of fifty, and how many there are."""
    from django.utils import timezone

    from cms.accounts.models import User
    from cms.interest import queries
    from cms.interest.models import Lead
    from cms.union.models import Unit

    if os.environ["DATABASE_URL"].startswith("postgres"):
        _run("VACUUM ANALYZE")
    user = User.objects.create_superuser("bench")
    ward = User.objects.get(username="phuong")
    ward.user_permissions.add(*_view_permission())
    ward = User.objects.get(pk=ward.pk)
    phone = Lead.objects.order_by("pk").last().phone
    seen = queries.get_visible_leads
    asked: dict[str, Callable] = {
        "list": lambda: queries.filter_inbox(seen(user)),
        "list, of one unit and below": lambda: queries.filter_inbox(seen(ward)),
        "filter by state": lambda: queries.filter_inbox(seen(user)).filter(status="new"),
        "filter by unit": lambda: queries.filter_inbox(seen(user)).filter(unit=Unit.objects.get(code="rg")),
        "overdue": lambda: queries.filter_overdue(seen(user), timezone.now()),
        "mine": lambda: queries.filter_mine(seen(ward), ward),
        "quarantine": lambda: queries.filter_quarantined(seen(user)),
        "search a phone": lambda: queries.search_leads(seen(user), phone),
        "search 'nguyen thi lan'": lambda: queries.search_leads(seen(user), "nguyen thi lan"),
        "search 'th' (everybody)": lambda: queries.search_leads(seen(user), "th"),
        "search 'lan' of one unit": lambda: queries.search_leads(seen(ward), "lan"),
        "search nobody": lambda: queries.search_leads(seen(user), "zzz"),
    }
    say(f"{Lead.objects.count()} leads")
    for name, ask in asked.items():
        _measure(name, ask)
    _measure("groups by workplace", lambda: queries.list_groups(seen(user), timezone.localdate()), whole=True)


def _measure(name: str, ask: Callable, whole: bool = False) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    taken, counted = [], 0
    for _round in range(ROUNDS):
        with CaptureQueriesContext(connection) as asked:
            before = time.perf_counter()
            found = ask()
            if not whole:
                found.count()
                list(found[:50])
            taken.append(time.perf_counter() - before)
        counted = len(asked)
    milliseconds = 1000 * median(taken)
    say(f"{name:32} {milliseconds:7.1f} ms (goal 200){'' if milliseconds < 200 else '  MISSED'}, {counted} queries")


def _run(statement: str) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(statement)


def _view_permission():
    from django.contrib.auth.models import Permission

    return Permission.objects.filter(codename="view_lead", content_type__app_label="interest")


def say(line: str) -> None:
    """One line, at once."""
    print(line, flush=True)


if __name__ == "__main__":
    main()
