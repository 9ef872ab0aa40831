"""Numbers as people type them in Viet Nam: `5.310.000`, `0,5`, `17,5 %`. A field of a model that takes them so."""

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from cms.schema.text import to_nfc
from cms.schema.units import write_number

_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?")
_PLAIN = re.compile(r"[0-9]+(?:[.,][0-9]+)?")
_UNIT = re.compile(r"\s*(?:đ|đồng|vnđ|%|phút|giờ|ngày|tháng|năm|tuổi|người|lần)(?:\s*/\s*giờ)?\.?$", re.IGNORECASE)
_LONGEST = 40


def read_number(typed: str) -> Decimal:
    """The number somebody typed: `5.310.000 đồng`, `5310000`, `0,5`, `17.5%`. Raises ValidationError, in Vietnamese.

    A point before three digits groups them, as Vietnamese numbers do: `1.500` is fifteen hundred.
    """
    text = to_nfc(typed).replace("\xa0", " ").strip()
    bare = _UNIT.sub("", text).strip() if len(text) <= _LONGEST else ""
    if _GROUPED.fullmatch(bare):
        return Decimal(bare.replace(".", "").replace(",", "."))
    if _PLAIN.fullmatch(bare):
        return Decimal(bare.replace(",", "."))
    message = _("“%(value)s” không phải con số. Hãy viết như 5.310.000 hoặc 0,5.")
    raise ValidationError(message % {"value": f"{text[:_LONGEST]}…" if len(text) > _LONGEST else text}, code="invalid")


class VietnameseNumberField(forms.DecimalField):
    """A field of a form that shows and takes numbers the Vietnamese way."""

    widget = forms.TextInput

    def to_python(self, value: Any) -> Decimal | None:
        """The number typed; None for nothing."""
        if isinstance(value, str) and value.strip():
            value = read_number(value)
        return super().to_python(value)

    def prepare_value(self, value: Any) -> Any:
        """A number as it is printed; what was typed stays as it was typed."""
        return write_number(value) if isinstance(value, Decimal) else value

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """A telephone offers digits."""
        return super().widget_attrs(widget) | {"inputmode": "decimal"}


class TypedDecimalField(models.DecimalField):
    """A decimal number that forms take the Vietnamese way. In the database it is any other."""

    def formfield(self, **kwargs: Any) -> forms.Field:
        """The field of a form."""
        return super().formfield(**{"form_class": VietnameseNumberField} | kwargs)

    def deconstruct(self) -> tuple:
        """Migrations know it as what it is to the database."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.DecimalField", args, kwargs
