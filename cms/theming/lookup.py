"""How a theme asks for what a page refers to. The store's reader answers; a theme itself can run no query."""

from typing import Protocol

from cms.schema import Card, PublicDocument, PublicFigure, PublicPicture, PublicProvision
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

    def provision(self, ref: Ref) -> PublicProvision:
        """The place in the law, as it reads on the day of drawing. Raises when the registry does not have it."""

    def figure(self, ref: Ref) -> PublicFigure:
        """The number of the law, as it is on the day of drawing. Raises when the registry does not have it."""
