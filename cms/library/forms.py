"""The forms through which editors bring pictures and documents in."""

from django import forms
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput
from wagtail.documents.forms import BaseDocumentForm
from wagtail.documents.widgets import AdminDocumentChooser
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from cms.library.cleaning import CleanPicture, clean_picture
from cms.library.document_files import MEDIA_TYPES


class PictureUploadField(WagtailImageField):
    """Where a picture is chosen; what it gives is clean already, and what is wrong is said beside it."""

    def __init__(self, **kwargs) -> None:
        super().__init__(**kwargs)
        limit = {"limit": self.max_upload_size_text}
        self.help_text = (
            _(
                "JPG, PNG, WebP, AVIF, HEIC hoặc GIF, tối đa %(limit)s. Ảnh tự được xoay thẳng và thu nhỏ; vị trí "
                "chụp và tên máy ẩn trong tệp tự được xóa."
            )
            % limit
        )
        self.error_messages |= {
            "invalid_image_extension": _("Không nhận loại tệp này. Hãy chọn ảnh JPG, PNG, WebP, AVIF, HEIC hoặc GIF."),
            "file_too_large": _("Ảnh nặng %(file_size)s, quá mức %(max_filesize)s. Hãy thu nhỏ ảnh rồi tải lên."),
            "file_too_large_unknown_size": _("Ảnh nặng quá %(limit)s. Hãy thu nhỏ ảnh rồi tải lên.") % limit,
        }

    def to_python(self, data) -> CleanPicture | None:
        """The clean picture. Raises ValidationError with a Vietnamese sentence."""
        file = forms.FileField.to_python(self, data)
        if file is None:
            return None
        self.check_image_file_size(file)
        self._check_extension(file.name)
        return clean_picture(file, file.name)

    def run_validators(self, value) -> None:
        """Nothing more: the extension the inherited validator looks at has been checked, and may have changed since."""

    def _check_extension(self, name: str) -> None:
        if name.rpartition(".")[2].lower() not in self.allowed_image_extensions:
            raise forms.ValidationError(self.error_messages["invalid_image_extension"], code="invalid_image_extension")


class PictureForm(BaseImageForm):
    """A picture of the library, as its editors fill it in."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            given = self.fields["file"]
            self.fields["file"] = PictureUploadField(
                label=given.label, required=given.required, max_length=given.max_length, widget=given.widget
            )


class DocumentForm(BaseDocumentForm):
    """A document of the library, as its editors fill it in."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            self._explain_file()
        else:
            # Many at once: what replaces what is chosen later, on the document's own page.
            self.fields.pop("replaced_by", None)

    def _explain_file(self) -> None:
        file = self.fields["file"]
        limit = filesizeformat(file.max_upload_size)
        file.help_text = _("%(kinds)s, tối đa %(limit)s.") % {"kinds": ", ".join(MEDIA_TYPES).upper(), "limit": limit}
        file.widget.attrs["accept"] = ",".join(f".{extension}" for extension in MEDIA_TYPES)
        file.error_messages |= {
            "file_too_large": _("Tệp nặng %(file_size)s, quá mức %(max_filesize)s. Hãy thu nhỏ tệp rồi tải lên."),
            "file_too_large_unknown_size": _("Tệp nặng quá %(limit)s. Hãy thu nhỏ tệp rồi tải lên.") % {"limit": limit},
        }

    class Meta(BaseDocumentForm.Meta):
        widgets = {
            **BaseDocumentForm.Meta.widgets,
            "issued_on": AdminDateInput,
            "in_force_to": AdminDateInput,
            "subject": forms.Textarea(attrs={"rows": 2}),
            "replaced_by": AdminDocumentChooser,
        }
