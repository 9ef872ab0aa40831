"""Who uses a provision or a figure: every page, live and as its newest draft, field by field and block by block."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, fields
from functools import reduce
from operator import or_

from django.db.models import Model, Q, TextField
from django.db.models.functions import Cast
from wagtail.fields import StreamField
from wagtail.models import Page, Revision

from cms.content.law_rules import FIELD_OF
from cms.content.models import PAGE_MODELS, ContentPage
from cms.content.queries import iter_pages
from cms.entries.law_reading import find_cited
from cms.schema.codec import canonical_json, to_data
from cms.schema.references import Ref

_WORDS = ("figure", "provision")
"""What stands in every stored text that refers to the law: in links of rich text, in blocks, in lists of blocks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """One place on one page that refers to one thing of the law."""

    page: int
    title: str
    ref: Ref
    field: str
    """The field's name in the editor: `legal_basis`."""
    label: str
    """The field's name for people."""
    position: int
    """Which item of the field, from 1; 0 when the field is one text."""
    live: bool
    """Whether readers see it now; else it stands in the newest draft."""


def find_uses(refs: Collection[Ref]) -> list[Use]:
    """Every use of `refs` (provisions and figures), page by page in the order of the tree.

    What stands both on the live page and in its newest draft, at the same place, is told once, as live. All pages are
    looked at, public or not. Raises DatabaseError.
    """
    wanted = frozenset(refs)
    found: dict[tuple, Use] = {}
    if wanted:
        for model in PAGE_MODELS:
            for page in _iter_candidates(model):
                for use in _read_uses(page, wanted, live=page.live):
                    found.setdefault((use.page, use.ref, use.field, use.position), use)
        for draft in _iter_drafts():
            for use in _read_uses(draft, wanted, live=False):
                found.setdefault((use.page, use.ref, use.field, use.position), use)
    order = dict(Page.objects.filter(pk__in={use.page for use in found.values()}).values_list("pk", "path"))
    return sorted(found.values(), key=lambda use: (order.get(use.page, ""), use.field, use.position, use.ref))


def _iter_candidates(model: type[ContentPage]) -> Iterator[ContentPage]:
    """The pages of a kind whose stored text may refer to the law."""
    pages = model.objects.order_by("path")
    if not model.cites_by_itself:
        columns = [field.name for field in model._meta.concrete_fields if isinstance(field, TextField | StreamField)]
        texts = {f"_{name}": Cast(name, TextField()) for name in columns}
        mentions = reduce(or_, (Q(**{f"{name}__contains": word}) for name in texts for word in _WORDS))
        pages = pages.annotate(**texts).filter(mentions)
    return iter_pages(pages)


def _iter_drafts() -> Iterator[ContentPage]:
    """The newest draft of each page that has one and whose text may refer to the law."""
    waiting = Page.objects.filter(has_unpublished_changes=True, latest_revision__isnull=False)
    keys = waiting.values_list("latest_revision", flat=True)
    drafts = Revision.objects.annotate(text=Cast("content", TextField())).filter(pk__in=list(keys))
    kinds = {model for model in PAGE_MODELS if model.cites_by_itself}
    for revision in drafts.select_related("content_type"):
        model: type[Model] | None = revision.content_type.model_class()
        if model in kinds or any(word in revision.text for word in _WORDS):
            page = revision.as_object()
            if isinstance(page, ContentPage):
                yield page


def _read_uses(page: ContentPage, wanted: frozenset[Ref], *, live: bool) -> Iterator[Use]:
    entry = page.to_entry()
    for field in fields(entry):
        value = getattr(entry, field.name)
        name = FIELD_OF.get(field.name, field.name)
        brought = bool(page.cites_by_itself) and not hasattr(page, name)  # one choice of the editor brings them all
        items = list(enumerate(value, 1)) if isinstance(value, tuple) and not brought else [(0, value)]
        for position, item in items:
            cited = find_cited(canonical_json(to_data(item)))
            for ref in wanted.intersection((*cited.figures, *cited.provisions)):
                yield Use(
                    page=page.pk,
                    title=page.title,
                    ref=ref,
                    field=page.cites_by_itself if brought else name,
                    label=_label(page, page.cites_by_itself if brought else name),
                    position=position,
                    live=live,
                )


def _label(page: ContentPage, name: str) -> str:
    try:
        return str(page._meta.get_field(name).verbose_name)
    except LookupError:
        return str(page._meta.verbose_name)
