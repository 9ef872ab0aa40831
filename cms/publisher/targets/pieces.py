"""What a release is at a target: one piece per file there. What travels before what, and what never leaves."""

import gzip
import hashlib
import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from itertools import groupby
from pathlib import Path

import brotli
from django.utils.translation import gettext as _

from cms.publisher.manifest import Manifest
from cms.publisher.objects import File, ObjectStore
from cms.publisher.targets.errors import ReleaseMovedError, TargetError

logger = logging.getLogger(__name__)
MAKING = ".loa-making"
"""The ending of a file that is being written, and not a reader's business yet."""
WAITING_ROOM = ".~tmp~"
"""Where rsync's --delay-updates keeps files until all of them have arrived."""
HOME = "index.html"
_HASH = frozenset("0123456789abcdef")
_OPEN_DOTS = frozenset({".well-known"})
_UNPACK: dict[str, Callable[[bytes], bytes]] = {
    "": lambda data: data,
    ".gz": gzip.decompress,
    ".br": brotli.decompress,
}


class Rank(IntEnum):
    """Among files that are new: what is linked to comes before what links to it."""

    ASSET = 0
    LEAF = 1
    LIST = 2
    TOP = 3
    HOME = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One file as it lies at a target. `path` is of the published file it belongs to, as the manifest has it."""

    name: str
    """Its place at the target, without a first slash."""
    path: str
    object: str
    """The object with its bytes; ends in .br or .gz for a compressed copy."""
    size: int
    rank: Rank
    headers: tuple[tuple[str, str], ...] = ()
    """What a target that keeps headers says with it."""

    @property
    def seal(self) -> str:
        """A word that is the same for two pieces exactly when nothing has to be sent."""
        if not self.headers:
            return f"{self.object} {self.size}"
        return f"{self.object} {self.size} {_digest_headers(self.headers)}"


@lru_cache(maxsize=256)
def _digest_headers(headers: tuple[tuple[str, str], ...]) -> str:
    return hashlib.blake2b(repr(headers).encode(), digest_size=6).hexdigest()


def list_pieces(manifest: Manifest) -> dict[str, Piece]:
    """Name → piece for a target that is a folder: each file with its compressed copies beside it."""
    pieces = {}
    for path, file in list_public(manifest):
        for suffix, size in ((".br", file.br), (".gz", file.gz), ("", file.size)):
            if size or not suffix:
                name = path[1:] + suffix
                pieces[name] = Piece(
                    name=name, path=path, object=file.object + suffix, size=size, rank=rank(path, file)
                )
    return pieces


def list_public(manifest: Manifest) -> Iterator[tuple[str, File]]:
    """Path and file of what may leave the house: whole paths without dot names, and objects named by their hash."""
    for path, file in manifest.files.items():
        if is_public(path) and len(file.object) == 32 and _HASH.issuperset(file.object):
            yield path, file
        else:
            logger.error("%r stays here: no target takes such a name", path)


def is_public(path: str) -> bool:
    """Whether a path is one that a reader may ask for: no dot files, no climbing, nothing a file system trips over."""
    parts = path.split("/")[1:]
    return (
        path.startswith("/")
        and path.isprintable()
        and "\\" not in path
        and all(part and (not part.startswith(".") or part in _OPEN_DOTS) for part in parts)
    )


def rank(path: str, file: File) -> Rank:
    """Where a file stands among what links to what."""
    if file.policy == "asset":
        return Rank.ASSET
    if path == "/index.html":
        return Rank.HOME
    if path.count("/") < 3:
        return Rank.TOP
    return Rank.LEAF if getattr(file, "of", "").startswith("page:") or path.endswith(".json") else Rank.LIST


def order_new(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    """Pieces of files that are new, in groups: a group is to be there whole before the next one starts."""
    new = sorted(pieces, key=lambda piece: (piece.rank, -piece.path.count("/")))
    for _rank, group in groupby(new, key=lambda piece: piece.rank):
        yield list(group)


def order_removals(names: Iterable[str]) -> list[str]:
    """What links before what is linked to: pages from the top, other things last."""
    return sorted(names, key=lambda name: (not is_text(name), get_plain(name).count("/"), name))


def get_plain(name: str) -> str:
    """The name of the file itself, where `name` may be that of a compressed copy of it."""
    return name.removesuffix(".br").removesuffix(".gz")


def is_text(name: str) -> bool:
    """Whether a file is one that may link to others, or a copy of such a one."""
    return get_plain(name).endswith((".html", ".xml", ".txt", ".json"))


def is_leftover(name: str) -> bool:
    """Whether a name is one that an attempt which broke off leaves behind, and nobody else makes."""
    return name.endswith(MAKING) or WAITING_ROOM in name.split("/")


def read_piece(piece: Piece, objects: ObjectStore) -> bytes:
    """The bytes of a piece, known to be what its object's name says.

    Raises ReleaseMovedError when they are gone, TargetError when they are damaged here: rot is not to travel.
    """
    place = Path(objects.get_path(piece.object))
    try:
        data = place.read_bytes()
    except FileNotFoundError as error:
        raise ReleaseMovedError(piece.object) from error
    name, dot, ending = piece.object.partition(".")
    if hash_object(data, dot + ending) != name:
        raise TargetError(
            _("Tệp %(path)s ở máy này đã hỏng nên không gửi đi. Hãy chạy lệnh dựng lại trang web (manage.py publish).")
            % {"path": piece.path}
        )
    return data


def hash_object(data: bytes, suffix: str) -> str:
    """The name of the object with these bytes, or whose copy with `suffix` these bytes are; empty for rubbish."""
    try:
        plain = _UNPACK[suffix](data)
    except (OSError, EOFError, ValueError, brotli.error, KeyError):
        return ""
    except Exception:  # zlib.error has no common root with the others
        return ""
    return hashlib.blake2b(plain, digest_size=16).hexdigest()


def list_windows(groups: Iterable[list[Piece]], size: int) -> Iterator[list[list[Piece]]]:
    """Cut groups into windows of at most `size` pieces: what is on its way between two notes to the target."""
    window: list[list[Piece]] = []
    for group in groups:
        for start in range(0, len(group), size):
            part = group[start : start + size]
            if window and sum(map(len, window)) + len(part) > size:
                yield window
                window = []
            window.append(part)
    if window:
        yield window
