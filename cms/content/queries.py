"""What is public: the one definition, and how all public pages are read at once."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import reduce
from operator import itemgetter, or_

from django.db.models import Model, Q
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.query import PageQuerySet

from cms.content.models import PAGE_MODELS, ContentPage
from cms.schema.languages import LANGUAGES, PREFIXES, SOURCE_LANGUAGE

BATCH = 500
CONDITIONS = 100
"""How many conditions stand side by side in a question: SQLite nests them, and refuses more than 1,000 levels."""


def get_home() -> Page | None:
    """The home page of the default site; None when there is no default site."""
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    return site.root_page if site else None


def get_homes() -> dict[str, Page]:
    """Language → its home page: that of the default site, and those beside it that translate it."""
    home = get_home()
    if home is None:
        return {}
    beside = home.get_siblings(inclusive=False).filter(translation_key=home.translation_key)
    others = {page.locale.language_code: page for page in beside.select_related("locale").order_by("-pk")}
    return {code: page for code, page in others.items() if code in LANGUAGES} | {SOURCE_LANGUAGE: home}


def get_base_url() -> str:
    """The public address of the default site, without a slash at the end; empty when there is none."""
    site = Site.objects.filter(is_default_site=True).first()
    return site.root_url if site else ""


def get_public_pages(keys: Collection[int] | None = None) -> PageQuerySet:
    """The pages the public may see, under the default site's home page: THE definition.

    `keys`: those among the pages with these keys (at most BATCH), at a cost that does not grow with the site.

    A page is public when it is of one of our kinds, live, not past its hour of expiry, and neither it nor a page
    above it is restricted, not live or expired. An alias is public only while every page it stands for is live:
    Wagtail makes aliases live the moment their source is scheduled, which would leak text before its hour.
    """
    homes = list(get_homes().values())
    if not homes:
        return Page.objects.none()
    below = reduce(or_, (Q(path__startswith=home.path) for home in homes))
    pages = Page.objects.filter(below, ~_hidden(), _is_ours())
    if keys is not None:
        pages = pages.filter(pk__in=keys)
    hidden_roots = [Q(path__startswith=path) for path in _list_hidden_roots(homes, keys)]
    for start in range(0, len(hidden_roots), CONDITIONS):
        pages = pages.exclude(reduce(or_, hidden_roots[start : start + CONDITIONS]))
    return pages.exclude(pk__in=_list_leaking_aliases())


def is_public(page: Page) -> bool:
    """True when the public may see `page` now."""
    return get_public_pages([page.pk]).exists()


def get_path(url_path: str, homes: Mapping[str, Page]) -> str:
    """The address within the site of the page at Wagtail's `url_path`, with slashes at both ends.

    `/tin-tuc/abc/`, `/` for the home page, `/km/…` for what stands below that of another language (see get_homes).
    """
    for language, home in homes.items():
        if url_path.startswith(home.url_path):
            return PREFIXES[language] + url_path[len(home.url_path) :]
    raise ValueError(f"{url_path} stands below no home page")


def iter_public_pages(batch: int = BATCH, *, keys: Collection[int] | None = None) -> Iterator[ContentPage]:
    """All public pages as what they are, with everything their entries need, in a few queries per `batch` pages.

    `keys`: only those with these keys. The order is by kind of page, then by place in the tree.
    """
    rows = _list_public_rows(keys)
    above = find_pages_above({path: pk for pk, path, _kind in rows})
    by_kind: dict[str, list[int]] = defaultdict(list)
    for pk, _path, kind in sorted(rows, key=itemgetter(1)):
        by_kind[kind].append(pk)
    for model in PAGE_MODELS:
        wanted = by_kind[model._meta.model_name]
        for start in range(0, len(wanted), batch):
            yield from _read_batch(model, wanted[start : start + batch], above)


def iter_pages(pages: PageQuerySet) -> Iterator[ContentPage]:
    """`pages`, of one kind of ours, public or not, with everything their entries need, in a few queries per batch."""
    places = dict(pages.values_list("path", "pk"))
    above, keys = find_pages_above(places), list(places.values())
    for start in range(0, len(keys), BATCH):
        yield from _read_batch(pages.model, keys[start : start + BATCH], above)


def find_pages_above(known: dict[str, int]) -> dict[str, int]:
    """`known` (place in the tree → key) with the pages right above those in it, public or not."""
    missing = {path[: -Page.steplen] for path in known} - known.keys()
    return known | dict(Page.objects.filter(path__in=missing).order_by().values_list("path", "pk"))


def _list_public_rows(keys: Collection[int] | None) -> list[tuple[int, str, str]]:
    """(key, place in the tree, kind) of the public pages, or of those among `keys`."""
    columns, wanted = ("pk", "path", "content_type__model"), sorted(keys or ())
    if keys is None:
        return list(get_public_pages().order_by().values_list(*columns))
    parts = (wanted[start : start + BATCH] for start in range(0, len(wanted), BATCH))
    return [row for part in parts for row in get_public_pages(part).order_by().values_list(*columns)]


def _read_batch(model: type[ContentPage], wanted: list[int], above: dict[str, int]) -> Iterator[ContentPage]:
    lists = [_read_list(model, path, wanted) for path in model.entry_lists]
    pages = model.objects.filter(pk__in=wanted).order_by("path")
    for page in pages.select_related(*model.entry_joins) if model.entry_joins else pages:
        page.known_parent_pk = above.get(page.path[: -page.steplen])
        page.known_lists = {name: rows.get(page.pk, ()) for name, rows in lists}
        yield page


def _read_list(model: type[ContentPage], path: str, wanted: list[int]) -> tuple[str, dict[int, list[Model]]]:
    """The list's name and its rows by page. Django's own prefetching makes a manager and a query for each page."""
    name, _separator, rest = path.partition("__")
    key = model._meta.get_field(name).field
    found: dict[int, list[Model]] = defaultdict(list)
    for row in key.model._base_manager.filter(**{f"{key.name}__in": wanted}).prefetch_related(*filter(None, [rest])):
        found[getattr(row, key.attname)].append(row)
    return name, found


def _hidden() -> Q:
    return Q(live=False) | Q(expire_at__lte=timezone.now())


def _is_ours() -> Q:
    names = [model._meta.model_name for model in PAGE_MODELS]
    return Q(content_type__app_label="content", content_type__model__in=names)


def _list_hidden_roots(homes: Sequence[Page], keys: Collection[int] | None) -> list[str]:
    """Paths under which nothing is public: restricted pages, and hidden pages that have pages below them.

    With `keys`, of the hidden ones only those above these pages.
    """
    restricted = PageViewRestriction.objects.values_list("page__path", flat=True)
    hidden = Page.objects.filter(_hidden(), numchild__gt=0).order_by()
    if keys is None:
        below = reduce(or_, (Q(path__startswith=home.path) for home in homes))
        above = {prefix for home in homes for prefix in _list_prefixes(home.path, home.steplen)}
        hidden = hidden.filter(below | Q(path__in=above))
    else:
        paths = Page.objects.filter(pk__in=keys).order_by().values_list("path", flat=True)
        hidden = hidden.filter(path__in={prefix for path in paths for prefix in _list_prefixes(path, Page.steplen)})
    roots: list[str] = []
    for path in sorted({*restricted, *hidden.values_list("path", flat=True)}):
        if not roots or not path.startswith(roots[-1]):
            roots.append(path)
    return roots


def _list_prefixes(path: str, step: int) -> list[str]:
    return [path[:end] for end in range(step, len(path), step)]


def _list_leaking_aliases() -> list[int]:
    """Aliases of pages that are not live now, and aliases of those."""
    # Not “is not null”: SQLite finds no index for that, and would look at every page.
    aliases = dict(Page.objects.filter(alias_of__gt=0).order_by().values_list("pk", "alias_of"))
    if not aliases:
        return []
    hidden = set(Page.objects.filter(_hidden(), pk__in=set(aliases.values())).values_list("pk", flat=True))
    return [pk for pk in aliases if _leads_to_hidden(pk, aliases, hidden)]


def _leads_to_hidden(pk: int, aliases: dict[int, int], hidden: set[int]) -> bool:
    while pk in aliases:
        pk = aliases[pk]
        if pk in hidden:
            return True
    return False
