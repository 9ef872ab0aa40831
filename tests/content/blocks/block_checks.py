"""What every block must bear and show."""

from html import unescape

from django.test import Client
from django.urls import reverse

from cms.content.blocks import BodyBlock
from cms.content.models import ArticlePage
from cms.schema import BLOCK_KINDS

ABSURD = [
    None,
    "",
    "chữ",
    0,
    7,
    [],
    ["a"],
    {},
    {"x": 1},
    {"text": None, "html": 5, "items": "a", "data": {}, "url": []},
]
SCRIPT = '<p>Chào <script>alert(1)</script><a href="javascript:alert(1)" onclick="x()">bạn</a></p>'
CLEAN = "<p>Chào bạn</p>"


def get_block(kind: str):
    """The block of this kind from the palette."""
    return BodyBlock().child_blocks[kind]


def state(kind: str, value):
    """The public form of `value`, after checking that it is of the right kind of schema."""
    stated = get_block(kind).to_schema(value)
    assert stated is None or type(stated) is BLOCK_KINDS[kind]
    return stated


def assert_bears_absurd_values(kind: str) -> None:
    """Nothing absurd raises; nothing absurd is shown."""
    for value in ABSURD:
        assert get_block(kind).to_schema(value) is None, value


def preview(user, kind: str) -> str:
    """The preview an editor sees when choosing the block, through the admin."""
    client = Client()
    client.force_login(user)
    block = ArticlePage._meta.get_field("body").stream_block.child_blocks[kind]
    response = client.get(reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix})
    assert response.status_code == 200
    return unescape(response.content.decode())


def assert_is_explained(kind: str) -> None:
    """The block and each of its fields speak to the editor."""
    block = get_block(kind)
    assert str(block.get_description())
    assert str(block.label)
    assert block.meta.icon != "placeholder"
    assert block.is_previewable
    for child in getattr(block, "child_blocks", {"": block}).values():
        assert str(getattr(child.meta, "help_text", "") or child.field.help_text), child.name
