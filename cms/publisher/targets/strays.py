"""Files at a target that no note names: which of them we once brought there, and which are somebody else's."""

from collections.abc import Callable
from pathlib import Path

from cms.publisher.objects import COPIES, ObjectStore
from cms.publisher.targets.pieces import hash_object, is_leftover


def find_by_bytes(found: dict[str, int], objects: ObjectStore, read: Callable[[str], bytes | None]) -> set[str]:
    """Which of the files there (name → size) are ours: their bytes are an object's. `read` fetches one.

    Only files that are as long as some object are read, so a stranger's film is not fetched to be looked at.
    """
    sizes = {path.stat().st_size for path in Path(objects.root).glob("*/*")} if found else set()
    return {
        name
        for name, size in found.items()
        if is_leftover(name) or (size and size in sizes and _is_object(name, objects, read))
    }


def _is_object(name: str, objects: ObjectStore, read: Callable[[str], bytes | None]) -> bool:
    suffix = next((ending for ending in COPIES if name.endswith(ending)), "")
    object_ = hash_object(read(name) or b"", suffix)
    return bool(object_) and Path(objects.get_path(object_)).exists()
