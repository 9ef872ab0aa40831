"""The headers each kind of public file is served with."""

import hashlib
import re
from base64 import b64encode
from collections.abc import Iterable

from cms.schema import CONTEXTS, TokenChange
from cms.theming.fonts import list_fonts
from cms.theming.themes import get_script, get_style

IMAGES = "img-src 'self' data:"
_INLINE = re.compile(rb"<(style|script)>(.*?)</\1>", re.DOTALL)
_KINDS = ("style", "script")
_LOCKED = "default-src 'none'; frame-ancestors 'none'"
_TEMPLATES_OF = {
    "form": {"pages/join.html", "received.html"},
    "calculator": {"pages/calculator.html"},
    "search": {"search.html"},
}
"""Policy → the templates its pages are drawn with; all others have the policy `page`. A theme may give them a style
sheet of their own, and each policy names the sheets of its own pages alone."""


def make_policies(
    theme: str, tokens: tuple[TokenChange, ...] = (), *, kept: Iterable[tuple[str, str]] = ()
) -> dict[str, dict[str, str]]:
    """Policy name → headers. Only styles and scripts known by their hash hold, and scripts that are files of the site.

    `tokens`: what editors have changed of the theme. `kept`: what `list_inline` says of files that could not be drawn
    anew. Raises ThemeError.
    """
    known = {*kept, ("script", _hash(get_script(theme).encode()))}
    known |= {("style", _hash(font.face.encode())) for font in list_fonts()}

    def allow(templates: Iterable[str], referrer: str) -> dict[str, str]:
        sheets = {("style", _hash(get_style(theme, tokens, template).encode())) for template in templates}
        return {"Content-Security-Policy": _write_policy(known | sheets), "Referrer-Policy": referrer}

    apart = set().union(*_TEMPLATES_OF.values())
    page = allow(CONTEXTS.keys() - apart, "same-origin")
    return {
        "page": page,
        **{name: allow(templates, "no-referrer") for name, templates in _TEMPLATES_OF.items()},
        # Tells the browser to forget what the site has left with it; and is not kept itself.
        "wiped": page | {"Clear-Site-Data": '"cache", "storage"', "Cache-Control": "no-store"},
        # A service worker has the policy it came with: it fetches from the site and nowhere else.
        "worker": {"Content-Security-Policy": f"{_LOCKED}; connect-src 'self'", "Cache-Control": "no-cache"},
        "data": {"Content-Security-Policy": _LOCKED},
        "asset": {"Content-Security-Policy": _LOCKED},
        "card": {"Content-Security-Policy": _LOCKED},
    }


def _write_policy(known: set[tuple[str, str]]) -> str:
    styles, scripts = (" ".join(sorted(hash_ for kind, hash_ in known if kind == which)) for which in _KINDS)
    return (
        f"default-src 'none'; style-src {styles}; script-src 'self' {scripts}; connect-src 'self'; worker-src 'self'; "
        f"{IMAGES}; media-src 'self'; font-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    )


def list_inline(page: bytes) -> set[tuple[str, str]]:
    """The style sheets and scripts that stand in a page: (`style` or `script`, its hash as policies write it)."""
    return {(kind.decode(), _hash(text)) for kind, text in _INLINE.findall(page)}


def _hash(text: bytes) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(text).digest()).decode()}'"
