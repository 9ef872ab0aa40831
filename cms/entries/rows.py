"""What the catalogue is told of stored entries, and what it answers: what a change may have altered."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import orjson

from cms.entries.actions import StatedRow
from cms.schema.references import Ref


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What the catalogue is told of one stored entry."""

    ref: Ref
    kind: str
    path: str
    digest: str
    data: Mapping
    uses: tuple[Ref, ...] = ()
    translation: str = ""
    meaning: str = ""


ROW_COLUMNS = ("ref", "kind", "path", "digest", "data", "uses", "translation", "meaning")
"""The columns of the store that a Row has."""


@dataclass(slots=True)
class Touched:
    """What a change may have altered: the references themselves, the groups, and the pages whose surroundings moved."""

    refs: set[Ref] = field(default_factory=set)
    groups: set[str] = field(default_factory=set)
    parents: set[Ref] = field(default_factory=set)
    """Pages whose sections below, or whose part of the menu, may differ."""
    files: set[Ref] = field(default_factory=set)
    """Pictures and documents that came into use or went out of it."""

    def __bool__(self) -> bool:
        return bool(self.refs or self.groups or self.parents or self.files)

    def join(self, more: "Touched") -> None:
        """Take up what another change touched besides."""
        self.refs |= more.refs
        self.groups |= more.groups
        self.parents |= more.parents
        self.files |= more.files


def read_row(values: tuple) -> Row:
    """The row of a stored entry, given as the values of ROW_COLUMNS."""
    given = dict(zip(ROW_COLUMNS, values, strict=True))
    return Row(**given | {"uses": tuple(given["uses"])})


def to_row(stated: StatedRow) -> Row:
    """What the catalogue is told of something that has just stated itself."""
    return Row(
        ref=stated.ref,
        kind=stated.kind,
        path=stated.path,
        digest=stated.digest,
        data=orjson.loads(stated.data),
        uses=stated.uses,
        translation=stated.translation,
        meaning=stated.meaning,
    )
