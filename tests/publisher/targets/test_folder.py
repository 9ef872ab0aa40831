"""The folder target: differences only, in order, read back, with strangers' files left alone."""

import os
import subprocess
from pathlib import Path

import pytest

from cms.publisher.targets.errors import TargetError
from tests.publisher.targets.crawling import Crawler, read_folder
from tests.publisher.targets.houses import House
from tests.publisher.targets.sending_now import SenderNursery, assert_equal, check, kill_at_random, send

KILLS = int(os.environ.get("LOA_KILLS", "25"))


@pytest.fixture
def target(tmp_path):
    """An empty folder to send to."""
    folder = tmp_path / "noi-nhan"
    folder.mkdir()
    return folder


def test_all_files_arrive_with_their_copies_and_nothing_else(house, target):
    send(house.folder, f"folder:{target}")
    assert_equal(house.folder, f"folder:{target}")
    there = {str(path.relative_to(target)) for path in target.rglob("*") if path.is_file()}
    machinery = {name for name in there if name.startswith(".")}
    assert machinery <= {".loa-release.json", ".loa-files-a.json.gz", ".loa-files-b.json.gz"}
    for path, file in house.manifest.files.items():
        assert (target / path[1:]).stat().st_size == file.size
        assert Path(f"{target}{path}.br").exists() == bool(file.br)


def test_only_what_differs_travels(house, target):
    first = send(house.folder, f"folder:{target}")
    house.edit(3)
    house.release()
    second = send(house.folder, f"folder:{target}")
    assert (second.written, second.removed) == (6, 0)  # page and data, each with two copies
    assert second.bytes < first.bytes / 5
    again = send(house.folder, f"folder:{target}")
    assert (again.written, again.removed, again.bytes) == (0, 0, 0)


def test_what_is_gone_is_removed_and_strangers_files_are_reported_and_stay(house, target):
    send(house.folder, f"folder:{target}")
    (target / "google123.html").write_text("google-site-verification")
    (target / "tin/rieng").mkdir(parents=True)
    (target / "tin/rieng/ghi-chu.txt").write_text("của người khác")
    for _ in range(5):
        house.take_down()
    house.release()
    sent = send(house.folder, f"folder:{target}")
    assert sent.removed > 5
    findings = assert_equal(house.folder, f"folder:{target}")
    assert findings.foreign == ["google123.html", "tin/rieng/ghi-chu.txt"]
    assert not [folder for folder in target.rglob("*") if folder.is_dir() and not any(folder.iterdir())]


@pytest.mark.parametrize("damage", ["missing", "rubbish", "of another house", "a list that is gone"])
def test_without_a_note_that_can_be_trusted_the_target_is_compared_by_its_bytes(tmp_path, target, damage):
    house = House(tmp_path / "published", articles=100)  # enough for a list beside the note
    send(house.folder, f"folder:{target}")
    note = target / ".loa-release.json"
    if damage == "missing":
        note.unlink()
    elif damage == "rubbish":
        note.write_bytes(b'{"format": 1, "origin": [')
    elif damage == "of another house":
        note.write_text(note.read_text().replace("nha-thu", "nha-khac"))
    else:
        (target / ".loa-files-a.json.gz").write_bytes(b"")
    (target / "index.html").write_bytes(b"x" * house.manifest.files["/index.html"].size)
    (target / "cua-ai.txt").write_text("lạ")
    house.take_down()
    house.release()
    sent = send(house.folder, f"folder:{target}")
    assert sent.written < 60
    assert assert_equal(house.folder, f"folder:{target}").foreign == ["cua-ai.txt"]


def test_a_check_finds_what_rotted_or_went_missing_and_the_next_sending_mends_it(house, target):
    send(house.folder, f"folder:{target}")
    page = target / "tin/bai-3/index.html"
    page.write_bytes(page.read_bytes().replace("lao động".encode(), "lao đọng".encode()))
    (target / "tin/bai-4/index.html").unlink()
    findings = check(house.folder, f"folder:{target}")
    assert (findings.wrong, findings.missing) == (["tin/bai-3/index.html"], ["tin/bai-4/index.html"])
    sent = send(house.folder, f"folder:{target}")
    assert sent.written == 2
    assert_equal(house.folder, f"folder:{target}")


def test_a_file_in_place_of_a_folder_and_the_other_way_round(house, target):
    house.extra = {"/tin/dang.html": b"<html></html>" * 30, "/tin/thu/index.html": b"<html></html>" * 20}
    house.release()
    send(house.folder, f"folder:{target}")
    house.extra = {"/tin/dang.html/index.html": b"<html></html>" * 30, "/tin/thu": b"<html></html>" * 20}
    house.release()
    send(house.folder, f"folder:{target}")
    assert_equal(house.folder, f"folder:{target}")


def test_what_must_not_leave_does_not_leave(house, target):
    stolen = house.manifest.files["/index.html"]
    for path in ("/.env", "/a/.git/config", "/../ra-ngoai.html", "/a//b.html", "/a/../../c.html", "tin/x.html"):
        house.manifest.files[path] = stolen
    house.folder.ledger.write(house.manifest.to_data(), number=99)
    send(house.folder, f"folder:{target}")
    names = {str(path.relative_to(target.parent)) for path in target.parent.rglob("*") if path.is_file()}
    outside = {name for name in names if not name.startswith(("noi-nhan/", "published/.", "site", "spool", "media"))}
    assert outside == set()
    assert not any(".env" in name or ".git" in name for name in names)


def test_rot_at_home_does_not_travel(house, target):
    object_ = house.manifest.files["/tin/bai-7/index.html"].object
    Path(house.folder.objects.get_path(object_)).write_bytes(b"rot")
    with pytest.raises(TargetError, match="hỏng"):
        send(house.folder, f"folder:{target}")
    assert not (target / "tin/bai-7/index.html").exists()


def test_a_house_that_can_no_longer_say_what_is_live_takes_nothing_away(house, target):
    send(house.folder, f"folder:{target}")
    (house.folder.root / ".manifest.json").write_bytes(b"{")
    with pytest.raises(TargetError, match="chưa đăng"):
        send(house.folder, f"folder:{target}")
    assert (target / "index.html").exists()


def test_a_folder_that_is_not_there_is_not_made(house, tmp_path):
    with pytest.raises(TargetError, match="Không thấy thư mục"):
        send(house.folder, f"folder:{tmp_path}/chua-gan")
    assert not (tmp_path / "chua-gan").exists()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may mount a small disk")
def test_a_full_disk_is_said_in_words_and_once_there_is_room_the_rest_follows(house, tmp_path):
    disk = tmp_path / "dia"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=400k", "none", disk]
    if subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("this machine lets nobody mount a small disk")
    try:
        with Crawler(read_folder(disk)) as reader:
            with pytest.raises(TargetError, match="đầy"):
                send(house.folder, f"folder:{disk}")
            subprocess.run(["mount", "-o", "remount,size=40m", disk], check=True)
            send(house.folder, f"folder:{disk}")
            assert_equal(house.folder, f"folder:{disk}")
        reader.assert_content(at_least=0)
        assert not list(disk.rglob("*.loa-making"))
    finally:
        subprocess.run(["umount", "-l", disk], check=True)


def test_killed_at_any_moment_a_reader_finds_no_broken_link_and_the_next_attempt_goes_on(house, target):
    entry = f"folder:{target}"
    with SenderNursery(house.folder, entry) as nursery, Crawler(read_folder(target)) as reader:
        assert kill_at_random(house, nursery, kills=KILLS, seed=1), "no sender was ever killed at work"
    assert assert_equal(house.folder, entry).foreign == []
    reader.assert_content()
