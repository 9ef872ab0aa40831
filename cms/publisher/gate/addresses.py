"""Where an address on a page leads: on this site, elsewhere, or nowhere it should."""

import re
from urllib.parse import unquote, urljoin

HARMLESS = frozenset(("http", "https", "mailto", "tel", "sms", "zalo"))
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_CANDIDATE = re.compile(r"(?:^|,)\s*([^\s,]\S*)")
_IGNORED = re.compile(r"[\x00-\x20]+")


def tidy_url(url: str) -> str:
    """The address as a browser reads it: what it skips, which may hide a `javascript:`, taken out."""
    return _IGNORED.sub("", url) if _IGNORED.search(url) else url


def find_scheme(url: str) -> str:
    """The scheme of a tidied address in small letters; `//` when it has a host and no scheme; empty when neither."""
    if url[:1] in "/\\" and url[1:2] in ("/", "\\"):
        return "//"
    found = _SCHEME.match(url)
    return found[1].lower() if found else ""


def find_address(url: str, base_url: str) -> str | None:
    """The part of a tidied `url` on the site at `base_url` (`/tin/`, `a/`, `#muc`); None when it leads elsewhere."""
    if base_url and url.startswith(base_url) and url[len(base_url) : len(base_url) + 1] in ("", "/", "?", "#"):
        return url[len(base_url) :] or "/"
    return None if find_scheme(url) else url


def find_path(address: str, here: str) -> str:
    """The path an address on this site leads to from the page at `here`, without query and fragment, decoded."""
    path = address.partition("#")[0].partition("?")[0]
    if not path:
        path = here
    elif path[0] != "/" or "/." in path:
        path = urljoin(here, path)
    return unquote(path) if "%" in path else path


def list_candidates(srcset: str) -> list[str]:
    """The addresses in a `srcset`."""
    return _CANDIDATE.findall(srcset)
