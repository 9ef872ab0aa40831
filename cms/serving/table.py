"""A release as the server holds it: address → file, filled from the manifest without touching the files."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from sys import intern
from typing import Any, NamedTuple

from cms.search.index import Index
from cms.serving.headers import Headers, get_policy_headers
from cms.serving.indexes import keep_unchanged
from cms.serving.ready import ReadyAnswers

_HASH = re.compile(r"[0-9a-f]{16,128}\Z")
_PATH = re.compile(r"(?=.{1,2000}\Z)(?:/\.well-known)?(?:/[^./\\][^/\\]*)+\Z")
"""No folder or file whose name begins with a dot, but for those in the one such folder that is meant to be public."""
_NOT_FOUND = ""
"""The address under which the page for addresses that lead nowhere is kept; nobody can ask for it."""


class PublishedFile(NamedTuple):
    """What the manifest says of one file: the name of its bytes, how it is served, and the bytes of each coding."""

    object: str
    type: str
    policy: str
    size: int
    br: int = 0
    gzip: int = 0

    def get_size(self, coding: str) -> int:
        """Bytes of the copy in `coding`: '' for the plain bytes, 'br', 'gzip'; 0 when there is no such copy."""
        return self.size if not coding else self.br if coding == "br" else self.gzip

    def get_etag(self, coding: str) -> str:
        """The tag of the bytes in `coding`, quotes included.

        It stays when a compressed copy is made anew and better: parts are only ever given of the plain bytes, so
        nobody can put two copies together, and nobody has to fetch again what he has.
        """
        return f'"{self.object[:32]}-{coding}"' if coding else f'"{self.object[:32]}"'


@dataclass(frozen=True, slots=True)
class Delta:
    """What one release changes: address → file or None, old address → new or None, and all policies if they changed."""

    release: int
    files: Mapping[str, PublishedFile | None]
    moved: Mapping[str, str | None]
    policies: Mapping[str, Headers] | None


@dataclass(frozen=True, slots=True)
class Table:
    """One release: what is found at each address. Never changed once made; the next release is another table."""

    objects: str = ""
    release: int = 0
    files: Mapping[str, PublishedFile] = field(default_factory=dict)
    moved: Mapping[str, str] = field(default_factory=dict)
    policies: Mapping[str, Headers] = field(default_factory=dict)
    ready: ReadyAnswers = field(default_factory=ReadyAnswers, compare=False)
    """Answers made already, kept while this is the newest release."""
    indexes: dict[str, tuple[str, Index]] = field(default_factory=dict, compare=False)
    """Address → the name of its bytes and what they say, of the indexes that were searched; see `indexes.py`."""

    @property
    def not_found(self) -> PublishedFile | None:
        """The page for addresses that lead nowhere, if one is published."""
        return self.files.get(_NOT_FOUND)

    def get_path(self, file: PublishedFile) -> str:
        """Where the plain bytes of `file` lie; its copies have `.br` and `.gz` behind that."""
        return f"{self.objects}/{file.object[:2]}/{file.object}"

    def get_headers(self, file: PublishedFile) -> Headers:
        """The headers that `file` shares with all of its policy and type."""
        shared = self.policies.get(file.policy) or get_policy_headers(file.policy, {})
        if file.type == "application/pdf":  # browsers show it in a page of their own, which a CSP would cripple
            shared = [pair for pair in shared if pair[0] != "Content-Security-Policy"]
        return [("Content-Type", file.type), *shared]

    def find_move(self, path: str) -> str:
        """Where `path` leads now: a redirect of the manifest, or the address of a folder's page; '' for nowhere."""
        if path in self.moved:
            return self.moved[path]
        if path.endswith("/index.html"):
            folder = path.removesuffix("index.html")
        elif path.endswith("/"):
            return ""
        else:
            folder = path + "/"
        return self.moved.get(folder) or (folder if folder in self.files else "")


def build_table(manifest: dict[str, Any], objects: Path, previous: Table | None = None) -> Table:
    """The table of a manifest whose bytes lie under the folder `objects`.

    Files that did not change since `previous` are taken over from it. Entries that must not be served (a dot file,
    a name that climbs out, a hash that is none) are left out. Raises KeyError, TypeError, ValueError or
    AttributeError when the manifest is not one.
    """
    known = previous.files if previous else {}
    files = {}
    for address, file in _read_files(manifest["files"]):
        if file is not None:
            old = known.get(address)
            files[address] = old if old == file else file
    moved = {old: new for old, new in _read_moves(manifest.get("redirects", {})) if new is not None}
    return Table(
        str(objects),
        int(manifest["release"]),
        files,
        moved,
        _read_policies(manifest.get("policies", {})),
        indexes=keep_unchanged(previous.indexes, files) if previous else {},
    )


def parse_delta(line: dict[str, Any]) -> Delta:
    """A line of the journal as a Delta. Raises the same as `build_table` when it is none."""
    policies = line.get("policies")
    return Delta(
        release=int(line["release"]),
        files=dict(_read_files(line.get("files", {}))),
        moved=dict(_read_moves(line.get("redirects", {}))),
        policies=None if policies is None else _read_policies(policies),
    )


def advance_table(table: Table, deltas: Iterable[Delta]) -> Table:
    """The table after `deltas`, one after the other; `table` itself stays as it is."""
    files, moved = dict(table.files), dict(table.moved)
    release, policies = table.release, table.policies
    for delta in deltas:
        release = delta.release
        _change(files, delta.files)
        _change(moved, delta.moved)
        if delta.policies is not None:
            policies = delta.policies
    return replace(
        table,
        release=release,
        files=files,
        moved=moved,
        policies=policies,
        ready=ReadyAnswers(),
        indexes=keep_unchanged(table.indexes, files),
    )


def is_safe_target(target: object) -> bool:
    """True for an address a redirect may lead to: a path of this site, or https elsewhere; nothing that tricks."""
    if not isinstance(target, str) or "\\" in target or not target.isprintable() or " " in target:
        return False
    return (target.startswith("/") and not target.startswith("//")) or target.startswith("https://")


def _change(known: dict, changes: Mapping) -> None:
    for address, value in changes.items():
        if value is None:
            known.pop(address, None)
        else:
            known[address] = value


def _read_files(items: dict[str, Any]) -> Iterator[tuple[str, PublishedFile | None]]:
    """Address and file of each entry that may stand there; None for one that is removed or names no object."""
    for path, item in items.items():
        if not (_PATH.match(path) and path.isprintable()):
            continue
        if path == "/404.html":
            address = _NOT_FOUND
        else:
            address = path.removesuffix("index.html") if path.endswith("/index.html") else path
        yield address, None if item is None or not _HASH.match(item["object"]) else _read_file(item)


def _read_file(item: dict[str, Any]) -> PublishedFile:
    # Thousands of files share a few types and policies: one string each.
    return PublishedFile(
        item["object"],
        intern(item["type"]),
        intern(item["policy"]),
        int(item["size"]),
        int(item.get("br") or 0),
        int(item.get("gz") or 0),
    )


def _read_moves(redirects: dict[str, Any]) -> Iterator[tuple[str, str | None]]:
    """Old and new address; None for one that is removed, leads to itself or must not be followed."""
    for old, new in redirects.items():
        yield old, new if is_safe_target(new) and old != new else None


def _read_policies(policies: dict[str, Any]) -> dict[str, Headers]:
    return {name: get_policy_headers(name, own) for name, own in policies.items()}
