"""Every field speaks to the editor, in Vietnamese."""

import pytest
from django.core import checks
from django.db import models
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.fields import StreamField
from wagtail.models import Page

from cms.content import checks as content_checks
from cms.content.models import PAGE_MODELS, PenName, Tag

VIETNAMESE = set("ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ")
MODELS = [*PAGE_MODELS, PenName, Tag]


def is_vietnamese(text: str) -> bool:
    """True when the text has letters only Vietnamese has."""
    return bool(VIETNAMESE & set(str(text).lower()))


def panels_below(panel):
    """All panels of an edit screen."""
    yield panel
    for child in getattr(panel, "children", []):
        yield from panels_below(child)


@pytest.mark.parametrize("model", PAGE_MODELS)
def test_every_field_of_the_edit_screen_has_a_vietnamese_help_text(model):
    for panel in panels_below(model.get_edit_handler()):
        if isinstance(panel, FieldPanel):
            field = model.get_edit_handler().get_form_class().base_fields[panel.field_name]
            assert is_vietnamese(str(panel.help_text or field.help_text)), (model, panel.field_name)
            assert is_vietnamese(str(panel.heading or field.label)) or panel.field_name == "sapo", panel.field_name
        if isinstance(panel, InlinePanel):
            assert is_vietnamese(panel.help_text), panel.relation_name


@pytest.mark.parametrize("model", PAGE_MODELS)
def test_every_own_field_is_on_the_edit_screen(model):
    shown = {getattr(panel, "field_name", None) for panel in panels_below(model.get_edit_handler())}
    own = {field.name for field in model._meta.local_fields if field.editable and not field.auto_created}
    assert own - {"page_ptr"} <= shown


@pytest.mark.parametrize("model", MODELS)
def test_every_own_field_of_a_model_is_explained(model):
    inherited = {field.name for field in Page._meta.get_fields()} | {"id", "page_ptr"}
    for field in model._meta.local_fields:
        if field.name not in inherited and isinstance(field, models.Field) and model is not Tag:
            assert is_vietnamese(field.help_text), (model, field.name)


def test_every_field_of_every_block_is_explained():
    def below(block):
        yield block
        for child in [*getattr(block, "child_blocks", {}).values(), getattr(block, "child_block", None)]:
            if child is not None:
                yield from below(child)

    seen = set()
    for model in PAGE_MODELS:
        for field in model._meta.get_fields():
            if isinstance(field, StreamField):
                for block in below(field.stream_block):
                    if isinstance(block, blocks.StructBlock):
                        for name, child in block.child_blocks.items():
                            help_text = getattr(child.meta, "help_text", "") or child.field.help_text
                            assert is_vietnamese(help_text), (type(block), name)
                            assert is_vietnamese(child.label), (type(block), name)
                            seen.add((type(block).__name__, name))
    assert len(seen) > 40


@pytest.mark.parametrize("model", PAGE_MODELS)
def test_every_page_type_says_what_it_is_for(model):
    assert is_vietnamese(model.page_description)


def test_kinds_of_pages_and_blocks_match_the_schema(monkeypatch):
    assert content_checks.check_kinds() == []
    monkeypatch.setattr(content_checks, "PAGE_MODELS", PAGE_MODELS[1:])
    assert [error.id for error in content_checks.check_kinds()] == ["content.E001"]
    assert content_checks.check_kinds in checks.registry.registry.registered_checks
