"""How often a form was begun, in daily totals: day, form, placement, step and a number. Nothing else is known here.

No cookie, no address, no device: who opened a form cannot be told from anybody else. Counted in memory, written each
minute and at the end as a small file of its own (temporary file, then renamed: whole or not there), which the office
adds up and removes (`funnel.actions.take_in_tallies`). A process that is killed loses at most its last minute; a power
cut perhaps the last files: they are not waited for. Whether they can be written is never a reason to keep a worker
waiting or to show an error.
"""

import atexit
import json
import logging
import os
import re
import secrets
import threading
from collections import Counter
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from django.conf import settings

from cms.interest.messages import KINDS

logger = logging.getLogger("loa.intake")
STARTED = "started"
SECONDS = 60.0
MOST_KEYS = 2_000
"""Lines in one file; beyond it placements are left out and only the forms are told apart."""
MOST_FILES = 20_000
"""Files that may wait for an office that does not come; beyond it the numbers are kept in memory, and not for ever."""
SUFFIX = ".json"
_PLACEMENT = re.compile(r"[A-Za-z0-9_-]{1,40}")
_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
_Key = tuple[str, str, str, str]


class Tally:
    """One process's counts; safe with threads and after a fork."""

    def __init__(self, folder: Callable[[], Path], *, seconds: float = SECONDS) -> None:
        """`folder`: where the files go; asked for at each writing. `seconds`: how long a count may wait."""
        self._folder, self._seconds = folder, seconds
        self._lock = threading.Lock()
        self._counts: Counter[_Key] = Counter()
        self._timer: threading.Timer | None = None
        os.register_at_fork(after_in_child=self._forget)

    def count(self, step: str, form: str, placement: str = "", day: date | None = None) -> None:
        """Count one `step` of `form`. A form we do not have is not counted; a placement that cannot be is left out."""
        if form not in KINDS:
            return
        placement = placement if _PLACEMENT.fullmatch(placement) else ""
        key = ((day or datetime.now(_ZONE).date()).isoformat(), form, placement, step)
        with self._lock:
            if key not in self._counts and len(self._counts) >= MOST_KEYS:
                key = (*key[:2], "", step)
            self._counts[key] += 1
            if self._timer is None:
                self._timer = threading.Timer(self._seconds, self.write)
                self._timer.daemon = True
                self._timer.start()

    def write(self) -> Path | None:
        """Put what was counted on the disk; None when there is nothing, or when it cannot be written (it is kept)."""
        with self._lock:
            counts, self._counts, self._timer = self._counts, Counter(), None
        if not counts:
            return None
        try:
            return _write_file(self._folder(), counts)
        except OSError as error:
            logger.error("the tally cannot be written: %s", error.strerror)
            with self._lock:
                kept = self._counts + counts
                self._counts = Counter(dict(kept.most_common(MOST_KEYS)))
            return None

    def _forget(self) -> None:
        # What the parent counted is the parent's to write; its timer did not come along.
        self._lock, self._counts, self._timer = threading.Lock(), Counter(), None


def find_folder() -> Path:
    """Where the files wait: beside the messages, and never among them."""
    return Path(settings.LOA_SPOOL_DIR) / "tally"


def _write_file(folder: Path, counts: Counter[_Key]) -> Path:
    unfinished, finished = folder / "tmp", folder / "new"
    for place in (unfinished, finished):
        place.mkdir(parents=True, exist_ok=True, mode=0o770)
    with os.scandir(finished) as entries:
        if sum(1 for _entry in entries) >= MOST_FILES:
            raise OSError(0, "nobody takes the tallies")
    name = f"{os.getpid()}-{secrets.token_hex(8)}{SUFFIX}"
    lines = [[*key, number] for key, number in sorted(counts.items())]
    (unfinished / name).write_text(json.dumps(lines), encoding="ascii")
    os.rename(unfinished / name, finished / name)
    return finished / name


TALLY = Tally(find_folder)
atexit.register(TALLY.write)


def count_started(form: str, placement: str = "") -> None:
    """Somebody began to fill in `form`: its token or its page to look over was asked for."""
    TALLY.count(STARTED, form, placement)
