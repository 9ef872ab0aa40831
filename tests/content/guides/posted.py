"""The edit screen of a guide as a browser posts it."""

from typing import Any

from wagtail.test.utils.form_data import inline_formset, rich_text, streamfield

from tests.content.posted_pages import fill

OWED = (
    ("q1", "Lương trễ mấy ngày rồi?", (("Chưa tới nửa tháng", "o1"), ("Lâu hơn", "q2"))),
    ("q2", "Đã hỏi công ty chưa?", (("Chưa", "o1"), ("Rồi", "o2"))),
    ("o1", "Hỏi bằng tin nhắn", None),
    ("o2", "Đòi đủ lương", None),
)
"""(id, title, answers as (words, id they lead to); None for an outcome)."""


def guide_fields(nodes=OWED, **fields: Any) -> dict:
    """A posted guide."""
    empty = {
        "lead": "Vài câu là biết.",
        "nodes": stream(nodes),
        "legal_basis": streamfield([]),
        "review_kind": "law",
        "tags": "",
        "related_links": inline_formset([]),
    }
    return fill(**({"title": "Bị nợ lương, tôi làm gì?"} | empty | fields))


def stream(nodes) -> dict:
    """The nodes as the stream's fields."""
    posted = streamfield([_fill_node(title, answers) for _id, title, answers in nodes])
    for place, (key, _title, _answers) in enumerate(nodes):
        posted[str(place)]["id"] = key
    return posted


def _fill_node(title: str, answers) -> tuple[str, dict]:
    if answers is None:
        body = streamfield([("rich_text", {"html": rich_text("<p>Việc cần làm.</p>")})])
        return "outcome", {"title": title, "body": body}
    given = streamfield([("item", {"text": words, "leads_to": target}) for words, target in answers])
    return "question", {"title": title, "help": rich_text(""), "answers": given}
