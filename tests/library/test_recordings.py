"""Sounds and videos: which are taken, how long they are, and what is never kept of them."""

import pytest
from django.core.files.base import ContentFile

from cms.library.errors import UnusableFile
from cms.library.models import Document
from cms.library.recordings import RECORDING_TYPES, clean_recording
from tests.library.recordings import SECRET, mp3, mp4, opus, page, vorbis

GOOD = [
    ("mp3", mp3(), 10), ("m4a", mp4(b"soun"), 200), ("mp4", mp4(b"soun", b"vide"), 200), ("opus", opus(), 12),
    ("ogg", opus(), 12), ("ogg", vorbis(), 5),
]  # fmt: skip


@pytest.mark.parametrize(("extension", "content", "seconds"), GOOD)
def test_length_is_measured_by_what_is_in_the_file(extension, content, seconds):
    assert clean_recording(content, extension).seconds == seconds


@pytest.mark.parametrize(("extension", "content", "seconds"), GOOD)
def test_nothing_that_tells_who_and_where_is_kept(extension, content, seconds):
    assert SECRET in content
    clean = clean_recording(content, extension)
    assert SECRET not in clean.content
    again = clean_recording(clean.content, extension)
    assert again == clean, "a clean file stays as it is"


def test_track_of_places_along_a_film_is_cut_out():
    clean = clean_recording(mp4(b"vide", b"meta"), "mp4").content
    assert b"meta" not in clean


@pytest.mark.parametrize("extension", RECORDING_TYPES)
@pytest.mark.parametrize(
    "content",
    [
        b"", b"\0" * 500, b"ID3" + b"\xff" * 40, b"\xff" * 3000, b"OggS", b"OggS\0" + b"\xff" * 300, b"%PDF-1.7" * 90,
        mp4(b"soun")[:120], mp4(), mp4(b"text"), mp3()[:500], opus()[:90], page([b"OpusHead"], position=9, number=0),
        b"\0\0\0\1ftyp" + b"\xff" * 30, b"\0\0\0\x08ftyp" * 20_000, mp4(b"soun", seconds=0),
    ],
)  # fmt: skip
def test_broken_and_hostile_files_are_refused_with_a_sentence(extension, content):
    with pytest.raises(UnusableFile) as refused:
        clean_recording(content, extension)
    assert "không mở được" in refused.value.message


@pytest.mark.parametrize(("extension", "content"), [("m4a", mp4(b"soun", b"vide")), ("mp4", mp4(b"soun"))])
def test_name_says_whether_there_is_something_to_see(extension, content):
    with pytest.raises(UnusableFile):
        clean_recording(content, extension)


def test_what_costs_readers_too_much_is_refused():
    with pytest.raises(UnusableFile, match="từng MB"):
        clean_recording(bytes(13 * 1024 * 1024), "mp3")
    with pytest.raises(UnusableFile, match="Hãy chia thành nhiều phần"):
        clean_recording(mp4(b"soun", seconds=3 * 3600), "m4a")


@pytest.mark.django_db
def test_library_keeps_a_sound_clean_and_knows_its_length():
    document = Document.objects.create(title="Nghe", file=ContentFile(mp3(), name="Nghe thử.mp3"))
    with document.file.open() as kept:
        assert SECRET not in kept.read()
    entry = document.to_entry()
    assert (entry.seconds, entry.media_type, entry.size) == (10, "audio/mpeg", document.file.size)


@pytest.mark.django_db
def test_replacing_a_sound_by_a_paper_forgets_its_length():
    document = Document.objects.create(title="Nghe", file=ContentFile(mp3(), name="a.mp3"))
    document.file.save("a.pdf", ContentFile(b"%PDF-1.7" * 40))
    assert document.seconds == 0
