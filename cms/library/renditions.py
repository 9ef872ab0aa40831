"""Smaller copies of a picture, in AVIF and in JPEG, kept as Wagtail's own renditions.

Made here rather than by Wagtail's filters: the original is decoded once for all files, and no metadata is carried over.
"""

from collections.abc import Iterable
from io import BytesIO
from typing import NamedTuple

from django.core.files.base import ContentFile
from PIL import Image

WIDTHS = (320, 640, 1280)
"""Widths of the copies, in pixels. A picture is never drawn larger than it is."""
BACKGROUND = (255, 255, 255)


class Variant(NamedTuple):
    """One copy to make: its media type and its width in pixels."""

    media_type: str
    width: int

    @property
    def spec(self) -> str:
        """The copy's name among Wagtail's renditions: `width-320|format-avif`."""
        return f"width-{self.width}|format-{self.media_type.removeprefix('image/')}"


def list_variants(original_width: int) -> list[Variant]:
    """The copies a picture of `original_width` pixels has: AVIF and JPEG, from small to large."""
    widths = sorted({min(width, original_width) for width in WIDTHS})
    return [Variant(media_type, width) for width in widths for media_type in ("image/avif", "image/jpeg")]


def draw_variants(file, name: str, variants: Iterable[Variant]) -> dict[Variant, ContentFile]:
    """The wanted copies of the picture in `file`; their names begin as `name` does.

    What is transparent becomes white, so that AVIF and JPEG look the same. Raises OSError when it cannot be decoded.
    """
    variants = sorted(variants, key=lambda variant: -variant.width)
    with Image.open(file) as source:
        source.load()
        picture = _on_white(source)
    files = {}
    for variant in variants:
        if picture.width != variant.width:
            height = max(1, round(picture.height * variant.width / picture.width))
            picture = picture.resize((variant.width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)
        files[variant] = _encode(picture, variant, name)
    return files


def _on_white(source: Image.Image) -> Image.Image:
    if not source.has_transparency_data:
        return source.convert("RGB")
    ground = Image.new("RGBA", source.size, (*BACKGROUND, 255))
    ground.alpha_composite(source.convert("RGBA"))
    return ground.convert("RGB")


def _encode(picture: Image.Image, variant: Variant, name: str) -> ContentFile:
    output = BytesIO()
    if variant.media_type == "image/avif":
        extension = "avif"
        picture.save(output, "AVIF", quality=60, speed=8)
    else:
        extension = "jpg"
        picture.save(output, "JPEG", quality=80, optimize=True, progressive=True)
    stem = name.rpartition("/")[2].rpartition(".")[0][:60]
    return ContentFile(output.getvalue(), name=f"{stem}.{variant.width}.{extension}")
