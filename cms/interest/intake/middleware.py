"""Keeps the intake apart from the office when one process runs both."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve

_URLS = "cms.interest.intake.urls"


class IntakeApart:
    """Answers the intake's addresses at once, before any middleware that knows a session, a cookie or the database.

    Without it a page that is not found would ask the database for a redirect, and a database that is away would turn
    a page that keeps what a worker typed into an error that loses it.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        try:
            match = resolve(request.path_info, _URLS)
        except Resolver404:
            return self.get_response(request)
        return match.func(request, *match.args, **match.kwargs)
