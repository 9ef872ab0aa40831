"""Questions and outcomes of a guide, as editors fill them in."""

import itertools
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms import schema
from cms.content.blocks.body import BodyBlock
from cms.content.blocks.public_block import PlainRichTextBlock
from cms.content.guide_graph import MOST_READ, Answer, Fault, Node, Problem, find_problems, read_nodes
from cms.content.rich_text import clean_rich_text
from cms.schema.text import slugify

CODE_LENGTH = 48
"""Letters of a node's code, which stands in links people send each other."""
UNTITLED = "…"


class NodeChoiceInput(forms.TextInput):
    """Holds the id of a node; the script beside it shows the titles of the page's own nodes to choose from."""

    class Media:
        js = ["content/guide_editor.js"]
        css = {"all": ["content/guide_editor.css"]}

    def __init__(self, attrs: dict | None = None) -> None:
        words = {
            "data-guide-target": "",
            "data-guide-none": _("Hãy chọn câu hỏi hoặc kết quả tiếp theo"),
            "data-guide-gone": _("Mục đã chọn không còn nữa, hãy chọn lại"),
            "data-guide-question": _("Câu hỏi"),
            "data-guide-outcome": _("Kết quả"),
            "data-guide-untitled": _("chưa có tiêu đề"),
        }
        super().__init__(words | (attrs or {}))


class NodeChoiceBlock(blocks.CharBlock):
    """Which node an answer leads to: the id the stream gives each of its blocks, which no renaming changes."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**({"required": False, "max_length": 64, "search_index": False} | kwargs))
        self.field.widget = NodeChoiceInput()


class AnswerBlock(blocks.StructBlock):
    """An answer, and where it leads."""

    text = blocks.CharBlock(
        label=_("Câu trả lời"), max_length=120, help_text=_("Như lời người đọc tự nói, ví dụ: “Chưa tới 15 ngày”.")
    )
    leads_to = NodeChoiceBlock(
        label=_("Dẫn tới"),
        help_text=_("Chọn trong các câu hỏi và kết quả của trang này. Chưa có thì thêm ở dưới rồi quay lại chọn."),
    )

    class Meta:
        icon = "arrow-right"
        label = _("Câu trả lời")
        label_format = "{text}"


class QuestionBlock(blocks.StructBlock):
    """A question with answers to choose from."""

    title = blocks.CharBlock(
        label=_("Câu hỏi"), max_length=160, help_text=_("Ngắn, hỏi một điều, ví dụ: “Lương trễ mấy ngày rồi?”")
    )
    help = PlainRichTextBlock(
        label=_("Chỉ cách trả lời"),
        required=False,
        help_text=_("Xem ở giấy nào, đếm thế nào. Có thể để trống."),
    )
    answers = blocks.ListBlock(
        AnswerBlock(),
        label=_("Các câu trả lời"),
        default=[{"text": "", "leads_to": ""}, {"text": "", "leads_to": ""}],
        help_text=_("Mỗi ô một câu. Người đọc bấm vào câu đúng với mình."),
    )

    class Meta:
        icon = "help"
        label = _("Câu hỏi")
        label_format = _("Câu hỏi: {title}")
        description = _("Người đọc chọn một câu trả lời để đi tiếp. Câu hỏi ở trên cùng là nơi bắt đầu.")


class OutcomeBlock(blocks.StructBlock):
    """What fits the reader who came here: what to know, what to do, a button."""

    title = blocks.CharBlock(
        label=_("Kết quả"), max_length=160, help_text=_("Một câu trả lời thẳng, ví dụ: “Bạn được nghỉ ngay.”")
    )
    body = BodyBlock(
        label=_("Nội dung"), help_text=_("Cần biết gì, làm gì tiếp, nhờ ai. Nên kết thúc bằng một nút kêu gọi.")
    )

    class Meta:
        icon = "tick-inverse"
        label = _("Kết quả")
        label_format = _("Kết quả: {title}")
        description = _("Nơi một nhánh kết thúc: điều người đọc cần biết và việc cần làm.")


class GuideBlock(blocks.StreamBlock):
    """The nodes of a guide. A draft may be saved with faults; what is to be published may have none."""

    question = QuestionBlock()
    outcome = OutcomeBlock()

    def clean(self, value: blocks.StreamValue) -> blocks.StreamValue:
        """Look at each node and, except in drafts, at where all of them lead.

        Raises StreamBlockValidationError, with each complaint beside the field it is about.
        """
        faults = _Faults() if self.is_deferred_validation else _gather(find_problems(self.read(value)))
        try:
            cleaned = super().clean(value)
        except blocks.StreamBlockValidationError as error:
            # What a node lacks in itself is said first: it often explains the rest.
            nodes = faults.nodes | error.block_errors
            raise blocks.StreamBlockValidationError(
                block_errors=nodes, non_block_errors=[*error.non_block_errors.as_data(), *faults.whole]
            ) from error
        if faults.nodes or faults.whole:
            raise blocks.StreamBlockValidationError(block_errors=faults.nodes, non_block_errors=faults.whole)
        return cleaned

    def read(self, value: blocks.StreamValue) -> tuple[Node, ...]:
        """The graph of the nodes."""
        return read_nodes(self.get_prep_value(value))

    def to_schema(self, value: blocks.StreamValue, taken: set[str]) -> tuple[schema.GuideNode, ...]:
        """The public form of all nodes. `taken`: ids that stand on the page already; those given here are added."""
        stored = self.get_prep_value(value)[:MOST_READ]
        nodes = read_nodes(stored)
        codes = [_give_code(node, number, taken) for number, node in enumerate(nodes, 1)]
        stated = (self._state_node(node, item, code) for node, item, code in zip(nodes, stored, codes, strict=True))
        return tuple(
            replace(
                public,
                number=place + 1,
                answers=tuple(_state_answer(answer, codes) for answer in nodes[place].answers),
                came_from=_list_back(nodes, place, codes),
            )
            for place, public in enumerate(stated)
        )

    def _state_node(self, node: Node, item: Mapping, code: str) -> schema.GuideNode:
        value, title = item.get("value"), node.title or UNTITLED
        data = value if isinstance(value, Mapping) else {}
        if node.is_question:
            return schema.GuideNode(code=code, title=title, help=clean_rich_text(data.get("help")))
        body = self.child_blocks["outcome"].child_blocks["body"].state_stored(data.get("body"))
        return schema.GuideNode(code=code, title=title, body=tuple(map(_lower_heading, body)))


def _lower_heading(block: schema.Block) -> schema.Block:
    """Headings of an outcome stand under its title, which is of the second level, and are no places to link to."""
    return replace(block, level=3, anchor="") if isinstance(block, schema.Heading) else block


def _give_code(node: Node, number: int, taken: set[str]) -> str:
    """A code of the title's words, with a beginning that no part of a theme uses for its own."""
    words = slugify(node.title)[: CODE_LENGTH + 1]
    words = words.rpartition("-")[0] or words[:CODE_LENGTH] if len(words) > CODE_LENGTH else words
    wish = f"muc-{words or number}"
    names = itertools.chain([wish], (f"{wish}-{number}" for number in itertools.count(2)))
    code = next(name for name in names if name not in taken)
    taken.add(code)
    return code


