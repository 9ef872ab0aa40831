"""Picture files as they really arrive: from telephones, scanners, messengers, and from people who mean harm."""

from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import ExifTags, Image, ImageDraw

GPS = {1: "N", 2: (10.0, 0.0, 36.5), 3: "E", 4: (105.0, 4.0, 48.2)}
"""Rạch Giá, as a telephone writes it."""


def draw(size: tuple[int, int] = (800, 600), mode: str = "RGB") -> Image.Image:
    """A picture whose top left corner is red and whose bottom right corner is blue, on grey."""
    picture = Image.new("RGB", size, (120, 130, 120))
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, 0, size[0] // 4, size[1] // 4), fill=(220, 20, 20))
    pen.rectangle((size[0] * 3 // 4, size[1] * 3 // 4, *size), fill=(20, 20, 220))
    return picture.convert(mode)


def encode(picture: Image.Image, format: str = "JPEG", **options) -> bytes:
    """The picture as bytes of a file of that format."""
    output = BytesIO()
    picture.save(output, format, **options)
    return output.getvalue()


def telephone_exif(orientation: int = 1) -> Image.Exif:
    """What a telephone writes: where, with what, and which way it was held."""
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = "Samsung-of-Lan"
    exif[ExifTags.Base.Orientation] = orientation
    exif[ExifTags.Base.GPSInfo] = GPS
    return exif


def photograph(size: tuple[int, int] = (800, 600), orientation: int = 1, **options) -> bytes:
    """A JPEG straight from a telephone, with its secrets in EXIF, XMP and a comment."""
    xmp = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'><exif:GPSLatitude>10,0.6N</exif:GPSLatitude></x:xmpmeta>"
    return encode(draw(size), exif=telephone_exif(orientation), xmp=xmp, comment=b"may cua Lan", quality=92, **options)


def upload(content: bytes, name: str = "anh.jpg") -> SimpleUploadedFile:
    """The bytes as a browser sends them."""
    return SimpleUploadedFile(name, content)


def corner_colours(content: bytes) -> tuple[str, str]:
    """Which colour rules at the top left and at the bottom right: `red`, `blue` or `grey`."""
    with Image.open(BytesIO(content)) as picture:
        pixels = picture.convert("RGB")
    inset = 8
    corners = (pixels.getpixel((inset, inset)), pixels.getpixel((pixels.width - inset, pixels.height - inset)))
    return tuple("red" if r > 170 and b < 90 else "blue" if b > 170 and r < 90 else "grey" for r, _, b in corners)


def secrets_in(content: bytes) -> list[str]:
    """What of a telephone's secrets is left in the file: metadata blocks, and the words planted in them."""
    with Image.open(BytesIO(content)) as picture:
        picture.load()
        found = [key for key in ("exif", "icc_profile", "xmp", "comment", "XML:com.adobe.xmp") if picture.info.get(key)]
        found += ["EXIF tags"] if dict(picture.getexif()) else []
    return found + [word for word in ("Samsung", "GPSLatitude", "cua Lan") if word.encode() in content]
