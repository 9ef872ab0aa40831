"""What can go wrong with a file, as sentences an editor understands."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _


class MissingFile(Exception):
    """The media file of a picture or a document is not there, or cannot be read. Its text is for editors."""

    @classmethod
    def of_picture(cls, title: str) -> "MissingFile":
        """For the picture called `title`."""
        return cls(
            _("Ảnh “%(title)s” không còn tệp gốc trên máy chủ. Hãy mở ảnh và tải tệp lên lại.") % {"title": title}
        )

    @classmethod
    def of_document(cls, title: str) -> "MissingFile":
        """For the document called `title`."""
        return cls(
            _("Tài liệu “%(title)s” không còn tệp trên máy chủ. Hãy mở tài liệu và tải tệp lên lại.") % {"title": title}
        )


class UnusableFile(ValidationError):
    """A file that Loa does not take, with the reason; forms show it beside the field."""
