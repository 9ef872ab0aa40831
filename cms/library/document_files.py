"""Which documents are taken: kinds that cannot run in a reader's browser or carry macros, and are what they say.

Sounds and videos are documents too: what holds for the one holds for the other. What is particular to them stands in
`recordings`.
"""

import zipfile
from pathlib import PurePath
from typing import BinaryIO

from django.utils.translation import gettext as _

from cms.library.errors import UnusableFile
from cms.library.recordings import RECORDING_TYPES, SOUND_TYPES, clean_recording
from cms.schema.text import slugify

MEDIA_TYPES = {
    "pdf": "application/pdf",
    "doc": "application/msword",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xls": "application/vnd.ms-excel",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ppt": "application/vnd.ms-powerpoint",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odp": "application/vnd.oasis.opendocument.presentation",
    **RECORDING_TYPES,
}
"""What is taken, and what it is served as. No archives (nobody sees what is in them), nothing a browser runs."""

_OLD_OFFICE = bytes.fromhex("d0cf11e0a1b11ae1")
_NAME_LENGTH = 70


def get_extension(name: str) -> str:
    """`Thông báo.PDF` → `pdf`."""
    return PurePath(name or "").suffix.lower().removeprefix(".")


def make_filename(name: str) -> str:
    """The name a document is kept and downloaded under: plain letters. `Quyết định 83.PDF` → `quyet-dinh-83.pdf`."""
    stem = slugify(PurePath(name or "").stem)[:_NAME_LENGTH].strip("-")
    return f"{stem or 'tai-lieu'}.{get_extension(name)}"


def is_sound(name: str) -> bool:
    """Whether a file of this name is one to listen to."""
    return get_extension(name) in SOUND_TYPES


def is_video(name: str) -> bool:
    """Whether a file of this name is one to look at and listen to."""
    return get_extension(name) in RECORDING_TYPES.keys() - SOUND_TYPES.keys()


def check_document(file: BinaryIO, name: str) -> None:
    """Raise UnusableFile, with a Vietnamese reason, unless `file` is of a kind in MEDIA_TYPES and its name says so."""
    extension = get_extension(name)
    if extension not in MEDIA_TYPES:
        kinds = ", ".join(MEDIA_TYPES).upper()
        raise UnusableFile(
            _("Không nhận tệp đuôi “%(extension)s”. Hãy dùng: %(kinds)s.") % {"extension": extension, "kinds": kinds},
            code="extension",
        )
    file.seek(0)
    start = file.read(1024)
    file.seek(0)
    if not start:
        raise UnusableFile(_("Tệp này rỗng."), code="empty")
    if extension in RECORDING_TYPES:
        clean_recording(file.read(), extension)
        file.seek(0)
        return
    if extension == "pdf":
        genuine = b"%PDF-" in start
    elif extension in ("doc", "xls", "ppt"):
        genuine = start.startswith(_OLD_OFFICE)
    else:
        genuine = _is_office_package(file, extension)
    if not genuine:
        raise UnusableFile(
            _("Tệp này mang đuôi .%(extension)s nhưng bên trong không phải vậy. Hãy mở ra, lưu lại rồi tải lên.")
            % {"extension": extension},
            code="not_what_it_says",
        )


def _is_office_package(file: BinaryIO, extension: str) -> bool:
    try:
        with zipfile.ZipFile(file) as package:
            names = package.namelist()
    except (zipfile.BadZipFile, OSError, ValueError):
        return False
    finally:
        file.seek(0)
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise UnusableFile(_("Tệp này có macro. Hãy lưu lại thành bản không có macro rồi tải lên."), code="macro")
    return "mimetype" in names if extension.startswith("od") else "[Content_Types].xml" in names
