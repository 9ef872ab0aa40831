"""A number of the law, or a place in it, within a text: chosen in a window, shown in the editor as it is today.

Stored as `<a linktype="figure" id="12">4.730.000 đồng</a>`. The words between the tags are a copy of that day: nobody
believes them. The editor writes today's anew whenever the text is opened, and so does the public site.
"""

from collections.abc import Iterator
from functools import partial
from typing import Any

from django.db.models import Model
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from draftjs_exporter.dom import DOM
from draftjs_exporter.types import Element
from wagtail.admin.rich_text.converters.html_to_contentstate import (
    KEEP_WHITESPACE,
    STRIP_WHITESPACE,
    InlineEntityElementHandler,
)
from wagtail.admin.rich_text.editors.draftail.features import EntityFeature
from wagtail.rich_text import LinkHandler
from wagtail.rich_text.feature_registry import FeatureRegistry

from cms.law.models import Figure, Provision
from cms.law.models.dated import sort_periods
from cms.law.queries import describe_gist
from cms.schema.law import find_shown
from cms.schema.units import write_value

MODELS: dict[str, type[Model]] = {"figure": Figure, "provision": Provision}
STYLES = ["law/rich_text.css"]
SCRIPTS = ["wagtailadmin/js/chooser-modal.js", "law/rich_text.js"]


def describe_entity(row: Figure | Provision) -> dict[str, str]:
    """What the editor knows of a row: `id`, the `text` of today, a `title` (what it is, since when) and a `hint`."""
    today = timezone.localdate()
    if isinstance(row, Provision):
        text, title = f"{row.place} {row.document.short_title}", describe_gist(row, today)
    else:
        value = find_shown(sort_periods(row.values.all()), today)
        text = write_value(value.value, row.unit) if value else _("(chưa có giá trị)")
        title = row.label
        if value and value.in_force_from:
            title += " – " + _("từ %(day)s") % {"day": f"{value.in_force_from:%d/%m/%Y}"}
        if value and value.in_force_to:
            title += " " + _("đến hết %(day)s") % {"day": f"{value.in_force_to:%d/%m/%Y}"}
    return {"id": str(row.pk), "text": text, "title": title, "hint": _("Bấm đúp để chọn cái khác, phím xóa để bỏ.")}


def find_row(kind: str, key: Any) -> Figure | Provision | None:
    """The row a stored link means; None when there is none (any more). Raises DatabaseError."""
    text = str(key)
    if not (text.isascii() and text.isdigit()) or len(text) > 18:
        return None
    rows = Provision.objects.select_related("document") if kind == "provision" else Figure.objects.all()
    return rows.filter(pk=int(text)).first()


class LawEntityHandler(InlineEntityElementHandler):
    """Reads a stored link into the editor: the words of today take the place of those that are stored."""

    mutability = "IMMUTABLE"

    def __init__(self, kind: str) -> None:
        super().__init__(kind.upper())
        self.kind = kind

    def get_attribute_data(self, attrs: dict[str, str]) -> dict[str, str]:
        """What the editor is told."""
        row = find_row(self.kind, attrs.get("id", ""))
        if row is not None:
            return describe_entity(row)
        return {"id": attrs.get("id", ""), "text": _("(không còn trong sổ luật)"), "title": ""}

    def handle_endtag(self, name: str, state: Any, contentstate: Any) -> None:
        """Let today's words take the place of those between the tags; a style over all of them stays."""
        block, entity_range = state.current_block, state.current_entity_ranges[-1]
        text = contentstate.entity_map[entity_range.key].data["text"]
        start, length = entity_range.offset, len(block.text) - entity_range.offset
        inside = [style for style in block.inline_style_ranges if style.offset >= start and style.length is not None]
        for style in inside:
            if style.length == length:
                style.length = len(text)
            else:
                block.inline_style_ranges.remove(style)
        block.text = block.text[:start] + text
        if state.leading_whitespace == STRIP_WHITESPACE:
            state.leading_whitespace = KEEP_WHITESPACE
        super().handle_endtag(name, state, contentstate)


def write_entity(kind: str, props: dict[str, Any]) -> Element:
    """The link that is stored for an entity of the editor, with the words of today whatever the editor sent."""
    row = find_row(kind, props.get("id", ""))
    if row is None:
        return DOM.create_element("a", {"linktype": kind, "id": str(props.get("id", ""))}, props["children"])
    words = _put_text(props["children"], describe_entity(row)["text"])
    return DOM.create_element("a", {"linktype": kind, "id": str(row.pk)}, words)


def _put_text(node: Any, text: str) -> Any:
    """`text` in the styles that lie over all of `node`."""
    if isinstance(node, str) or len(node.children) != 1:
        return text
    node.children = [_put_text(node.children[0], text)]
    return node


class LawLinkHandler(LinkHandler):
    """What Wagtail's own screens and its index of references make of such a link."""

    @classmethod
    def get_model(cls) -> type[Model]:
        """The table."""
        return MODELS[cls.identifier]

    @classmethod
    def expand_db_attributes(cls, attrs: dict[str, str]) -> str:
        """An anchor that says what it is today; where versions are compared, the stored words stand in it."""
        row = find_row(cls.identifier, attrs.get("id", ""))
        if row is None:
            return "<a>"
        known = describe_entity(row)
        return format_html('<a title="{}: {}">', known["title"], known["text"])

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, str]]) -> list[str]:
        """Each of them."""
        return [cls.expand_db_attributes(attrs) for attrs in attrs_list]

    @classmethod
    def extract_references(cls, attrs: dict[str, str]) -> Iterator[tuple[type[Model], str, str, str]]:
        """The row this link is about."""
        if attrs.get("id", "").isdigit():
            yield cls.get_model(), attrs["id"], "", ""


class FigureLinkHandler(LawLinkHandler):
    """A number."""

    identifier = "figure"


class ProvisionLinkHandler(LawLinkHandler):
    """A place in a document."""

    identifier = "provision"


def register_features(features: FeatureRegistry) -> None:
    """The two buttons `figure` and `provision`."""
    for handler, icon, said in (
        (FigureLinkHandler, "order", gettext_lazy("Số liệu của luật")),
        (ProvisionLinkHandler, "clipboard-list", gettext_lazy("Điều khoản của luật")),
    ):
        kind = handler.identifier
        entity = {
            "type": kind.upper(),
            "icon": icon,
            "description": said,
            "attributes": ["id", "text", "title", "hint"],
            "allowlist": {"id": r"^\d+$"},
            "chooserUrls": {"lawChooser": reverse_lazy(f"law_{kind}_chooser:choose")},
        }
        features.register_link_type(handler)
        features.register_editor_plugin("draftail", kind, EntityFeature(entity, js=SCRIPTS, css={"all": STYLES}))
        rule = {
            "from_database_format": {f'a[linktype="{kind}"]': LawEntityHandler(kind)},
            "to_database_format": {"entity_decorators": {kind.upper(): partial(write_entity, kind)}},
        }
        features.register_converter_rule("contentstate", kind, rule)
