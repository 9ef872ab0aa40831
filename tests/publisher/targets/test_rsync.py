"""The rsync target, through a real sshd: differences only, bad lines, wrong keys, clocks that lie."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from cms.publisher.targets.errors import TargetError
from tests.publisher.targets.crawling import Crawler, read_folder
from tests.publisher.targets.houses import House
from tests.publisher.targets.machines import needs_ssh
from tests.publisher.targets.proxies import bad_line
from tests.publisher.targets.sending_now import SenderNursery, assert_equal, check, kill_at_random, send

pytestmark = needs_ssh
KILLS = int(os.environ.get("LOA_KILLS", "25")) // 4


@pytest.fixture
def house(tmp_path):
    """A small house: each step is a connection."""
    return House(tmp_path / "published", articles=12)


@pytest.fixture
def target(tmp_path):
    """An empty folder of the other machine."""
    folder = tmp_path / "noi-nhan"
    folder.mkdir()
    return folder


def test_all_files_arrive_and_then_only_what_differs(house, machine, target):
    entry = machine.describe(target)
    first = send(house.folder, entry)
    assert_equal(house.folder, entry)
    house.add()
    house.take_down()
    house.release()
    second = send(house.folder, entry)
    assert 0 < second.written < first.written / 2
    assert second.bytes < first.bytes / 2
    assert second.removed == 7  # page and data with two copies each, and a picture
    assert_equal(house.folder, entry)
    again = send(house.folder, entry)
    assert (again.written, again.removed, again.bytes) == (0, 0, 0)
    assert oct((target / "index.html").stat().st_mode)[-3:] == "644"


def test_empty_folders_go_and_strangers_files_stay(house, machine, target):
    entry = machine.describe(target)
    send(house.folder, entry)
    gone = house.articles[4]
    (target / f"tin/bai-{gone}" / "cua ai [*].txt").write_text("lạ")
    house.articles.remove(gone)
    house.articles.remove(house.articles[9])
    house.release()
    send(house.folder, entry)
    assert assert_equal(house.folder, entry).foreign == [f"tin/bai-{gone}/cua ai [*].txt"]
    assert not [folder for folder in target.rglob("*") if folder.is_dir() and not any(folder.iterdir())]


def test_a_note_that_is_gone_costs_a_comparison_not_a_new_sending(house, machine, target):
    entry = machine.describe(target)
    first = send(house.folder, entry)
    (target / ".loa-release.json").unlink()
    house.take_down()
    house.release()
    second = send(house.folder, entry)
    assert second.bytes < first.bytes / 2
    assert second.removed == 7
    assert_equal(house.folder, entry)


def test_a_clock_that_lies_hides_no_difference(house, machine, target):
    entry = machine.describe(target)
    send(house.folder, entry)
    page = target / "tin/bai-2/index.html"
    stat = page.stat()
    page.write_bytes(page.read_bytes()[::-1])
    os.utime(page, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert check(house.folder, entry).wrong == ["tin/bai-2/index.html"]
    send(house.folder, entry)
    assert_equal(house.folder, entry)


def test_a_line_cut_again_and_again_in_the_middle_brings_everything_in_the_end(house, machine, target):
    with bad_line(machine.port) as line, Crawler(read_folder(target)) as reader:
        machine.trust(line.port)
        entry = machine.describe(target, line.port)
        for attempt in range(40):
            line.room = 15_000 + 5_000 * attempt
            if attempt == 3:
                house.change_theme()
                house.take_down()
                house.release()
            try:
                send(house.folder, entry)
                break
            except TargetError as error:
                assert "đứt" in str(error) or "không trả lời" in str(error), error
        line.room = None
        assert line.cuts > 2
        house.change_theme()
        house.take_down()
        house.release()
        line.room = 20_000
        with pytest.raises(TargetError):
            send(house.folder, entry)
        line.room = None
        send(house.folder, entry)
        assert assert_equal(house.folder, entry).foreign == []
    reader.assert_content(at_least=20)
    assert not list(target.rglob(".~tmp~"))


def test_killed_at_any_moment_a_reader_finds_no_broken_link(house, machine, target):
    entry = machine.describe(target)
    with SenderNursery(house.folder, entry) as nursery, Crawler(read_folder(target)) as reader:
        assert kill_at_random(house, nursery, kills=KILLS, seed=2), "no sender was ever killed at work"
    assert assert_equal(house.folder, entry).foreign == []
    reader.assert_content()
    assert not list(target.rglob(".~tmp~"))


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may mount a small disk")
def test_a_full_disk_there_is_said_in_words(house, machine, target):
    mount = ["mount", "-t", "tmpfs", "-o", "size=100k", "none", target]
    if subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("this machine lets nobody mount a small disk")
    try:
        with pytest.raises(TargetError, match="đầy"):
            send(house.folder, machine.describe(target))
        subprocess.run(["mount", "-o", "remount,size=40m", target], check=True)
        send(house.folder, machine.describe(target))
        assert_equal(house.folder, machine.describe(target))
    finally:
        subprocess.run(["umount", "-l", target], check=True)


def test_what_the_operator_did_wrong_is_said_in_words(house, machine, target, tmp_path):
    entry = machine.describe(target)
    nobody, other = tmp_path / "nobody", tmp_path / "other"
    nobody.write_text("")
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", other], check=True)
    wrong = {
        "known_hosts": entry.replace(str(machine.known_hosts), str(nobody)),
        "khóa công khai": entry.replace(f"key={machine.key}", f"key={other}"),
        "cổng": entry.replace(f":{machine.port}/", ":1/").replace(str(machine.known_hosts), str(nobody)),
        "tên máy": entry.replace("@127.0.0.1", "@khong-co-may-nay.invalid"),
        "thư mục": machine.describe(tmp_path / "khong" / "co" / "dau"),
    }
    for word, address in wrong.items():
        with pytest.raises(TargetError, match=word):
            send(house.folder, address)


def test_a_machine_without_rsync_is_said_in_words(house, machine, target, tmp_path, monkeypatch):
    for program in ("ssh", "env"):
        (tmp_path / "bin").mkdir(exist_ok=True)
        (tmp_path / "bin" / program).symlink_to(shutil.which(program))
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    with pytest.raises(TargetError, match="Máy này chưa có rsync"):
        send(house.folder, machine.describe(target))


def test_names_with_letters_and_signs_of_every_kind_travel(house, machine, target):
    names = [
        "/f/tờ rơi (bản 1).jpg",
        "/f/a[1]*?.jpg",
        "/f/'quote\".jpg",
        "/f/$(touch x);.jpg",
        "/f/-rf.jpg",
        "/f/#1.jpg",
    ]
    house.extra = {name: os.urandom(300) for name in names}
    house.release()
    entry = machine.describe(target)
    send(house.folder, entry)
    assert_equal(house.folder, entry)
    assert all(Path(f"{target}{name}").exists() for name in names)
    house.extra = {names[0]: b"khac"}
    house.release()
    assert send(house.folder, entry).removed == len(names) - 1
    assert assert_equal(house.folder, entry).foreign == []
