"""Cards that wait to be drawn: their address shows the site's own card until there is time."""

import logging
import time
from collections.abc import Iterable, Mapping
from dataclasses import replace
from operator import eq

from cms.publisher.cards import CARD_POLICY, CARD_TYPE, digest_of, draw_blank, draw_card, has_same_words
from cms.publisher.manifest import Change
from cms.publisher.objects import File, ObjectStore
from cms.publisher.outputs import Output
from cms.publisher.rendering import render_output
from cms.publisher.site import PublishedSite
from cms.schema import SiteSettings
from cms.theming.errors import ThemeError

logger = logging.getLogger(__name__)


class CardFiles:
    """The files of cards as a release has them: those drawn already stay, the rest show the site's own card.

    A file's `recipe` says what it was drawn from; it is empty while the file is only a stand-in. So a card is drawn
    once for each recipe, and pages are published without waiting for their pictures.

    Where the theme's card cannot be drawn (`fault` says why) a card that says the same in an older dress stays, and
    others show the site's last good card: no page waits for its picture, and none shows words that were taken back.
    """

    def __init__(self, objects: ObjectStore, live: Mapping[str, File]) -> None:
        self._objects, self._live = objects, live
        self._own: File | None = None
        self.fault = ""
        """Why the site's own card cannot be drawn, in a Vietnamese sentence; empty when all is well."""

    def prepare(self, recipe: bytes, settings: SiteSettings) -> None:
        """Have the site's own card at hand, drawn from `recipe` unless it is there. Raises OSError."""
        digest = digest_of(recipe)
        kept = [file for file in self._live.values() if file.recipe and has_same_words(file.recipe, digest)]
        self.fault, self._own = "", self._find(kept, digest)
        if self._own is None:
            try:
                self._own = store_card(self._objects, recipe, settings, of="")
            except ThemeError as error:
                self.fault = str(error)
                self._own = self._find(kept) or self._store_blank(settings)

    def _find(self, files: Iterable[File], digest: str = "") -> File | None:
        wanted = (file for file in files if not digest or file.recipe == digest)
        return next(filter(self._objects.has, wanted), None)

    def _store_blank(self, settings: SiteSettings) -> File:
        png = draw_blank(settings.theme, settings.tokens)
        return self._objects.store(png, media_type=CARD_TYPE, policy=CARD_POLICY, of="")

    def choose(self, output: Output, recipe: bytes) -> File:
        """The file to stand at the output's address now."""
        of, digest = output.of, digest_of(recipe)
        old = self._live.get(output.path)
        may_stay = has_same_words if self.fault else eq
        if old and old.of == of and may_stay(old.recipe, digest):
            return old
        is_own = digest == self._own.recipe
        return replace(self._own, of=of, recipe=digest if is_own else "")


def store_card(objects: ObjectStore, recipe: bytes, settings: SiteSettings, *, of: str) -> File:
    """Draw a card and keep it. Raises OSError, and what draw_card raises."""
    png = draw_card(recipe, settings.theme, settings.tokens)
    return replace(objects.store(png, media_type=CARD_TYPE, policy=CARD_POLICY, of=of), recipe=digest_of(recipe))


def is_waiting(file: File | None) -> bool:
    """Whether a file is a stand-in for a card that is still to be drawn."""
    return file is not None and file.policy == CARD_POLICY and not file.recipe


def draw_some_cards(site: PublishedSite, seconds: float) -> None:
    """Draw cards that wait, for about so long, and let them take their places. Raises OSError, DatabaseError.

    A card that cannot be drawn is logged, and its stand-in stays until something about the page changes.
    """
    until = time.monotonic() + seconds
    reader = site.make_reader()
    settings = reader.settings()
    drawn: dict[str, File] = {}
    while site.to_draw and time.monotonic() < until:
        path = site.to_draw.pop()
        output, file = site.plan.outputs.get(path), site.manifest.files.get(path)
        if output is None or output.kind != "card" or not is_waiting(file):
            continue
        reader.start_output()
        try:
            recipe = render_output(output, reader, settings.theme)
            drawn[path] = store_card(site.folder.objects, recipe, settings, of=output.of)
        except OSError:
            raise
        except ThemeError as error:  # of all cards: told of in the run; of this one: theme check finds it
            logger.warning("the card %s could not be drawn: %s", path, error)
        except Exception:
            logger.exception("the card %s could not be drawn", path)
    if drawn:
        change = Change(release=site.manifest.release, files=dict(drawn))
        site.folder.apply(change, manifest=site.manifest, order=list(drawn))
        site.records.note_files(drawn)
