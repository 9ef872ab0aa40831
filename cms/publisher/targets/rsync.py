"""A target that is a folder of another machine, by rsync over SSH. Nothing of ours has to be installed there."""

import os
import re
import shutil
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path, PurePosixPath

from django.utils.translation import gettext as _

from cms.publisher.manifest import Manifest
from cms.publisher.objects import ObjectStore
from cms.publisher.targets.addresses import RsyncAddress
from cms.publisher.targets.errors import ReleaseMovedError, TargetError, say_cut, say_full
from cms.publisher.targets.pieces import WAITING_ROOM, Piece, is_text, list_pieces, read_piece
from cms.publisher.targets.ssh import NO_RSYNC, Rsync, RsyncResult
from cms.publisher.targets.strays import find_by_bytes

_LISTED = re.compile(r"(?P<kind>\S)\S+\s+(?P<size>\d+) \d{4}/\d\d/\d\d \d\d:\d\d:\d\d (?P<name>.+)")
_ALREADY_SMALL = "avif/br/gif/gz/jpg/jpeg/mp3/mp4/ogg/pdf/png/webp/woff2/zip/docx/xlsx"


class RsyncTarget:
    """Sends by rsync: the files of one group arrive all, then take their places; equal is what has equal bytes."""

    reads_every_byte = True

    def __init__(self, address: RsyncAddress, room: Path) -> None:
        """`room`: a private folder of this machine, where what travels is laid out by its names."""
        self.room = Path(room)
        self.rsync = Rsync(address)
        self._laid_out: list[tuple[str, str]] = []

    def list_pieces(self, manifest: Manifest) -> dict[str, Piece]:
        """See Target."""
        return list_pieces(manifest)

    def put(self, pieces: list[Piece], objects: ObjectStore) -> int:
        """See Target."""
        for piece in pieces:
            read_piece(piece, objects)  # rot is not to travel
        stage = self._lay_out(pieces, objects)
        options = ("--checksum", "--delay-updates", "--compress", f"--skip-compress={_ALREADY_SMALL}", "--stats")
        result = self.rsync.send(stage, [piece.name for piece in pieces], *options)
        self._check(result, stage)
        return _read_moved(result.output)

    def find_wrong(self, pieces: list[Piece], objects: ObjectStore, *, every_byte: bool = True) -> set[str]:
        """See Target: both ends reckon the checksum of every file anew, whatever their clocks say."""
        stage = self._lay_out(pieces, objects)
        options = ("--checksum", "--dry-run", "--out-format=%i %n")
        result = self.rsync.send(stage, [piece.name for piece in pieces], *options)
        self._check(result, stage)
        lines = (line.partition(" ") for line in result.output.splitlines())
        return {name for marks, _space, name in lines if marks.startswith("<f")}

    def remove(self, names: list[str]) -> None:
        """See Target."""
        self._delete([name for name in names if is_text(name)])
        self._delete([name for name in names if not is_text(name)])
        folders = {str(folder) for name in names for folder in PurePosixPath(name).parents if str(folder) != "."}
        for depth in sorted({folder.count("/") for folder in folders}, reverse=True):
            self._delete([folder for folder in folders if folder.count("/") == depth])  # those that are not empty stay

    def sweep(self, names: Iterable[str]) -> None:
        """See Target."""
        self._delete(list({str(PurePosixPath(name).parent / WAITING_ROOM) for name in names}), "--force")

    def find_ours(self, found: dict[str, int], objects: ObjectStore) -> set[str]:
        """See Target."""
        return find_by_bytes(found, objects, self._read_many)

    def list_names(self) -> dict[str, int]:
        """See Target."""
        result = self.rsync.list_all()
        self._check(result, self.room)
        found = filter(None, map(_LISTED.fullmatch, result.output.splitlines()))
        return {match["name"]: int(match["size"]) for match in found if match["kind"] == "-"}

    def read(self, name: str) -> bytes | None:
        """See Target."""
        return dict(self._read_many([name])).get(name)

    def write(self, name: str, data: bytes) -> int:
        """See Target."""
        notes = self._clear("notes")
        (notes / name).write_bytes(data)
        result = self.rsync.send(notes, [name], "--checksum", "--compress", "--stats")
        self._check(result, notes)
        return _read_moved(result.output)

    def _read_many(self, names: list[str]) -> Iterator[tuple[str, bytes]]:
        """Name and bytes of those that are there."""
        fetched = self._clear("fetched")
        result = self.rsync.fetch(names, fetched)
        if not (result.code == 23 and "No such file or directory" in result.errors):
            self._check(result, self.room)
        for name in names:
            with suppress(FileNotFoundError, NotADirectoryError):
                yield name, (fetched / name).read_bytes()

    def _lay_out(self, pieces: list[Piece], objects: ObjectStore) -> Path:
        """A folder with the files under their names: links to objects, so it costs no room and holds still."""
        wanted = [(piece.name, piece.object) for piece in pieces]
        stage = self.room / "stage"
        if wanted == self._laid_out:  # sent a moment ago, and now to be read back
            return stage
        self._clear("stage")
        self._laid_out = wanted
        folders = {(stage / piece.name).parent for piece in pieces}
        for folder in folders:
            folder.mkdir(parents=True, exist_ok=True)
        for piece in pieces:
            os.symlink(os.path.abspath(objects.get_path(piece.object)), stage / piece.name)
        return stage

    def _delete(self, names: list[str], *options: str) -> None:
        """Remove files, or folders that are empty: what is asked to be sent from an empty place is not to be there."""
        if not names:
            return
        empty = self._clear("empty")
        for name in names:
            (empty / name).parent.mkdir(parents=True, exist_ok=True)
        for name in names:
            shutil.rmtree(empty / name, ignore_errors=True)
        options = ("--delete-missing-args", "--no-implied-dirs", *options)
        result = self.rsync.send(empty, names, *options)
        if result.code != 24:  # "vanished": that is what was asked for
            self._check(result, self.room)

    def _clear(self, name: str) -> Path:
        folder = self.room / name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        return folder

    def _check(self, result: RsyncResult, stage: Path) -> None:
        if result.code == 0:
            return
        if result.code == 23 and f'link_stat "{stage}' in result.errors:
            raise ReleaseMovedError(result.errors)
        raise TargetError(_describe(result))


