"""A night's round: try every link that is due, politely, and tell the owners of pages what surely fails."""

import logging
import queue
import threading
from collections import defaultdict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

from django.conf import settings
from django.db import Error as DatabaseError
from django.db import close_old_connections
from django.utils import timezone, translation

from cms.editorial.models import OutsideLink
from cms.editorial.outside_links import get_own_address, list_due, note_links, record_outcome
from cms.editorial.outside_links_fetching import Outcome, Visitor
from cms.editorial.outside_links_report import tell_owners
from cms.editorial.review_reminders import remind_reviews

logger = logging.getLogger(__name__)
HOSTS_AT_ONCE = 4
MOST_OF_A_HOST = 300
"""Links of one host in one round; the rest waits for the next."""


def check_links(*, go_on: Callable[[], bool] = lambda: True, pause: float | None = None) -> int:
    """Try every link that is due, and mail what surely fails; how many links were tried.

    `go_on`: asked before each try; when it says no, the round ends. `pause`: seconds between two requests to a host.
    """
    note_links()
    hosts: dict[str, list[OutsideLink]] = defaultdict(list)
    for link in list_due(timezone.now()):
        hosts[urlsplit(link.url).hostname or ""].append(link)
    may_be_local = getattr(settings, "LOA_LINKS_MAY_BE_LOCAL", False)
    options = {} if pause is None else {"pause": pause}
    visitor = Visitor(site=get_own_address(), may_be_local=may_be_local, **options)
    results: queue.Queue[tuple[OutsideLink, Outcome] | None] = queue.Queue()
    tried = 0
    with ThreadPoolExecutor(HOSTS_AT_ONCE) as threads:
        for links in hosts.values():
            threads.submit(_visit_host, links[:MOST_OF_A_HOST], visitor, go_on, results)
        for _host in hosts:
            while (result := results.get()) is not None:
                record_outcome(link=result[0], outcome=result[1])
                tried += 1
    tell_owners()
    return tried


def _visit_host(links: list[OutsideLink], visitor: Visitor, go_on: Callable[[], bool], results: queue.Queue) -> None:
    """Try the links of one host one after another; the last thing put into `results` is None."""
    try:
        with translation.override("vi"):
            for link in links:
                if not go_on():
                    return
                outcome = visitor.try_url(link.url)
                results.put((link, outcome))
                if outcome.wait is not None:
                    for other in links[links.index(link) + 1 :]:
                        results.put((other, outcome))
                    return
    except Exception:  # one host must not keep the round from ending
        logger.exception("trying the links of a host broke off")
    finally:
        results.put(None)


class Nights:
    """Rounds in every night, until stopped. Each ends with the mails about explainers that are due for a review."""

    def __init__(self, is_night: Callable[[], bool], *, look_every: float = 600.0) -> None:
        """`look_every`: seconds between two looks at the clock."""
        self.stop = threading.Event()
        self._is_night = is_night
        self._look_every = look_every

    def run(self) -> None:
        """Try what is due whenever it is night."""
        while not self.stop.is_set():
            if self._is_night():
                self._run_once()
            self.stop.wait(self._look_every)

    def _run_once(self) -> None:
        close_old_connections()
        try:
            check_links(go_on=lambda: self._is_night() and not self.stop.is_set())
            remind_reviews(now=timezone.now())
        except (DatabaseError, OSError):
            logger.exception("the links wait for another try")
