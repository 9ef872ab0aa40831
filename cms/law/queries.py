"""Reading the registry: as public entries, and by the words somebody types."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from hashlib import blake2b
from typing import TypeVar

from django.db.models import Model, Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from cms import schema
from cms.law.models import Figure, FigureValue, LegalDocument, Provision, ProvisionVersion, RegionPlace
from cms.law.models.dated import OLDEST_FIRST, InForce, sort_periods
from cms.schema.law import find_in_force, find_shown, is_in_force, list_changes
from cms.schema.references import Ref, make_ref, parse_ref
from cms.schema.text import fold
from cms.schema.units import write_value

WAGE_REGIONS = make_ref("settings", "wage-regions")
Found = TypeVar("Found", bound=Model)


def search_law(rows: QuerySet[Found], typed: str) -> QuerySet[Found]:
    """Those of `rows` that have every word of `typed` in them, whatever the diacritics: "98", "điều 98", "tang ca"."""
    for word in fold(typed).split()[:8]:
        rows = rows.filter(folded__contains=word)
    return rows


def iter_law_entries() -> Iterator[tuple[Ref, schema.Entry]]:
    """Every row of the registry as (reference, public entry). Five queries, however many rows. Raises DatabaseError."""
    for document in LegalDocument.objects.order_by("pk"):
        yield make_ref("law", document.pk), state_document(document)
    versions = Prefetch("versions", ProvisionVersion.objects.order_by(*OLDEST_FIRST))
    for provision in Provision.objects.order_by("pk").prefetch_related(versions):
        yield make_ref("provision", provision.pk), state_provision(provision)
    values = Prefetch("values", FigureValue.objects.order_by(*OLDEST_FIRST))
    for figure in Figure.objects.order_by("pk").prefetch_related(values):
        yield make_ref("figure", figure.pk), state_figure(figure)
    places = RegionPlace.objects.order_by("code", *OLDEST_FIRST)
    yield WAGE_REGIONS, schema.WageRegions(places=tuple(map(_state_place, places)))


def mark_law() -> str:
    """A hash of every row of the registry: as long as it stays, so does what `iter_law_entries` gives."""
    hasher = blake2b(digest_size=16)
    for model in (LegalDocument, Provision, ProvisionVersion, Figure, FigureValue, RegionPlace):
        hasher.update(repr(list(model._base_manager.order_by("pk").values_list())).encode())
    return hasher.hexdigest()


def state_document(document: LegalDocument) -> schema.LegalDocument:
    """The public entry of a document."""
    return schema.LegalDocument(
        number=document.number,
        title=document.title,
        short_title=document.short_title,
        issuer=document.issuer,
        signed_on=document.signed_on,
        in_force_from=document.in_force_from,
        in_force_to=document.in_force_to,
        replaced_by=_refer("law", document.replaced_by_id),
        url=document.url,
        confirmed=document.confirmed,
    )


def state_provision(provision: Provision) -> schema.Provision:
    """The public entry of a provision, with every wording it has had."""
    return schema.Provision(
        document=make_ref("law", provision.document_id),
        article=provision.article,
        clause=provision.clause,
        point=provision.point,
        versions=tuple(
            schema.Wording(
                gist=version.gist,
                in_force_from=version.in_force_from,
                in_force_to=version.in_force_to,
                amended_by=_refer("law", version.amended_by_id),
                confirmed=version.confirmed,
            )
            for version in provision.versions.all()
        ),
    )


def state_figure(figure: Figure) -> schema.Figure:
    """The public entry of a figure, with every value it has had and will have."""
    return schema.Figure(
        key=figure.key,
        label=figure.label,
        unit=figure.unit,
        group=figure.group,
        values=tuple(
            schema.DatedValue(
                value=f"{value.value.normalize():f}",
                in_force_from=value.in_force_from,
                in_force_to=value.in_force_to,
                provision=_refer("provision", value.provision_id),
                confirmed=value.confirmed,
            )
            for value in figure.values.all()
        ),
    )


def _state_place(place: RegionPlace) -> schema.RegionPlace:
    return schema.RegionPlace(
        code=place.code,
        name=place.name,
        region=place.region,
        in_force_from=place.in_force_from,
        in_force_to=place.in_force_to,
    )


def _refer(kind: str, key: int | None) -> Ref:
    return make_ref(kind, key) if key else Ref("")


def add_dependents(refs: Iterable[Ref], day: date) -> set[Ref]:
    """`refs` and what rests on them through the registry: figures with a value from `day` on that a provision sets."""
    known = set(refs)
    provisions = [int(parse_ref(ref).key) for ref in known if ref.startswith("provision:")]
    values = FigureValue.objects.filter(provision__in=provisions)
    values = values.filter(Q(in_force_to__isnull=True) | Q(in_force_to__gte=day))
    return known | {make_ref("figure", key) for key in values.values_list("figure", flat=True)}


def describe_gist(provision: Provision, day: date) -> str:
    """What a provision says on `day`, with a word when it does not hold then. Its versions should be prefetched."""
    shown = find_shown(sort_periods(provision.versions.all()), day)
    return f"{shown.gist}{_describe_force(shown, day)}" if shown else ""


def describe_value(figure: Figure, day: date) -> str:
    """What a figure is on `day`, with a word when that does not hold then. Its values should be prefetched."""
    shown = find_shown(sort_periods(figure.values.all()), day)
    return f"{write_value(shown.value, figure.unit)}{_describe_force(shown, day)}" if shown else ""


def _describe_force(period: InForce, day: date) -> str:
    if is_in_force(period, day):
        return ""
    if period.in_force_to and period.in_force_to < day:
        return " " + _("(hết hiệu lực từ %(day)s)") % {"day": f"{period.in_force_to + timedelta(days=1):%d/%m/%Y}"}
    return " " + _("(có hiệu lực từ %(day)s)") % {"day": f"{period.in_force_from:%d/%m/%Y}"}


def find_figures(keys: Iterable[str]) -> dict[str, int]:
    """The primary keys of the figures called `keys`, by what they are called; those the registry lacks are left out."""
    return dict(Figure.objects.filter(key__in=list(keys)).values_list("key", "pk"))


def find_provisions(places: Iterable[tuple[str, str, str, str]]) -> list[int]:
    """The primary keys of the rows for places (document's number, article, clause, point), each once, in order.

    Where the registry has no row for a point, that of its clause or of its article stands for it.
    """
    wanted = list(places)
    rows = Provision.objects.filter(document__number__in={place[0] for place in wanted})
    known = {row[:4]: row[4] for row in rows.values_list("document__number", "article", "clause", "point", "pk")}
    found = (known.get(place) or known.get((*place[:3], "")) or known.get((*place[:2], "", "")) for place in wanted)
    return list(dict.fromkeys(key for key in found if key))


def list_ended_or_reworded(today: date) -> dict[Ref, tuple[date, str]]:
    """What reads otherwise than before, or no more: provision → (the last day of a turn up to `today`, its name).

    See schema.law.list_changes.
    """
    found: dict[Ref, tuple[date, str]] = {}
    rows = Provision.objects.select_related("document").prefetch_related("versions")
    for row in rows:
        turns = list_changes(sort_periods(row.versions.all()), row.document)
        if past := [turn for turn in turns if turn <= today]:
            found[make_ref("provision", row.pk)] = (max(past), str(row))
    return found


def list_ending_figures(today: date, until: date) -> list[tuple[Figure, date]]:
    """Figures that hold today, end by `until`, and have no value for the day after: each with its last day."""
    found = []
    for figure in Figure.objects.prefetch_related("values"):
        values = list(figure.values.all())
        current = find_in_force(values, today)
        last = current.in_force_to if current else None
        if last and last <= until and not find_in_force(values, last + timedelta(days=1)):
            found.append((figure, last))
    return sorted(found, key=lambda item: (item[1], item[0].label))


def list_unconfirmed() -> dict[Ref, str]:
    """What has a wording or a value that nobody has read in the official text, with its name."""
    figures = Figure.objects.filter(values__confirmed=False).distinct()
    provisions = Provision.objects.filter(versions__confirmed=False).distinct().select_related("document")
    return _name_rows(figures, provisions)


def name_refs(refs: Iterable[Ref]) -> dict[Ref, str]:
    """What people call those figures and provisions among `refs` that the registry has."""
    keys: dict[str, list[int]] = {"figure": [], "provision": []}
    for kind, key in map(parse_ref, refs):
        keys[kind].append(int(key))
    provisions = Provision.objects.filter(pk__in=keys["provision"]).select_related("document")
    return _name_rows(Figure.objects.filter(pk__in=keys["figure"]), provisions)


def _name_rows(figures: Iterable[Figure], provisions: Iterable[Provision]) -> dict[Ref, str]:
    return {
        **{make_ref("figure", row.pk): str(row) for row in figures},
        **{make_ref("provision", row.pk): str(row) for row in provisions},
    }
