"""Lines of a web server's log: what of them counts as a reading. Nothing of a line is kept.

Two ways of writing are read: our own for nginx (deploy/nginx/loa.conf), which holds no address and neither the referrer
nor the browser but their classes; and the common `combined` one, for servers that know no other.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import NamedTuple
from urllib.parse import unquote

from cms.serving.reads import LONGEST_PATH, SOURCES, classify_source, is_machine, read_placement

_OURS = re.compile(r"reads (\S+) (\d{3}) (\S+) (\S+) (\S*) (\w+) (\w+)$")
"""reads TIME STATUS METHOD PATH PLACEMENT-OR-DASH SOURCE PERSON-OR-MACHINE"""
_COMBINED = re.compile(r'\S+ \S+ \S+ \[([^\]]+)\] "(\S+) (\S+)[^"]*" (\d{3}) \S+ "([^"]*)" "([^"]*)"')
_READ = ("200", "304")


class Line(NamedTuple):
    """One line. `is_reading`: whether a person opened a page; the rest is empty when not."""

    at: datetime
    is_reading: bool
    path: str = ""
    placement: str = ""
    source: str = ""


def read_lines(lines: Iterable[str], host: str) -> Iterator[Line]:
    """The lines that can be read, in order. `host`: of the site, to know its own links. Others are left out."""
    for text in lines:
        try:
            line = _read_ours(text.strip()) or _read_combined(text.strip(), host)
        except ValueError:
            continue
        if line is not None:
            yield line


def _read_ours(text: str) -> Line | None:
    found = _OURS.match(text)
    if found is None:
        return None
    time, status, method, path, placement, source, who = found.groups()
    at = datetime.fromisoformat(time)
    if who != "person" or source not in SOURCES or not _is_page(status, method, path):
        return Line(at, False)
    code = read_placement(path, f"q={placement}") if placement != "-" else ""
    return Line(at, True, unquote(path), code, source)


def _read_combined(text: str, host: str) -> Line | None:
    found = _COMBINED.match(text)
    if found is None:
        return None
    time, method, address, status, referrer, agent = found.groups()
    at = datetime.strptime(time, "%d/%b/%Y:%H:%M:%S %z")
    path, _, query = address.partition("?")
    if is_machine(agent.strip("-")) or not _is_page(status, method, path):
        return Line(at, False)
    source = classify_source(referrer.strip("-"), host, agent)
    return Line(at, True, unquote(path), read_placement(path, query), source)


def _is_page(status: str, method: str, path: str) -> bool:
    """Whether a page was given out: pages stand at addresses that end in a slash, and the office's are none."""
    office = path.startswith(("/quan-tri/", "/gui/", "/bien-nhan/", "/ra-soat-luat/", "/static/"))
    shown = status in _READ and method == "GET" and path.endswith("/")
    return shown and path.startswith("/") and len(path) <= LONGEST_PATH and not office
