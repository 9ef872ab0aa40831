"""What each key that a page can read is worth now: equal values promise that its readers need not be drawn again.

A key is `<kind>:<of what>`; kinds: entry, url, card, above, branches, listing, untranslated, paths, members, older,
tag, home, months, news, translations, archive, changes, documents, registers, redirect, path, media, clock, theme,
again. The reader records keys; this module alone knows what they depend on.
"""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from hashlib import blake2b
from itertools import islice
from uuid import uuid4

from cms.entries.catalogue import Catalogue
from cms.entries.changes import ChangeLog
from cms.entries.listings import count_older_lists, find_bounds
from cms.entries.registers import list_documents, list_registers
from cms.entries.search_reading import list_news_years
from cms.entries.summaries import Summary
from cms.schema.languages import LANGUAGES
from cms.schema.references import Ref
from cms.theming.themes import get_digest

AGAIN = "again:"
"""A key whose value is never the same: whoever reads it is drawn again in every round (a file was missing)."""
GONE = ""
"""The value of what is not public."""


class Values:
    """The values of keys over one catalogue, on one day."""

    def __init__(
        self,
        catalogue: Catalogue,
        *,
        today: date,
        broken: Mapping[Ref, str] | None = None,
        stamp_file: Callable[[str], str] = str,
        is_planned: Callable[[str], bool] = bool,
    ) -> None:
        """`today`: the day it is where the readers are. `broken`: what is public and could not state itself: why.
        `stamp_file`: a mark of a media file's bytes, empty when it is not there. `is_planned`: whether the site should
        have something at a path (`/tin-tuc/`), media files left out.
        """
        self.catalogue = catalogue
        self.changes = ChangeLog(catalogue.pages)
        self.today = today
        self.broken = broken or {}
        self._kinds: dict[str, Callable[[str], str]] = self._list_kinds() | {
            "clock": lambda day: "1" if date.fromisoformat(day) <= today else "0",
            "media": lambda ref: _hash([stamp_file(file) for file in catalogue.files.get(Ref(ref), ())]),
            "theme": get_digest,
            "path": lambda path: "1" if is_planned(path) else GONE,
            "again": lambda _: uuid4().hex,
        }

    def _list_kinds(self) -> dict[str, Callable[[str], str]]:
        """The kinds of keys that the catalogue alone decides."""
        catalogue = self.catalogue
        return {
            "entry": self._entry,
            "url": self._url,
            "card": self._card,
            "above": self._above,
            "branches": self._branches,
            "listing": self._listing,
            "paths": self._paths,
            "members": self._members,
            "news": lambda language: " ".join(list_news_years(catalogue.groups, language)),
            "older": lambda group: str(count_older_lists(catalogue.count_group(group))),
            "tag": self.get_tag_name,
            "home": lambda language: catalogue.homes[language].ref if language in catalogue.homes else GONE,
            "documents": lambda _: _hash(list_documents(catalogue)),
            "registers": lambda language: " ".join(list_registers(catalogue, language)),
            "months": lambda language: " ".join(catalogue.list_months(language)),
            "translations": self._translations,
            "untranslated": lambda rest: _hash([page.ref for page in self.list_untranslated(*rest.split("|"))]),
            "archive": lambda ref: _hash(catalogue.versions[Ref(ref)]) if catalogue.versions.get(Ref(ref)) else GONE,
            "changes": lambda slot: _hash(self.changes.get_value(slot)),
            "redirect": lambda ref: _hash(catalogue.redirects.get(ref)),
        }

    def get(self, key: str) -> str:
        """The value of `key` now. Raises KeyError for a kind of key there is not, ThemeError for a broken theme."""
        kind, _, rest = key.partition(":")
        return self._kinds[kind](rest)

    def list_members(self, group: str, slot: str) -> list[Summary]:
        """The pages in a slot of a group; `running/4` are the first four campaigns that are not over today."""
        if slot.startswith("running/"):
            pages = self.catalogue.list_group(group)
            return [page for page in pages if not self.is_over(page)][: int(slot.partition("/")[2])]
        return self.catalogue.list_group(group, *find_bounds(slot, self.catalogue.count_group(group)))

    def list_untranslated(self, group: str, language: str, most: str) -> list[Summary]:
        """The newest pages of a group of the source language that nobody can read in `language`, `most` at the most."""
        pages = self.catalogue.list_group(group)
        missing = (page for page in pages if language not in self.catalogue.translations.find(page))
        return list(islice(missing, int(most)))

    def is_over(self, page: Summary) -> bool:
        """Whether a campaign has ended: somebody said so, or its last day has passed."""
        return page.ended or (page.ends_on is not None and page.ends_on < self.today)

    def get_tag_name(self, slug: str) -> str:
        """A tag's name as its newest page writes it; `slug` as `luong`, `km!luong`. Empty when no page has it."""
        language, mark, slug = slug.rpartition("!")
        newest = self.catalogue.list_group(f"{language}{mark}tag/{slug}", 0, 1)
        return next((tag.name for page in newest for tag in page.tags if tag.slug == slug), GONE)

    def _entry(self, ref: str) -> str:
        digest = self.catalogue.digests.get(Ref(ref), GONE)
        return f"{digest}!{self.broken[ref]}" if ref in self.broken else digest

    def _url(self, ref: str) -> str:
        if ref.startswith("document:"):
            return self._entry(ref)
        page = self.catalogue.pages.get(Ref(ref))
        return page.path if page else GONE

    def _card(self, ref: str) -> str:
        page = self.catalogue.pages.get(Ref(ref))
        if page is None:
            return GONE
        shown = (page.kind, page.title, page.path, page.text, page.picture, page.picture_alt, page.published_at)
        return _hash((*shown, page.index_terms, self.catalogue.get_section_title(page)))

    def _above(self, ref: str) -> str:
        return _hash([(page.title, page.path) for page in self.catalogue.get_ancestors(Ref(ref))])

    def _branches(self, ref: str) -> str:
        pages = self.catalogue.list_branches(Ref(ref))
        return _hash([(page.ref, page.title, page.path, page.kind, page.in_menu) for page in pages])

    def _listing(self, rest: str) -> str:
        group, _, slot = rest.rpartition("@")
        return _hash([page.ref for page in self.list_members(group, slot)])

    def _members(self, group: str) -> str:
        return _hash([(page.ref, page.path) for page in self.catalogue.list_group(group)])

    def _paths(self, group: str) -> str:
        pages = self.catalogue.list_group(group)
        return _hash([(page.changed_on, *list_addresses(self.catalogue, page)) for page in pages])

    def _translations(self, ref: str) -> str:
        beside = self.catalogue.translations.find(self.catalogue.pages.get(Ref(ref)))
        return _hash([(page.language, page.path, page.title, page.meaning, page.said_at) for page in beside.values()])


def list_addresses(catalogue: Catalogue, page: Summary) -> tuple[str, dict[str, str]]:
    """Where a page stands, and by language where it and its translations do; nothing when it has none."""
    beside = catalogue.translations.find(page)
    found = {language: beside[language].path for language in LANGUAGES if language in beside}
    return page.path, found if len(found) > 1 else {}


def day_after(day: date) -> str:
    """The day on which something that lasts through `day` is over, as a `clock:` key writes it."""
    return (day + timedelta(days=1)).isoformat()


def _hash(value: object) -> str:
    return blake2b(repr(value).encode(), digest_size=8).hexdigest()
