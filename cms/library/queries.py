"""Which pictures and documents are public."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from django.db.models import Q, QuerySet
from wagtail.models import Collection, CollectionViewRestriction

from cms.library.models import Document, Picture

BATCH = 500
"""How many rows are asked for at once: databases limit the parameters of one question."""

FIRST_IMPOSSIBLE = 2**63
"""Databases raise for a number that fits no row's key."""

Item = TypeVar("Item", Picture, Document)


def get_public_pictures(ids: Iterable[int]) -> list[Picture]:
    """The pictures with these ids that may be public, by id, with their renditions; unknown ids are left out."""
    return list(_in_batches(filter_public(Picture.objects.all()).prefetch_renditions(), ids))


def get_public_documents(ids: Iterable[int]) -> list[Document]:
    """The documents with these ids that may be public, by id; unknown ids are left out."""
    return list(_in_batches(filter_public(Document.objects.all()), ids))


def filter_public(items: QuerySet[Item]) -> QuerySet[Item]:
    """Those of the pictures or documents `items` that may be public."""
    return items.exclude(collection__in=get_private_collections())


def get_private_collections() -> QuerySet[Collection]:
    """Collections with a view restriction on them or above them. What lies there is never public."""
    paths = CollectionViewRestriction.objects.values_list("collection__path", flat=True)
    below = Q(pk__in=[])
    for path in paths:
        below |= Q(path__startswith=path)
    return Collection.objects.filter(below)


def _in_batches(rows: QuerySet[Item], ids: Iterable[int]) -> Iterator[Item]:
    wanted = sorted({key for key in ids if 0 < key < FIRST_IMPOSSIBLE})
    for start in range(0, len(wanted), BATCH):
        yield from rows.filter(pk__in=wanted[start : start + BATCH]).order_by("pk")
