"""Pictures and documents of the union. Their files are clean before they are stored; see `fields`."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition, get_upload_to
from wagtail.search import index

from cms.library import statements
from cms.library.document_files import MEDIA_TYPES, check_document, get_extension
from cms.library.fields import DocumentField, PictureField
from cms.schema import DocumentFile, PictureFile
from cms.schema.text import to_nfc


class Picture(AbstractImage):
    """A picture, with what it shows, who made it, and whether those in it agreed to be shown."""

    title = models.CharField(
        _("Tên ảnh"), max_length=255, help_text=_("Để tìm lại trong thư viện, ví dụ: Lễ ra mắt công đoàn cơ sở 2026.")
    )
    file = PictureField(verbose_name=_("Tệp ảnh"), upload_to=get_upload_to, width_field="width", height_field="height")
    description = models.CharField(
        _("Mô tả ảnh"),
        blank=True,
        max_length=255,
        default="",
        help_text=_(
            "Ảnh cho thấy điều gì, trong một câu, cho người không nhìn thấy ảnh. Ví dụ: “Nữ công nhân ký đơn gia nhập "
            "công đoàn tại bàn đăng ký.” Đừng bắt đầu bằng “Ảnh chụp…”."
        ),
    )
    credit = models.CharField(
        _("Người chụp"), max_length=200, blank=True, help_text=_("Tên người chụp hoặc nơi giữ bản quyền.")
    )
    consent_given = models.BooleanField(
        _("Đã được người trong ảnh đồng ý"),
        default=False,
        help_text=_("Đánh dấu khi người nhận ra được trong ảnh đã đồng ý cho đăng. Không cần với ảnh không rõ mặt ai."),
    )
    consent_note = models.CharField(
        _("Ai đồng ý, khi nào"),
        max_length=250,
        blank=True,
        help_text=_("Ví dụ: chị Lan, tổ 3, đồng ý ngày 12/03/2026 qua Zalo. Chỉ người làm nội dung thấy dòng này."),
    )

    admin_form_fields = (
        "title", "file", "description", "credit", "consent_given", "consent_note", "collection", "tags",
    )  # fmt: skip
    search_fields = [*AbstractImage.search_fields, index.SearchField("credit"), index.FilterField("consent_given")]

    class Meta(AbstractImage.Meta):
        verbose_name = _("ảnh")
        verbose_name_plural = _("ảnh")
        permissions = [("choose_image", _("Được chọn ảnh"))]

    @property
    def default_alt_text(self) -> str:
        """What the picture shows; empty rather than its title, which is a name for the library and no description."""
        return self.description

    def note_new_file(self, *, size: int, digest: str) -> None:
        """Called when a file of `size` bytes is about to be stored; its old renditions will be wrong."""
        self.file_size, self.file_hash, self._file_is_new = size, digest, True

    def save(self, *args, **kwargs) -> None:
        """Store the picture. Raises UnusableFile when its new file is no usable picture."""
        for name in ("title", "description", "credit", "consent_note"):
            setattr(self, name, to_nfc(getattr(self, name)))
        super().save(*args, **kwargs)
        if self.__dict__.pop("_file_is_new", False):
            self.renditions.all().delete()

    def to_entry(self) -> PictureFile:
        """The picture's public entry. Raises MissingFile when its file is gone or unreadable."""
        return statements.state_picture(self)


class PictureRendition(AbstractRendition):
    """One smaller copy of a picture."""

    image = models.ForeignKey(Picture, related_name="renditions", on_delete=models.CASCADE)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["image", "filter_spec", "focal_point_key"], name="unique_picture_rendition")
        ]
        verbose_name = _("bản thu nhỏ của ảnh")
        verbose_name_plural = _("bản thu nhỏ của ảnh")


