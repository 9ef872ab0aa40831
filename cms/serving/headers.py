"""Response headers that protect readers, for files and for the office. Nothing here needs Django."""

from collections.abc import Callable
from typing import Any

Headers = list[tuple[str, str]]

EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": (
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), "
        "microphone=(), payment=(), usb=(), browsing-topics=()"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
}
"""What every public answer carries; a policy of the manifest may be stricter and wins."""

PUBLIC_CSP = (
    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; script-src 'self'; connect-src 'self'; "
    "manifest-src 'self'; media-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""For a published file whose policy names none."""

OFFICE_CSP = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; frame-src 'self'; object-src 'none'; "
    "base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
)
"""The admin's own pages have inline scripts on edit forms, so they are allowed there, and there alone."""

OFFICE = {
    "Content-Security-Policy": OFFICE_CSP,
    "Permissions-Policy": EVERYWHERE["Permissions-Policy"],
    "Cache-Control": "private, no-store",
    "X-Robots-Tag": "noindex, nofollow",
}
"""What the office's answers carry when the view does not say otherwise."""

FOREVER = "public, max-age=31536000, immutable"
ASK_EACH_TIME = "public, max-age=0, must-revalidate"
ASK_EACH_MINUTE = "public, max-age=60, must-revalidate"
NEVER_KEEP = "no-store"

CACHING = {"asset": FOREVER, "data": ASK_EACH_MINUTE, "card": ASK_EACH_MINUTE}
"""How long a browser may keep a file of each policy; a page is asked for each time, and mostly answered with 304."""


def get_policy_headers(policy: str, own: dict[str, str]) -> Headers:
    """All headers of files with `policy`, given what the manifest says of it."""
    merged = {
        **EVERYWHERE,
        "Content-Security-Policy": PUBLIC_CSP,
        "Cache-Control": CACHING.get(policy, ASK_EACH_TIME),
        **own,
    }
    return [(name, value) for name, value in merged.items() if _is_clean(name) and _is_clean(value)]


def _is_clean(text: object) -> bool:
    """True for text that may stand in a header: no line break can smuggle a second one in."""
    return isinstance(text, str) and text.isascii() and text.isprintable()


class OfficeHeaders:
    """Django middleware: adds what `OFFICE` says to answers that do not say it themselves."""

    def __init__(self, get_response: Callable[[Any], Any]) -> None:
        """Keep the next handler, as Django asks."""
        self.get_response = get_response

    def __call__(self, request: Any) -> Any:
        """Answer `request`, with the headers added."""
        response = self.get_response(request)
        for name, value in OFFICE.items():
            response.headers.setdefault(name, value)
        return response
