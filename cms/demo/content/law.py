"""The laws the demo's explainers rest on, and the shape all of them have."""

from collections.abc import Iterable
from datetime import date
from itertools import chain
from typing import Any

from cms.demo.content.writing import at, page, paragraphs, tags
from cms.schema import Block, Callout, Citation, Explainer
from cms.schema.references import Ref

LABOUR_CODE = "45/2019/QH14"
LABOUR_DECREE = "145/2020/NĐ-CP"
WAGE_DECREE = "293/2025/NĐ-CP"
SOCIAL_INSURANCE = "41/2024/QH15"
EMPLOYMENT = "74/2025/QH15"
SAFETY = "84/2015/QH13"
UNION_LAW = "50/2024/QH15"
CHECKED_BY = "Luật sư Đinh Thu Vân (nhân vật hư cấu)"
CHECKED_ON = date(2026, 11, 16)
NEXT_CHECK = date(2027, 1, 4)
"""Early January: figures and laws change on the first of the year."""
SOON = date(2026, 12, 7)
"""For what waits: words a lawyer has yet to read, and the wage of the coming year."""
CHECKED = {"checked_by": CHECKED_BY, "checked_on": CHECKED_ON, "next_check": NEXT_CHECK}

SAMPLE_NOTE = Callout(
    tone="warning",
    title="Nội dung mẫu",
    html="<p>Nội dung mẫu, cần luật sư của công đoàn rà lại trước khi dùng.</p>",
)

HELP = paragraphs(
    "Công đoàn cơ sở ở chỗ bạn làm, nếu có.",
    "Công đoàn phường, xã hoặc công đoàn khu công nghiệp nơi bạn làm. Chỗ bạn chưa có công đoàn vẫn hỏi được.",
    'Gọi <a href="tel:02970000011">0297 000 0011</a>, hoặc '
    '<a href="page:de-lai-so-chung-toi-goi">để lại số để chúng tôi gọi</a>.',
)
"""Where to get help: the same on every explainer, so that nobody has to look for it."""


def explain(
    *,
    section: str,
    published: str,
    answer: Iterable[str],
    covers: Iterable[str],
    steps: Iterable[str],
    if_refused: Iterable[str],
    law: Iterable[tuple[Citation, ...]],
    words: Iterable[str],
    related: Iterable[str],
    body: tuple[Block, ...] = (),
    next_check: date = NEXT_CHECK,
    **fields: Any,
) -> Explainer:
    """An explainer with what all of them share: the note that it is a sample, where to get help, who checked it.

    `answer`, `covers`, `steps`, `if_refused`: clean HTML, a paragraph each; `law`: what `cite` gives, several times;
    `words`: tags; `related`: slugs; `published`: `2026-06-08 09:10`; `fields`: of `Explainer`, as they are.
    """
    return Explainer(
        parent=page(section),
        published_at=at(published),
        short_answer=paragraphs(*answer),
        covers=paragraphs(*covers),
        steps=tuple(map(paragraphs, steps)),
        if_refused=paragraphs(*if_refused),
        help=HELP,
        citations=tuple(chain.from_iterable(law)),
        **(CHECKED | {"next_check": next_check}),
        tags=tags(*words),
        related=tuple(map(page, related)),
        body=(SAMPLE_NOTE, *body),
        **fields,
    )


def cite_saying(document: str, place: str, note: str) -> tuple[Citation, ...]:
    """One citation with what it means here; the note types no number of the law."""
    return (Citation(provision=Ref(f"provision:{document}:{place}"), note=note),)


def law_link(document: str, place: str, words: str) -> str:
    """A place in the law within a text; a number in `words` is that of the article, clause or point."""
    return f'<a href="provision:{document}:{place}">{words}</a>'
