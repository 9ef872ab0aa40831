"""One change of the page tree at a time.

Wagtail reads where the next page goes and then writes it there. Two savings at once (an autosave and the Save button,
or two editors) would take the same place, and one of them would end in an error. Here the second waits for the first.
"""

import re
from collections.abc import Callable

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from wagtail.models import Page

_CHANGES_THE_TREE = re.compile(r"^/quan-tri/(pages|bulk/wagtailcore/page)/(?!.*/preview/)")
_READING = ("GET", "HEAD", "OPTIONS")


class PageTreeLock:
    """Middleware: what changes pages runs in one transaction, behind the lock of the tree's root."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer `request`; when the answer is an error of the server, nothing of it is kept."""
        reading = request.method in _READING or not _CHANGES_THE_TREE.match(request.path)
        if reading or not request.user.is_authenticated:
            return self.get_response(request)
        with transaction.atomic():
            lock_tree()
            response = self.get_response(request)
            if response.status_code >= 500:
                transaction.set_rollback(True)
        return response


def lock_tree() -> None:
    """Wait for whoever changes pages now, and keep others waiting until the transaction one is in ends."""
    # SQLite takes its one write lock with the transaction itself; PostgreSQL takes it with this row.
    Page.objects.select_for_update().filter(depth=1).order_by("pk").first()
