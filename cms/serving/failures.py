"""What the office answers when there is nothing there, or when a view raised. All in Vietnamese."""

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from cms.serving.notices import NOT_FOUND, NOT_TAKEN, OFFICE_AWAY, OFFICE_FAILED, Notice


@csrf_exempt  # nothing happens here, so nothing has to be protected; a 404 tells more than a 403
def answer_missing(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
    """Django's handler404, and the view of every address that is no page of the office."""
    return _to_response(NOT_FOUND)


def answer_refused(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
    """Django's handler400: more was sent than a form may hold, or something that is no form."""
    return _to_response(NOT_TAKEN)


def answer_failure(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
    """Django's handler500: 503 when the database is away, else 500.

    It asks nothing of the database, the session or a template: they may be what failed.
    """
    return _to_response(
        OFFICE_AWAY if isinstance(sys.exc_info()[1], (OperationalError, InterfaceError)) else OFFICE_FAILED
    )


def _to_response(notice: Notice) -> HttpResponse:
    response = HttpResponse(notice.body, status=notice.code)
    for name, value in notice.headers:
        response.headers[name] = value
    return response
