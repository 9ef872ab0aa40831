"""Keeps the newest release's table at hand: a look at the published folder twice a second, the building aside."""

import logging
import os
import threading
from dataclasses import replace
from pathlib import Path

from cms.serving.journal import DAMAGE, Position, identify, read_base, read_journal
from cms.serving.table import Table

logger = logging.getLogger(__name__)

LOOK_EVERY = 0.5
"""Seconds between two looks at the published folder."""
_AT_MOST = 5
"""Times that one look starts over because more was published while it read."""


class ReleaseWatch:
    """The current table of a site folder. Readers take one reference; a new release swaps that reference."""

    def __init__(self, site_dir: Path) -> None:
        """Read what is published under `site_dir` now; it need not exist yet."""
        self.table: Table | None = None
        self._folder = Path(site_dir)
        self._position = Position()
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
        """Look at the manifest and its journal and take up what is new; True when the table changed.

        What cannot be read or understood leaves the last good table in place.
        """
        with self._lock:
            before = self.table
            for _ in range(_AT_MOST):
                if not self._take_up():
                    break
            return self.table is not before

    def _take_up(self) -> bool:
        """Read on from where the last look ended; False when nothing came of it."""
        table, position = self.table, replace(self._position)
        try:
            if identify(os.stat(self._folder / ".manifest.json")) != position.base:
                table = read_base(self._folder, position, table)
            table = read_journal(table, position)
        except FileNotFoundError:
            return False
        except EOFError:
            logger.error("The journal %s lost what was read from it; all is read anew", position.journal)
            self._position = Position()
            return True
        except OSError as error:
            logger.error("The published folder %s cannot be read: %s", self._folder, error)
            return False
        except DAMAGE as error:
            logger.error("The manifest in %s is damaged, the last release stays: %r", self._folder, error)
            self._position.base = position.base
            return False
        changed, self.table, self._position = table is not self.table, table, position
        return changed

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
                logger.exception("Looking at what is published failed; trying again")
