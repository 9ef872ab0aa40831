"""How a picture and a document state their public entries."""

from typing import TYPE_CHECKING

from cms.library.actions import make_renditions
from cms.library.document_files import MEDIA_TYPES, get_extension
from cms.library.errors import MissingFile
from cms.library.renditions import list_variants
from cms.schema import DocumentFile, PictureFile, Rendition
from cms.schema.references import Ref, make_ref

if TYPE_CHECKING:
    from cms.library.models import Document, Picture


def state_picture(picture: "Picture") -> PictureFile:
    """The entry of `picture`; makes the renditions that are missing. Raises MissingFile."""
    rows = make_renditions(picture=picture)
    return PictureFile(
        title=picture.title,
        alt=picture.description,
        credit=picture.credit,
        renditions=tuple(
            Rendition(
                file=rows[variant].file.name,
                media_type=variant.media_type,
                width=rows[variant].width,
                height=rows[variant].height,
            )
            for variant in list_variants(picture.width)
        ),
    )


def state_document(document: "Document") -> DocumentFile:
    """The entry of `document`. Raises MissingFile."""
    if not document.file or not document.file.storage.exists(document.file.name):
        raise MissingFile.of_document(document.title)
    return DocumentFile(
        title=document.title,
        file=document.file.name,
        filename=document.filename,
        media_type=MEDIA_TYPES.get(get_extension(document.filename), "application/octet-stream"),
        size=document.file_size if document.file_size is not None else document.file.size,
        seconds=document.seconds,
        number=document.number,
        issuer=document.issuer,
        issued_on=document.issued_on.isoformat() if document.issued_on else "",
        in_force_to=document.in_force_to,
        replaced_by=make_ref("document", document.replaced_by_id) if document.replaced_by_id else Ref(""),
    )
