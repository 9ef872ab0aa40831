"""Which public pages say the same in different languages."""

from cms.entries.summaries import Summary
from cms.schema.languages import SOURCE_LANGUAGE
from cms.schema.references import Ref


class Translations:
    """The public pages of each translation: pages whose rows in the admin share one key."""

    def __init__(self) -> None:
        self._pages: dict[str, dict[Ref, Summary]] = {}

    def add(self, page: Summary) -> None:
        """Take up a page that is public."""
        if page.translation:
            self._pages.setdefault(page.translation, {})[page.ref] = page

    def drop(self, page: Summary) -> None:
        """Forget a page that is not public any more."""
        beside = self._pages.get(page.translation, {})
        beside.pop(page.ref, None)
        if not beside:
            self._pages.pop(page.translation, None)

    def find(self, page: Summary | None) -> dict[str, Summary]:
        """Language → the public page that says in it what `page` says; `page` itself among them.

        Where a copy made a second one of a language, the older one counts.
        """
        if page is None:
            return {}
        beside = sorted(self._pages.get(page.translation, {}).values(), key=lambda one: (len(one.ref), one.ref))
        return {one.language: one for one in reversed(beside)} | {page.language: page}

    def find_source(self, page: Summary | None) -> Summary | None:
        """The page in the source language that `page` translates; None when it is one itself, or none is public."""
        source = self.find(page).get(SOURCE_LANGUAGE)
        return source if source is not page else None
