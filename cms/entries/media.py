"""Pictures and documents as a page shows them: with the public addresses of their files."""

from collections.abc import Callable

from cms.schema import DocumentFile, PictureFile, PublicDocument, PublicPicture

GiveOut = Callable[..., str]
"""Gives the address of a media file; see Addresses.address_of."""


def publish_picture(entry: PictureFile, give_out: GiveOut) -> PublicPicture | None:
    """A picture with the addresses of its files; None when it has none to fall back on. Raises BrokenReferenceError."""
    sets: dict[str, list[str]] = {"image/avif": [], "image/jpeg": []}
    fallback = None
    for rendition in sorted(entry.renditions, key=lambda rendition: rendition.width):
        address = give_out(
            file=rendition.file, folder="anh", name=str(rendition.width), media_type=rendition.media_type
        )
        sets[rendition.media_type].append(f"{address} {rendition.width}w")
        if rendition.media_type == "image/jpeg":
            fallback = (address, rendition)
    if fallback is None:
        return None
    return PublicPicture(
        src=fallback[0],
        width=fallback[1].width,
        height=fallback[1].height,
        avif_srcset=", ".join(sets["image/avif"]),
        jpeg_srcset=", ".join(sets["image/jpeg"]),
        alt=entry.alt,
        credit=entry.credit,
    )


def publish_document(entry: DocumentFile, give_out: GiveOut) -> PublicDocument:
    """A document with the address of its file. Raises BrokenReferenceError."""
    return PublicDocument(
        url=give_address(entry, give_out),
        title=entry.title,
        size=entry.size,
        extension=entry.filename.rpartition(".")[2].upper(),
        seconds=entry.seconds,
        number=entry.number,
        issuer=entry.issuer,
        issued_on=entry.issued_on,
        in_force_to=entry.in_force_to,
    )


def give_address(entry: DocumentFile, give_out: GiveOut) -> str:
    """The address of a document's file. Raises BrokenReferenceError."""
    stem = entry.filename.rpartition(".")[0]
    return give_out(file=entry.file, folder="tep", name=stem, media_type=entry.media_type)
