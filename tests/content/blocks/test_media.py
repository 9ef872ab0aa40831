"""The media block."""

import pytest
from wagtail.blocks import StructBlockValidationError

from cms import schema
from tests.content.blocks.block_checks import (
    CLEAN,
    SCRIPT,
    assert_bears_absurd_values,
    assert_is_explained,
    get_block,
    preview,
    state,
)

STORED = {
    "medium": "audio",
    "url": "https://example.vn/nghe",
    "title": "Phát thanh công nhân",
    "poster": 4,
    "duration": "5 phút",
    "transcript": SCRIPT,
}


def test_media_states_a_link_and_a_poster():
    assert state("media", STORED) == schema.Media(
        medium="audio",
        url="https://example.vn/nghe",
        title="Phát thanh công nhân",
        poster="picture:4",
        duration="5 phút",
        transcript=CLEAN,
    )


@pytest.mark.parametrize("url", ["http://example.vn/", "javascript:alert(1)", "https://a b", "//example.vn", "", 5])
def test_media_without_a_safe_address_is_left_out(url):
    assert state("media", STORED | {"url": url}) is None


@pytest.mark.django_db
@pytest.mark.parametrize("url", ["http://example.vn/v", "<iframe src='https://example.vn'></iframe>", "javascript:x"])
def test_editor_is_told_to_give_an_https_address(url):
    block = get_block("media")
    with pytest.raises(StructBlockValidationError) as refused:
        block.clean(block.to_python(STORED | {"url": url, "poster": None}))
    assert "https://" in str(refused.value.block_errors["url"])


def test_absurd_media_is_left_out():
    assert_bears_absurd_values("media")


def test_media_is_explained_to_editors():
    assert_is_explained("media")


def test_media_preview_shows_its_example_and_embeds_nothing(admin_user):
    shown = preview(admin_user, "media")
    assert "Cách đọc phiếu lương" in shown
    assert "<iframe" not in shown
