"""What the intake knows of the public site: the files of the page a form stands on. Nothing else is read."""

import json
import os
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from cms.interest.intake.lookups import NameIndex
from cms.interest.intake.site_facts import SiteFacts, SiteReader
from cms.schema import Form
from cms.schema.codec import build
from cms.schema.languages import PREFIXES

# Slashes at both ends, plain letters between: nothing that could climb out of the site's folder.
_ADDRESS = re.compile(r"/(?:[A-Za-z0-9_-]{1,120}/){1,12}")
_LETTERS = re.compile(r"<style>(@font-face[^<]*)</style>")
RECEIVED = "da-nhan/"
"""Under the address of a page with a form: the page shown after sending."""
_SAFE_POLICY = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self'; font-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FormPage:
    """A published page with a form. `address`: within the site, with slashes at both ends.

    `indexes`: by the name of the question, the names its answer is looked up in.
    """

    address: str
    html: str
    form: Form
    indexes: dict[str, NameIndex]


def find_form_page(address: str, form_name: str) -> FormPage | None:
    """The published page at `address` (or where it moved to) if the form `form_name` stands on it, else None."""
    if not is_address(address):
        return None
    for candidate in (address, _moved_to(address)):
        page = _read_page(_folder(candidate), candidate, *_stamp(candidate)) if candidate else None
        if page and page.form.name == form_name:
            return page
    return None


def read_received_page(address: str) -> str:
    """The published page shown after the form at `address` was sent; empty when there is none."""
    return _read_text(_folder(address) / RECEIVED / "index.html") if is_address(address) else ""


def read_letters(language: str) -> str:
    """The style by which the site's pages in `language` bring letters that phones may lack; empty where none is."""
    found = _LETTERS.search(_read_text(_folder(PREFIXES[language]) / "index.html"))
    return found[1] if found else ""


def read_policy() -> dict[str, str]:
    """The headers the public site gives its pages with a form; a strict set when it was never told."""
    headers = _read_facts().policies.get("form")
    if not isinstance(headers, dict) or "Content-Security-Policy" not in headers:
        return dict(_SAFE_POLICY)
    return {str(name): str(value) for name, value in headers.items()}


def is_address(text: str) -> bool:
    """True when `text` is an address a page with a form can have."""
    return _ADDRESS.fullmatch(text) is not None


def _folder(address: str) -> Path:
    return Path(settings.LOA_SITE_DIR).joinpath(*address.strip("/").split("/"))


def _moved_to(address: str) -> str:
    target = _read_facts().redirects.get(address)
    return target if isinstance(target, str) and is_address(target) else ""


def _stamp(address: str) -> tuple[tuple[int, ...], ...]:
    """What changes when one of the page's two files is another."""
    stamps = []
    for name in ("index.html", "index.json"):
        try:
            status = os.stat(_folder(address) / name)
        except OSError:
            stamps.append(())
        else:
            stamps.append((status.st_ino, status.st_mtime_ns, status.st_size))
    return tuple(stamps)


@lru_cache(maxsize=16)
def _read_page(folder: Path, address: str, html: tuple[int, ...], data: tuple[int, ...]) -> FormPage | None:
    # Read once for each state of the files: most of the time a form costs no reading and no parsing.
    # `html` and `data` tell one state from another.
    form, text = _read_form(folder), _read_text(folder / "index.html")
    if form is None or not text:
        return None
    indexes = {
        question.name: NameIndex(question.known, places=question.name == "commune")
        for question in form.fields
        if question.known and question.widget == "text"
    }
    return FormPage(address=address, html=text, form=form, indexes=indexes)


def _read_form(folder: Path) -> Form | None:
    data = _read_json(folder / "index.json")
    for entry in (data, data.get("page"), data.get("entry")):
        if isinstance(entry, dict) and entry.get("kind") == "join" and isinstance(entry.get("form"), dict):
            try:
                return build(Form, entry["form"])
            except (TypeError, KeyError, ValueError):
                return None
    return None


def _read_facts() -> SiteFacts:
    return _get_reader(Path(settings.LOA_SITE_DIR)).read()


@lru_cache(maxsize=4)
def _get_reader(folder: Path) -> SiteReader:
    return SiteReader(folder)


def _read_json(path: Path) -> dict:
    try:
        data = json.loads(_read_text(path) or "{}")
    except ValueError:
        return {}
    return data if isinstance(data, dict) else {}


def _read_text(path: Path) -> str:
    # A page that is missing or unreadable is a page that is gone: the worker still gets an answer.
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""
