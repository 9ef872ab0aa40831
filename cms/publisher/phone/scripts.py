"""The scripts that run on a reader's phone, made small, as they are published."""

import json
from functools import cache
from hashlib import blake2b
from pathlib import Path

from cms.entries.reader import Reader
from cms.publisher.gate.checking import FORM_SCRIPT
from cms.publisher.outputs import DEVICE_SCRIPT, ICON, OFFLINE_PATH, PAGE_SCRIPT, WIPE_PATH, Output
from cms.theming.scripts import minify_script
from cms.theming.themes import get_digest

_FOLDER = Path(__file__).parent


@cache
def read_script(name: str) -> str:
    """A script of this folder, made small, by its name without `.js`."""
    return minify_script((_FOLDER / f"{name}.js").read_text(encoding="utf-8")) + "\n"


def render_page_script(output: Output, reader: Reader, theme: str) -> str:
    """What every page asks for once it is shown."""
    return read_script("page")


def render_device_script(output: Output, reader: Reader, theme: str) -> str:
    """What the buttons for keeping, sharing and wiping ask for."""
    return read_script("device")


def render_worker(output: Output, reader: Reader, theme: str) -> str:
    """The service worker, with what it keeps from the beginning; or, switched off, one that removes itself.

    Its bytes change with what those pages show, so that phones fetch them anew.
    """
    settings = reader.settings()
    if not settings.offline:
        return read_script("worker_off")
    join = reader.url(settings.join_page) if settings.join_page else ""
    pages = [OFFLINE_PATH, WIPE_PATH, join, PAGE_SCRIPT, DEVICE_SCRIPT, ICON, FORM_SCRIPT if join else ""]
    shown = (get_digest(theme), settings, reader.entry(settings.join_page) if join else None)
    site = {
        "version": blake2b(repr(shown).encode(), digest_size=4).hexdigest(),
        "offline": OFFLINE_PATH,
        "pages": [path for path in pages if path],
    }
    return read_script("worker").replace('"SITE"', json.dumps(site, separators=(",", ":")))