class Document(AbstractDocument):
    """A document, with its number, its date, who issued it, and what has taken its place."""

    title = models.CharField(_("Tên tài liệu"), max_length=255, help_text=_("Tên mà bạn đọc thấy ở nút tải về."))
    file = DocumentField(
        _("Tệp"), upload_to="documents", help_text=_("PDF, Word, Excel, PowerPoint, OpenDocument, bài nghe, video.")
    )
    seconds = models.PositiveIntegerField(_("Dài bao nhiêu giây"), default=0, editable=False)
    number = models.CharField(_("Số, ký hiệu"), max_length=80, blank=True, help_text=_("Ví dụ: 83/QĐ-LĐLĐ."))
    issued_on = models.DateField(_("Ngày ban hành"), null=True, blank=True, help_text=_("Ngày ghi trên văn bản."))
    issuer = models.CharField(
        _("Nơi ban hành"), max_length=200, blank=True, help_text=_("Ví dụ: Liên đoàn Lao động tỉnh.")
    )
    in_force_to = models.DateField(
        _("Có hiệu lực đến hết ngày"),
        null=True,
        blank=True,
        help_text=_("Sau ngày này trang web tự ghi “Hết hiệu lực”. Để trống: không có hạn."),
    )
    subject = models.TextField(
        _("Trích yếu"), blank=True, max_length=1000, help_text=_("Văn bản nói về việc gì, trong một hai câu.")
    )
    replaced_by = models.ForeignKey(
        "self",
        verbose_name=_("Được thay bằng"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="replaces",
        help_text=_("Văn bản mới hơn thay văn bản này; bạn đọc được dẫn sang đó."),
    )

    # Declared again because Wagtail's own model of the same name claims the default names for the way back.
    uploaded_by_user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("Người tải lên"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="library_documents",
    )
    uploaded_by_user.wagtail_reference_index_ignore = True
    tags = TaggableManager(
        _("Từ khóa"), blank=True, help_text=_("Vài từ để tìm lại trong thư viện."), related_name="library_documents"
    )

    admin_form_fields = (
        "title", "file", "number", "issued_on", "issuer", "subject", "in_force_to", "replaced_by", "collection", "tags",
    )  # fmt: skip
    search_fields = [
        *AbstractDocument.search_fields,
        index.SearchField("number", boost=5),
        index.AutocompleteField("number"),
        index.SearchField("subject"),
        index.SearchField("issuer"),
    ]

    class Meta(AbstractDocument.Meta):
        verbose_name = _("tài liệu")
        verbose_name_plural = _("tài liệu")
        permissions = [("choose_document", _("Được chọn tài liệu"))]

    @property
    def content_type(self) -> str:
        """The media type by the document's own short list, the same on every machine."""
        return MEDIA_TYPES.get(get_extension(self.filename), "application/octet-stream")

    def clean(self) -> None:
        """Check the file and that replacements come to an end. Raises ValidationError beside the field."""
        errors = {}
        if self.file and not self.file._committed:
            try:
                check_document(self.file.file, self.file.name)
            except ValidationError as error:
                errors["file"] = error
        if self.issued_on and self.in_force_to and self.in_force_to < self.issued_on:
            errors["in_force_to"] = _("Ngày hết hiệu lực phải sau ngày ban hành.")
        if self._replaces_itself():
            errors["replaced_by"] = _("Các văn bản thay nhau thành vòng tròn. Hãy chọn văn bản khác.")
        if errors:
            raise ValidationError(errors)

    def _replaces_itself(self) -> bool:
        seen, document = {self.pk} if self.pk else set(), self.replaced_by
        while document is not None:
            if document.pk in seen:
                return True
            seen.add(document.pk)
            document = document.replaced_by
        return False

    def note_new_file(self, *, size: int, digest: str, seconds: int) -> None:
        """Called when a file of `size` bytes is about to be stored; `seconds`: how long it plays, 0 for a text."""
        self.file_size, self.file_hash, self.seconds = size, digest, seconds

    def save(self, *args, **kwargs) -> None:
        """Store the document. Raises UnusableFile when its new file is of a kind that is not taken."""
        for name in ("title", "number", "issuer", "subject"):
            setattr(self, name, to_nfc(getattr(self, name)))
        super().save(*args, **kwargs)

    def to_entry(self) -> DocumentFile:
        """The document's public entry. Raises MissingFile when its file is gone."""
        return statements.state_document(self)
