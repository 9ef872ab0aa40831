"""The law as a page reads it on the day it is drawn. Each day on which something turns is a key: the page wakes."""

import re
from collections.abc import Callable, Hashable, Iterable
from datetime import date
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from cms.entries.addresses import BrokenReferenceError
from cms.schema import (
    DatedValue,
    Entry,
    Figure,
    LawChange,
    LegalDocument,
    Provision,
    PublicFigure,
    PublicProvision,
    Wording,
)
from cms.schema.languages import SOURCE_LANGUAGE
from cms.schema.law import find_in_force, find_shown, list_changes, list_turns, name_place
from cms.schema.references import Ref
from cms.schema.units import write_value

_CITED = re.compile(r'"((?:figure|provision):[1-9][0-9]{0,17})\\?"')


class Cited(NamedTuple):
    """What an entry cites, each once, in the order of the text."""

    figures: tuple[Ref, ...]
    provisions: tuple[Ref, ...]


def find_cited(text: str) -> Cited:
    """The figures and provisions in an entry written as canonical JSON: whole strings, and links in clean HTML."""
    if "figure:" not in text and "provision:" not in text:
        return Cited((), ())
    found = dict.fromkeys(_CITED.findall(text))
    return Cited(
        tuple(Ref(ref) for ref in found if ref.startswith("figure:")),
        tuple(Ref(ref) for ref in found if ref.startswith("provision:")),
    )


class LawReading:
    """The part of the reader that reads the law."""

    language: str
    entry: Callable[[Ref], Entry | None]
    has_come: Callable[[date], bool]
    share: Callable[[Hashable, Callable[[], Any]], Any]

    def provision(self, ref: Ref) -> PublicProvision:
        """A place in the law, as it reads today. Raises BrokenReferenceError when the registry does not have it."""
        return self.share(("provision", ref, self.language), lambda: self._make_provision(ref))

    def figure(self, ref: Ref) -> PublicFigure:
        """A number of the law, as it is today. Raises BrokenReferenceError when the registry does not have it."""
        return self.share(("figure", ref, self.language), lambda: self._make_figure(ref))

    def list_law_changes(self, cited: Cited, reviewed_on: date | None) -> tuple[LawChange, ...]:
        """What of `cited` has changed or ended since `reviewed_on`, the day whose law a person held the page against.

        A figure that is followed by its next value is no change to look at: the page shows the new one by itself.
        """
        return self.share(
            ("changes", cited, reviewed_on, self.language), lambda: tuple(self._iter_changes(cited, reviewed_on))
        )

    def _make_provision(self, ref: Ref) -> PublicProvision:
        entry = self._read_law(ref, Provision, _("Trang này dẫn một điều khoản không còn trong sổ luật."))
        document = self._read_law(
            entry.document, LegalDocument, _("Trang này dẫn một văn bản không còn trong sổ luật.")
        )
        wording, ended, upcoming = self._find_today(entry.versions)
        place, name = name_place(entry.article, entry.clause, entry.point), name_document(document)
        amending = self.entry(wording.amended_by) if wording and wording.amended_by else None
        return PublicProvision(
            place=place,
            document=name,
            reference=f"{place} {name}",
            gist=wording.gist if wording else "",
            in_force_from=(wording.in_force_from if wording else None) or document.in_force_from,
            in_force_to=(wording.in_force_to if wording else None) or document.in_force_to,
            amended_by=name_document(amending) if isinstance(amending, LegalDocument) else "",
            ended=ended or (document.in_force_to is not None and self._has_passed(document)),
            upcoming=upcoming,
            confirmed=bool(wording and wording.confirmed),
            url=document.url,
            language=self._name_source(),
        )

    def _make_figure(self, ref: Ref) -> PublicFigure:
        entry = self._read_law(ref, Figure, _("Trang này dùng một số liệu không còn trong sổ luật."))
        value, ended, _upcoming = self._find_today(entry.values)
        if value is None:
            raise BrokenReferenceError(_("Số liệu “%(name)s” chưa có giá trị nào.") % {"name": entry.label})
        following = next((later for later in entry.values if _begins_after(later, value)), None)
        return PublicFigure(
            key=entry.key,
            label=entry.label,
            text=write_value(value.value, entry.unit, self.language),
            value=value.value,
            unit=entry.unit,
            since=value.in_force_from,
            until=value.in_force_to,
            ended=ended,
            confirmed=value.confirmed,
            provision=self.provision(value.provision) if value.provision else None,
            next_text=write_value(following.value, entry.unit, self.language) if following and not ended else "",
            next_from=following.in_force_from if following and not ended else None,
            language=self._name_source(),
        )

    def _name_source(self) -> str:
        """The language the law is named in, where it is not the page's."""
        return "" if self.language == SOURCE_LANGUAGE else SOURCE_LANGUAGE

    def _find_today(self, periods: tuple[Any, ...]) -> tuple[Any, bool, bool]:
        """(what is shown today, whether it holds no more, whether it does not hold yet)."""
        today = self._read_days(periods)
        shown = find_shown(periods, today)
        if shown is None or find_in_force(periods, today):
            return shown, False, False
        ended = shown.in_force_to is not None and shown.in_force_to < today
        return shown, ended, not ended

    def _read_days(self, periods: Iterable[Any]) -> date:
        """Today, after noting each day on which one of `periods` turns."""
        for turn in list_turns(periods):
            self.has_come(turn)
        return self.values.today

    def _has_passed(self, document: LegalDocument) -> bool:
        return document.in_force_to < self._read_days((document,))

    def _read_law(self, ref: Ref, kind: type, missing: str) -> Any:
        entry = self.entry(ref)
        if not isinstance(entry, kind):
            raise BrokenReferenceError(missing)
        return entry

    def _iter_changes(self, cited: Cited, reviewed_on: date | None) -> Iterable[LawChange]:
        for ref in cited.provisions:
            known = self.provision(ref)
            document = self.entry(self.entry(ref).document)
            turns = [turn for turn in list_changes(self.entry(ref).versions, document) if self.has_come(turn)]
            if turns and reviewed_on and turns[-1] > reviewed_on:
                yield LawChange(name=known.reference, since=turns[-1], ended=known.ended)
        for ref in cited.figures:
            figure = self.figure(ref)
            if figure.ended and figure.until:
                yield LawChange(name=figure.label, since=list_turns(self.entry(ref).values)[-1], ended=True)


def name_document(document: LegalDocument) -> str:
    """`Bộ luật Lao động 45/2019/QH14`: the name with the number, once.

    A name that has the beginning of the number gets it whole (`Nghị định 145/2020` is `Nghị định 145/2020/NĐ-CP`);
    what is no number (a charter has none) is not said after the name.
    """
    name, number = document.short_title, document.number
    if number in name or "/" not in number:
        return name
    words = name.split(" ")
    begun = next((at for at, word in enumerate(words) if number.startswith(f"{word}/")), None)
    return f"{name} {number}" if begun is None else " ".join([*words[:begun], number, *words[begun + 1 :]])


def _begins_after(later: DatedValue | Wording, earlier: DatedValue | Wording) -> bool:
    return bool(later.in_force_from and earlier.in_force_from and later.in_force_from > earlier.in_force_from)
