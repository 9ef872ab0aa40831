"""Text is stored in one Unicode form (NFC): editors paste from Macs and PDFs, which write letters and marks apart."""

from typing import Any

from django.db import models
from wagtail.fields import StreamField

from cms.schema.text import to_nfc


def normalise_fields(instance: models.Model) -> None:
    """Bring every text of `instance` into NFC: plain fields, rich text, the data of stream fields."""
    for field in instance._meta.concrete_fields:
        if isinstance(field, StreamField):
            _normalise_stream(instance, field)
        elif isinstance(field, (models.CharField, models.TextField)) and not field.is_relation:
            value = getattr(instance, field.attname)
            if isinstance(value, str) and (normal := to_nfc(value)) != value:
                setattr(instance, field.attname, normal)


def normalise_data(data: Any) -> Any:
    """JSON-like data with every text in it in NFC."""
    if isinstance(data, str):
        return to_nfc(data)
    if isinstance(data, list):
        return [normalise_data(item) for item in data]
    if isinstance(data, dict):
        return {key: normalise_data(value) for key, value in data.items()}
    return data


def _normalise_stream(instance: models.Model, field: StreamField) -> None:
    value = getattr(instance, field.name)
    stored = field.stream_block.get_prep_value(value)
    normal = normalise_data(stored)
    if normal != stored:
        setattr(instance, field.name, field.stream_block.to_python(normal))
