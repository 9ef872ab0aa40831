"""What the page that searches gets."""

from dataclasses import dataclass

from cms.schema.contexts import Link, Site
from cms.schema.fields import described


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchContext:
    """`search.html`: the page that searches. It stands by itself, and what is found is written into it.

    Whoever finds something, the reader's device or the server, looks for a form with `data-search`, the file that is
    searched. Its field is called `q`; what has `role="status"` in it says how much was found, and in its `<ul>` items
    take the place of those that stand there: `<li><a href="…">…</a></li>`. Such a form works on any page.
    """

    site: Site = described("What every page shows of the site.")
    url: str = described("The page's address within the site.")
    breadcrumbs: tuple[Link, ...] = described("The way from the home page.", ())
    index_url: str = described("The file that is searched: what `data-search` says. Empty while there is none.")
    script_url: str = described("The script that searches on the reader's device.")
    topics: tuple[Link, ...] = described("Sections to look through instead.", ())
