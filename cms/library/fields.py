"""The two model fields through which every file enters the media store, whatever brought it."""

from django.core.files.base import ContentFile
from django.db import models
from django.db.models.fields.files import FieldFile
from wagtail.images.models import WagtailImageField, WagtailImageFieldFile
from wagtail.utils.file import hash_filelike

from cms.library.cleaning import CleanPicture, clean_picture
from cms.library.document_files import check_document, get_extension, make_filename
from cms.library.recordings import RECORDING_TYPES, clean_recording


class PictureFieldFile(WagtailImageFieldFile):
    """A picture's file: what is written to the store is always clean."""

    def save(self, name, content, save=True) -> None:
        """Clean `content` unless it is clean already, then store it. Raises UnusableFile."""
        if not isinstance(content, CleanPicture):
            content = clean_picture(content, name)
        self.instance.note_new_file(size=content.size, digest=hash_filelike(content))
        content.seek(0)
        super().save(content.name, content, save)

    save.alters_data = True


class PictureField(WagtailImageField):
    """Where a picture's original is kept."""

    attr_class = PictureFieldFile


class DocumentFieldFile(FieldFile):
    """A document's file: checked, a recording clean, and named in plain letters."""

    def save(self, name, content, save=True) -> None:
        """Check `content`, then store it. Raises UnusableFile."""
        check_document(content, name)
        seconds = 0
        if (extension := get_extension(name)) in RECORDING_TYPES:
            content.seek(0)
            clean, seconds = clean_recording(content.read(), extension)
            content = ContentFile(clean, name)
        self.instance.note_new_file(size=content.size, digest=hash_filelike(content), seconds=seconds)
        content.seek(0)
        super().save(make_filename(name), content, save)

    save.alters_data = True


class DocumentField(models.FileField):
    """Where a document is kept."""

    attr_class = DocumentFieldFile
