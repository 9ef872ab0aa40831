"""One button that asks the reader to do something."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms import schema
from cms.content.addresses import complete_action_url, validate_action_url
from cms.content.blocks.public_block import PublicBlock
from cms.content.plain_data import ACTION_SCHEMES, read_ref, read_text, read_url
from cms.schema.references import Ref


class AddressBlock(blocks.CharBlock):
    """Where a button leads outside the site: a telephone number and a mail address are taken as people write them."""

    def value_from_form(self, value: str) -> str:
        """The address, complete."""
        return complete_action_url(super().value_from_form(value) or "")


class CallToActionBlock(PublicBlock):
    """A button that leads to a page of the site or to one address outside it: exactly one of the two."""

    text = blocks.CharBlock(
        label=_("Chữ trên nút"), max_length=60, help_text=_("Mở đầu bằng động từ, ví dụ: “Gọi lại cho tôi”.")
    )
    page = blocks.PageChooserBlock(
        label=_("Dẫn tới trang"), required=False, help_text=_("Một trang của mình. Chỉ chọn trang hoặc điền địa chỉ.")
    )
    url = AddressBlock(
        label=_("Hoặc địa chỉ khác"),
        required=False,
        max_length=500,
        validators=[validate_action_url],
        help_text=_("Số điện thoại, địa chỉ email, hoặc địa chỉ trang web bắt đầu bằng https://."),
    )
    note = blocks.CharBlock(
        label=_("Câu bên cạnh nút"),
        required=False,
        max_length=200,
        help_text=_("Ví dụ: “Miễn phí, không báo công ty.”"),
    )

    def clean(self, value: Any) -> Any:
        """Hold the button to one target. Raises StructBlockValidationError; a draft may still lack its target."""
        cleaned = super().clean(value)
        if cleaned.get("page") and cleaned.get("url"):
            raise _at("url", _("Nút chỉ dẫn tới một nơi: bỏ địa chỉ này hoặc bỏ trang đã chọn."))
        if not self.is_deferred_validation and not cleaned.get("page") and not cleaned.get("url"):
            raise _at("page", _("Hãy chọn trang mà nút dẫn tới, hoặc điền địa chỉ ở ô dưới."))
        return cleaned

    def state(self, data: Mapping) -> schema.CallToAction | None:
        """The button; None without words or without a target. The page wins when both are stored."""
        text, target = read_text(data, "text"), read_ref(data, "page", "page")
        url = "" if target else read_url(data, "url", ACTION_SCHEMES)
        if not text or not (target or url):
            return None
        return schema.CallToAction(text=text, target=Ref(target), url=url, note=read_text(data, "note"))

    class Meta:
        icon = "link"
        label = _("Nút kêu gọi")
        description = _("Một nút lớn mời người đọc làm một việc: gọi điện, đăng ký, tải về.")
        preview_value = {
            "text": "Gọi công đoàn",
            "url": "tel:02973812345",
            "note": "Giờ làm việc, miễn phí, không báo cho công ty.",
        }


def _at(field: str, message: str) -> blocks.StructBlockValidationError:
    return blocks.StructBlockValidationError(block_errors={field: ValidationError(message)})
