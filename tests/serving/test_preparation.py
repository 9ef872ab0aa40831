"""What `manage.py prepare` finds to be done: each thing once, and again only when there is a reason."""

import pytest
from django.core.management import CommandError

from cms.serving import preparation
from tests.serving.journals import JournalSite


@pytest.fixture
def house(tmp_path, settings):
    """A theme and some code in a folder of their own, and a folder to publish into."""
    settings.BASE_DIR, settings.LOA_SITE_DIR = tmp_path / "code", tmp_path / "site"
    for name in ("themes/plain/page.html", "cms/publisher/build.py"):
        (tmp_path / "code" / name).parent.mkdir(parents=True)
        (tmp_path / "code" / name).write_text("one")
    return settings.BASE_DIR


def publish_by_hand(monkeypatch, settings, error: str = "") -> None:
    """Let the publish command do what a publisher does to the folder, and fail when told."""

    def publish(command: str) -> None:
        assert command == "publish"
        if error:
            raise CommandError(error)
        site = JournalSite(settings.LOA_SITE_DIR)
        site.put("/index.html", b"a")
        site.release_now()

    monkeypatch.setattr(preparation, "call_command", publish)


def test_site_is_published_once_and_again_when_a_theme_or_the_code_is_another(house, settings, monkeypatch):
    assert preparation.needs_publishing()
    publish_by_hand(monkeypatch, settings)
    for name in ("themes/plain/page.html", "cms/publisher/build.py"):
        preparation.publish_all(say=print)
        assert not preparation.needs_publishing()
        (house / name).touch()
        assert not preparation.needs_publishing(), "an update that leaves a file as it is changes its time too"
        (house / name).write_text("two")
        assert preparation.needs_publishing()


def test_site_that_was_removed_is_published_again(house, settings, monkeypatch):
    publish_by_hand(monkeypatch, settings)
    preparation.publish_all(say=print)
    (settings.LOA_SITE_DIR / ".manifest.json").unlink()
    assert preparation.needs_publishing()


def test_site_that_must_stand_still_does_not_keep_the_server_from_starting(house, settings, monkeypatch):
    publish_by_hand(monkeypatch, settings, error="Trang đang được giữ ở bản 3.")
    with pytest.raises(CommandError):
        preparation.publish_all(say=print)
    publish_by_hand(monkeypatch, settings)
    preparation.publish_all(say=print)
    (house / "themes/plain/page.html").write_text("two")
    publish_by_hand(monkeypatch, settings, error="Trang đang được giữ ở bản 3.")
    said = []
    preparation.publish_all(say=said.append)
    assert "Trang đang được giữ ở bản 3." in said
    assert preparation.needs_publishing()
