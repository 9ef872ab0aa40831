"""The call to action block."""

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


def test_button_to_a_page_states_a_reference():
    assert state("call_to_action", {"text": "Vào công đoàn", "page": 12, "url": "", "note": "Miễn phí"}) == (
        schema.CallToAction(text="Vào công đoàn", target="page:12", note="Miễn phí")
    )


@pytest.mark.parametrize("url", ["https://example.vn/", "tel:02973812345", "mailto:congdoan@example.vn"])
def test_button_may_lead_outside(url):
    assert state("call_to_action", {"text": "Gọi", "page": None, "url": url}).url == url


@pytest.mark.parametrize("url", ["javascript:alert(1)", "http://example.vn", "data:text/html,x", "", None])
def test_button_that_leads_nowhere_safe_is_left_out(url):
    assert state("call_to_action", {"text": "Gọi", "page": None, "url": url}) is None


@pytest.mark.django_db
def test_button_has_exactly_one_target(site_tree):
    block = get_block("call_to_action")
    both = {"text": "Gọi", "page": site_tree.pk, "url": "https://example.vn/", "note": ""}
    with pytest.raises(StructBlockValidationError) as refused:
        block.clean(block.to_python(both))
    assert "một nơi" in str(refused.value.block_errors["url"])
    with pytest.raises(StructBlockValidationError) as refused:
        block.clean(block.to_python(both | {"page": None, "url": ""}))
    assert "Hãy chọn trang" in str(refused.value.block_errors["page"])
    assert block.clean_deferred(block.to_python(both | {"page": None, "url": ""}))


@pytest.mark.django_db
@pytest.mark.parametrize("url", ["javascript:alert(1)", "tel:abc", "mailto:khong phai", "congdoan.vn"])
def test_editor_is_told_which_addresses_are_taken(url):
    block = get_block("call_to_action")
    with pytest.raises(StructBlockValidationError) as refused:
        block.clean(block.to_python({"text": "Gọi", "page": None, "url": url, "note": ""}))
    assert "url" in refused.value.block_errors


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("0297 3812 345", "tel:02973812345"),
        ("(0297) 3812.345", "tel:02973812345"),
        ("+84 297 3812 345", "tel:+842973812345"),
        (" congdoan@example.vn ", "mailto:congdoan@example.vn"),
        ("https://example.vn/a", "https://example.vn/a"),
        ("", ""),
    ],
)
def test_telephone_and_mail_are_taken_as_people_write_them(typed, stored):
    block = get_block("call_to_action").child_blocks["url"]
    assert block.clean(block.value_from_form(typed)) == stored


def test_absurd_button_is_left_out():
    assert_bears_absurd_values("call_to_action")


def test_button_is_explained_to_editors():
    assert_is_explained("call_to_action")


def test_button_preview_shows_its_example(admin_user):
    assert "Gọi công đoàn" in preview(admin_user, "call_to_action")
