"""Files of the media store that public pages use, under addresses that change when their bytes do."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.core.files.storage import default_storage
from django.utils.translation import gettext as _

from cms.entries.reader import BrokenReferenceError
from cms.entries.versions import Version
from cms.publisher.archive import read_html, unpack
from cms.publisher.folder import PublishedFolder
from cms.publisher.models import PageVersion
from cms.publisher.objects import File
from cms.schema.text import slugify


class MissingAssetError(BrokenReferenceError):
    """A page uses a file that is not in the media store any more. The message is Vietnamese."""


@dataclass(frozen=True, slots=True)
class _Known:
    stamp: tuple[float, int]
    file: File


class AssetRegister:
    """Copies media files into the published folder as pages ask for their addresses.

    `files` holds what was asked for since the last `start`: path → File.
    """

    def __init__(self, folder: PublishedFolder) -> None:
        self.files: dict[str, File] = {}
        self._folder = folder
        self._known: dict[str, _Known] = {}
        self._versions: dict[tuple[str, datetime], bytes] = {}

    def start(self) -> None:
        """Begin a new run: forget what was asked for, keep what is known of the files."""
        self.files = {}

    def stamp_of(self, file: str) -> str:
        """A mark of media file `file`; see stamp_media."""
        return stamp_media(file)

    def address_of(self, *, file: str, folder: str, name: str, media_type: str) -> str:
        """The public address of media file `file`: `/anh/3f2a…-640.avif`. Raises MissingAssetError.

        Raises OSError when the published folder cannot be written.
        """
        stored = self._store(file, media_type)
        extension = Path(file).suffix.lower()
        path = f"/{folder}/{stored.object[:12]}-{slugify(name) or 'tep'}{extension}"
        self.files[path] = stored
        return path

    def _store(self, file: str, media_type: str) -> File:
        path = Path(default_storage.path(file))
        try:
            stat = path.stat()
            stamp = (stat.st_mtime, stat.st_size)
            known = self._known.get(file)
            if known and known.stamp == stamp and self._folder.objects.has(known.file):
                return known.file
            data = path.read_bytes()
        except OSError as error:
            raise MissingAssetError(_("Tệp %(file)s không còn trong kho.") % {"file": Path(file).name}) from error
        stored = self._folder.objects.store(data, media_type=media_type, policy="asset")
        self._known[file] = _Known(stamp, stored)
        return stored

    def hold_versions(self, versions: Iterable[PageVersion]) -> None:
        """Remember the HTML of versions that are noted in this run, and not stored yet."""
        self._versions = {(version.ref, version.until_at): version.html for version in versions if version.html}

    def read_version(self, version: Version) -> str:
        """The HTML of an earlier version of a page. Raises BrokenReferenceError when nobody has it."""
        packed = self._versions.get((version.ref, version.until_at))
        return unpack(packed) if packed else read_html(version)


def stamp_media(file: str) -> str:
    """When media file `file` was written and how long it is; empty when it is not there."""
    try:
        stat = os.stat(default_storage.path(file))
    except OSError:
        return ""
    return f"{stat.st_mtime_ns}-{stat.st_size}"


class DraftAddresses:
    """Addresses for a preview: the office shows its own files, and nothing is copied out."""

    def stamp_of(self, file: str) -> str:
        """A mark of media file `file`; see stamp_media."""
        return stamp_media(file)

    def address_of(self, *, file: str, folder: str, name: str, media_type: str) -> str:
        """The address under which signed-in people see media file `file`."""
        return default_storage.url(file)

    def read_version(self, version: Version) -> str:
        """The HTML of an earlier version of a page. Raises BrokenReferenceError when nobody has it."""
        return read_html(version)
