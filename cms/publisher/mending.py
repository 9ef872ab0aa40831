"""A look at the whole folder, for what nobody noted: files that a person took away, cut short or put there."""

import filecmp
import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace

from cms.publisher.folder import KEPT_BY_HAND, PublishedFolder
from cms.publisher.manifest import Manifest
from cms.publisher.objects import File, Packing


def mend(folder: PublishedFolder, manifest: Manifest) -> set[str]:
    """Make the tree equal to `manifest`, and let the manifest speak of no bytes that are lost.

    Returns the addresses whose bytes are gone from it: they must be made again. A file whose compressed copies are lost
    says so and is packed again. Raises OSError.
    """
    objects = {name: (inode, size) for name, inode, size in folder.objects.list_all()}
    found = dict(_scan(folder))
    wanted: set[str] = set()
    for path, file in list(manifest.files.items()):
        if objects.get(file.object, (0, -1))[1] != file.size:
            manifest.lost[path] = manifest.files.pop(path)
            continue
        file = manifest.files[path] = _without_lost_copies(file, objects)
        names = {path[1:] + suffix: objects[file.object + suffix][0] for suffix in file.list_suffixes()}
        wanted |= names.keys()
        if not all(
            found.get(name) == inode or _holds_same(folder, name, file.object + name[len(path) - 1 :], name in found)
            for name, inode in names.items()
        ):
            folder.link(path, file)
    strays = found.keys() - wanted
    for name in strays:
        if not name.endswith("/"):
            _remove(folder, name)
    filled = {os.path.dirname(name) for name in wanted}
    for name in sorted((name for name in strays if name.endswith("/")), key=len, reverse=True):
        if name[:-1] not in filled:
            with suppress(OSError):  # there are folders in it
                os.rmdir(folder.root / name)
    return set(manifest.lost)


def _holds_same(folder: PublishedFolder, name: str, object_: str, there: bool) -> bool:
    """Whether a file of the tree that is no link to its object holds the same bytes: some disks know no links."""
    try:
        return there and filecmp.cmp(folder.root / name, folder.objects.get_path(object_), shallow=False)
    except OSError:
        return False


def _without_lost_copies(file: File, objects: dict[str, tuple[int, int]]) -> File:
    sizes = ((".br", file.br), (".gz", file.gz))
    if all(objects.get(file.object + suffix, (0, 0))[1] == size for suffix, size in sizes if size):
        return file
    return replace(file, br=0, gz=0, packing=int(Packing.NONE))


def _scan(folder: PublishedFolder) -> Iterator[tuple[str, int]]:
    """Path without the first slash, and inode, of every file of the tree. Folders end in a slash."""
    waiting = [""]
    while waiting:
        prefix = waiting.pop()
        with os.scandir(folder.root / prefix) as entries:
            for entry in entries:
                if not prefix and (entry.name in KEPT_BY_HAND or _is_machinery(entry.name)):
                    continue
                name = prefix + entry.name
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(f"{name}/")
                    name += "/"
                yield name, entry.inode()


def _is_machinery(name: str) -> bool:
    """Whether a name right under the root is the publisher's own, and no leftover of a killed run."""
    return name.startswith(".") and not name.endswith(".new")


def _remove(folder: PublishedFolder, name: str) -> None:
    with suppress(FileNotFoundError, NotADirectoryError, IsADirectoryError):  # made way for what was mended
        os.unlink(folder.root / name)
    with suppress(OSError):  # somebody else keeps something there
        for above in (folder.root / name).parents:
            if above == folder.root:
                return
            above.rmdir()
