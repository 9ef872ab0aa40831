"""Files as a page shows them: with addresses, ready to be linked to."""

from dataclasses import dataclass
from datetime import date

from cms.schema.fields import described


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicPicture:
    """What picture(ref) gives: a picture with the addresses of its files."""

    src: str = described("The address of the JPEG to fall back on.")
    width: int = described("Of that JPEG, in pixels.")
    height: int = described("Of that JPEG, in pixels.")
    avif_srcset: str = described("The AVIF files, ready for the srcset attribute.", "")
    jpeg_srcset: str = described("The JPEG files, ready for the srcset attribute.", "")
    alt: str = described("What it shows, when the page does not say so itself.", "")
    credit: str = described("Who made it.", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicDocument:
    """What document(ref) gives: a document with the address of its file."""

    url: str = described("The address of the file.")
    title: str = described("What it is called.")
    size: int = described("In bytes.")
    extension: str = described("PDF, DOCX, MP3 …")
    seconds: int = described("How long a sound or a video plays; 0 for anything else.", 0)
    number: str = described("Its official number and symbol.", "")
    issuer: str = described("Who issued it.", "")
    issued_on: str = described("The day it was issued, as yyyy-mm-dd.", "")
    in_force_to: date | None = described("The last day it is in force, when that is known.", None)
    ended: bool = described("True when that day has passed.", False)
    replaced_by: str = described("The address of the document that takes its place.", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedPicture:
    """The picture that a shared link shows."""

    url: str = described("Its address within the site.")
    width: int = described("In pixels.")
    height: int = described("In pixels.")
    alt: str = described("The words on it.")
