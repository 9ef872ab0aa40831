"""The headers each kind of public file is served with."""

import hashlib
from base64 import b64encode
from collections.abc import Iterable

from cms.theming.themes import get_style

IMAGES = "img-src 'self' data:"


def make_policies(theme: str, *, kept_styles: Iterable[str] = ()) -> dict[str, dict[str, str]]:
    """Policy name → headers. Only styles known by their hash hold, and no script runs but the intake's own on a form.

    `kept_styles`: those of files that could not be drawn anew and still carry an older style. Raises ThemeError.
    """
    styles = " ".join(f"'{_hash(style)}'" for style in sorted({get_style(theme), *kept_styles}))
    page = {
        "Content-Security-Policy": (
            f"default-src 'none'; style-src {styles}; {IMAGES}; font-src 'self'; manifest-src 'self'; "
            "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
        ),
        "Referrer-Policy": "same-origin",
    }
    locked = {"Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'"}
    return {
        "page": page,
        "form": {
            "Content-Security-Policy": f"{page['Content-Security-Policy']}; script-src 'self'; connect-src 'self'",
            "Referrer-Policy": "no-referrer",
        },
        "data": locked,
        "asset": locked,
    }


def _hash(style: str) -> str:
    return "sha256-" + b64encode(hashlib.sha256(style.encode()).digest()).decode()
