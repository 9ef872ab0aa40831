"""Keeps the newest release's table at hand: a look at the manifest twice a second, the building off to the side."""

import json
import logging
import os
import threading
from pathlib import Path

from cms.serving.table import Table, build_table

logger = logging.getLogger(__name__)

LOOK_EVERY = 0.5
"""Seconds between two looks at the manifest."""


class ReleaseWatch:
    """The current table of a site folder. Readers take one reference; a new release swaps that reference."""

    def __init__(self, site_dir: Path) -> None:
        """Read what is published under `site_dir` now; it need not exist yet."""
        self.table: Table | None = None
        self._manifest = site_dir / ".manifest.json"
        self._objects = site_dir / ".objects"
        self._seen: tuple[int, ...] = ()
        self._process = 0
        self._lock = threading.Lock()
        self.look()

    def get_table(self) -> Table | None:
        """The newest table known; None before the first release. Starts the watching in this process if needed.

        The thread is started here and not at creation, because a server forks after creation and threads do not
        survive that.
        """
        if self._process != os.getpid():
            self._start()
        return self.table

    def look(self) -> bool:
        """Look at the manifest and take it up if it is another; True when the table changed.

        A manifest that cannot be read or understood leaves the last good table in place.
        """
        with self._lock:
            try:
                if _identify(os.stat(self._manifest)) == self._seen:
                    return False
                with open(self._manifest, "rb") as file:
                    self._seen = _identify(os.fstat(file.fileno()))
                    self.table = build_table(json.load(file), self._objects, self.table)
            except FileNotFoundError:
                return False
            except OSError as error:
                logger.error("The manifest %s cannot be read: %s", self._manifest, error)
                return False
            except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
                logger.error("The manifest %s is damaged, the last release stays: %r", self._manifest, error)
                return False
            return True

    def _start(self) -> None:
        with self._lock:
            if self._process == os.getpid():
                return
            self._process = os.getpid()
            threading.Thread(target=self._watch, name="release-watch", daemon=True).start()

    def _watch(self) -> None:
        pause = threading.Event()
        while not pause.wait(LOOK_EVERY):
            try:
                self.look()
            except Exception:  # a dead watch would freeze the site at this release
                logger.exception("Looking at the manifest failed; trying again")


def _identify(stat: os.stat_result) -> tuple[int, ...]:
    return stat.st_ino, stat.st_mtime_ns, stat.st_size
