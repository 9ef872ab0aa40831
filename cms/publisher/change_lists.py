"""*What changed*: its page, a list for each year, its feed."""

from django.utils.translation import gettext as _

from cms.entries.changes import FRONT
from cms.entries.reader import Reader
from cms.publisher.contexts import make_breadcrumbs, make_site
from cms.publisher.feeds import StableFeed, clean_text
from cms.publisher.language_links import list_alike, list_other_languages
from cms.publisher.outputs import CHANGES_FEED, CHANGES_PATH, Output, changes_path
from cms.schema import ChangesContext, Link
from cms.schema.languages import in_language


def make_changes_context(reader: Reader, output: Output) -> ChangesContext:
    """What `changes.html` gets: the newest changes, or those of the year `output.of`."""
    language, chosen = output.language, output.of
    url = changes_path(chosen, language)
    title = _("Điều gì đã đổi")
    titles = {year: _("Năm %(year)s") % {"year": year} for year in reader.years_of_change()}
    links = tuple(
        Link(title=title, url=reader.give(changes_path(year, language)), current=year == chosen)
        for year, title in titles.items()
    )
    changes = reader.changes(f"year/{output.of}" if output.of else FRONT)
    return ChangesContext(
        site=make_site(reader, here=url),
        url=url,
        breadcrumbs=make_breadcrumbs(reader.above(reader.home(), itself=True)),
        languages=list_other_languages(reader) if chosen else list_alike(reader, CHANGES_PATH),
        title=f"{title}: {_('năm %(year)s') % {'year': output.of}}" if output.of else title,
        changes=changes,
        links=links,
        feed_url=reader.give(in_language(CHANGES_FEED, language)) if changes else "",
    )


def render_changes_feed(output: Output, reader: Reader, theme: str) -> str:
    """The newest changes as RSS 2.0."""
    settings = reader.settings()
    feed = StableFeed(
        title=clean_text(f"{_('Điều gì đã đổi')} – {settings.name}"),
        link=settings.base_url + changes_path(language=output.language),
        description=_("Thay đổi lớn trong các trang về quyền của người lao động."),
        language=output.language,
        feed_url=settings.base_url + output.path,
    )
    for change in reader.changes(FRONT):
        link = settings.base_url + change.url
        feed.add_item(
            title=clean_text(change.title),
            link=link,
            description=clean_text(change.text),
            unique_id=f"{link}#{change.at:%Y%m%dT%H%M%S}",
            unique_id_is_permalink=False,
            pubdate=change.at,
        )
    return feed.writeString("utf-8")
