"""Compressed copies: quick ones as soon as a large release is live, the best ones when nothing else is to be done."""

import time
from collections.abc import Callable, Sequence
from functools import partial

from cms.publisher.manifest import Change
from cms.publisher.objects import File, ObjectStore, Packing
from cms.publisher.processes import map_parts
from cms.publisher.site import PublishedSite

CHUNK = 100


def pack_all(site: PublishedSite, on_begin: Callable[[int], None]) -> None:
    """Give every file that has no compressed copies quick ones; `on_begin` is told how many, when there are any.

    Raises OSError.
    """
    paths = [path for path, file in site.manifest.files.items() if file.packing == Packing.NONE]
    if not paths:
        return
    on_begin(len(paths))
    files = [(path, site.manifest.files[path]) for path in paths]
    packed = map_parts(partial(_pack, site.folder.objects, Packing.QUICK), files, CHUNK)
    _take_up(site, {path: file for part in packed for path, file in part})


def pack_some(site: PublishedSite, seconds: float) -> None:
    """Give files that have quick copies the best ones, for about so long. Raises OSError."""
    until = time.monotonic() + seconds
    packed: dict[str, File] = {}
    while site.to_pack and time.monotonic() < until:
        path = site.to_pack.pop()
        file = site.manifest.files.get(path)
        if file and file.packing == Packing.QUICK:
            packed |= dict(_pack(site.folder.objects, Packing.BEST, [(path, file)]))
    if packed:
        _take_up(site, packed)


def _pack(objects: ObjectStore, packing: Packing, files: Sequence[tuple[str, File]]) -> list[tuple[str, File]]:
    return [(path, objects.pack(file, packing)) for path, file in files]


def _take_up(site: PublishedSite, packed: dict[str, File]) -> None:
    change = Change(release=site.manifest.release, files=dict(packed))
    site.folder.apply(change, manifest=site.manifest, order=list(packed))
    site.to_pack.extend(path for path, file in packed.items() if file.packing == Packing.QUICK)
