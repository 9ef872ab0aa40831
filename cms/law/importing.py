"""Taking facts into the registry: what is new is added, what differs is changed, what is wrong is refused and told."""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import DatabaseError, models, transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from cms.law.fact_rows import (
    Row,
    name_row,
    read_check,
    read_day,
    read_flag,
    read_list,
    read_period,
    read_rows,
    read_text,
    read_texts,
    read_value,
)
from cms.law.facts import Facts
from cms.law.import_report import Outcome, Report, Taken
from cms.law.models import (
    Figure,
    FigureValue,
    LegalDocument,
    Provision,
    ProvisionVersion,
    RegionPlace,
    check_no_overlap,
)
from cms.law.models.dated import sort_periods

if TYPE_CHECKING:
    from cms.accounts.models import User

_KEYS = {
    "documents": ("number",),
    "provisions": ("document", "article", "clause", "point"),
    "figures": ("key",),
    "places": ("code", "in_force_from"),
}
"""What tells the rows of a list apart: two alike in one file contradict each other."""


class _DryRunError(Exception):
    """Takes everything back."""


def import_facts(*, facts: Facts, dry_run: bool = False, actor: "User | None" = None) -> Report:
    """Take `facts` (see facts.py) in, in one transaction; a row that is refused does not keep the others out.

    A provision's versions and a figure's values are taken as a whole: those in the registry that are not among them
    go. `dry_run`: only tell what would be done. `actor`: who is written in the history of each row that is new or
    differs. Raises DatabaseError.
    """
    taking = _Taking()
    try:
        with transaction.atomic():
            taking.take(facts)
            if dry_run:
                raise _DryRunError
            for row, action in taking.done:
                log(instance=row, action=action, user=actor, content_changed=True)
    except _DryRunError:
        pass
    return taking.report


class _Taking:
    """One import."""

    def __init__(self) -> None:
        self.report = Report()
        self.done: list[tuple[models.Model, str]] = []
        self.documents = {row.number: row for row in LegalDocument.objects.all()}
        rows = Provision.objects.select_related("document")
        self.provisions = {(row.document.number, row.article, row.clause, row.point): row for row in rows}

    def take(self, facts: Facts) -> None:
        """Take list after list: what is referred to comes first, and of documents, all before any is linked."""
        outcomes = self._take_all("documents", facts, self._take_document)
        self._count("documents", self._link(outcomes))
        for name, take in (
            ("provisions", self._take_provision),
            ("figures", self._take_figure),
            ("places", self._take_place),
        ):
            self._count(name, self._take_all(name, facts, take))

    def _take_all(self, name: str, facts: Facts, take: Callable[[Row], Outcome]) -> list[Taken]:
        """Take in one list; returns the rows that were not refused."""
        taken, seen = [], set()
        try:
            rows = read_list(facts, name)
        except ValidationError as error:
            self.report.refuse(name, name_row(name, 1, None), " ".join(error.messages))
            return []
        numbered = list(enumerate(rows, 1))
        for number, row in sorted(numbered, key=_read_first_day) if name == "places" else numbered:
            where = name_row(name, number, row)
            outcome = self._try(name, where, row, lambda row: (_refuse_twin(name, row, seen), take(row))[1])
            if outcome:
                taken.append(Taken(where, row, outcome))
        return taken

    def _try(self, name: str, where: str, row: Any, take: Callable[[Row], Outcome]) -> Outcome | None:
        """What became of `row`; None when it was refused."""
        try:
            if not isinstance(row, Mapping):
                raise ValidationError(_("Không phải một dòng dữ liệu."))
            with transaction.atomic():
                return take(row)
        except ValidationError as error:
            self.report.refuse(name, where, " ".join(error.messages))
        except (DatabaseError, ValueError, OverflowError):  # what no field foresaw: too long, too large
            self.report.refuse(name, where, _("Dữ liệu không hợp lệ."))
        return None

    def _count(self, name: str, taken: Iterable[Taken]) -> None:
        for one in taken:
            self.report.counts[name][one.outcome.word] += 1
            if one.outcome.word != "unchanged":
                action = "wagtail.create" if one.outcome.word == "added" else "wagtail.edit"
                self.done.append((one.outcome.row, action))

    def _take_document(self, row: Row) -> Outcome:
        names = ("kind", "title", "short_title", "issuer", "url", "note")
        values = {name: read_text(row, name) for name in names} | {"confirmed": read_flag(row, "confirmed")}
        values |= {name: read_day(row, name) for name in ("signed_on", "in_force_from", "in_force_to")}
        number = read_text(row, "number")
        known = LegalDocument.objects.filter(number=number).first()
        outcome = _store(known or LegalDocument(number=number), values)
        self.documents[number] = outcome.row
        return outcome

    def _link(self, taken: list[Taken]) -> Iterable[Taken]:
        for one in taken:  # one whose links are refused is stored all the same, and counted
            outcome = self._try("documents", one.where, one.row, lambda row, one=one: self._link_document(row, one))
            yield Taken(one.where, one.row, outcome or one.outcome)

    def _link_document(self, row: Row, taken: Taken) -> Outcome:
        document, word = taken.outcome.row, taken.outcome.word
        replacing = self._find_document(row, "replaced_by", required=False)
        amending = {self._find_number(number) for number in read_texts(row, "amended_by")}
        if document in amending or document == replacing:
            raise ValidationError(_("Một văn bản không thể tự thay hay tự sửa chính nó."))
        if document.replaced_by != replacing or set(document.amended_by.all()) != amending:
            document.replaced_by = replacing
            document.save(update_fields=["replaced_by"])
            document.amended_by.set(amending)
            word = "changed" if word == "unchanged" else word
        return Outcome(document, word)

    def _take_provision(self, row: Row) -> Outcome:
        document = self._find_document(row, "document")
        article, clause, point = (read_text(row, name) for name in ("article", "clause", "point"))
        key = (document.number, article, clause, point)
        known = self.provisions.get(key)
        provision = known or Provision(document=document, article=article, clause=clause, point=point)
        outcome = _store(provision, {"keywords": read_text(row, "keywords")})
        versions = [self._read_version(one) for one in read_rows(row, "versions")]
        if not versions:
            raise ValidationError(_("Điều khoản chưa nói gì: cần ít nhất một nội dung."))
        outcome = _replace(provision.versions.all(), versions, "provision", outcome)
        if outcome.word != "unchanged":
            provision.save()  # its words are found by
        self.provisions[key] = provision
        return outcome

    def _read_version(self, row: Row) -> ProvisionVersion:
        return ProvisionVersion(
            gist=read_text(row, "gist"),
            text=read_text(row, "text"),
            amended_by=self._find_document(row, "amended_by", required=False),
            **read_period(row),
            **read_check(row),
        )

    def _take_figure(self, row: Row) -> Outcome:
        key = read_text(row, "key")
        figure = Figure.objects.filter(key=key).first() or Figure(key=key)
        outcome = _store(figure, {name: read_text(row, name) for name in ("label", "unit", "group", "note")})
        values = [
            FigureValue(
                value=read_value(one), provision=self._find_provision(one), **read_period(one), **read_check(one)
            )
            for one in read_rows(row, "values")
        ]
        if not values:
            raise ValidationError(_("Số liệu chưa có giá trị nào."))
        return _replace(figure.values.all(), values, "figure", outcome)

    def _take_place(self, row: Row) -> Outcome:
        starts = read_day(row, "in_force_from")
        place = RegionPlace.objects.filter(code=read_text(row, "code"), in_force_from=starts).first() or RegionPlace()
        names = ("code", "name", "province", "region")
        values = {name: read_text(row, name) for name in names} | read_period(row)
        return _store(place, values | {"document": self._find_document(row, "document")})

    def _find_document(self, row: Row, name: str, *, required: bool = True) -> LegalDocument | None:
        number = read_text(row, name)
        return self._find_number(number) if number or required else None

    def _find_number(self, number: str) -> LegalDocument:
        try:
            return self.documents[number]
        except KeyError:
            raise ValidationError(_("Không có văn bản số “%(number)s”.") % {"number": number}) from None

    def _find_provision(self, row: Row) -> Provision | None:
        place = tuple(read_text(row, name) for name in ("document", "article", "clause", "point"))
        if not any(place):
            return None
        try:
            return self.provisions[place]
        except KeyError:
            where = ".".join(filter(None, place[1:]))
            message = _("Không có điều khoản %(place)s của văn bản %(number)s.")
            raise ValidationError(message % {"place": where, "number": place[0]}) from None


