"""Files at a target that no note names: which of them we once brought there, and which are somebody else's."""

from collections.abc import Callable, Iterable
from pathlib import Path

from cms.publisher.objects import COPIES, ObjectStore
from cms.publisher.targets.pieces import hash_object, is_leftover


def find_by_bytes(
    found: dict[str, int], objects: ObjectStore, read_many: Callable[[list[str]], Iterable[tuple[str, bytes]]]
) -> set[str]:
    """Which of the files there (name → size) are ours: their bytes are an object's, or an attempt left them half-way.

    Only files that are as long as some object are read, so a stranger's film is not fetched to be looked at.
    """
    if not found:
        return set()
    sizes = {path.stat().st_size for path in Path(objects.root).glob("*/*")}
    ours = {name for name in found if is_leftover(name)}
    likely = [name for name, size in found.items() if size and size in sizes and name not in ours]
    if likely:
        ours.update(name for name, data in read_many(likely) if _is_object(name, data, objects))
    return ours


def _is_object(name: str, data: bytes, objects: ObjectStore) -> bool:
    suffix = next((ending for ending in COPIES if name.endswith(ending)), "")
    object_ = hash_object(data, suffix)
    return bool(object_) and Path(objects.get_path(object_)).exists()
