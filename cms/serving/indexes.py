"""The indexes of a release, read and kept ready for whoever searches. They go when the release goes."""

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from cms.search.index import Index
from cms.serving.answers import MissingObjectError

if TYPE_CHECKING:
    from cms.serving.table import PublishedFile, Table


def open_index(table: "Table", url: str) -> Index:
    """The index published at `url` in this release. Raises MissingObjectError, UnreadableIndexError."""
    file = table.files.get(url)
    if file is None:
        raise MissingObjectError(url)
    kept = table.indexes.get(url)
    if kept is None or kept[0] != file.object:
        front = url.removesuffix(".json") + "-"
        parts = {path: table.get_path(part) for path, part in table.files.items() if path.startswith(front)}
        kept = table.indexes[url] = (file.object, _read_index(table.get_path(file), parts))
    return kept[1]


def keep_unchanged(
    indexes: dict[str, tuple[str, Index]], files: Mapping[str, "PublishedFile"]
) -> dict[str, tuple[str, Index]]:
    """Of the indexes of a release, those that are the same among the files of the next: nobody reads them twice.

    One that has parts is read anew: it knows where those of its release lie.
    """
    known = indexes.copy().items()  # somebody may be searching just now, and read one more
    return {url: kept for url, kept in known if url in files and files[url].object == kept[0] and not kept[1].has_parts}


def read_object(path: str) -> bytes:
    """The bytes that lie at `path`. Raises MissingObjectError."""
    try:
        with open(path, "rb") as stream:
            return stream.read()
    except OSError as error:
        raise MissingObjectError(path) from error


def _read_index(path: str, parts: Mapping[str, str]) -> Index:
    def read_part(url: str) -> dict[str, Any]:
        if url not in parts:
            raise MissingObjectError(url)
        return json.loads(read_object(parts[url]))

    return Index.parse(read_object(path), read_part)
