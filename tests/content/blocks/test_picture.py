"""The picture block."""

import pytest
from wagtail.blocks import StructBlockValidationError

from cms import schema
from tests.content.blocks.block_checks import (
    assert_bears_absurd_values,
    assert_is_explained,
    get_block,
    preview,
    state,
)
from tests.content.samples import make_picture


def test_picture_states_a_reference_and_no_address():
    stored = {"picture": 9, "alt": "Một nữ công nhân", "decorative": False, "caption": "Ảnh: BTG"}
    assert state("picture", stored) == schema.Picture(picture="picture:9", alt="Một nữ công nhân", caption="Ảnh: BTG")


def test_decorative_picture_has_no_alternative_text():
    assert state("picture", {"picture": 9, "alt": "bỏ", "decorative": True}).alt == ""


@pytest.mark.parametrize("absurd", ["9; drop table", "９", -4, 0, True, 1.5, {"id": 1}])
def test_picture_with_an_absurd_number_is_left_out(absurd):
    assert state("picture", {"picture": absurd, "alt": "x"}) is None


def test_absurd_picture_is_left_out():
    assert_bears_absurd_values("picture")


@pytest.mark.django_db
def test_picture_without_description_may_not_be_published_but_saved_as_a_draft():
    block = get_block("picture")
    value = block.to_python({"picture": make_picture().pk, "alt": " ", "decorative": False, "caption": ""})
    with pytest.raises(StructBlockValidationError) as refused:
        block.clean(value)
    assert "người không nhìn thấy ảnh" in str(refused.value.block_errors["alt"])
    assert block.clean_deferred(value)["alt"].strip() == ""


@pytest.mark.django_db
def test_picture_that_is_described_in_the_library_need_not_be_described_again():
    block = get_block("picture")
    picture = make_picture(description="Công nhân ký đơn. " * 14)
    value = block.to_python({"picture": picture.pk, "alt": "", "decorative": False, "caption": ""})
    assert block.clean(value)["alt"] == picture.description[:250]
    own = block.to_python({"picture": picture.pk, "alt": "Chị Lan ký đơn", "decorative": False, "caption": ""})
    assert block.clean(own)["alt"] == "Chị Lan ký đơn"


@pytest.mark.django_db
def test_picture_marked_decorative_may_be_published():
    block = get_block("picture")
    value = block.to_python({"picture": make_picture().pk, "alt": "", "decorative": True, "caption": ""})
    assert block.clean(value)["decorative"] is True


def test_picture_is_explained_to_editors():
    assert_is_explained("picture")


@pytest.mark.django_db
def test_picture_preview_shows_its_example(admin_user):
    make_picture()
    shown = preview(admin_user, "picture")
    assert "Buổi gặp công nhân ca chiều" in shown
    assert "<img" in shown
