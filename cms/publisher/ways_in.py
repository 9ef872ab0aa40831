"""What do you need? The entries of the front page that lead somewhere today."""

from collections.abc import Iterable

from cms.entries.reader import Reader
from cms.schema import Link, LinkGroup, WaysIn
from cms.schema.languages import get_language


def list_ways_in(reader: Reader, groups: Iterable[WaysIn]) -> tuple[LinkGroup, ...]:
    """Each group with those of its entries whose page is public; a group of which none is left is left out."""
    found = (LinkGroup(title=group.heading, links=_list_links(reader, group)) for group in groups)
    return tuple(group for group in found if group.links)


def _list_links(reader: Reader, group: WaysIn) -> tuple[Link, ...]:
    found = ((way.text, reader.url(way.target)) for way in group.ways)
    return tuple(Link(title=text, url=url, language=_name_other(reader, url)) for text, url in found if url)


def _name_other(reader: Reader, url: str) -> str:
    """The language of what stands at `url`, when it is not the one being drawn: it has no translation yet."""
    language = get_language(url)
    return "" if language == reader.language else language
