"""The same process as plain Wagtail: without the house's views, hooks, receivers and middleware, for as long as asked.

Page types with their forms, blocks and checks stay: they are what is edited.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from weakref import ReferenceType

from django.conf import settings
from django.db.models import signals as model_signals
from django.dispatch import Signal
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import include, path
from wagtail import hooks, signals
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

OURS = ("cms.", "axes.")

urlpatterns = [
    path("quan-tri/tai-lieu/", include(wagtaildocs_urls)),
    path("quan-tri/", include(wagtailadmin_urls)),
    path("", lambda request: HttpResponse(), name="wagtail_serve_root"),
    path("<path:path>", lambda request, path: HttpResponse(), name="wagtail_serve"),
]


class PlainAddresses:
    """Middleware: Wagtail's own addresses and none of ours."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next handler, as Django asks."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer `request` by the addresses above."""
        request.urlconf = __name__
        return self.get_response(request)


def make_plain_client() -> Client:
    """A browser whose requests run through Wagtail's and Django's middleware alone."""
    kept = [name for name in settings.MIDDLEWARE if not name.startswith(OURS)]
    client = Client()
    with override_settings(MIDDLEWARE=[f"{__name__}.PlainAddresses", *kept]):
        client.handler.load_middleware()
    return client


@contextmanager
def without_ours() -> Iterator[None]:
    """Our hooks and receivers are not called while the block runs."""
    all_hooks, muted = hooks._hooks, {}
    hooks._hooks = {name: [one for one in listed if not _is_ours(one[0])] for name, listed in all_hooks.items()}
    for signal in _list_signals():
        muted[signal] = signal.receivers
        signal.receivers = [one for one in signal.receivers if not _is_ours(one[1])]
        signal.sender_receivers_cache.clear()
    try:
        yield
    finally:
        hooks._hooks = all_hooks
        for signal, receivers in muted.items():
            signal.receivers = receivers
            signal.sender_receivers_cache.clear()


def _list_signals() -> list[Signal]:
    return [one for module in (signals, model_signals) for one in vars(module).values() if isinstance(one, Signal)]


def _is_ours(function: Any) -> bool:
    if isinstance(function, ReferenceType):
        function = function()
    return (getattr(function, "__module__", "") or "").startswith(OURS)
