"""Whichever way a picture or a document comes in, it is clean before it is stored."""

import json

import pytest
from django.core.files.base import ContentFile, File
from django.db import transaction
from django.urls import reverse
from wagtail.models import Collection

from cms.library.errors import UnusableFile
from cms.library.models import Picture
from tests.library.pictures import corner_colours, photograph, secrets_in, upload

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(client, admin_user):
    """A signed-in browser."""
    client.force_login(admin_user)
    return client


def assert_clean(picture: Picture) -> None:
    """The stored file is upright, named in plain letters, without secrets, and the row says what it is."""
    content = picture.file.storage.open(picture.file.name).read()
    assert secrets_in(content) == []
    assert corner_colours(content) == ("red", "blue")
    assert picture.file.name.isascii()
    assert (picture.file_size, picture.get_file_hash()) != (None, "")
    assert picture.file_size == len(content)


def test_picture_of_the_admin_form_is_clean(office) -> None:
    answer = office.post(
        reverse("wagtailimages:add"),
        {"title": "Le\u0302\u0303 ra mắt", "file": upload(photograph(), "Lễ ra mắt.jpg"), "collection": root_id()},
    )
    assert answer.status_code == 302
    picture = Picture.objects.get()
    assert picture.title == "Lễ ra mắt"
    assert_clean(picture)
    assert (picture.width, picture.height) == (800, 600)


def test_picture_of_the_chooser_is_clean(office) -> None:
    prefix = "image-chooser-upload"
    answer = office.post(
        reverse("wagtailimages_chooser:create"),
        {
            f"{prefix}-title": "Ảnh",
            f"{prefix}-file": upload(photograph((4000, 3000))),
            f"{prefix}-collection": root_id(),
        },
    )
    assert json.loads(answer.content)["step"] in ("chosen", "select_format")
    assert_clean(Picture.objects.get())
    assert Picture.objects.get().width == 2560


def test_pictures_of_the_many_at_once_page_are_clean(office) -> None:
    answer = office.post(
        reverse("wagtailimages:add_multiple"),
        {"title": "Ảnh", "files[]": upload(photograph()), "collection": root_id()},
        headers={"x-requested-with": "XMLHttpRequest"},
    )
    assert json.loads(answer.content)["success"] is True
    assert_clean(Picture.objects.get())


def test_pictures_finished_after_a_first_mistake_are_clean(office, admin_user) -> None:
    answer = office.post(
        reverse("wagtailimages:add_multiple"),
        {"title": "x" * 300, "files[]": upload(photograph()), "collection": root_id()},
        headers={"x-requested-with": "XMLHttpRequest"},
    )
    waiting = json.loads(answer.content)["uploaded_file_id"]
    answer = office.post(
        reverse("wagtailimages:create_multiple_from_uploaded_image", args=[waiting]),
        {f"uploaded-image-{waiting}-title": "Ảnh", f"uploaded-image-{waiting}-collection": root_id()},
    )
    assert json.loads(answer.content)["success"] is True
    assert_clean(Picture.objects.get())


def test_picture_saved_by_a_program_is_clean() -> None:
    picture = Picture.objects.create(title="Ảnh", file=ContentFile(photograph(), name="Ảnh thẻ.jpg"))
    assert_clean(picture)
    other = Picture(title="Ảnh khác")
    other.file.save("khac.jpg", File(ContentFile(photograph())), save=False)
    other.save()
    assert_clean(other)


def test_a_program_that_saves_no_picture_is_told_so_and_nothing_is_stored(settings) -> None:
    with pytest.raises(UnusableFile), transaction.atomic():
        Picture.objects.create(title="Ảnh", file=ContentFile(b"<svg/>", name="a.svg"), width=1, height=1)
    assert not Picture.objects.exists()
    assert list(settings.MEDIA_ROOT.rglob("*.*")) == []


def test_picture_is_encoded_once_however_often_it_is_saved(office) -> None:
    picture = Picture.objects.create(title="Ảnh", file=ContentFile(photograph(), name="a.jpg"))
    stored = picture.file.storage.open(picture.file.name).read()
    picture.title = "Tên mới"
    picture.save()
    answer = office.post(
        reverse("wagtailimages:edit", args=[picture.pk]), {"title": "Tên khác", "collection": root_id(), "tags": ""}
    )
    assert answer.status_code == 302
    again = Picture.objects.get()
    assert (again.title, again.file.name) == ("Tên khác", picture.file.name)
    assert again.file.storage.open(again.file.name).read() == stored


def test_form_and_program_store_the_same_bytes(office) -> None:
    programmed = Picture.objects.create(title="Một", file=ContentFile(photograph(), name="a.jpg"))
    office.post(
        reverse("wagtailimages:add"), {"title": "Hai", "file": upload(photograph(), "a.jpg"), "collection": root_id()}
    )
    assert Picture.objects.get(title="Hai").file_hash == programmed.file_hash


@pytest.mark.parametrize(
    ("content", "name", "message"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "logo.svg", "Không nhận loại tệp này"),
        (b"#!/bin/sh", "a.jpg", "không phải ảnh dùng được"),
        (photograph(), "a.png", "bên trong là ảnh JPEG"),
        (photograph()[:2500], "a.jpg", "bị hỏng"),
        (b"", "a.jpg", ""),
        (b"\xff\xd8\xff" + b"0" * (21 * 1024 * 1024), "a.jpg", "Hãy thu nhỏ ảnh"),
    ],
)
def test_what_is_refused_says_why_beside_the_field(office, content, name, message) -> None:
    answer = office.post(
        reverse("wagtailimages:add"), {"title": "Ảnh", "file": upload(content, name), "collection": root_id()}
    )
    assert answer.status_code == 200
    [error] = answer.context["form"].errors["file"]
    assert message in error
    many = office.post(
        reverse("wagtailimages:add_multiple"),
        {"title": "Ảnh", "files[]": upload(content, name), "collection": root_id()},
        headers={"x-requested-with": "XMLHttpRequest"},
    )
    assert message in json.loads(many.content)["error_message"]
    assert not Picture.objects.exists()


def root_id() -> int:
    """The collection everything goes into."""
    return Collection.get_first_root_node().pk
