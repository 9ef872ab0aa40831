"""What `listing.html` gets: the pages of a tag, of a month, the older ones of a section; the months."""

from datetime import date

from django.utils.translation import gettext as _

from cms.entries.catalogue import in_group
from cms.entries.reader import Place, Reader
from cms.publisher.contexts import make_breadcrumbs, make_site, older_link
from cms.publisher.language_links import list_other_languages
from cms.publisher.outputs import MONTHS_PATH, Output, group_of, month_path, older_path, tag_path
from cms.schema import Link, ListingContext
from cms.schema.languages import in_language
from cms.schema.references import Ref
from cms.theming.filters import format_month


def make_list_context(reader: Reader, output: Output) -> ListingContext:
    """What `listing.html` gets for a tag, a month, or the older pages of a section."""
    title, front, above = _describe_list(reader, output)
    group, number = group_of(output), output.number
    lists = reader.count_older(group)
    newer = None
    if number:
        newer = Link(title=_("Mới hơn"), url=reader.give(older_path(front, number + 1) if number < lists else front))
    return ListingContext(
        site=make_site(reader, here=front),
        url=older_path(front, number) if number else front,
        breadcrumbs=make_breadcrumbs(above),
        languages=list_other_languages(reader),
        title=f"{title} – {_('trang')} {number}" if number else title,
        cards=reader.listing(group, f"older/{number}" if number else "front"),
        newer=newer,
        older=older_link(reader, front, number - 1 if number else lists),
    )


def _describe_list(reader: Reader, output: Output) -> tuple[str, str, tuple[Place, ...]]:
    """The title of a list, the address of its front, and the way down to it."""
    if output.kind == "section_list":
        above = reader.above(Ref(output.of), itself=True)
        return above[-1].title, above[-1].url, above
    home = reader.above(reader.home(), itself=True)
    if output.kind == "tag":
        return (
            _("Từ khóa: %(name)s") % {"name": reader.tag_name(in_group(output.of, reader.language))},
            tag_path(output.of, reader.language),
            home,
        )
    return name_month(output.of, reader.language), month_path(output.of, reader.language), home


def name_month(month: str, language: str) -> str:
    """`2026-11` as a reader of `language` says it."""
    return _("Tháng %(month)s") % {"month": format_month(date.fromisoformat(f"{month}-01"), language)}


def make_months_context(reader: Reader, output: Output) -> ListingContext:
    """What `listing.html` gets for the archive: the months that have pages."""
    url, language = in_language(MONTHS_PATH, reader.language), reader.language
    return ListingContext(
        site=make_site(reader, here=url),
        url=url,
        breadcrumbs=make_breadcrumbs(reader.above(reader.home(), itself=True)),
        languages=list_other_languages(reader),
        title=_("Lưu trữ theo tháng"),
        links=tuple(
            Link(title=name_month(month, language), url=reader.give(month_path(month, language)))
            for month in reader.months()
        ),
    )
