"""A guide drawn for its editor: a tree of nested lists, which a screen reader reads and a narrow telephone shows.

Each node is drawn once, where it is first reached; further answers that lead to it name its number. Faults stand where
they are, in red and in words. The server draws; the browser only says what is typed at this moment.
"""

from collections import defaultdict

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import Panel

from cms.content.guide_graph import Fault, Node, Problem, describe_place, find_problems

_SHORT = {
    Fault.NO_ANSWERS: gettext_lazy("Ngõ cụt"),
    Fault.DEAD_END: gettext_lazy("Ngõ cụt"),
    Fault.LOOP: gettext_lazy("Đi vòng"),
    Fault.UNREACHED: gettext_lazy("Không tới được"),
}


class GuideDrawingPanel(Panel):
    """Shows the drawing of the saved draft on the edit screen, and a button that draws what is typed now."""

    class BoundPanel(Panel.BoundPanel):
        """The panel of one guide."""

        template_name = "content/guide_drawing_panel.html"

        def get_context_data(self, parent_context: dict | None = None) -> dict:
            """Wagtail's context with the drawing."""
            nodes = self.instance.nodes.stream_block.read(self.instance.nodes)
            return super().get_context_data(parent_context) | {"drawing": draw_guide(nodes)}


def draw_guide(nodes: tuple[Node, ...]) -> SafeString:
    """The whole drawing: how many nodes there are, what is wrong, the tree, and what cannot be reached."""
    problems = find_problems(nodes)
    return format_html("{}{}", _draw_summary(nodes, problems), _Tree(nodes, problems).draw() if nodes else "")


def _draw_summary(nodes: tuple[Node, ...], problems: list[Problem]) -> SafeString:
    questions = sum(node.is_question for node in nodes)
    count = _("%(questions)s câu hỏi, %(outcomes)s kết quả.") % {
        "questions": questions,
        "outcomes": len(nodes) - questions,
    }
    if not problems:
        return format_html('<p class="guide-sound">{} {}</p>', count, _("Nhánh nào cũng tới một kết quả."))
    lines = (((f"{place}: " if (place := describe_place(nodes, one)) else ""), one.message) for one in problems)
    head = _("%(count)s điều phải sửa trước khi đăng:") % {"count": len(problems)}
    items = format_html_join("", "<li>{}{}</li>", lines)
    return format_html('<p>{}</p><div class="guide-faults"><p>{}</p><ul>{}</ul></div>', count, head, items)


class _Tree:
    """The tree below the first node, each node drawn where it is first met."""

    def __init__(self, nodes: tuple[Node, ...], problems: list[Problem]) -> None:
        self.nodes = nodes
        self.drawn: set[int] = set()
        self.faults: dict[tuple, list[Problem]] = defaultdict(list)
        for problem in problems:
            self.faults[problem.node, problem.answer].append(problem)

    def draw(self) -> SafeString:
        """The tree, and below it what no answer leads to."""
        tree = format_html('<ul class="guide-tree"><li>{}</li></ul>', self._draw_node(0))
        lost = [place for place in range(len(self.nodes)) if Fault.UNREACHED in self._list_faults(place)]
        pieces = [self._draw_node(place) for place in lost]
        if not pieces:
            return tree
        items = format_html_join("", "<li>{}</li>", ((piece,) for piece in pieces))
        head = _("Không tới được từ câu hỏi đầu")
        return format_html('{}<p class="guide-fault">{}</p><ul class="guide-tree">{}</ul>', tree, head, items)

    def _draw_node(self, place: int) -> SafeString:
        node = self.nodes[place]
        self.drawn.add(place)
        answers = format_html_join(
            "", "<li>{}</li>", ((self._draw_answer(place, n),) for n in range(len(node.answers)))
        )
        return format_html(
            '<div class="guide-node{}"><span class="guide-kind">{}</span> <strong>{}</strong>{}</div>{}',
            "" if node.is_question else " guide-outcome",
            self._name(place),
            node.title or _("(chưa có tiêu đề)"),
            self._draw_faults(place, None),
            format_html("<ul>{}</ul>", answers) if node.answers else "",
        )

    def _draw_answer(self, place: int, number: int) -> SafeString:
        answer = self.nodes[place].answers[number]
        words = format_html('<p class="guide-answer">“{}”</p>', answer.text or "…")
        faults = self._draw_faults(place, number)
        if answer.leads_to is None or faults:
            return format_html("{}{}", words, faults)
        if answer.leads_to in self.drawn:
            again = _("Tới %(name)s, đã vẽ ở trên") % {"name": self._name(answer.leads_to)}
            return format_html('{}<p class="guide-again">{}</p>', words, again)
        return format_html("{}{}", words, self._draw_node(answer.leads_to))

    def _list_faults(self, place: int) -> set[Fault]:
        return {problem.fault for problem in self.faults[place, None]}

    def _name(self, place: int) -> str:
        kind = _("Câu hỏi") if self.nodes[place].is_question else _("Kết quả")
        return _("Mục %(number)s · %(kind)s") % {"number": place + 1, "kind": kind}

    def _draw_faults(self, node: int, answer: int | None) -> SafeString:
        faults = ((_SHORT.get(one.fault, _("Phải sửa")), one.message) for one in self.faults[node, answer])
        return format_html_join("", ' <p class="guide-fault"><b>{}.</b> {}</p>', faults)
