"""The spool when things break: a kill at any moment, a full disk, a folder nobody may write."""

import errno
import os
import shutil
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from cms.interest import spool
from cms.interest.receipts import make_code
from tests.interest.conftest import ANSWERS

ROOT = Path(__file__).resolve().parent.parent.parent


def test_a_file_in_new_is_whole_and_nothing_stays_in_tmp(tmp_path):
    code = make_code()
    path = spool.write_sealed(tmp_path, code, b"sealed")
    assert path == tmp_path / "new" / f"{code}.sealed"
    assert path.read_bytes() == b"sealed"
    assert list((tmp_path / "tmp").iterdir()) == []
    assert spool.list_waiting(tmp_path) == [path]


def test_it_is_on_the_disk_before_it_is_in_new_and_the_folder_is_synced_after(tmp_path, monkeypatch):
    happened = []
    sync, rename = os.fsync, os.rename
    monkeypatch.setattr(os, "fsync", lambda descriptor: (happened.append("sync"), sync(descriptor))[1])
    monkeypatch.setattr(os, "rename", lambda old, new: (happened.append("rename"), rename(old, new))[1])
    spool.write_sealed(tmp_path, make_code(), b"sealed")
    assert happened == ["sync", "rename", "sync"]


def test_a_kill_between_writing_and_renaming_leaves_nothing_that_counts(tmp_path):
    script = f"""
        import os, signal
        os.rename = lambda old, new: os.kill(os.getpid(), signal.SIGKILL)
        from pathlib import Path
        from cms.interest.spool import write_sealed
        write_sealed(Path({str(tmp_path)!r}), "AAAAA", b"sealed")
    """
    killed = subprocess.run([sys.executable, "-c", textwrap.dedent(script)], cwd=ROOT, check=False)
    assert killed.returncode == -signal.SIGKILL
    assert len(list((tmp_path / "tmp").iterdir())) == 1
    assert spool.list_waiting(tmp_path) == []


def test_what_a_dead_writer_left_is_swept_after_a_day_and_a_half(tmp_path):
    spool.make_folders(tmp_path)
    old, young = tmp_path / "tmp" / "old.sealed", tmp_path / "tmp" / "young.sealed"
    for path in (old, young):
        path.write_bytes(b"half")
    long_ago = time.time() - spool.STALE_AFTER - 60
    os.utime(old, (long_ago, long_ago))
    spool.sweep(tmp_path)
    assert [path.name for path in (tmp_path / "tmp").iterdir()] == ["young.sealed"]


@pytest.mark.parametrize("broken_call", ["fsync", "rename"])
def test_a_full_disk_is_told_kindly_and_what_was_typed_stays(send, settings, monkeypatch, broken_call):
    def no_space(*_args):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patched:
        patched.setattr(os, broken_call, no_space)
        response = send(question="Tôi bị nợ lương")
    page = BeautifulSoup(response.content.decode(), "html.parser")
    assert response.status_code == 503
    assert "chưa gửi được" in page.select_one("[data-error-summary]").get_text()
    assert "0297 3 000 000" in page.select_one("[data-error-summary]").get_text()
    assert page.find(id="f-question").get_text() == "Tôi bị nợ lương"
    assert page.find(id="f-name")["value"] == ANSWERS["name"]
    assert [path for path in settings.LOA_SPOOL_DIR.rglob("*") if path.is_file()] == []
    assert send(question="Tôi bị nợ lương").status_code == 303


@pytest.mark.skipif(os.geteuid() != 0 or not shutil.which("mount"), reason="only root can make a small disk")
def test_a_disk_that_is_really_full_keeps_nothing_half_written(send, settings, tmp_path):
    small = tmp_path / "small"
    small.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", small], check=False).returncode:
        pytest.skip("this machine lets nobody mount")
    try:
        settings.LOA_SPOOL_DIR = small / "spool"
        statuses = [send(question=f"{turn:04}" + "x" * 996).status_code for turn in range(60)]
        assert statuses[0] == 303
        assert statuses[-1] == 503
        assert len(spool.list_waiting(small / "spool")) == statuses.count(303)
        assert list((small / "spool" / "tmp").iterdir()) == []
    finally:
        subprocess.run(["umount", small], check=True)


def test_a_spool_that_is_a_file_is_told_kindly(send, settings, tmp_path):
    settings.LOA_SPOOL_DIR = tmp_path / "file"
    settings.LOA_SPOOL_DIR.write_text("")
    assert send().status_code == 503
