"""A folder that goes from release to release, each recorded as the publisher does it."""

from dataclasses import replace

from django.conf import settings
from django.utils import timezone

from cms.publisher.folder import PublishedFolder
from cms.publisher.manifest import Change, Manifest
from cms.publisher.models import PublishRun, Release
from cms.publisher.objects import File, Packing
from cms.publisher.releases import next_number, record_release
from cms.publisher.rollback import sort_for_writing


class History:
    """Publishes whatever it is given: texts by their addresses."""

    def __init__(self) -> None:
        self.folder = PublishedFolder(settings.LOA_SITE_DIR)

    def store(self, text: str, *, of: str = "", media_type: str = "text/html; charset=utf-8") -> File:
        """Keep a text as an object, as the publisher does."""
        return self.folder.objects.store(text.encode(), media_type=media_type, policy="page", of=of)

    def publish(self, texts: dict[str, str | tuple[str, str]], *, reason: str = "thử", actor=None) -> Release:
        """Make exactly these texts live; a tuple gives the text and what the file is of. Returns the release."""
        texts = {path: item if isinstance(item, tuple) else (item, "") for path, item in texts.items()}
        return self.become({path: self.store(text, of=of) for path, (text, of) in texts.items()}, reason, actor)

    def become(self, files: dict[str, File], reason: str = "thử", actor=None, **more) -> Release:
        """Make exactly these files live; `more`: redirects, policies."""
        live = self.folder.read_manifest()
        new = Manifest(release=next_number(live.release), files=files, **more)
        change = live.differ(new)
        run = PublishRun.objects.create(
            reason=reason, actor=actor, started_at=timezone.now(), release=new.release, state=PublishRun.State.DONE
        )
        release = record_release(run=run, live=live, change=change)
        self.apply(change, live)
        return release

    def apply(self, change: Change, live: Manifest) -> None:
        """Make a change live."""
        order = sort_for_writing(path for path, file in change.files.items() if file)
        self.folder.apply(change, manifest=live, order=order)

    def pack_better(self) -> None:
        """What the publisher does when nobody waits: better copies, and no new release."""
        live = self.folder.read_manifest()
        packed = {path: self.folder.objects.pack(file, Packing.BEST) for path, file in live.files.items()}
        self.apply(live.differ(replace(live, files=packed)), live)

    def read(self, path: str) -> str:
        """What a reader gets at `path`."""
        return (self.folder.root / path.lstrip("/")).read_text()

    def list_files(self) -> dict[str, str]:
        """Every address with what a reader gets there."""
        return {path: self.read(path) for path in self.folder.read_manifest().files}

    def assert_whole(self) -> None:
        """The tree holds just what the manifest says, compressed copies too."""
        files = self.folder.read_manifest().files
        named = {path + suffix: (file, suffix) for path, file in files.items() for suffix in file.list_suffixes()}
        found = {f"/{path.relative_to(self.folder.root)}": path for path in self.folder.root.rglob("[!.]*")}
        found = {name: path for name, path in found.items() if path.is_file() and not name.startswith("/.")}
        assert found.keys() == named.keys()
        for name, (file, suffix) in named.items():
            size = {"": file.size, ".br": file.br, ".gz": file.gz}[suffix]
            assert found[name].stat().st_size == size, name
