"""What changes in the library besides what editors type: the copies of pictures."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db import transaction

from cms.library.errors import MissingFile
from cms.library.renditions import Variant, draw_variants, list_variants

if TYPE_CHECKING:
    from cms.library.models import Picture, PictureRendition


def make_renditions(*, picture: "Picture") -> "dict[Variant, PictureRendition]":
    """All copies of `picture` that the public site uses, made where they are missing, by variant.

    Asks the database nothing when the picture came with its renditions prefetched and all are there.
    Raises MissingFile when a copy must be made and the original is gone or cannot be read.
    """
    variants = {variant.spec: variant for variant in list_variants(picture.width)}
    found = {
        variants[row.filter_spec]: row
        for row in _known_renditions(picture)
        if row.filter_spec in variants and row.file.storage.exists(row.file.name)
    }
    missing = [variant for variant in variants.values() if variant not in found]
    if missing:
        # Drawn before the transaction opens: encoding takes a second, and SQLite has one writer.
        found |= _store(picture, _draw(picture, missing))
    return found


def make_missing_renditions(*, pictures: "Iterable[Picture]") -> list[str]:
    """Make the copies of all `pictures`, one short transaction each. Returns what went wrong, as Vietnamese sentences.

    For a caller that will state many entries within one transaction: afterwards nothing is left to encode there.
    """
    failures = []
    for picture in pictures:
        try:
            make_renditions(picture=picture)
        except MissingFile as error:
            failures.append(str(error))
    return failures


def _known_renditions(picture: "Picture") -> "Iterable[PictureRendition]":
    prefetched = picture._get_prefetched_renditions()
    return picture.renditions.all() if prefetched is None else prefetched


def _draw(picture: "Picture", variants: list[Variant]) -> dict:
    try:
        with picture.file.storage.open(picture.file.name, "rb") as original:
            return draw_variants(original, picture.file.name, variants)
    except (OSError, ValueError, SyntaxError) as error:
        raise MissingFile.of_picture(picture.title) from error


@transaction.atomic
def _store(picture: "Picture", files: dict) -> "dict[Variant, PictureRendition]":
    rows = {}
    for variant, file in files.items():
        # A row whose file is gone from the disk makes way; one that another process has just made is kept.
        for row in picture.renditions.filter(filter_spec=variant.spec):
            if not row.file.storage.exists(row.file.name):
                row.delete()
        rows[variant], _created = picture.renditions.get_or_create(
            filter_spec=variant.spec, focal_point_key="", defaults={"file": file}
        )
        if _created:
            picture._add_to_prefetched_renditions(rows[variant])
    return rows
