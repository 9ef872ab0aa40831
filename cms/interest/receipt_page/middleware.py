"""Keeps the worker's page apart from the rest of the office."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve

_URLS = "cms.interest.receipt_page.urls"


class ReceiptPageApart:
    """Answers the worker's page before any middleware that knows a session or a cookie.

    The page must set no cookie, and say kindly that the database is away instead of failing in a middleware.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        try:
            match = resolve(request.path_info, _URLS)
        except Resolver404:
            return self.get_response(request)
        return match.func(request, *match.args, **match.kwargs)
