"""The office behind the public site: Django, brought in by the first request that needs it, and allowed to fail."""

import logging
import os
import threading
import time
from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import Path
from typing import Any

from whitenoise import WhiteNoise
from whitenoise.responders import MissingFileError

from cms.serving.headers import FOREVER
from cms.serving.notices import NOT_FOUND, OFFICE_AWAY

logger = logging.getLogger(__name__)
TRY_AGAIN_AFTER = 10.0
"""Seconds to leave an application alone that could not be started."""


class LazyApplication:
    """A WSGI application made by the first request. While it cannot be made, the answer is 503 in Vietnamese."""

    def __init__(self, make: Callable[[], Callable[[dict, Any], Iterable[bytes]]]) -> None:
        """`make` gives the application; whatever it raises is logged and tried again some seconds later."""
        self._make = make
        self._application: Callable[[dict, Any], Iterable[bytes]] | None = None
        self._lock = threading.Lock()
        self._failed_at = float("-inf")

    def __call__(self, environ: dict, start_response: Any) -> Iterable[bytes]:
        """Answer one request (WSGI); 503 when the application cannot be made or breaks."""
        application = self._application or self._try_to_make()
        if application is None:
            return OFFICE_AWAY(environ, start_response)
        try:
            return application(environ, start_response)
        except Exception:
            logger.exception("The application behind the public site broke")
            return OFFICE_AWAY(environ, start_response)

    def _try_to_make(self) -> Callable[[dict, Any], Iterable[bytes]] | None:
        with self._lock:
            if self._application is None and time.monotonic() - self._failed_at > TRY_AGAIN_AFTER:
                try:
                    self._application = self._make()
                except (Exception, SystemExit):  # settings that raise anything must not stop the public site
                    self._failed_at = time.monotonic()
                    logger.exception("The application behind the public site cannot be started")
            return self._application


def make_office() -> Callable[[dict, Any], Iterable[bytes]]:
    """Start Django with the settings of this process. Raises whatever a broken installation raises."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.base")
    return import_module("django.core.wsgi").get_wsgi_application()


def make_static_files(folder: Path) -> Callable[[dict, Any], Iterable[bytes]]:
    """The admin's own styles and scripts under `/static/`, from where `collectstatic` put them.

    Raises FileNotFoundError when `folder` is not there.
    """
    if not folder.is_dir():
        raise FileNotFoundError(f"{folder} is missing; `python manage.py collectstatic` makes it")
    files = WhiteNoise(
        NOT_FOUND,
        root=folder,
        prefix="static/",
        max_age=0,
        allow_all_origins=False,
        add_headers_function=_add_headers,
        immutable_file_test=r"\.[0-9a-f]{12}\.[a-z0-9.]+$",
    )

    def answer(environ: dict, start_response: Any) -> Iterable[bytes]:
        try:
            return files(environ, start_response)
        except (OSError, MissingFileError):
            return NOT_FOUND(environ, start_response)

    return answer


def _add_headers(headers: Any, path: str, url: str) -> None:
    headers["X-Content-Type-Options"] = "nosniff"
    headers["X-Frame-Options"] = "SAMEORIGIN"
    headers["Referrer-Policy"] = "same-origin"
    if "immutable" in headers.get("Cache-Control", ""):
        headers["Cache-Control"] = FOREVER
