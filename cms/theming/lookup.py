"""How a theme asks for what a page refers to. The store's reader answers; a theme itself can run no query."""

from typing import Protocol

from cms.schema import Card, PublicDocument, PublicPicture
from cms.schema.references import Ref


class Lookup(Protocol):
    """What the engine needs to know of the published things around a page."""

    def url(self, ref: Ref) -> str:
        """The address of a page; empty when it is not public."""

    def card(self, ref: Ref) -> Card | None:
        """The page as it is shown in a list; None when it is not public."""

    def picture(self, ref: Ref) -> PublicPicture | None:
        """The picture with the addresses of its files; None when it is not public."""

    def document(self, ref: Ref) -> PublicDocument | None:
        """The document with the address of its file; None when it is not public."""
