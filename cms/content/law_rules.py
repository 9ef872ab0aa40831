"""A page may only go live on law that holds on the day it goes live, and on numbers that are so on that day."""

from collections.abc import Iterator
from dataclasses import fields
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.entries.law_reading import Cited, find_cited
from cms.law.models import Figure, Provision
from cms.schema import PageEntry
from cms.schema.codec import canonical_json, to_data
from cms.schema.law import find_in_force
from cms.schema.references import parse_ref

FIELD_OF = {"citations": "legal_basis"}
"""Where the editor sees what the entry calls otherwise."""


def list_law_errors(page: Page, entry: PageEntry) -> Iterator[tuple[str, str]]:
    """(field, message) for each provision and figure of `entry` that does not hold on the day `page` goes live."""
    goes_live = page.go_live_at
    moment = goes_live if goes_live and goes_live > timezone.now() else timezone.now()
    day = timezone.localtime(moment).date()
    for field in fields(entry):
        cited = find_cited(canonical_json(to_data(getattr(entry, field.name))))
        if any(cited):
            name = FIELD_OF.get(field.name, field.name)
            name = name if hasattr(type(page), name) else "title"
            yield from ((name, message) for message in _iter_errors(cited, day))


def _iter_errors(cited: Cited, day: date) -> Iterator[str]:
    provisions = {row.pk: row for row in _find(Provision, cited.provisions, "versions")}
    for key in (int(parse_ref(ref).key) for ref in cited.provisions):
        row = provisions.get(key)
        if row is None:
            yield _("Có một điều khoản được dẫn không còn trong sổ luật. Hãy chọn điều khoản khác.")
        elif not find_in_force(row.versions.all(), day) or not find_in_force([row.document], day):
            yield _("%(name)s không có hiệu lực vào ngày %(day)s. Hãy dẫn điều khoản đang có hiệu lực.") % {
                "name": row,
                "day": f"{day:%d/%m/%Y}",
            }
    figures = {row.pk: row for row in _find(Figure, cited.figures, "values")}
    for key in (int(parse_ref(ref).key) for ref in cited.figures):
        row = figures.get(key)
        if row is None:
            yield _("Có một số liệu không còn trong sổ luật. Hãy chọn số liệu khác.")
        elif not find_in_force(row.values.all(), day):
            yield _("Số liệu “%(name)s” không có giá trị cho ngày %(day)s. Hãy nhập giá trị mới trong sổ luật.") % {
                "name": row,
                "day": f"{day:%d/%m/%Y}",
            }


def _find(model: type[Provision] | type[Figure], refs: tuple, lists: str) -> list:
    keys = [int(parse_ref(ref).key) for ref in refs]
    rows = model.objects.filter(pk__in=keys).prefetch_related(lists)
    return list(rows.select_related("document") if model is Provision else rows)
