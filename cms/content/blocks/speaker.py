"""Somebody who speaks for a campaign, with the consent to be shown."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from cms import schema
from cms.content.plain_data import read_ref, read_text


class SpeakerBlock(blocks.StructBlock):
    """A person's words and face. Neither is published before consent is recorded: who agreed, when, how."""

    name = blocks.CharBlock(label=_("Tên"), max_length=120, help_text=_("Tên được hiện, đúng như người ấy muốn."))
    role = blocks.CharBlock(
        label=_("Là ai"), required=False, max_length=160, help_text=_("Ví dụ: công nhân may, tổ trưởng công đoàn.")
    )
    quote = blocks.TextBlock(label=_("Lời nói"), max_length=600, help_text=_("Một hai câu, đúng lời người ấy."))
    portrait = ImageChooserBlock(
        label=_("Ảnh chân dung"), required=False, help_text=_("Chỉ dùng ảnh người ấy đồng ý cho đăng.")
    )
    consent = blocks.BooleanBlock(
        label=_("Người này đã đồng ý cho dùng lời và ảnh"),
        required=False,
        help_text=_("Chưa đánh dấu thì chưa đăng được trang."),
    )
    consent_note = blocks.CharBlock(
        label=_("Đồng ý thế nào"),
        required=False,
        max_length=250,
        help_text=_("Ví dụ: ký giấy, nhắn Zalo cho chị Lan Ban Tuyên giáo. Không hiện trên trang web."),
    )
    consent_on = blocks.DateBlock(
        label=_("Ngày đồng ý"), required=False, help_text=_("Ngày người ấy đồng ý. Không hiện trên trang web.")
    )

    def clean(self, value: Any) -> Any:
        """Ask for recorded consent, except while a draft is being saved. Raises StructBlockValidationError."""
        cleaned = super().clean(value)
        if self.is_deferred_validation:
            return cleaned
        missing = {
            "consent": _("Chưa ghi nhận sự đồng ý: chưa thể đăng lời và ảnh của người này."),
            "consent_note": _("Hãy ghi người này đã đồng ý bằng cách nào."),
            "consent_on": _("Hãy ghi ngày người này đồng ý."),
        }
        errors = {name: ValidationError(message) for name, message in missing.items() if not cleaned.get(name)}
        if errors:
            raise blocks.StructBlockValidationError(block_errors=errors)
        return cleaned

    def to_schema(self, value: Any) -> schema.Speaker | None:
        """The speaker; None without a name, without words, or without consent."""
        if isinstance(value, blocks.StructValue):
            value = self.get_prep_value(value)
        if not isinstance(value, Mapping) or value.get("consent") is not True:
            return None
        name, quote = read_text(value, "name"), read_text(value, "quote")
        if not name or not quote:
            return None
        portrait = read_ref(value, "portrait", "picture")
        return schema.Speaker(name=name, role=read_text(value, "role"), quote=quote, portrait=portrait)

    class Meta:
        icon = "user"
        label = _("Người lên tiếng")
