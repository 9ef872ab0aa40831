"""Copies of pictures for the public site, and a picture's public entry."""

from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from PIL import Image

from cms.library.actions import make_missing_renditions
from cms.library.errors import MissingFile
from cms.library.models import Picture, PictureRendition
from cms.library.queries import get_public_pictures
from tests.library.pictures import corner_colours, draw, encode, photograph, secrets_in

pytestmark = pytest.mark.django_db


def make_picture(size: tuple[int, int] = (2000, 1500), title: str = "Lễ ra mắt", **fields) -> Picture:
    """A stored picture."""
    return Picture.objects.create(title=title, file=ContentFile(photograph(size), name="le-ra-mat.jpg"), **fields)


def read(picture: Picture, file: str) -> bytes:
    """The bytes of a file in the media store."""
    return picture.file.storage.open(file).read()


def test_entry_has_avif_and_jpeg_from_small_to_large_with_their_sizes() -> None:
    picture = make_picture(description="Nữ công nhân ký đơn.", credit="Minh")
    entry = picture.to_entry()
    assert [(copy.media_type, copy.width, copy.height) for copy in entry.renditions] == [
        ("image/avif", 320, 240),
        ("image/jpeg", 320, 240),
        ("image/avif", 640, 480),
        ("image/jpeg", 640, 480),
        ("image/avif", 1280, 960),
        ("image/jpeg", 1280, 960),
    ]
    assert (entry.title, entry.alt, entry.credit) == ("Lễ ra mắt", "Nữ công nhân ký đơn.", "Minh")
    for copy in entry.renditions:
        content = read(picture, copy.file)
        opened = Image.open(BytesIO(content))
        assert (f"image/{opened.format.lower()}", opened.size) == (copy.media_type, (copy.width, copy.height))
        assert corner_colours(content) == ("red", "blue")
        assert secrets_in(content) == []


def test_copies_are_never_larger_than_the_picture() -> None:
    assert [copy.width for copy in make_picture((500, 400)).to_entry().renditions] == [320, 320, 500, 500]
    assert [copy.width for copy in make_picture((90, 9000)).to_entry().renditions] == [26, 26]


def test_transparent_parts_become_white_in_both_formats() -> None:
    clear = draw().convert("RGBA")
    clear.putalpha(0)
    picture = Picture.objects.create(title="Logo", file=ContentFile(encode(clear, "PNG"), name="logo.png"))
    for copy in picture.to_entry().renditions:
        assert min(Image.open(BytesIO(read(picture, copy.file))).convert("RGB").getpixel((9, 9))) > 250


def test_entry_is_the_same_when_stated_again_and_makes_nothing() -> None:
    picture = make_picture()
    entry = picture.to_entry()
    assert Picture.objects.get().to_entry() == entry
    assert PictureRendition.objects.count() == 6


def test_many_entries_ask_the_database_three_times(django_assert_num_queries) -> None:
    pictures = [make_picture((200 + n, 150), f"Ảnh {n}") for n in range(6)]
    assert make_missing_renditions(pictures=pictures) == []
    with django_assert_num_queries(3):
        entries = [picture.to_entry() for picture in get_public_pictures(picture.pk for picture in pictures)]
    assert len(entries) == 6


def test_missing_original_says_which_picture_and_stops_only_that_one() -> None:
    picture, other = make_picture((400, 300)), make_picture((400, 300), "Ảnh khác")
    Path(picture.file.path).unlink()
    with pytest.raises(MissingFile, match="“Lễ ra mắt”"):
        picture.to_entry()
    [failure] = make_missing_renditions(pictures=[picture, other])
    assert "“Lễ ra mắt”" in failure
    assert other.to_entry().renditions


def test_damaged_original_is_as_good_as_missing() -> None:
    picture = make_picture((400, 300))
    Path(picture.file.path).write_bytes(photograph()[:500])
    with pytest.raises(MissingFile):
        picture.to_entry()


def test_lost_copy_is_made_again_and_a_lost_original_does_no_harm_while_copies_are_there() -> None:
    picture = make_picture((400, 300))
    entry = picture.to_entry()
    Path(picture.file.storage.path(entry.renditions[0].file)).unlink()
    again = Picture.objects.get().to_entry()
    assert read(picture, again.renditions[0].file)
    assert PictureRendition.objects.count() == len(again.renditions)
    Path(picture.file.path).unlink()
    assert Picture.objects.get().to_entry() == again


def test_replaced_file_gets_new_copies_under_new_names() -> None:
    picture = make_picture((400, 300))
    before = picture.to_entry()
    picture.file = ContentFile(photograph((300, 400)), name="le-ra-mat.jpg")
    picture.save()
    after = Picture.objects.get().to_entry()
    assert {copy.file for copy in after.renditions}.isdisjoint(copy.file for copy in before.renditions)
    assert after.renditions[-1].height == 400
    assert PictureRendition.objects.count() == len(after.renditions)
