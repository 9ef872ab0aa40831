"""Looking at a published folder as its readers do: by its files."""

import json
from collections.abc import Callable
from pathlib import Path

from django.conf import settings

from cms.publisher.actions import publish
from cms.publisher.folder import PublishedFolder
from cms.publisher.models import PublishRun


def publish_now() -> PublishRun:
    """Publish into the test's own folder; the run must come to its end without a failure."""
    run = publish(reason="thử")
    assert run.state == PublishRun.State.DONE, (run.message, run.failures)
    return run


def publish_into(folder: Path) -> PublishRun:
    """Publish into another folder, from nothing."""
    own, settings.LOA_SITE_DIR = settings.LOA_SITE_DIR, folder
    try:
        return publish(reason="thử")
    finally:
        settings.LOA_SITE_DIR = own


def read_tree(root: Path | None = None) -> dict[str, bytes]:
    """Every file of the tree by its path, the publisher's own machinery left out."""
    root = Path(root or settings.LOA_SITE_DIR)
    return {
        str(path.relative_to(root)): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and not path.relative_to(root).parts[0].startswith(".")
    }


def read_text(path: str) -> str:
    """One published file as text."""
    return (Path(settings.LOA_SITE_DIR) / path.lstrip("/")).read_text()


def is_published(path: str) -> bool:
    """Whether a file stands at `path`, in the tree and in the manifest alike."""
    there = (Path(settings.LOA_SITE_DIR) / path.lstrip("/")).is_file()
    assert there == (path in read_manifest()["files"])
    return there


def read_manifest(root: Path | None = None) -> dict:
    """The manifest as a server reads it."""
    return PublishedFolder(root or settings.LOA_SITE_DIR).read_manifest().to_data()


def edit_manifest(change: Callable[[dict], None], root: Path | None = None) -> None:
    """Alter the manifest as somebody might who should not."""
    path, manifest = Path(root or settings.LOA_SITE_DIR) / ".manifest.json", read_manifest(root)
    change(manifest)
    path.write_text(json.dumps(manifest))  # it names no journal: this is all there is


def find_everywhere(text: str) -> list[str]:
    """Every file under the folder that holds `text` in plain bytes: objects and machinery too."""
    root = Path(settings.LOA_SITE_DIR)
    return [
        str(path.relative_to(root))
        for path in root.rglob("*")
        if path.is_file() and (text.encode() in path.read_bytes() or text in path.name)
    ]


def find_in_tree(text: str) -> list[str]:
    """Every file of the tree that holds `text`."""
    return [path for path, data in read_tree().items() if text.encode() in data]


def assert_sound(root: Path | None = None) -> None:
    """Every file of the manifest is in the tree and among the objects, whole; nothing else is in the tree."""
    root = Path(root or settings.LOA_SITE_DIR)
    manifest, tree = read_manifest(root), read_tree(root)
    named = {}
    for path, file in manifest["files"].items():
        for suffix, size in (("", file["size"]), (".br", file.get("br", 0)), (".gz", file.get("gz", 0))):
            if size or not suffix:
                named[path.lstrip("/") + suffix] = size
                object_ = root / ".objects" / file["object"][:2] / (file["object"] + suffix)
                assert object_.stat().st_size == size
                assert object_.read_bytes() == tree[path.lstrip("/") + suffix]
    assert {path: len(data) for path, data in tree.items()} == named
