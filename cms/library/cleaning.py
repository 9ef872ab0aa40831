"""A picture as it may be kept: upright, of a sensible size, without anything but its pixels.

Telephones write into a photograph where it was taken and on which machine. A union's pictures show workers: none of
that is stored. Everything that arrives is decoded and drawn anew, so nothing rides along unseen.
"""

import hashlib
from io import BytesIO
from pathlib import PurePath
from typing import BinaryIO

import pillow_heif
from django.core.files.base import ContentFile
from django.utils.translation import gettext as _
from PIL import ExifTags, Image, ImageCms, UnidentifiedImageError

from cms.library.errors import UnusableFile
from cms.schema.text import slugify

MAX_SIDE = 2560
"""The longer side of a kept picture, in pixels."""
MAX_PIXELS_DECODED = 50_000_000
"""More than this is not decoded: a few kilobytes can unfold into gigabytes. A telephone's 48 megapixels still pass."""
EXTENSIONS = {
    "jpg": "JPEG",
    "jpeg": "JPEG",
    "jfif": "JPEG",
    "png": "PNG",
    "gif": "GIF",
    "webp": "WEBP",
    "avif": "AVIF",
    "heic": "HEIF",
    "heif": "HEIF",
}
"""What a picture's name may end in, and what it must then be inside."""
LOSSLESS_FORMATS = ("PNG", "GIF")
JPEG_QUALITY = 90
NAME_LENGTH = 60

_SRGB = ImageCms.createProfile("sRGB")
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}

pillow_heif.register_heif_opener()


class CleanPicture(ContentFile):
    """The bytes of a picture that went through `clean_picture`; they need not go through it again."""


def clean_picture(file: BinaryIO, name: str) -> CleanPicture:
    """The picture in `file` (at any position) drawn anew; `name` is what its owner called it.

    JPEG, or PNG when the source is drawn without loss (letters in a poster stay sharp) or is partly transparent.
    Only the first frame of an animation is kept. Raises UnusableFile with a Vietnamese sentence when it is no picture,
    is broken, is not what its name says, is too large to decode safely, or is of a kind that is not taken (SVG, TIFF).
    """
    file.seek(0)
    try:
        with Image.open(file, formats=sorted(set(EXTENSIONS.values()))) as source:
            _check_name(source, name)
            lossless = source.format in LOSSLESS_FORMATS
            picture = _draw(source)
    except UnusableFile:
        raise
    except Image.DecompressionBombError as error:
        raise _too_many_pixels() from error
    except UnidentifiedImageError as error:
        message = _("Tệp này không phải ảnh dùng được. Hãy chọn ảnh JPG, PNG, WebP, AVIF, HEIC hoặc GIF.")
        raise UnusableFile(message, code="invalid_image") from error
    except (OSError, ValueError, SyntaxError, RuntimeError, EOFError, MemoryError) as error:
        # Pillow and its codecs raise all of these for files cut short or made to do harm.
        message = _("Ảnh này bị hỏng, không mở được. Hãy lưu lại ảnh rồi tải lên.")
        raise UnusableFile(message, code="broken_image") from error
    return _encode(picture, lossless, name)


def _check_name(source: Image.Image, name: str) -> None:
    """Refuse a file whose name says another kind than it is. A name without an ending says nothing."""
    extension = PurePath(name or "").suffix.lower().removeprefix(".")
    is_format = "JPEG" if source.format == "MPO" else source.format  # MPO: a JPEG with further pictures behind it.
    if extension and EXTENSIONS.get(extension) != is_format:
        raise UnusableFile(
            _("Tệp mang đuôi .%(extension)s nhưng bên trong là ảnh %(format)s. Hãy sửa lại đuôi tệp rồi tải lên.")
            % {"extension": extension, "format": is_format},
            code="not_what_it_says",
        )


def _draw(source: Image.Image) -> Image.Image:
    """The source's first frame as upright sRGB, grey or RGBA pixels within MAX_SIDE."""
    source.draft(None, (MAX_SIDE, MAX_SIDE))  # A JPEG is decoded at a half or a quarter when it is that much larger.
    if source.width * source.height > MAX_PIXELS_DECODED:
        raise _too_many_pixels()
    source.seek(0)
    orientation = source.getexif().get(ExifTags.Base.Orientation)
    profile = source.info.get("icc_profile")
    picture = _with_plain_pixels(source)
    picture.thumbnail((MAX_SIDE, MAX_SIDE), Image.Resampling.LANCZOS, reducing_gap=3.0)
    picture.load()  # While the file is open: what needed neither converting nor shrinking is still unread.
    picture = _to_srgb(picture, profile)
    return picture.transpose(_UPRIGHT[orientation]) if orientation in _UPRIGHT else picture


def _with_plain_pixels(source: Image.Image) -> Image.Image:
    """The source in a mode that can be made smaller without harm; most photographs already are."""
    if source.has_transparency_data:
        return source.convert("RGBA")
    if source.mode.startswith("I"):
        # Sixteen-bit grey: a plain convert() would clip it to white.
        return source.convert("I").point(lambda level: level / 256).convert("L")
    if source.mode in ("L", "RGB", "CMYK"):
        return source
    return source.convert("L" if source.mode == "1" else "RGB")


def _to_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """The pixels in sRGB, so that the colour profile can be dropped and the colours stay."""
    if profile and picture.mode in ("RGB", "CMYK"):
        try:
            given = ImageCms.ImageCmsProfile(BytesIO(profile))
            return ImageCms.profileToProfile(picture, given, _SRGB, outputMode="RGB")
        except (ImageCms.PyCMSError, OSError):
            pass  # A broken profile is no reason to refuse the photograph.
    return picture.convert("RGB") if picture.mode == "CMYK" else picture


def _encode(picture: Image.Image, lossless: bool, name: str) -> CleanPicture:
    picture.info = {}
    output = BytesIO()
    if lossless or picture.mode == "RGBA":
        extension = "png"
        picture.save(output, "PNG")
    else:
        extension = "jpg"
        picture.save(output, "JPEG", quality=JPEG_QUALITY, optimize=True)
    content = output.getvalue()
    # The name begins with what the file holds: a file that is replaced gets another name, and so another address.
    digest = hashlib.blake2b(content, digest_size=5).hexdigest()
    stem = slugify(PurePath(name or "").stem)[:NAME_LENGTH].strip("-")
    return CleanPicture(content, name=f"{digest}-{stem or 'anh'}.{extension}")


def _too_many_pixels() -> UnusableFile:
    message = _("Ảnh này có quá nhiều điểm ảnh, máy chủ không mở an toàn được. Hãy thu nhỏ ảnh rồi tải lên.")
    return UnusableFile(message, code="too_many_pixels")
