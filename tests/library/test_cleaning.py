"""Every way a picture file can be, and what is kept of it."""

import struct
import zlib
from io import BytesIO

import pillow_heif
import pytest
from PIL import Image, ImageCms

from cms.library.cleaning import MAX_SIDE, clean_picture
from cms.library.errors import UnusableFile
from tests.library.pictures import corner_colours, draw, encode, photograph, secrets_in, telephone_exif


def clean(content: bytes, name: str = "anh.jpg") -> Image.Image:
    """The cleaned picture, opened."""
    return Image.open(clean_picture(BytesIO(content), name))


def test_gps_machine_and_comments_are_gone() -> None:
    source = photograph()
    assert secrets_in(source)
    assert secrets_in(clean_picture(BytesIO(source), "anh.jpg").read()) == []


@pytest.mark.parametrize("orientation", range(1, 9))
def test_picture_is_turned_upright_whichever_way_the_telephone_was_held(orientation) -> None:
    upright = draw((800, 600))
    undo = {2: 0, 3: 1 + 2, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}  # Pillow's Transpose that makes what the sensor saw
    held = upright.transpose(Image.Transpose(undo[orientation])) if orientation > 1 else upright
    content = clean_picture(BytesIO(encode(held, exif=telephone_exif(orientation))), "anh.jpg").read()
    assert corner_colours(content) == ("red", "blue")
    assert Image.open(BytesIO(content)).size == (800, 600)


def test_large_picture_is_capped_and_a_small_one_is_not_enlarged() -> None:
    assert clean(photograph((4000, 3000))).size == (MAX_SIDE, 1920)
    assert clean(photograph((3000, 4000), orientation=6)).size == (MAX_SIDE, 1920)
    assert clean(photograph((640, 480))).size == (640, 480)


def test_heic_of_an_iphone_becomes_an_upright_jpeg_without_gps() -> None:
    output = BytesIO()
    heif = pillow_heif.from_pillow(draw((600, 800)).transpose(Image.Transpose.ROTATE_90))
    heif.save(output, exif=telephone_exif(6).tobytes(), quality=80)
    cleaned = clean_picture(BytesIO(output.getvalue()), "IMG_0042.HEIC")
    assert cleaned.name.endswith("-img-0042.jpg")
    content = cleaned.read()
    assert corner_colours(content) == ("red", "blue")
    assert secrets_in(content) == []
    assert Image.open(BytesIO(content)).size == (600, 800)


@pytest.mark.parametrize(
    ("format", "name", "kept"),
    [("WEBP", "a.webp", "JPEG"), ("AVIF", "a.avif", "JPEG"), ("PNG", "a.png", "PNG"), ("GIF", "a.gif", "PNG")],
)
def test_other_formats_are_kept_as_what_suits_them(format, name, kept) -> None:
    picture = clean(encode(draw(), format), name)
    assert (picture.format, picture.size) == (kept, (800, 600))


def test_only_the_first_frame_of_an_animation_is_kept() -> None:
    frames = [draw((100, 100)), Image.new("RGB", (100, 100), "blue")]
    content = encode(frames[0], "GIF", save_all=True, append_images=frames[1:])
    cleaned = clean_picture(BytesIO(content), "dong.gif").read()
    assert corner_colours(cleaned)[0] == "red"
    assert getattr(Image.open(BytesIO(cleaned)), "n_frames", 1) == 1


def test_transparency_palette_cmyk_grey_and_deep_grey_are_all_understood() -> None:
    half = draw().convert("RGBA")
    half.putalpha(100)
    assert clean(encode(half, "PNG"), "logo.png").getpixel((400, 300))[3] == 100
    assert clean(encode(draw(mode="P"), "PNG"), "a.png").mode == "RGB"
    assert clean(encode(draw(mode="L")), "a.jpg").mode == "L"
    assert clean(encode(draw(mode="1"), "PNG"), "a.png").mode == "L"
    deep = Image.new("I;16", (50, 50), 32768)
    assert 126 <= clean(encode(deep, "PNG"), "scan.png").getpixel((9, 9)) <= 129
    cmyk = clean(encode(draw(mode="CMYK")), "a.jpg")
    assert cmyk.mode == "RGB"
    assert cmyk.getpixel((8, 8))[0] > 170


def test_colours_survive_without_their_profile() -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    content = clean_picture(BytesIO(encode(draw(), icc_profile=lab)), "a.jpg").read()
    assert corner_colours(content) == ("red", "blue")
    assert secrets_in(content) == []
    assert clean(encode(draw(), icc_profile=b"not a profile")).size == (800, 600)


def _bomb_png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(b"\0" * 100_000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"", "anh.jpg", "invalid_image"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "anh.svg", "invalid_image"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "anh.png", "invalid_image"),
        (b"%PDF-1.7 not a picture", "anh.jpg", "invalid_image"),
        (encode(draw(), "TIFF"), "anh.tiff", "invalid_image"),
        (encode(draw(), "BMP"), "anh.bmp", "invalid_image"),
        (photograph(), "anh.png", "not_what_it_says"),
        (photograph(), "anh.html", "not_what_it_says"),
        (photograph()[:3000], "anh.jpg", "broken_image"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "anh.png", "invalid_image"),
        (_bomb_png(9000, 9000), "anh.png", "too_many_pixels"),
        (_bomb_png(60000, 60000), "anh.png", "too_many_pixels"),
    ],
)
def test_what_is_no_usable_picture_is_refused_with_a_reason(content, name, code) -> None:
    with pytest.raises(UnusableFile) as refusal:
        clean_picture(BytesIO(content), name)
    assert refusal.value.code == code
    assert refusal.value.messages[0].endswith("lên.") or "GIF" in refusal.value.messages[0]


def test_name_is_plain_letters_and_begins_with_what_the_file_holds() -> None:
    one = clean_picture(BytesIO(photograph()), "Đình công ở Bình Dương (1).JPG")
    other = clean_picture(BytesIO(photograph((700, 600))), "Đình công ở Bình Dương (1).JPG")
    assert one.name.endswith("-dinh-cong-o-binh-duong-1.jpg")
    assert one.name != other.name
    assert clean_picture(BytesIO(photograph()), "ảnh").name.endswith("-anh.jpg")
    assert clean_picture(BytesIO(photograph()), "…….jpg").name.endswith("-anh.jpg")
    assert len(clean_picture(BytesIO(photograph()), "a" * 400 + ".jpg").name) <= 80


def test_same_picture_gives_the_same_bytes() -> None:
    assert clean_picture(BytesIO(photograph()), "a.jpg").read() == clean_picture(BytesIO(photograph()), "b.jpg").read()
