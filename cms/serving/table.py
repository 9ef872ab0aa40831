"""A release as the server holds it: address → file, filled from the manifest without touching the files."""

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from io import BytesIO
from pathlib import Path
from typing import Any

from whitenoise.responders import Response, SlicedFile, StaticFile

from cms.serving.headers import Headers, get_policy_headers
from cms.serving.negotiation import is_known, parse_range, rank_codings

_HASH = re.compile(r"[0-9a-f]{16,128}\Z")
_SUFFIXES = {"br": ".br", "gzip": ".gz"}
_READ_WHOLE = 512 * 1024
"""Bytes up to which a file is read at once and checked; longer ones are streamed."""
_KEPT_ON_304 = {"cache-control", "vary"}


class MissingObjectError(Exception):
    """The bytes of a published file are not where the manifest says, or not as many."""


class PublishedFile(StaticFile):
    """WhiteNoise's static file, told everything by the manifest instead of asking the disk.

    The bytes are found by their hash, so they never change: a reader gets them all or not at all, whatever is
    published meanwhile. Each coding has an ETag of its own, as the standard asks.
    """

    __slots__ = ("etag_base", "path", "shared", "sizes", "vary")

    def __init__(self, path: str, etag_base: str, shared: Headers, sizes: dict[str, int]) -> None:
        """Keep what the manifest says.

        `path` is the file of the plain bytes, `shared` the headers of all files with the same type and policy,
        `sizes` the bytes of each coding there is: '' (plain) always, 'br' and 'gzip' when they are smaller.
        """
        self.path = path
        self.etag_base = etag_base
        self.shared = shared
        self.sizes = sizes
        self.vary: Headers = [("Vary", "Accept-Encoding")] if len(sizes) > 1 else []

    def get_response(self, method: str, request_headers: Mapping[str, Any]) -> Response:
        """Answer GET or HEAD. Raises MissingObjectError when the bytes are gone."""
        wanted = request_headers.get("HTTP_RANGE") if method == "GET" else None
        coding = "" if wanted else self.choose_coding(request_headers)
        etag = self._get_etag(coding)
        known = request_headers.get("HTTP_IF_NONE_MATCH")
        if known is not None and is_known(known, etag):
            kept = [pair for pair in self.shared if pair[0].lower() in _KEPT_ON_304]
            return Response(HTTPStatus.NOT_MODIFIED, [*kept, *self.vary, ("ETag", etag)], None)
        if wanted and request_headers.get("HTTP_IF_RANGE", etag) == etag:
            partial = self._get_part(wanted, etag)
            if partial is not None:
                return partial
        return self.get_whole(method, coding, HTTPStatus.OK)

    def choose_coding(self, request_headers: Mapping[str, Any]) -> str:
        """The best coding the browser allows among those there are; '' for the plain bytes."""
        if len(self.sizes) == 1:
            return ""
        ranked = rank_codings(request_headers.get("HTTP_ACCEPT_ENCODING", ""))
        return next((coding for coding in ranked if coding in self.sizes), "")

    def get_whole(self, method: str, coding: str, status: HTTPStatus) -> Response:
        """The whole file in `coding`. Raises MissingObjectError."""
        headers = [*self.shared, *self.vary, ("Content-Length", str(self.sizes[coding])), ("Accept-Ranges", "bytes")]
        if coding:
            headers.append(("Content-Encoding", coding))
        if status == HTTPStatus.OK:
            headers.append(("ETag", self._get_etag(coding)))
        return Response(status, headers, None if method == "HEAD" else self._open(coding))

    def _get_etag(self, coding: str) -> str:
        return f'"{self.etag_base}-{coding}"' if coding else f'"{self.etag_base}"'

    def _get_part(self, wanted: str, etag: str) -> Response | None:
        size = self.sizes[""]
        try:
            part = parse_range(wanted, size)
        except ValueError:
            headers = [*self.shared, ("Content-Range", f"bytes */{size}"), ("Content-Length", "0")]
            return Response(HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE, headers, None)
        if part is None:
            return None
        start, end = part
        headers = [
            *self.shared,
            *self.vary,
            ("ETag", etag),
            ("Accept-Ranges", "bytes"),
            ("Content-Range", f"bytes {start}-{end}/{size}"),
            ("Content-Length", str(end - start + 1)),
        ]
        return Response(HTTPStatus.PARTIAL_CONTENT, headers, SlicedFile(self._open(""), start, end))

    def _open(self, coding: str) -> Any:
        """The bytes as a file: in memory when small. Raises MissingObjectError when there are more or fewer."""
        path, size = self.path + _SUFFIXES.get(coding, ""), self.sizes[coding]
        try:
            if size > _READ_WHOLE:
                file = open(path, "rb")  # noqa: SIM115  the server closes it when it has sent it
                found = os.fstat(file.fileno()).st_size
            else:
                descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
                try:
                    data = os.read(descriptor, size + 1)
                finally:
                    os.close(descriptor)
                file, found = BytesIO(data), len(data)
        except OSError as error:
            raise MissingObjectError(path) from error
        if found != size:
            file.close()
            raise MissingObjectError(path)
        return file


