"""A provision of the registry an explainer rests on."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms import schema
from cms.content.plain_data import read_ref, read_text
from cms.law.blocks import ProvisionChooserBlock


class CitationBlock(blocks.StructBlock):
    """Which place in the law, and what it means here."""

    provision = ProvisionChooserBlock(
        label=_("Điều khoản"), help_text=_("Tìm bằng số điều hoặc lời thường: “98”, “điều 98”, “tăng ca”.")
    )
    note = blocks.TextBlock(
        label=_("Ở trang này, điều đó nghĩa là"),
        required=False,
        max_length=400,
        help_text=_("Để trống thì trang in câu tóm tắt trong sổ luật, và tự đổi khi luật đổi."),
    )

    def to_schema(self, value: Any) -> schema.Citation | None:
        """The citation; None when no provision is chosen."""
        if isinstance(value, blocks.StructValue):
            value = self.get_prep_value(value)
        if not isinstance(value, Mapping) or not (provision := read_ref(value, "provision", "provision")):
            return None
        return schema.Citation(provision=provision, note=read_text(value, "note"))

    class Meta:
        icon = "clipboard-list"
        label = _("Điều khoản trong sổ luật")
