"""Sounds and videos of the library: kinds a cheap phone plays, bounded, measured by what is in the file, and clean.

Telephones write into a recording where and by whom it was made, as they do into pictures. None of that is stored.
"""

import struct
from typing import NamedTuple

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from cms.library.errors import UnusableFile
from cms.library.recordings import mp3, mp4, ogg

SOUND_TYPES = {"mp3": "audio/mpeg", "m4a": "audio/mp4", "ogg": "audio/ogg", "opus": "audio/ogg"}
VIDEO_TYPES = {"mp4": "video/mp4"}
RECORDING_TYPES = SOUND_TYPES | VIDEO_TYPES

MAX_BYTES = {"sound": 12 * 1024 * 1024, "video": 20 * 1024 * 1024}
"""Readers pay for each megabyte."""
MAX_MINUTES = {"sound": 60, "video": 10}

_READERS = {"mp3": mp3.read, "m4a": mp4.read_sound, "mp4": mp4.read_video, "ogg": ogg.read, "opus": ogg.read}


class Recording(NamedTuple):
    """A recording as it may be kept."""

    content: bytes
    seconds: int


def clean_recording(content: bytes, extension: str) -> Recording:
    """The recording in `content` without what phones and programs write beside it, and how long it is.

    `extension`: one of RECORDING_TYPES. Raises UnusableFile with a Vietnamese sentence when the file is too large, too
    long, broken, or something else than its name says.
    """
    kind = "sound" if extension in SOUND_TYPES else "video"
    if len(content) > MAX_BYTES[kind]:
        values = {"size": filesizeformat(len(content)), "limit": filesizeformat(MAX_BYTES[kind])}
        message = _("Tệp nặng %(size)s, quá mức %(limit)s: người đọc trả tiền cho từng MB. Hãy nén lại rồi tải lên.")
        raise UnusableFile(message % values, code="too_heavy")
    try:
        clean, seconds = _READERS[extension](content)
    except (ValueError, IndexError, struct.error, OverflowError) as error:
        message = _(
            "Tệp mang đuôi .%(extension)s nhưng không mở được như vậy, hoặc bị hỏng. Hãy mở bằng phần mềm nghe nhìn, "
            "lưu lại rồi tải lên."
        )
        raise UnusableFile(message % {"extension": extension}, code="not_what_it_says") from error
    if seconds > MAX_MINUTES[kind] * 60:
        message = _("Bài dài %(minutes)s phút, quá mức %(limit)s phút. Hãy chia thành nhiều phần.")
        values = {"minutes": round(seconds / 60), "limit": MAX_MINUTES[kind]}
        raise UnusableFile(message % values, code="too_long")
    return Recording(clean, max(1, round(seconds)))
