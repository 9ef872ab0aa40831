"""The media block."""

import pytest
from django.core.files.base import ContentFile
from wagtail.blocks import StructBlockValidationError

from cms import schema
from cms.demo.factories import make_picture
from cms.library.models import Document
from tests.content.blocks.block_checks import (
    CLEAN,
    SCRIPT,
    assert_bears_absurd_values,
    assert_is_explained,
    get_block,
    preview,
    state,
)
from tests.library.recordings import mp4

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
        service="example.vn",
        title="Phát thanh công nhân",
        poster="picture:4",
        duration="5 phút",
        transcript=CLEAN,
    )


@pytest.mark.parametrize(
    ("url", "service"),
    [
        ("https://youtu.be/x", "YouTube"), ("https://m.youtube.com/watch?v=x", "YouTube"),
        ("https://www.facebook.com/watch/?v=1", "Facebook"), ("https://video.zalo.me/x", "Zalo"),
        ("https://www.tiktok.com/@a/video/1", "TikTok"), ("https://notyoutube.com/", "notyoutube.com"),
    ],
)  # fmt: skip
def test_reader_is_told_where_the_link_leads(url, service):
    assert state("media", STORED | {"url": url}).service == service


def test_film_of_our_own_wins_over_an_address():
    stated = state("media", STORED | {"film": 9})
    assert (stated.film, stated.url, stated.service) == ("document:9", "", "")


@pytest.mark.django_db
def test_editor_is_told_what_a_video_needs():
    block = get_block("media")
    with pytest.raises(StructBlockValidationError) as refused:
        block.clean(block.to_python({"title": "A", "url": "https://youtu.be/x"}))
    assert set(refused.value.block_errors) == {"poster", "transcript"}
    poster = make_picture().pk
    whole = {"title": "A", "poster": poster, "transcript": "<p>Lời.</p>"}
    with pytest.raises(StructBlockValidationError) as refused:
        block.clean(block.to_python(whole))
    assert "chọn tệp video" in str(refused.value.block_errors["url"])
    film = Document.objects.create(title="A", file=ContentFile(mp4(b"vide"), name="a.mp4")).pk
    sound = Document.objects.create(title="A", file=ContentFile(mp4(b"soun"), name="a.m4a")).pk
    block.clean(block.to_python(whole | {"film": film}))
    for wrong in ({"film": sound}, {"film": film, "url": "https://youtu.be/x"}):
        with pytest.raises(StructBlockValidationError) as refused:
            block.clean(block.to_python(whole | wrong))
        assert list(refused.value.block_errors) == ["film"]


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
