"""The manifest: all that is live, and how one release differs from the next."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from cms.publisher.objects import File

Policies = dict[str, dict[str, str]]


@dataclass(slots=True, kw_only=True)
class Manifest:
    """All that is live: path → file, old path → new path, policy → headers."""

    release: int = 0
    files: dict[str, File] = field(default_factory=dict)
    redirects: dict[str, str] = field(default_factory=dict)
    policies: Policies = field(default_factory=dict)
    lost: dict[str, File] = field(default_factory=dict)
    """Files whose bytes are gone from the disk, taken out of `files` (see mending.py). Until a release has replaced or
    removed them they are what was live, as far as the records go."""

    def find_recorded(self, path: str) -> File | None:
        """What is live at `path`, or was until its bytes were lost."""
        return self.files.get(path) or self.lost.get(path)

    def list_objects(self) -> set[str]:
        """The names of all objects that the files need."""
        return {file.object for file in self.files.values()}

    def follow(self, change: "Change") -> None:
        """Become what `change` leads to."""
        self.release = change.release
        _fold(self.files, change.files)
        for path in self.lost.keys() & change.files.keys():
            del self.lost[path]
        _fold(self.redirects, change.redirects)
        if change.policies is not None:
            self.policies = change.policies

    def differ(self, new: "Manifest") -> "Change":
        """The change that leads from here to `new`."""
        files = {path: file for path, file in new.files.items() if self.files.get(path) != file}
        redirects = {old: to for old, to in new.redirects.items() if self.redirects.get(old) != to}
        return Change(
            release=new.release,
            files=files | dict.fromkeys(self.files.keys() - new.files.keys()),
            redirects=redirects | dict.fromkeys(self.redirects.keys() - new.redirects.keys()),
            policies=new.policies if new.policies != self.policies else None,
        )

    def to_data(self) -> dict[str, Any]:
        """The manifest as JSON data."""
        files = {path: file.to_data() for path, file in self.files.items()}
        return {"release": self.release, "files": files, "redirects": self.redirects, "policies": self.policies}

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "Manifest":
        """The manifest that `to_data` wrote. Raises KeyError, TypeError or AttributeError when it is none."""
        return cls(
            release=data["release"],
            files={path: File(**file) for path, file in data["files"].items()},
            redirects=dict(data["redirects"]),
            policies=dict(data["policies"]),
        )


@dataclass(slots=True, kw_only=True)
class Change:
    """How a release differs from the one before: what is new or another now; None for what is gone."""

    release: int
    files: dict[str, File | None] = field(default_factory=dict)
    redirects: dict[str, str | None] = field(default_factory=dict)
    policies: Policies | None = None
    """All policies, when one of them differs."""

    def __bool__(self) -> bool:
        return bool(self.files or self.redirects or self.policies is not None)

    def to_data(self) -> dict[str, Any]:
        """The change as JSON data: a line of the manifest's journal."""
        files = {path: file.to_data() if file else None for path, file in self.files.items()}
        data = {"release": self.release, "files": files, "redirects": self.redirects}
        return data if self.policies is None else data | {"policies": self.policies}

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "Change":
        """The change that `to_data` wrote. Raises KeyError, TypeError or AttributeError when it is none."""
        return cls(
            release=data["release"],
            files={path: File(**file) if file else None for path, file in data["files"].items()},
            redirects=dict(data["redirects"]),
            policies=data.get("policies"),
        )


def _fold(things: dict, changes: Mapping) -> None:
    for key, value in changes.items():
        if value is None:
            things.pop(key, None)
        else:
            things[key] = value
