"""How one release differs from another, kept both ways: what stood there before, and what stands there after."""

import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

import orjson

from cms.publisher.cards import CARD_POLICY
from cms.publisher.manifest import Change, Manifest, Policies
from cms.publisher.objects import File

Thing = TypeVar("Thing")
Pair = tuple[Thing | None, Thing | None]
"""(before, after); None where there is nothing."""
LEVEL = 3
"""Of zlib: a first release names every file, and somebody waits for it."""


@dataclass(slots=True, kw_only=True)
class Delta:
    """What leads from release `after` to release `number`, and back."""

    after: int
    number: int
    files: dict[str, Pair[File]] = field(default_factory=dict)
    redirects: dict[str, Pair[str]] = field(default_factory=dict)
    policies: Pair[Policies] | None = None
    """None when they are the same."""

    @classmethod
    def of_change(cls, live: Manifest, change: Change) -> "Delta":
        """What `change` does to `live`. A file whose copies are only packed better does not differ."""
        files = {path: (live.find_recorded(path), new) for path, new in change.files.items()}
        redirects = {path: (live.redirects.get(path), new) for path, new in change.redirects.items()}
        return cls(
            after=live.release,
            number=change.release,
            files={path: pair for path, pair in files.items() if not is_same(*pair)},
            redirects={path: pair for path, pair in redirects.items() if pair[0] != pair[1]},
            policies=None if change.policies in (None, live.policies) else (live.policies, change.policies),
        )

    def invert(self) -> "Delta":
        """The way back."""
        return Delta(
            after=self.number,
            number=self.after,
            files={path: (new, old) for path, (old, new) in self.files.items()},
            redirects={path: (new, old) for path, (old, new) in self.redirects.items()},
            policies=self.policies and (self.policies[1], self.policies[0]),
        )

    def follow(self, later: "Delta") -> None:
        """Become the whole way: this one, then `later`."""
        self.number = later.number
        _fold(self.files, later.files)
        _fold(self.redirects, later.redirects)
        if later.policies:
            first = self.policies[0] if self.policies else later.policies[0]
            self.policies = None if first == later.policies[1] else (first, later.policies[1])

    def to_change(self, release: int) -> Change:
        """What a folder must do to go this way, as release `release`."""
        return Change(
            release=release,
            files={path: new for path, (_, new) in self.files.items()},
            redirects={path: new for path, (_, new) in self.redirects.items()},
            policies=self.policies[1] if self.policies else None,
        )

    def count(self) -> tuple[int, int, int]:
        """How many files are added, changed, removed."""
        added = sum(old is None for old, _ in self.files.values())
        removed = sum(new is None for _, new in self.files.values())
        return added, len(self.files) - added - removed, removed

    def list_objects(self) -> set[str]:
        """The names of all objects on both sides."""
        return {file.object for pair in self.files.values() for file in pair if file}

    def encode(self) -> bytes:
        """The delta as compressed JSON."""
        files = {path: [file.to_data() if file else None for file in pair] for path, pair in self.files.items()}
        data: dict[str, Any] = {"after": self.after, "files": files, "redirects": self.redirects}
        if self.policies:
            data["policies"] = self.policies
        return zlib.compress(orjson.dumps(data), LEVEL)

    @classmethod
    def decode(cls, number: int, packed: bytes) -> "Delta":
        """What `encode` wrote for release `number`. Raises ValueError when it is damaged."""
        try:
            data = orjson.loads(zlib.decompress(packed))
            return cls(
                after=int(data["after"]),
                number=number,
                files={path: (_read(old), _read(new)) for path, (old, new) in data["files"].items()},
                redirects={path: (old, new) for path, (old, new) in data["redirects"].items()},
                policies=tuple(data["policies"]) if data.get("policies") else None,
            )
        except (zlib.error, KeyError, TypeError, AttributeError) as error:
            raise ValueError(f"the record of release {number} is damaged") from error


def is_same(one: File | None, other: File | None) -> bool:
    """Whether readers get the same bytes in the same way, however well the copies are packed."""
    if one is None or other is None:
        return one is other
    return (one.object, one.type, one.policy, one.of) == (other.object, other.type, other.policy, other.of)


def may_stand_for(found: File | None, recorded: File | None) -> bool:
    """Whether what is found is what a release put there. A card takes its stand-in's place between two releases."""
    if found and recorded and found.policy == recorded.policy == CARD_POLICY:
        return found.of == recorded.of
    return is_same(found, recorded)


def _fold(pairs: dict[str, Pair], later: Mapping[str, Pair]) -> None:
    for path, (before, after) in later.items():
        first = pairs[path][0] if path in pairs else before
        same = is_same(first, after) if isinstance(first, File) and isinstance(after, File) else first == after
        if same:
            pairs.pop(path, None)
        else:
            pairs[path] = (first, after)


def _read(data: Mapping[str, Any] | None) -> File | None:
    return File(**data) if data else None
