"""Which element may stand in which, as a tree of places that grows as pages are checked.

A place is a chain of open elements (`html > body > main > p`). It is a dict: the key of a tag → the place one is in
after that tag. A key it does not know is judged once and, when there is nothing to say against it, remembered. So a
page that is sound costs one dict lookup per tag; the rules of HTML are asked only for what no page before it had.
"""

from collections.abc import Collection
from typing import Self

from django.utils.translation import gettext_noop as mark

from cms.publisher.gate.findings import Complaint
from cms.publisher.gate.words import (
    BELONGS,
    CHILDREN,
    CLOSES_P,
    ENDS_SCOPE,
    FLOW,
    FOREIGN,
    HEADINGS,
    IN_DRAWINGS,
    IN_HEAD,
    ITEMS,
    KNOWN,
    NEVER,
    NOT_INSIDE_ITSELF,
    ONLY_TEXT,
    PARENTS,
    PHRASING_ONLY,
    PRESSED,
    TRANSPARENT,
    VOID,
)

DEEPEST = 60
"""How many elements may stand in one another: more is a template that runs in circles."""
MOST_PLACES = 4000
"""How many places are remembered: themes have some hundreds."""

NOT_CLOSED = mark("Mã HTML hỏng ở gần “%(near)s”: thẻ <%(tag)s> chưa được đóng đúng chỗ.")
CLOSES_NOTHING = mark("Mã HTML hỏng ở gần “%(near)s”: thẻ </%(tag)s> không đóng thẻ nào.")
MUST_NOT = mark("Mã HTML hỏng ở gần “%(near)s”: <%(tag)s> không được đứng trong <%(parent)s>.")
SHOULD_NOT = mark("Mã HTML chưa chuẩn ở gần “%(near)s”: <%(tag)s> không nên đứng trong <%(parent)s>.")
UNKNOWN = mark("Mã HTML chưa chuẩn ở gần “%(near)s”: không có thẻ nào tên là <%(tag)s>.")
TOO_DEEP = mark("Mã HTML hỏng ở gần “%(near)s”: quá nhiều thẻ lồng vào nhau.")


class MisplacedError(Exception):
    """A tag stands where it must not or should not. `place` is where to go on from."""

    def __init__(self, complaint: Complaint, place: "Place") -> None:
        """Say `complaint`; the tags after it are judged from `place`."""
        super().__init__(complaint.sentence)
        self.complaint = complaint
        self.place = place


class Place(dict[str, "Place"]):
    """A chain of open elements. Keys: `p` (opens), `/p` (closes), `p/` (closes itself)."""

    __slots__ = ("chain", "foreign", "name", "parent", "phrasing")
    __hash__ = object.__hash__  # a place is what it is, whatever is known of it
    count = 0

    def __init__(self, name: str, parent: Self | None) -> None:
        """The place in element `name`, which stands at `parent`; the outermost has no name and no parent."""
        super().__init__()
        self.name = name
        self.parent = parent
        self.chain: tuple[str, ...] = (*parent.chain, name) if parent is not None else ()
        within = parent is not None and parent.foreign
        self.foreign = name in FOREIGN or (within and name != "foreignobject")
        """Whether the rules of SVG or MathML hold here."""
        self.phrasing = name in PHRASING_ONLY or (name in TRANSPARENT and parent is not None and parent.phrasing)
        """Whether only words and what stands among words may stand here."""
        if parent is not None:
            self[f"/{name}"] = parent

    def __missing__(self, key: str) -> "Place":
        """Judge a tag that is not known here yet; raises MisplacedError when there is something against it."""
        if Place.count > MOST_PLACES:
            start_anew()
        if key[0] == "/":
            raise self._refuse_close(key[1:])
        if key == "!":
            return self  # what is no element: said where it was read
        name = key.rstrip("/")
        after = self if name in VOID or (self.foreign and key[-1] == "/") else Place(name, self)
        complaint = self._judge(name, closes_itself=key[-1] == "/")
        if complaint:
            raise MisplacedError(complaint, after)
        Place.count += 1
        self[key] = after
        return after

    def _refuse_close(self, name: str) -> MisplacedError:
        if name not in self.chain:
            return MisplacedError(Complaint("error", CLOSES_NOTHING, {"tag": name}), self)
        place = self
        while place.name != name:
            place = place.parent
        return MisplacedError(Complaint("error", NOT_CLOSED, {"tag": self.name}), place.parent)

    def _judge(self, name: str, *, closes_itself: bool) -> Complaint | None:
        """What there is to say against `name` here: that browsers would rearrange it, or that it is not HTML."""
        gaps = {"tag": name, "parent": self.name or "!doctype"}
        if len(self.chain) >= DEEPEST:
            return Complaint("error", TOO_DEEP)
        if self.foreign:
            return Complaint("error", MUST_NOT, gaps) if name in KNOWN - IN_DRAWINGS else None
        if closes_itself and name not in VOID and name not in FOREIGN:
            return Complaint("error", NOT_CLOSED, gaps)
        if self._breaks(name):
            return Complaint("error", MUST_NOT, gaps)
        if name not in KNOWN and "-" not in name:
            return Complaint("warning", UNKNOWN, gaps)
        return Complaint("warning", SHOULD_NOT, gaps) if self._offends(name) else None

    def _breaks(self, name: str) -> bool:
        """Whether a browser would close something else, or put `name` elsewhere."""
        here = self.name
        if name in NEVER or here in ONLY_TEXT:
            return True
        if here in CHILDREN:
            return name not in CHILDREN[here]
        if name in PARENTS:
            return here not in PARENTS[name]
        if name in CLOSES_P and self._has_open(("p",), ENDS_SCOPE):
            return True
        if name in ITEMS and self._has_open(*ITEMS[name]):
            return True
        if "head" in self.chain:
            return name not in IN_HEAD
        return (name in HEADINGS and here in HEADINGS) or (name in NOT_INSIDE_ITSELF and name in self.chain)

    def _offends(self, name: str) -> bool:
        """Whether HTML forbids `name` here, though browsers show it as it is meant."""
        here = self.name
        if here in ("ul", "ol", "menu"):
            return name not in ("li", "script", "template")
        if here == "dl":
            return name not in ("dt", "dd", "div", "script", "template")
        if here == "picture":
            return name not in ("source", "img", "script", "template")
        if self.phrasing and name in FLOW:
            return not (here in ("legend", "summary") and name in HEADINGS)
        if name in BELONGS:
            return here not in BELONGS[name]
        return name in PRESSED and ("a" in self.chain or "button" in self.chain)

    def _has_open(self, wanted: Collection[str], ends: Collection[str]) -> bool:
        """Whether one of `wanted` is open around this place, looking no further out than to one of `ends`."""
        for name in reversed(self.chain):
            if name in wanted or name in ends:
                return name in wanted
        return False


OUTERMOST = Place("", None)
"""Where every page begins and ends."""


def start_anew() -> None:
    """Forget every place; what is being checked goes on with the places it holds."""
    OUTERMOST.clear()
    Place.count = 0
