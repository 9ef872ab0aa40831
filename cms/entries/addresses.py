"""What the reader needs of whoever keeps the files: addresses for them, and the HTML of earlier versions of pages."""

from typing import Protocol

from cms.entries.versions import Version


class Addresses(Protocol):
    """Gives the public address of a file of the media store, and remembers that it is needed."""

    def stamp_of(self, file: str) -> str:
        """A mark of the file's bytes, another when they are; empty when it is not there."""

    def address_of(self, *, file: str, folder: str, name: str, media_type: str) -> str:
        """The address of `file` under `folder` (anh, tep), its last part made from `name`.

        Raises BrokenReferenceError when the file is not there.
        """

    def read_version(self, version: Version) -> str:
        """The HTML of the main part of a page as it read before. Raises BrokenReferenceError when nobody has it."""


class BrokenReferenceError(Exception):
    """What a page refers to should be public but cannot be had. The message is Vietnamese."""
