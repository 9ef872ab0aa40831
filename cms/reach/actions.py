"""Sums come in: from the server's small files and from a web server's log. What is old is summed into months."""

import logging
import os
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F, Sum
from django.db.models.functions import TruncMonth
from django.utils import timezone

from cms.reach.log_lines import Line
from cms.reach.models import CountedFile, CountedLog, DailyReads, MonthlyReads, Origin
from cms.serving.reads import ReadKey, get_day, read_file

logger = logging.getLogger(__name__)
KEPT = timedelta(days=60)
"""How long the name of a file that was added up is remembered."""
DAYS_KEPT = 400
"""Daily sums older than so many days become monthly ones: a year can be compared with the year before, day by day."""
LARGEST = 16 * 1024 * 1024
MOST_PLACEMENTS = 300
"""Placements told apart in one taking in: whoever makes codes up must not fill the tables."""


def find_folder() -> Path:
    """Where the server's files wait."""
    return Path(settings.LOA_VAR_DIR) / "reads"


def take_in_reads() -> int:
    """Add up the server's files that wait, each once, whoever is killed when; how many were added.

    A file that is none of the server's is set aside in broken/. Raises Django's database errors: the files then wait.
    """
    folder, taken = find_folder(), 0
    for path in sorted((folder / "new").glob("*.json")):
        try:
            taken += _take_in(path)
        except ValueError:
            logger.error("counts set aside: %s", path.name)
            (folder / "broken").mkdir(exist_ok=True, mode=0o770)
            os.replace(path, folder / "broken" / path.name)
        except FileNotFoundError:
            continue  # another process took it
    if taken:
        CountedFile.objects.filter(counted_at__lt=timezone.now() - KEPT).delete()
    return taken


def _take_in(path: Path) -> bool:
    if path.stat().st_size > LARGEST:
        raise ValueError("too large")
    counts = read_file(path.read_bytes())
    try:
        with transaction.atomic():
            CountedFile.objects.create(name=path.name[:80])
            _add(counts, Origin.SERVER)
    except IntegrityError:
        if not CountedFile.objects.filter(name=path.name[:80]).exists():
            raise
        path.unlink(missing_ok=True)  # added up before; whoever did was killed before removing it
        return False
    path.unlink(missing_ok=True)
    return True


@transaction.atomic
def add_log(*, lines: Iterable[Line], name: str) -> int:
    """Add the readings in lines of the web server `name` that were not counted before; how many they were.

    The last second is left for the next time, when all of its lines are there; so the same log may be given again.
    """
    mark, _made = CountedLog.objects.select_for_update().get_or_create(
        name=name, defaults={"until": datetime.fromtimestamp(0, tz=timezone.get_current_timezone())}
    )
    newest, counts, last = mark.until, Counter[ReadKey](), Counter[ReadKey]()
    for line in lines:
        if line.at <= mark.until:
            continue
        if line.at > newest:
            counts.update(last)
            newest, last = line.at, Counter()
        if line.is_reading:
            key = (get_day(line.at), line.path, line.placement, line.source)
            (last if line.at == newest else counts)[key] += 1
    if newest > mark.until:
        CountedLog.objects.filter(pk=mark.pk).update(until=newest - timedelta(microseconds=1))
    _add(counts, Origin.LOG)
    return counts.total()


def _add(counts: Mapping[ReadKey, int], origin: str) -> None:
    for (day, path, placement, source), number in sorted(_limit_placements(counts).items()):
        facts = {"path": path, "placement": placement, "source": source, "origin": origin}
        row, _made = DailyReads.objects.get_or_create(since=date.fromisoformat(day), **facts)
        DailyReads.objects.filter(pk=row.pk).update(number=F("number") + number)


def _limit_placements(counts: Mapping[ReadKey, int]) -> Counter[ReadKey]:
    """The sums, with all but the most frequent placements counted as none."""
    often = Counter[str]()
    for (_day, _path, placement, _source), number in counts.items():
        often[placement] += number
    kept = {placement for placement, _number in often.most_common(MOST_PLACEMENTS)}
    limited = Counter[ReadKey]()
    for (day, path, placement, source), number in counts.items():
        limited[day, path, placement if placement in kept else "", source] += number
    return limited


@transaction.atomic
def sum_old_days(*, today: date) -> int:
    """Turn the daily sums of months that lie more than DAYS_KEPT days back into monthly ones; how many rows went."""
    before = (today - timedelta(days=DAYS_KEPT)).replace(day=1)
    old = DailyReads.objects.filter(since__lt=before)
    facts = ("path", "placement", "source", "origin")
    for row in old.annotate(month=TruncMonth("since")).values("month", *facts).annotate(sum=Sum("number")).order_by():
        month, number = row.pop("month"), row.pop("sum")
        kept, _made = MonthlyReads.objects.get_or_create(since=month, **row)
        MonthlyReads.objects.filter(pk=kept.pk).update(number=F("number") + number)
    return old.delete()[0]
