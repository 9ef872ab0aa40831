"""How a page read before: what is known of its earlier versions, and at which addresses they stay."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from cms.entries.summaries import MONTHS_ARE_OF
from cms.schema.references import Ref

ARCHIVE = "/ban-luu"


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One earlier version of a page. Its HTML is read when its sheet is drawn; it never changes."""

    ref: Ref
    path: str
    """Where the page stood then, with slashes at both ends."""
    title: str
    object: str
    """The BLAKE2b-128 of the file as it was published, as hexadecimal digits."""
    from_at: datetime
    until_at: datetime
    uses: tuple[tuple[str, Ref], ...] = ()
    """(address, what was there) of the pages, pictures and documents it refers to."""

    @property
    def sheet(self) -> str:
        """The permanent address of this version, named by the first day it was shown."""
        return f"{index_of(self.path)}{self.from_at.astimezone(MONTHS_ARE_OF):%Y-%m-%d}/"

    def list_files(self) -> Iterable[Ref]:
        """The pictures and documents it refers to."""
        return (ref for _address, ref in self.uses if ref.startswith(("picture:", "document:")))


def index_of(path: str) -> str:
    """The address of the list of versions of the page at `path`."""
    return f"{ARCHIVE}{path}"


def list_sheets(versions: Iterable[Version]) -> dict[str, Version]:
    """Address → version, newest first. Of several that were first shown on one day, the last has the address."""
    sheets: dict[str, Version] = {}
    for version in sorted(versions, key=lambda version: version.until_at, reverse=True):
        sheets.setdefault(version.sheet, version)
    return sheets