def _state_answer(answer: Answer, codes: list[str]) -> schema.GuideAnswer:
    if answer.leads_to is None:
        return schema.GuideAnswer(text=answer.text)
    return schema.GuideAnswer(text=answer.text, leads_to=codes[answer.leads_to], number=answer.leads_to + 1)


def _list_back(nodes: tuple[Node, ...], place: int, codes: list[str]) -> tuple[schema.GuideBack, ...]:
    return tuple(
        schema.GuideBack(code=codes[before], number=before + 1)
        for before, node in enumerate(nodes)
        if any(answer.leads_to == place for answer in node.answers)
    )


class _Faults:
    """Complaints as the edit screen wants them."""

    def __init__(self) -> None:
        self.whole: list[ValidationError] = []
        self.nodes: dict[int, ValidationError] = {}


def _gather(problems: list[Problem]) -> _Faults:
    """Each complaint beside its field: the target of an answer, the answers, the title; or above all nodes."""
    faults = _Faults()
    answers: dict[int, dict[int, ValidationError]] = defaultdict(dict)
    fields: dict[int, dict[str, ValidationError]] = defaultdict(dict)
    for problem in problems:
        error = ValidationError(problem.message, code=problem.fault)
        if problem.node is None:
            faults.whole.append(error)
        elif problem.answer is not None:
            answers[problem.node][problem.answer] = blocks.StructBlockValidationError({"leads_to": error})
        else:
            name = "answers" if problem.fault in (Fault.NO_ANSWERS, Fault.TOO_MANY_ANSWERS) else "title"
            fields[problem.node].setdefault(name, error)
    for node in answers.keys() | fields.keys():
        own = dict(fields[node])
        if node in answers:
            above = [own["answers"]] if "answers" in own else None
            own["answers"] = blocks.ListBlockValidationError(answers[node], above)
        elif "answers" in own:
            own["answers"] = blocks.ListBlockValidationError(non_block_errors=[own["answers"]])
        faults.nodes[node] = blocks.StructBlockValidationError(own)
    return faults
