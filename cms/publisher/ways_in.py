"""What do you need? The entries of the front page that lead somewhere today."""

from collections.abc import Iterable

from cms.entries.reader import Reader
from cms.schema import Link, LinkGroup, WaysIn


def list_ways_in(reader: Reader, groups: Iterable[WaysIn]) -> tuple[LinkGroup, ...]:
    """Each group with those of its entries whose page is public; a group of which none is left is left out."""
    found = (LinkGroup(title=group.heading, links=_list_links(reader, group)) for group in groups)
    return tuple(group for group in found if group.links)


def _list_links(reader: Reader, group: WaysIn) -> tuple[Link, ...]:
    links = (Link(title=way.text, url=reader.url(way.target)) for way in group.ways)
    return tuple(link for link in links if link.url)
