"""When something is wrong, what is right goes on: the rest publishes, readers keep the last good page, editors know."""

import errno
import os
import shutil
import subprocess

import pytest
from django.core.files.base import ContentFile
from django.db import OperationalError
from wagtail.models import Page

from cms.demo.factories import make_article, make_section
from cms.library.models import Document
from cms.publisher import folder, objects
from cms.publisher.actions import publish
from cms.publisher.build import Builder
from cms.publisher.models import OutboxRow, PageResult, PublishRun
from tests.publisher.folders import (
    assert_sound,
    is_published,
    publish_into,
    publish_now,
    read_manifest,
    read_tree,
)

pytestmark = pytest.mark.django_db


def snapshot(root):
    """All a reader can get: the manifest and every file."""
    return read_manifest(root), read_tree(root)


class TestFullDisk:
    """Readers notice nothing; the editor reads a sentence; the change is not forgotten."""

    def refuse(self, monkeypatch, module, name, *, after):
        real, calls = getattr(module, name), iter(range(10_000))

        def call(*args, **kwargs):
            if next(calls) >= after:
                raise OSError(errno.ENOSPC, "No space left on device")
            return real(*args, **kwargs)

        monkeypatch.setattr(module, name, call)

    @pytest.mark.parametrize(
        ("module", "name", "after"),
        [
            (objects.os, "replace", 0),
            (objects.os, "replace", 3),
            (folder, "_link_over", 0),
            (folder, "_link_over", 5),
            (folder, "write_whole", 0),
        ],
    )
    def test_nothing_live_changes_and_the_next_run_succeeds(self, news, settings, monkeypatch, module, name, after):
        make_article(parent=news, slug="cu", title="Bài cũ")
        publish_now()
        before = snapshot(settings.LOA_SITE_DIR)
        make_article(parent=news, slug="moi", title="Bài mới")
        with monkeypatch.context() as trouble:
            self.refuse(trouble, module, name, after=after)
            run = publish(reason="thử")
        assert run.state == PublishRun.State.FAILED
        assert run.message.startswith("Đĩa đầy")
        assert OutboxRow.objects.filter(taken_by=None).exists()
        if name == "_link_over":  # the disk refuses even the way back: each file is whole, the next run mends them
            assert read_manifest() == before[0]
        else:
            assert snapshot(settings.LOA_SITE_DIR) == before
        publish_now()
        assert is_published("/tin-tuc/moi/index.html")
        assert_sound()
        assert not OutboxRow.objects.exists()

    @pytest.mark.skipif(os.geteuid() != 0, reason="only root may mount a small disk")
    def test_a_really_full_disk(self, news, settings, tmp_path):
        small = tmp_path / "small"
        small.mkdir()
        if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1100k", "tmpfs", small]).returncode:
            pytest.skip("this machine does not let root mount")
        try:
            settings.LOA_SITE_DIR = small
            make_article(parent=news, slug="cu", title="Bài cũ")
            publish_now()
            before = snapshot(small)
            long = ContentFile(b"%PDF-1.4\n" + os.urandom(900_000), name="dai.pdf")
            paper = Document.objects.create(title="Dài", file=long)
            page = make_article(parent=news, slug="dai", title="Bài dài", documents=(f"document:{paper.pk}",))
            run = publish(reason="thử")
            assert run.state == PublishRun.State.FAILED
            assert run.message.startswith("Đĩa đầy")
            assert snapshot(small) == before
            page.document_links = []
            page.save_revision().publish()
            publish_now()
            assert_sound()
        finally:
            subprocess.run(["umount", small], check=True)


def test_database_that_goes_away_while_drawing_marks_no_page_as_failed(news, monkeypatch):
    publish_now()
    make_article(parent=news, slug="moi", title="Bài mới")

    def lose_it(self, *args, **kwargs):
        raise OperationalError("server closed the connection")

    monkeypatch.setattr("cms.publisher.drawing.render_output", lose_it)
    run = publish(reason="thử")
    assert run.state == PublishRun.State.FAILED
    assert not PageResult.objects.filter(state=PageResult.State.FAILED).exists()
    assert is_published("/tin-tuc/index.html")


def test_tree_moved_while_publishing_is_right_in_the_end(news, site_tree, monkeypatch, tmp_path):
    inner = make_section(parent=news, title="Cơ sở", slug="co-so")
    make_article(parent=inner, slug="bai", title="Bài trong")
    target = make_section(parent=site_tree, title="Hoạt động", slug="hoat-dong")
    publish_now()
    real = Builder.build

    def build_after_a_move(self, touched):
        Page.objects.get(pk=inner.pk).move(Page.objects.get(pk=target.pk), pos="last-child")
        return real(self, touched)

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(Builder, "build", build_after_a_move)
        publish(reason="thử")
    assert_sound()
    assert OutboxRow.objects.exists()
    publish_now()
    assert is_published("/hoat-dong/co-so/bai/index.html")
    publish_into(tmp_path / "fresh")
    assert read_tree() == read_tree(tmp_path / "fresh")


def test_tree_moved_while_pages_state_themselves_is_right_in_the_end(news, site_tree, monkeypatch, tmp_path):
    from cms.content.models import ArticlePage

    for number in range(3):
        make_article(parent=news, slug=f"bai-{number}", title=f"Bài {number}")
    target = make_section(parent=site_tree, title="Hoạt động", slug="hoat-dong")
    real, moved = ArticlePage.to_entry, []

    def state_then_move(self):
        entry = real(self)
        if not moved:
            moved.append(True)
            Page.objects.get(pk=news.pk).move(Page.objects.get(pk=target.pk), pos="last-child")
            Page.objects.get(slug="bai-2").specific.delete()
        return entry

    monkeypatch.setattr(ArticlePage, "to_entry", state_then_move)
    publish(reason="thử")
    assert_sound()
    publish_now()
    assert is_published("/hoat-dong/tin-tuc/bai-0/index.json")
    assert not is_published("/tin-tuc/bai-0/index.json")
    publish_into(tmp_path / "fresh")
    assert read_tree() == read_tree(tmp_path / "fresh")


@pytest.mark.parametrize("damage", ["{", '{"files": 3}', '{"files": {"/x": {"shape": "odd"}}}', ""])
def test_damaged_manifest_is_made_anew(news, settings, damage):
    publish_now()
    (settings.LOA_SITE_DIR / ".manifest.json").write_text(damage)
    publish_now()
    assert_sound()


def test_tree_tampered_with_is_mended(news, settings):
    publish_now()
    root = settings.LOA_SITE_DIR
    good = read_tree()
    (root / "README.md").write_text("kept by hand")
    (root / "la.php").write_text("<?php")
    (root / "index.html").unlink()
    (root / "index.html").mkdir()
    (root / "index.html" / "x").write_text("x")
    shutil.rmtree(root / "tin-tuc")
    (root / "tin-tuc").write_text("a file where a folder was")
    (root / "robots.txt").unlink()
    (root / "robots.txt").write_text("User-agent: *\nDisallow: /\n")
    (root / ".index.html.77.new").write_text("left by a killed run")
    (root / "empty" / "empty").mkdir(parents=True)
    publish_now()
    assert read_tree() == good | {"README.md": b"kept by hand"}
    assert not (root / "empty").exists()
    assert not (root / ".index.html.77.new").exists()


def test_file_system_without_hard_links_is_written_once_and_left_alone(news, monkeypatch):
    def refuse(*args):
        raise OSError(errno.EPERM, "no hard links here")

    monkeypatch.setattr(os, "link", refuse)
    assert publish_now().written
    assert publish_now().written == 0
    assert_sound()