def _read_moved(output: str) -> int:
    match = re.search(r"Total bytes sent: (\d+)", output)
    return int(match[1]) if match else 0


def _describe(result: RsyncResult) -> str:
    """A sentence for what rsync and ssh said."""
    for words, sentence in _list_sentences():
        if words in result.errors:
            return sentence
    if result.code in (10, 12, 20, 30, 35, 255):
        return say_cut()
    return _("rsync không gửi được (mã %(code)s).") % {"code": result.code}


def _list_sentences() -> list[tuple[str, str]]:
    """What they may say, and how we say it; the first that fits holds."""
    no_key = _("Máy nhận từ chối chìa khóa SSH của máy này. Hãy thêm khóa công khai của máy này vào máy nhận.")
    unknown = _(
        "Chưa chắc máy nhận đúng là máy ấy: khóa của nó chưa được ghi nhận ở đây, hoặc đã đổi. "
        "Người quản trị cần đối chiếu rồi ghi khóa vào known_hosts."
    )
    no_rsync = _("Máy nhận chưa có rsync. Hãy cài rsync ở đó.")
    refused = _("Máy nhận không cho ghi vào thư mục đã chọn. Hãy cấp quyền ghi cho tài khoản ở đó.")
    silent = _("Máy nhận không trả lời. Mạng đang yếu hoặc mất; máy sẽ tự gửi lại.")
    return [
        (NO_RSYNC, _("Máy này chưa có rsync. Hãy cài rsync và ssh ở máy này.")),
        ("Failed to exec", _("Máy này chưa có ssh. Hãy cài rsync và ssh ở máy này.")),
        ("No space left on device", say_full()),
        ("Disk quota exceeded", say_full()),
        ("Host key verification failed", unknown),
        ("UNPROTECTED PRIVATE KEY", _("Ai cũng đọc được tệp chìa khóa SSH nên SSH không dùng. Hãy đặt quyền 600.")),
        ("Permission denied (", no_key),
        ("Connection refused", _("Máy nhận không mở cửa SSH ở cổng đã ghi. Hãy xem máy ấy có đang chạy không.")),
        ("Could not resolve hostname", _("Không tìm thấy máy nhận: tên máy sai, hoặc mạng đang mất.")),
        ("rsync: command not found", no_rsync),
        ("rsync: not found", no_rsync),
        ("Permission denied", refused),
        ("Read-only file system", refused),
        ("No such file or directory", _("Không có thư mục đã chọn ở máy nhận. Hãy tạo thư mục ấy.")),
        ("timed out", silent),
        ("timeout", silent),
    ]
