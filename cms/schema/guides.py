"""What a guide is made of: questions, their answers, and the outcomes they lead to."""

from dataclasses import dataclass

from cms.schema.blocks import Block
from cms.schema.fields import described


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideAnswer:
    """An answer to a question of a guide."""

    text: str = described("The words to press.")
    leads_to: str = described("The code of the node it leads to; empty while it leads nowhere (drafts only).", "")
    number: int = described("The number of that node; 0 while it leads nowhere.", 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideBack:
    """A question from which a node of a guide is reached."""

    code: str = described("The question's code.")
    number: int = described("The question's number.")


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideNode:
    """A question with its answers, or, when there are none, an outcome."""

    code: str = described("The id of the node on its page, for links; unique there.")
    number: int = described("Its number among the nodes, from 1; readers see it on paper.", 0)
    title: str = described("The question, or the outcome in one line.")
    help: str = described("How to find the answer; clean HTML, print with rich_text(html). Only of a question.", "")
    answers: tuple[GuideAnswer, ...] = described("The answers, in order; empty for an outcome.", ())
    body: tuple[Block, ...] = described("The blocks of an outcome, in order; empty for a question.", ())
    came_from: tuple[GuideBack, ...] = described("The questions that lead here; empty for the first.", ())
