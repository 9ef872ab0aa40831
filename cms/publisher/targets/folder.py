"""A target that is a folder of this machine, or of a share that is mounted here."""

import ctypes
import errno
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from django.utils.translation import gettext as _

from cms.publisher.manifest import Manifest
from cms.publisher.objects import ObjectStore
from cms.publisher.targets.errors import TargetError, say_full
from cms.publisher.targets.pieces import MAKING, Piece, hash_object, list_pieces, read_piece
from cms.publisher.targets.strays import find_by_bytes


class FolderTarget:
    """Writes each file beside its place and renames it there, so that a reader meets the old one or the new one."""

    reads_every_byte = True

    def __init__(self, root: Path) -> None:
        self.root = Path(root)

    def list_pieces(self, manifest: Manifest) -> dict[str, Piece]:
        """See Target."""
        return list_pieces(manifest)

    def put(self, pieces: list[Piece], objects: ObjectStore) -> int:
        """See Target. All are on the disk before the first takes its place."""
        with _in_words(self.root):
            try:
                moved = sum(self._prepare(piece.name, read_piece(piece, objects)) for piece in pieces)
                self._sync()
                for piece in pieces:
                    self._settle(piece.name)
            except BaseException:
                for piece in pieces:
                    with suppress(OSError):
                        _get_making(self.root / piece.name).unlink()
                raise
            return moved

    def find_wrong(self, pieces: list[Piece], objects: ObjectStore, *, every_byte: bool = True) -> set[str]:
        """See Target. The bytes are read from the disk, not from what the system remembers of them."""
        with _in_words(self.root):
            return {piece.name for piece in pieces if not self._is_right(piece)}

    def remove(self, names: list[str]) -> None:
        """See Target."""
        with _in_words(self.root):
            for name in names:
                with suppress(FileNotFoundError, NotADirectoryError, IsADirectoryError):
                    (self.root / name).unlink()
                self._remove_empty((self.root / name).parent)
            self._sync()

    def sweep(self, names: Iterable[str]) -> None:
        """See Target."""
        with _in_words(self.root):
            for name in names:
                with suppress(FileNotFoundError, NotADirectoryError):
                    _get_making(self.root / name).unlink()
                self._remove_empty((self.root / name).parent)

    def find_ours(self, found: dict[str, int], objects: ObjectStore) -> set[str]:
        """See Target."""
        return find_by_bytes(found, objects, lambda names: ((name, self.read(name) or b"") for name in names))

    def list_names(self) -> dict[str, int]:
        """See Target."""
        with _in_words(self.root):
            return dict(self._walk())

    def read(self, name: str) -> bytes | None:
        """See Target."""
        with _in_words(self.root):
            try:
                return (self.root / name).read_bytes()
            except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
                return None

    def write(self, name: str, data: bytes) -> int:
        """See Target."""
        with _in_words(self.root):
            self._sync()  # what the note says is there is on the disk before the note is
            self._prepare(name, data)
            self._sync()
            self._settle(name)
            return len(data)

    def _prepare(self, name: str, data: bytes) -> int:
        place = self.root / name
        self._make_room(place.parent)
        making = _get_making(place)
        making.write_bytes(data)
        making.chmod(0o644)  # a web server of another user reads it, whatever the umask of this process
        return len(data)

    def _settle(self, name: str) -> None:
        place = self.root / name
        if place.is_dir() and not place.is_symlink():
            shutil.rmtree(place)
        os.replace(_get_making(place), place)

    def _make_room(self, folder: Path) -> None:
        """Make `folder`, taking away a file that stands where a folder must be."""
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except (FileExistsError, NotADirectoryError):
            for place in [*reversed(folder.relative_to(self.root).parents), folder.relative_to(self.root)]:
                if (self.root / place).is_file():
                    (self.root / place).unlink()
            folder.mkdir(parents=True, exist_ok=True)

    def _is_right(self, piece: Piece) -> bool:
        place = self.root / piece.name
        try:
            with place.open("rb") as file:
                if hasattr(os, "posix_fadvise"):
                    os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
                data = file.read()
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
            return False
        name, dot, ending = piece.object.partition(".")
        return hash_object(data, dot + ending) == name

    def _walk(self) -> Iterator[tuple[str, int]]:
        for folder, _folders, files in os.walk(self.root):
            for name in files:
                place = Path(folder, name)
                with suppress(FileNotFoundError):
                    yield place.relative_to(self.root).as_posix(), place.lstat().st_size

    def _remove_empty(self, folder: Path) -> None:
        while folder != self.root:
            try:
                folder.rmdir()
            except OSError:  # not empty, or gone already
                if folder.exists():
                    return
            folder = folder.parent

    def _sync(self) -> None:
        """Have the system write down what it holds: one call for many files costs what one file costs."""
        place = os.open(self.root, os.O_RDONLY)
        try:
            if ctypes.CDLL(None, use_errno=True).syncfs(place):
                number = ctypes.get_errno()
                raise OSError(number, os.strerror(number))
        except AttributeError:  # a system without syncfs
            os.sync()
        finally:
            os.close(place)


def _get_making(place: Path) -> Path:
    return place.with_name(f".{place.name}{MAKING}")


@contextmanager
def _in_words(root: Path) -> Iterator[None]:
    """Turn what the system says into a sentence. Raises TargetError, also when the folder itself is not there."""
    if not root.is_dir():
        raise TargetError(
            _("Không thấy thư mục %(folder)s. Hãy tạo thư mục, hoặc gắn lại ổ đĩa chứa nó.") % {"folder": root}
        )
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise TargetError(say_full()) from error
        if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            sentence = _("Máy không được phép ghi vào %(folder)s. Hãy cấp quyền ghi cho thư mục này.")
            raise TargetError(sentence % {"folder": root}) from error
        sentence = _("Không ghi được vào %(folder)s: %(why)s.")
        raise TargetError(sentence % {"folder": root, "why": error.strerror or error}) from error
