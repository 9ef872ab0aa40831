"""Daily totals come in: from the intake's small files, and from what somebody typed off the web server's log."""

import json
import logging
import os
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from pathlib import Path

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from cms.interest.models import CountedTally, DailyCount, Lead

logger = logging.getLogger("loa.ingest")
KEPT = timedelta(days=60)
"""How long the name of a file that was added up is remembered."""
LARGEST = 1024 * 1024
_MOST = 1_000_000
"""More in one day is a mistake of whoever counted."""
CountKey = tuple[date, str, str, str]
"""Day, form, placement, step."""


def take_in_tallies() -> int:
    """Add up the files of the intake that wait, each once, whoever is killed when; how many were added.

    A file that is none of the intake's is set aside in broken/. Raises Django's database errors: the files then wait.
    """
    folder, taken = Path(settings.LOA_SPOOL_DIR) / "tally", 0
    for path in sorted((folder / "new").glob("*.json")):
        try:
            taken += _take_in(path)
        except ValueError:
            logger.error("tally set aside: %s", path.name)
            (folder / "broken").mkdir(exist_ok=True, mode=0o770)
            os.replace(path, folder / "broken" / path.name)
        except FileNotFoundError:
            continue  # another process took it
    if taken:
        CountedTally.objects.filter(counted_at__lt=timezone.now() - KEPT).delete()
    return taken


@transaction.atomic
def import_seen(*, counts: Mapping[CountKey, int]) -> int:
    """Store daily totals somebody typed; a day that was typed before gets its new number. How many were stored."""
    rows = [
        DailyCount(day=day, form=form, placement=placement, step=step, source=DailyCount.Source.TYPED, number=number)
        for (day, form, placement, step), number in counts.items()
    ]
    DailyCount.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["day", "form", "placement", "step", "source"],
        update_fields=["number"],
    )
    return len(rows)


def _take_in(path: Path) -> bool:
    if path.stat().st_size > LARGEST:
        raise ValueError("too large")
    counts = _read_tally(path.read_bytes())
    try:
        with transaction.atomic():
            CountedTally.objects.create(name=path.name[:80])
            _add(counts)
    except IntegrityError:
        if not CountedTally.objects.filter(name=path.name[:80]).exists():
            raise
        path.unlink(missing_ok=True)  # added up before; whoever did was killed before removing it
        return False
    path.unlink(missing_ok=True)
    return True


def _read_tally(content: bytes) -> dict[CountKey, int]:
    """Raises ValueError for what the intake does not write."""
    counts: dict[CountKey, int] = {}
    try:
        lines = json.loads(content)
        if not isinstance(lines, list):
            raise ValueError("no lines")
        for day, form, placement, step, number in lines:
            if form not in Lead.Kind or step not in DailyCount.Step or len(placement) > 80 or not placement.isascii():
                raise ValueError("of no form")
            if type(number) is not int or not 0 < number <= _MOST:
                raise ValueError("no number")
            key = date.fromisoformat(day), form, placement, step
            counts[key] = counts.get(key, 0) + number
    except (TypeError, AttributeError, RecursionError) as error:
        raise ValueError("no tally") from error
    return counts


def _add(counts: Mapping[CountKey, int]) -> None:
    for day, form, placement, step in _in_one_order(counts):
        facts = {"day": day, "form": form, "placement": placement, "step": step, "source": DailyCount.Source.INTAKE}
        row, _made = DailyCount.objects.get_or_create(**facts)
        number = counts[day, form, placement, step]
        DailyCount.objects.filter(pk=row.pk).update(number=F("number") + number)


def _in_one_order(counts: Iterable[CountKey]) -> list[CountKey]:
    """So that two workers never wait for each other."""
    return sorted(counts)
