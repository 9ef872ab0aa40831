"""The audio block."""

import pytest
from django.core.files.base import ContentFile
from wagtail.blocks import StructBlockValidationError

from cms import schema
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
from tests.library.recordings import mp3

STORED = {"title": "Phát thanh công nhân", "sound": 4, "transcript": SCRIPT}


def test_audio_states_its_sound_and_its_words():
    assert state("audio", STORED) == schema.Audio(title="Phát thanh công nhân", sound="document:4", transcript=CLEAN)


def test_words_of_a_sound_that_is_gone_are_still_told():
    assert state("audio", STORED | {"sound": None}).transcript == CLEAN
    assert state("audio", {"title": "A"}) is None


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("changed", "field"), [({"transcript": ""}, "transcript"), ({"sound": "pdf"}, "sound"), ({"sound": None}, "sound")]
)
def test_editor_is_told_to_choose_a_sound_and_to_write_its_words(changed, field):
    files = {
        "mp3": Document.objects.create(title="A", file=ContentFile(mp3(), name="a.mp3")).pk,
        "pdf": Document.objects.create(title="B", file=ContentFile(b"%PDF-1.7" * 20, name="a.pdf")).pk,
        None: None,
    }
    values = {"title": "A", "sound": "mp3", "transcript": "<p>Lời.</p>"}
    block = get_block("audio")
    block.clean(block.to_python(values | {"sound": files["mp3"]}))
    values |= changed
    with pytest.raises(StructBlockValidationError) as refused:
        block.clean(block.to_python(values | {"sound": files[values["sound"]]}))
    assert list(refused.value.block_errors) == [field]


def test_absurd_audio_is_left_out():
    assert_bears_absurd_values("audio")


def test_audio_is_explained_to_editors():
    assert_is_explained("audio")


def test_audio_preview_shows_its_example(admin_user):
    Document.objects.create(title="A", file=ContentFile(mp3(), name="a.mp3"))
    shown = preview(admin_user, "audio")
    assert "Cách đọc phiếu lương" in shown
    assert "<iframe" not in shown
