"""Links to other sites: which there are, which are due for a try, what a try came to. Nothing here uses the network."""

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from html import unescape
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone
from wagtail.models import Site

from cms.editorial.models import OutsideLink
from cms.editorial.outside_links_fetching import Outcome, tidy_url
from cms.entries.models import Entry

NIGHT = time(1, 0), time(5, 0)
"""When links are tried, on the clock of Viet Nam: when the fewest people need the servers."""
CLOCK = ZoneInfo("Asia/Ho_Chi_Minh")
AGAIN_AFTER = timedelta(days=7)
"""How long a link that answered is left alone; one that surely fails as well."""
ONE_NIGHT = timedelta(hours=20)
"""How long a link that failed is left alone until it is sure: till the next night."""
LONGEST = 1000
"""Letters of an address; longer ones are left untried."""
_ANCHOR = re.compile(r'<a\s[^>]*?href="(https?:[^"]+)"', re.IGNORECASE)


def is_night(now: datetime) -> bool:
    """Whether links may be tried at `now`."""
    return NIGHT[0] <= now.astimezone(CLOCK).time() < NIGHT[1]


def get_own_address() -> str:
    """The site's own address, such as `https://congdoan.example.vn`; empty when there is no site yet."""
    site = Site.objects.filter(is_default_site=True).first()
    return site.root_url if site else ""


def note_links() -> int:
    """Bring the list of links in step with what is published; how many links there are."""
    found = _collect_links(get_own_address())
    known = {link.url: link for link in OutsideLink.objects.all()}
    new = [OutsideLink(url=url, refs=sorted(refs)) for url, refs in found.items() if url not in known]
    changed = [link for url, link in known.items() if url in found and link.refs != sorted(found[url])]
    for link in changed:
        link.refs = sorted(found[link.url])
    gone = [link.pk for url, link in known.items() if url not in found]
    with transaction.atomic():
        OutsideLink.objects.bulk_create(new, batch_size=200, ignore_conflicts=True)
        OutsideLink.objects.bulk_update(changed, ["refs"], batch_size=200)
        for start in range(0, len(gone), 500):
            OutsideLink.objects.filter(pk__in=gone[start : start + 500]).delete()
    return len(found)


def _collect_links(own: str) -> dict[str, set[str]]:
    links: dict[str, set[str]] = defaultdict(set)
    for ref, data in Entry.objects.filter(ref__startswith="page:").values_list("ref", "data").iterator():
        for url in _find_links(data):
            address = tidy_url(url)
            if 0 < len(address) <= LONGEST and not (own and f"{address}/".startswith(f"{own}/")):
                links[address].add(ref)
    return links


def _find_links(data: Any) -> Iterator[str]:
    """Every address of another site in the data of an entry: a whole string, or a link in clean HTML."""
    if isinstance(data, dict):
        for value in data.values():
            yield from _find_links(value)
    elif isinstance(data, list):
        for value in data:
            yield from _find_links(value)
    elif isinstance(data, str):
        if data.startswith(("http://", "https://")) and " " not in data.strip():
            yield data
        elif "<a " in data:
            yield from map(unescape, _ANCHOR.findall(data))


def list_due(now: datetime) -> list[OutsideLink]:
    """The links to be tried now, those that failed before all others."""
    due = OutsideLink.objects.filter(next_try__isnull=True) | OutsideLink.objects.filter(next_try__lte=now)
    return list(due.order_by("-nights", "tried_at", "pk"))


def record_outcome(*, link: OutsideLink, outcome: Outcome, now: datetime | None = None) -> None:
    """Note what a try at `link` came to and when the next is due."""
    now = now or timezone.now()
    if outcome.wait is not None:  # it asked for patience: no verdict
        link.next_try = now + timedelta(seconds=outcome.wait)
        link.save(update_fields=["next_try"])
        return
    link.tried_at, link.outcome, link.why, link.leads_to = now, outcome.state, outcome.why, outcome.leads_to
    if outcome.state == OutsideLink.Outcome.FAILING:
        link.nights += 1
        link.failing_since = link.failing_since or now
    else:
        link.nights, link.failing_since, link.told_at = 0, None, None
    link.next_try = now + (ONE_NIGHT if 0 < link.nights < 3 else AGAIN_AFTER)
    link.save()