@dataclass(frozen=True, slots=True)
class Table:
    """One release: what is found at each address. Never changed once made; the next release is another table."""

    release: int = 0
    files: dict[str, PublishedFile] = field(default_factory=dict)
    moved: dict[str, str] = field(default_factory=dict)
    not_found: PublishedFile | None = None
    shared: dict[tuple, Headers] = field(default_factory=dict)

    def find_move(self, path: str) -> str:
        """Where `path` leads now: a redirect of the manifest, or the address of a folder's page; '' for nowhere."""
        if path in self.moved:
            return self.moved[path]
        if path.endswith("/index.html"):
            folder = path.removesuffix("index.html")
            return folder if folder in self.files else ""
        slashed = path + "/"
        if path.endswith("/"):
            return ""
        return slashed if slashed in self.files else self.moved.get(slashed, "")


def build_table(manifest: dict[str, Any], objects: Path, previous: Table | None = None) -> Table:
    """The table of a manifest whose bytes lie under the folder `objects`.

    Files that did not change since `previous` are taken over from it. Entries that must not be served (a dot file,
    a name that climbs out, a hash that is none) are left out. Raises KeyError, TypeError, ValueError or
    AttributeError when the manifest is not one.
    """
    previous = previous or Table()
    policies = {name: get_policy_headers(name, own) for name, own in manifest.get("policies", {}).items()}
    shared: dict[tuple, Headers] = {}
    files: dict[str, PublishedFile] = {}
    for path, item in manifest["files"].items():
        if not _may_be_served(path) or not _HASH.match(item["object"]):
            continue
        address = path.removesuffix("index.html") if path.endswith("/index.html") else path
        headers = _get_shared(shared, previous.shared, policies, item["policy"], item["type"])
        files[address] = _get_file(item, headers, str(objects), previous.files.get(address))
    not_found = files.pop("/404.html", None)
    moved = {old: new for old, new in manifest.get("redirects", {}).items() if is_safe_target(new) and old != new}
    for old in moved:  # the page that says "moved" lies there for servers that cannot redirect by themselves
        files.pop(old, None)
    return Table(int(manifest["release"]), files, moved, not_found, shared)


def is_safe_target(target: str) -> bool:
    """True for an address a redirect may lead to: a path of this site, or https elsewhere; nothing that tricks."""
    if not isinstance(target, str) or "\\" in target or not target.isprintable() or " " in target:
        return False
    return (target.startswith("/") and not target.startswith("//")) or target.startswith("https://")


def _may_be_served(path: str) -> bool:
    parts = path.split("/")
    if parts[0] != "" or "\\" in path or not path.isprintable() or len(path) > 2000:
        return False
    return all(part and not part.startswith(".") for part in _without_well_known(parts[1:]))


def _without_well_known(parts: list[str]) -> Iterable[str]:
    """The parts of a path but for a leading `.well-known`, the one dot folder that is meant to be public."""
    return parts[1:] if parts[0] == ".well-known" and len(parts) > 1 else parts


def _get_shared(shared: dict, old: dict, policies: dict, policy: str, media_type: str) -> Headers:
    """One list of headers for all files of the same policy and type; the old list when it is the same."""
    key = (policy, media_type)
    if key not in shared:
        headers = [("Content-Type", media_type), *(policies.get(policy) or get_policy_headers(policy, {}))]
        if media_type == "application/pdf":  # browsers show it in a page of their own, which a CSP would cripple
            headers = [pair for pair in headers if pair[0] != "Content-Security-Policy"]
        shared[key] = old[key] if old.get(key) == headers else headers
    return shared[key]


def _get_file(item: dict, shared: Headers, objects: str, old: PublishedFile | None) -> PublishedFile:
    sizes = {"": int(item["size"])}
    for coding, size in (("br", item.get("br")), ("gzip", item.get("gz"))):
        if size:
            sizes[coding] = int(size)
    digest = item["object"]
    if old is not None and old.etag_base == digest[:32] and old.shared is shared and old.sizes == sizes:
        return old
    return PublishedFile(f"{objects}/{digest[:2]}/{digest}", digest[:32], shared, sizes)
