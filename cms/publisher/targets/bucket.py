"""A target that is an S3-compatible bucket: one object for each file, with the headers that a server would say."""

import gzip
import hashlib
from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from cms.publisher.manifest import Manifest
from cms.publisher.objects import File, ObjectStore, is_packable
from cms.publisher.targets.addresses import BucketAddress
from cms.publisher.targets.bucket_client import THREADS, BucketClient
from cms.publisher.targets.pieces import Piece, hash_object, is_text, list_public, rank, read_piece

FOREVER = "public, max-age=31536000, immutable"
ASK_EACH_TIME = "public, max-age=0, must-revalidate"
CACHING = {"asset": FOREVER}
"""As the embedded server says it: an asset's name changes with its bytes; anything else is asked for each time."""
SEAL = "x-amz-meta-loa"
OWN_HEADERS = "x-amz-meta-"
"""A bucket keeps headers of its own choosing only under this beginning; a CDN may put them in their place."""
LONGEST_OWN = 1500
"""Bytes of such headers; buckets take 2,048 with their names, and the seal has to fit."""
WORTH_PACKING = 200
"""Bytes below which a text is stored as it is."""
_Thing = TypeVar("_Thing")
_Answer = TypeVar("_Answer")


class BucketTarget:
    """Puts objects, several at a time. A bucket shows an object whole or not at all."""

    reads_every_byte = False

    def __init__(self, address: BucketAddress) -> None:
        self._address = address
        self._client = BucketClient(address)

    def list_pieces(self, manifest: Manifest) -> dict[str, Piece]:
        """See Target. One piece per file; texts are packed on the way (deploy/README.md says why, and why gzip)."""
        pieces = {}
        for path, file in list_public(manifest):
            is_packed = self._address.gzip and is_packable(file.type) and file.size >= WORTH_PACKING
            name = path[1:]
            pieces[name] = Piece(
                name=name,
                path=path,
                object=file.object,
                size=file.size,
                rank=rank(path, file),
                headers=tuple(_list_headers(file, manifest, is_packed=is_packed)),
            )
        return pieces

    def put(self, pieces: list[Piece], objects: ObjectStore) -> int:
        """See Target."""

        def put_one(piece: Piece) -> int:
            data = _load(piece, objects)
            self._store(piece.name, data, {**dict(piece.headers), SEAL: piece.seal})
            return len(data)

        return sum(_do_many(put_one, pieces))

    def find_wrong(self, pieces: list[Piece], objects: ObjectStore, *, every_byte: bool = False) -> set[str]:
        """See Target. Unless `every_byte` is asked for, the bucket's own hash of what it keeps is believed."""
        return set(filter(None, _do_many(lambda piece: self._find_one_wrong(piece, objects, every_byte), pieces)))

    def remove(self, names: list[str]) -> None:
        """See Target."""
        for turn in (True, False):
            _do_many(self._remove_one, [name for name in names if is_text(name) is turn])

    def sweep(self, names: Iterable[str]) -> None:
        """See Target: a bucket keeps nothing of what did not arrive whole."""

    def find_ours(self, found: dict[str, int], objects: ObjectStore) -> set[str]:
        """See Target: every object of ours says so in a header."""

        def is_ours(name: str) -> bool:
            return SEAL in (self._client.head(self._address.prefix + name) or {})

        names = list(found)
        return {name for name, ours in zip(names, _do_many(is_ours, names), strict=True) if ours}

    def list_names(self) -> dict[str, int]:
        """See Target."""
        start = len(self._address.prefix)
        return {key[start:]: size for key, size in self._client.list(self._address.prefix)}

    def read(self, name: str) -> bytes | None:
        """See Target. As it is stored: compressed, if that is how."""
        return self._client.get(self._address.prefix + name)

    def write(self, name: str, data: bytes) -> int:
        """See Target."""
        self._store(name, data, {"Content-Type": "application/json", "Cache-Control": "no-store"})
        return len(data)

    def _store(self, name: str, data: bytes, headers: dict[str, str]) -> None:
        digest = b64encode(hashlib.md5(data, usedforsecurity=False).digest()).decode()
        self._client.put(self._address.prefix + name, data, {**headers, "Content-MD5": digest})

    def _remove_one(self, name: str) -> None:
        self._client.delete(self._address.prefix + name)

    def _find_one_wrong(self, piece: Piece, objects: ObjectStore, every_byte: bool) -> str:
        """The name of the piece when it is wrong. The bucket's own hash is asked; the bytes when it shows none."""
        key = self._address.prefix + piece.name
        headers = self._client.head(key)
        if headers is None or headers.get(SEAL) != piece.seal:
            return piece.name
        data = _load(piece, objects)
        digest = hashlib.md5(data, usedforsecurity=False).hexdigest()
        shown = headers.get("Content-Length"), headers.get("ETag", "").strip('"')
        if shown == (str(len(data)), digest) and not every_byte:
            return ""
        suffix = ".gz" if _is_packed(piece) else ""
        return "" if hash_object(self._client.get(key) or b"", suffix) == piece.object else piece.name


def _list_headers(file: File, manifest: Manifest, *, is_packed: bool) -> Iterator[tuple[str, str]]:
    yield "Content-Type", file.type
    yield "Cache-Control", CACHING.get(file.policy, ASK_EACH_TIME)
    if is_packed:
        yield "Content-Encoding", "gzip"
    own = manifest.policies.get(file.policy, {})
    room = LONGEST_OWN
    for name, value in own.items():
        room -= len(name) + len(value)
        if room >= 0 and f"{name}{value}".isascii() and f"{name}{value}".isprintable():
            yield f"{OWN_HEADERS}{name.lower()}", value


def _is_packed(piece: Piece) -> bool:
    return ("Content-Encoding", "gzip") in piece.headers


def _load(piece: Piece, objects: ObjectStore) -> bytes:
    """The bytes to be stored."""
    data = read_piece(piece, objects)
    return gzip.compress(data, compresslevel=9, mtime=0) if _is_packed(piece) else data


def _do_many(do: Callable[[_Thing], _Answer], things: list[_Thing]) -> list[_Answer]:
    """Do it for every thing, several at a time. The first that fails ends it, once those under way have ended."""
    if len(things) < 2:
        return [do(thing) for thing in things]
    with ThreadPoolExecutor(min(THREADS, len(things))) as pool:
        waiting = [pool.submit(do, thing) for thing in things]
        try:
            return [one.result() for one in waiting]
        except BaseException:
            for one in waiting:
                one.cancel()
            raise
