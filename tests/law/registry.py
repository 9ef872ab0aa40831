"""A small registry of the law for tests: invented numbers, so that nobody takes them for the law."""

from datetime import date
from decimal import Decimal

from cms.law.models import Figure, FigureValue, LegalDocument, Provision, ProvisionVersion

OLD, NEW = date(2026, 1, 1), date(2027, 1, 1)


def make_law(number: str = "45/2019/QH14", short_title: str = "Bộ luật Lao động", **fields) -> LegalDocument:
    """A document in force since 2021."""
    values = {"title": short_title, "kind": "code", "in_force_from": date(2021, 1, 1), "confirmed": True} | fields
    return LegalDocument.objects.create(number=number, short_title=short_title, **values)


def make_provision(
    document: LegalDocument, article: str = "98", clause: str = "", point: str = "", **fields
) -> Provision:
    """A place in it, with one wording."""
    version = {"gist": "Tăng ca được trả thêm.", "in_force_from": date(2021, 1, 1), "confirmed": True}
    keywords = fields.pop("keywords", "")
    provision = Provision.objects.create(
        document=document, article=article, clause=clause, point=point, keywords=keywords
    )
    ProvisionVersion.objects.create(provision=provision, **version | fields)
    provision.save()
    return provision


def make_figure(key: str = "luong-vung-2", *values: tuple[str, date | None, date | None], **fields) -> Figure:
    """A figure with its values: (number, first day, last day)."""
    provision, confirmed = fields.pop("provision", None), fields.pop("confirmed", True)
    named = {"label": "Lương tối thiểu, vùng II", "unit": "dong", "group": "Lương tối thiểu"} | fields
    figure = Figure.objects.create(key=key, **named)
    for number, first, last in values or (("4730000", OLD, None),):
        FigureValue.objects.create(
            figure=figure,
            value=Decimal(number),
            in_force_from=first,
            in_force_to=last,
            provision=provision,
            confirmed=confirmed,
        )
    return figure
