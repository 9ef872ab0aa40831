"""One sender per target at a time, and what it is sending stays on the disk until it has left."""

import fcntl
import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from cms.publisher.objects import write_whole
from cms.publisher.targets.errors import TargetBusyError

_LOCK = "lock"
_OBJECTS = "objects.json"


def get_room(name: str) -> Path:
    """This machine's own folder for the target called `name`: its lock, and what it lays out to send."""
    return _get_rooms() / hashlib.blake2b(name.encode(), digest_size=8).hexdigest()


@contextmanager
def take_turn(name: str) -> Iterator[None]:
    """Keep other senders from the target called `name`. Raises TargetBusyError when one is at work."""
    room = get_room(name)
    room.mkdir(parents=True, exist_ok=True)
    with (room / _LOCK).open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise TargetBusyError(_("Một tiến trình khác đang gửi đến nơi này.")) from error
        try:
            yield
        finally:
            (room / _OBJECTS).unlink(missing_ok=True)


def protect_objects(name: str, objects: Iterable[str]) -> None:
    """Note, while it is this process's turn, that these objects are being sent and must not be collected."""
    write_whole(get_room(name) / _OBJECTS, json.dumps(sorted(objects)).encode())


def is_sending(name: str) -> bool:
    """Whether some process is at work on the target called `name`."""
    return _is_taken(get_room(name))


def list_objects_being_sent() -> set[str]:
    """The names of objects that somebody is sending this moment. What a killed sender noted counts no more."""
    objects: set[str] = set()
    for room in _get_rooms().glob("*"):
        if _is_taken(room):
            with suppress(FileNotFoundError, ValueError):
                objects.update(json.loads((room / _OBJECTS).read_bytes()))
    return objects


def _is_taken(room: Path) -> bool:
    try:
        lock = os.open(room / _LOCK, os.O_RDONLY)
    except OSError:
        return False
    try:
        fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(lock)
    return False


def _get_rooms() -> Path:
    return Path(settings.VAR_DIR) / "targets"