def _read_first_day(numbered: tuple[int, Any]) -> str:
    """What ends comes before what follows it."""
    return str(numbered[1].get("in_force_from") or "") if isinstance(numbered[1], Mapping) else ""


def _refuse_twin(name: str, row: Row, seen: set[tuple]) -> None:
    key = tuple(str(row.get(part) or "") for part in _KEYS[name])
    if key in seen:
        raise ValidationError(_("Trùng với một dòng trước trong cùng tệp."))
    seen.add(key)


def _store(row: models.Model, values: dict[str, Any]) -> Outcome:
    """Save `row` with `values` when it is new or differs. Raises ValidationError."""
    is_new = row.pk is None
    differs = any(getattr(row, name) != value for name, value in values.items())
    for name, value in values.items():
        setattr(row, name, value)
    _clean(row)
    if is_new or differs:
        row.save()
    return Outcome(row, "added" if is_new else "changed" if differs else "unchanged")


def _replace(kept: models.QuerySet, rows: Iterable[models.Model], name: str, outcome: Outcome) -> Outcome:
    """Let `rows` take the place of `kept` when they differ. Raises ValidationError when two hold on one day."""
    rows = sort_periods(rows)
    check_no_overlap(rows)
    for row in rows:
        setattr(row, name, outcome.row)
        _clean(row, exclude=[name])
    if outcome.word != "added" and list(map(_compare, sort_periods(kept))) == list(map(_compare, rows)):
        return outcome
    kept.delete()
    for row in rows:
        row.save()
    return Outcome(outcome.row, "changed" if outcome.word == "unchanged" else outcome.word)


def _clean(row: models.Model, exclude: Iterable[str] = ()) -> None:
    """Raises ValidationError whose sentences say which field they are about."""
    try:
        row.full_clean(exclude=exclude)
    except ValidationError as error:
        named = {field.name: str(field.verbose_name) for field in row._meta.fields}
        raise ValidationError(
            [
                f"{named[name]}: {message}" if name in named else message
                for name, messages in error.message_dict.items()
                for message in messages
            ]
        ) from error


def _compare(row: models.Model) -> list[Any]:
    return [getattr(row, field.attname) for field in row._meta.concrete_fields if not field.primary_key]
