"""From the schema's words back to what an editor would have stored: blocks, rich text, links by number."""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any
from uuid import NAMESPACE_URL, uuid4, uuid5

from cms.schema import (
    Audio,
    Benefit,
    Block,
    CallToAction,
    Citation,
    Document,
    FigureTable,
    GuideNode,
    Heading,
    LegalReference,
    Media,
    Picture,
    Speaker,
    Steps,
    Table,
    WaysIn,
)
from cms.schema.codec import to_data
from cms.schema.references import parse_ref

Names = Mapping[str, int]
"""The number behind each reference that carries a name: `{"page:lien-he": 12}`."""

_HREF = re.compile(r'href="(page|document|figure|provision):([^"]+)"')
_HTML_FIELDS = ("html", "answer", "transcript")


def find_number(ref: str, names: Names) -> int | None:
    """The primary key `ref` stands for; None for an empty one. Raises ValueError for a name nobody knows."""
    if not ref:
        return None
    return names[ref] if ref in names else int(parse_ref(ref).key)


def store_html(markup: str, names: Names) -> str:
    """Clean HTML as the editor stores it: `href="page:lien-he"` becomes `linktype="page" id="12"`."""
    return _HREF.sub(lambda m: f'linktype="{m[1]}" id="{find_number(f"{m[1]}:{m[2]}", names)}"', markup)


def store_body(body: Iterable[Block], names: Names) -> str:
    """The blocks of a body, ready to be assigned to a StreamField."""
    return store_stream((block.kind, store_block(block, names)) for block in body)


def store_list(kind: str, values: Iterable[Any]) -> str:
    """A StreamField that is a list of one kind of thing, ready to be assigned."""
    return store_stream((kind, value) for value in values)


def store_block(block: Block, names: Names) -> dict[str, Any]:
    """The value of one block as its editor stores it."""
    value = {name: item for name, item in to_data(block).items() if name != "kind"}
    for name in _HTML_FIELDS:
        if name in value:
            value[name] = store_html(value[name], names)
    return _SPECIAL[type(block)](block, value, names) if type(block) in _SPECIAL else value


def store_legal_reference(reference: LegalReference) -> dict[str, Any]:
    """A place in the law as its editor stores it."""
    return {name: item for name, item in to_data(reference).items() if name != "kind"}


def store_citation(citation: Citation, names: Names) -> dict[str, Any]:
    """A citation as its editor stores it."""
    return {"provision": find_number(citation.provision, names), "note": citation.note}


def store_speaker(speaker: Speaker, names: Names, *, consent_on: str) -> dict[str, Any]:
    """A speaker as the editor stores it, with consent recorded on the day `consent_on` (yyyy-mm-dd)."""
    return {
        "name": speaker.name,
        "role": speaker.role,
        "quote": speaker.quote,
        "portrait": find_number(speaker.portrait, names),
        "consent": True,
        "consent_note": "Nhân vật hư cấu: người viết nội dung mẫu đồng ý thay.",
        "consent_on": consent_on,
    }


def store_ways_in(groups: Iterable[WaysIn], names: Names) -> str:
    """The entries of the front page as their editor stores them."""
    return store_list("group", (_store_group(group, names) for group in groups))


def _store_group(group: WaysIn, names: Names) -> dict[str, Any]:
    ways = [{"text": way.text, "page": find_number(way.target, names)} for way in group.ways]
    return {"heading": group.heading, "ways": ways}


def store_benefit(benefit: Benefit, names: Names) -> dict[str, Any]:
    """A benefit as its editor stores it."""
    return to_data(benefit) | {"text": store_html(benefit.text, names), "how": store_html(benefit.how, names)}


def store_guide_nodes(nodes: Iterable[GuideNode], names: Names) -> str:
    """The questions and outcomes of a guide as their editor stores them; their codes become the ids of blocks."""
    return json.dumps([_store_node(node, names) for node in nodes], ensure_ascii=False)


def _store_node(node: GuideNode, names: Names) -> dict[str, Any]:
    if not node.answers:
        body = json.loads(store_body(node.body, names))
        return {"type": "outcome", "id": _make_id(node.code), "value": {"title": node.title, "body": body}}
    answers = [{"text": answer.text, "leads_to": _make_id(answer.leads_to)} for answer in node.answers]
    value = {"title": node.title, "help": store_html(node.help, names), "answers": answers}
    return {"type": "question", "id": _make_id(node.code), "value": value}


def _make_id(code: str) -> str:
    return str(uuid5(NAMESPACE_URL, code)) if code else ""


def store_stream(items: Iterable[tuple[str, Any]]) -> str:
    """A StreamField of (kind, value), ready to be assigned."""
    stored = [{"type": kind, "value": value, "id": str(uuid4())} for kind, value in items]
    return json.dumps(stored, ensure_ascii=False)


def _store_heading(block: Heading, value: dict, names: Names) -> dict:
    return {"text": block.text, "level": str(block.level)}


def _store_picture(block: Picture, value: dict, names: Names) -> dict:
    return value | {"picture": find_number(block.picture, names), "decorative": not block.alt}


def _store_document(block: Document, value: dict, names: Names) -> dict:
    return value | {"document": find_number(block.document, names)}


def _store_media(block: Media, value: dict, names: Names) -> dict:
    del value["service"]  # known by the address
    return value | {"poster": find_number(block.poster, names), "film": find_number(block.film, names)}


def _store_audio(block: Audio, value: dict, names: Names) -> dict:
    return value | {"sound": find_number(block.sound, names)}


def _store_action(block: CallToAction, value: dict, names: Names) -> dict:
    return {"text": block.text, "page": find_number(block.target, names), "url": block.url, "note": block.note}


def _store_figure_table(block: FigureTable, value: dict, names: Names) -> dict:
    return value | {"figures": [find_number(ref, names) for ref in block.figures]}


def _store_steps(block: Steps, value: dict, names: Names) -> dict:
    return value | {"items": [store_html(item, names) for item in block.items]}


def _store_table(block: Table, value: dict, names: Names) -> dict:
    rows = [list(row) for row in block.rows]
    has_header = bool(block.header)
    choice = {(True, True): "both", (True, False): "row", (False, True): "column", (False, False): "neither"}
    return {
        "data": [list(block.header), *rows] if has_header else rows,
        "table_caption": block.caption,
        "table_header_choice": choice[has_header, block.first_column_is_header],
        "first_row_is_table_header": has_header,
        "first_col_is_header": block.first_column_is_header,
    }


_SPECIAL: dict[type[Block], Callable[[Any, dict, Names], dict]] = {
    Heading: _store_heading,
    Picture: _store_picture,
    Document: _store_document,
    Media: _store_media,
    Audio: _store_audio,
    CallToAction: _store_action,
    Steps: _store_steps,
    FigureTable: _store_figure_table,
    Table: _store_table,
}
