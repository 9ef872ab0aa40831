"""The graph of a guide: what leads where, and what is wrong with it, in words for its editor.

Read from stored data, or from what the edit screen says is typed now; both may be half filled, old or hostile.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext as _

from cms.content.plain_data import read_items, read_text

MOST_NODES = 40
"""More questions and outcomes than these nobody can check by eye, and the page would be too heavy for a weak phone."""
MOST_ANSWERS = 8
MOST_READ = 100
"""What is beyond is not looked at: there are too many long before."""


class Fault(StrEnum):
    """What can be wrong with a guide."""

    EMPTY = "empty"
    TOO_MANY = "too_many"
    NO_OUTCOME = "no_outcome"
    NO_START = "no_start"
    NO_ANSWERS = "no_answers"
    TOO_MANY_ANSWERS = "too_many_answers"
    DEAD_END = "dead_end"
    UNREACHED = "unreached"
    LOOP = "loop"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An answer; `leads_to` is the place of the node it leads to, None when it leads nowhere."""

    text: str
    leads_to: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A question or an outcome."""

    is_question: bool
    title: str
    answers: tuple[Answer, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something wrong: with an answer (its place, and its node's), with a node, or with the whole."""

    fault: Fault
    message: str
    node: int | None = None
    answer: int | None = None


def read_nodes(stored: Any) -> tuple[Node, ...]:
    """The nodes of stored stream data, in order. An answer's target is the id of a node; what is none is nowhere."""
    items = [item for item in stored if isinstance(item, dict)][:MOST_READ] if isinstance(stored, list) else []
    places: dict[str, int] = {}
    for place, item in enumerate(items):
        if key := read_text(item, "id"):
            places.setdefault(key, place)
    return tuple(_read_node(item, places) for item in items)


def _read_node(item: Mapping, places: Mapping[str, int]) -> Node:
    data = item.get("value")
    data = data if isinstance(data, Mapping) else {}
    if item.get("type") != "question":
        return Node(is_question=False, title=read_text(data, "title"))
    answers = tuple(_read_answer(answer, places) for answer in read_items(data, "answers"))
    return Node(is_question=True, title=read_text(data, "title"), answers=answers)


def _read_answer(data: Any, places: Mapping[str, int]) -> Answer:
    data = data if isinstance(data, Mapping) else {}
    return Answer(text=read_text(data, "text"), leads_to=places.get(read_text(data, "leads_to")))


def find_problems(nodes: tuple[Node, ...]) -> list[Problem]:
    """Everything that keeps a guide from being published; nothing for one that leads every reader to an outcome."""
    if not nodes:
        return [Problem(fault=Fault.EMPTY, message=_("Hãy thêm câu hỏi đầu tiên và ít nhất một kết quả."))]
    return [*_judge_whole(nodes), *_judge_each(nodes), *_find_loops(nodes)]


def find_reached(nodes: tuple[Node, ...], start: int = 0) -> set[int]:
    """The places of the nodes a reader can come to from `start`, itself among them."""
    reached, waiting = {start}, [start]
    while waiting:
        for answer in nodes[waiting.pop()].answers:
            if answer.leads_to is not None and answer.leads_to not in reached:
                reached.add(answer.leads_to)
                waiting.append(answer.leads_to)
    return reached


def _judge_whole(nodes: tuple[Node, ...]) -> Iterator[Problem]:
    if len(nodes) > MOST_NODES:
        message = _("Có hơn %(most)s câu hỏi và kết quả, không ai kiểm hết được. Hãy chia thành hai hướng dẫn.")
        yield Problem(fault=Fault.TOO_MANY, message=message % {"most": MOST_NODES})
    if all(node.is_question for node in nodes):
        message = _("Chưa có kết quả nào: trả lời xong, người đọc phải biết làm gì. Hãy thêm ít nhất một kết quả.")
        yield Problem(fault=Fault.NO_OUTCOME, message=message)
    if not nodes[0].is_question:
        message = _("Mục đầu tiên phải là câu hỏi, vì người đọc bắt đầu ở đó. Hãy kéo câu hỏi đầu lên trên cùng.")
        yield Problem(fault=Fault.NO_START, message=message, node=0)


def _find_lost(nodes: tuple[Node, ...]) -> set[int]:
    """The places where something begins that nobody reaches; what only hangs on these needs no word of its own."""
    seen, begin = find_reached(nodes), set()
    led_to = {answer.leads_to for node in nodes for answer in node.answers}
    lost = [place for place in range(len(nodes)) if place not in seen]
    for place in sorted(lost, key=lambda place: (place in led_to, place)):  # a circle has no beginning: any will do
        if place not in seen:
            below = find_reached(nodes, place)
            begin = begin - below | {place}
            seen |= below
    return begin


def _judge_each(nodes: tuple[Node, ...]) -> Iterator[Problem]:
    lost = _find_lost(nodes)
    for place, node in enumerate(nodes):
        if place in lost:
            message = _("Từ câu hỏi đầu không tới được mục này. Hãy chọn nó ở một câu trả lời, hoặc xóa nó đi.")
            yield Problem(fault=Fault.UNREACHED, message=message, node=place)
        if node.is_question and not node.answers:
            message = _("Câu hỏi này chưa có câu trả lời nào. Hãy thêm câu trả lời, hoặc thay bằng một kết quả.")
            yield Problem(fault=Fault.NO_ANSWERS, message=message, node=place)
        if len(node.answers) > MOST_ANSWERS:
            message = _("Một câu hỏi có nhiều nhất %(most)s câu trả lời. Hãy gộp bớt, hoặc hỏi thành hai bước.")
            yield Problem(fault=Fault.TOO_MANY_ANSWERS, message=message % {"most": MOST_ANSWERS}, node=place)
        for number, answer in enumerate(node.answers):
            if answer.leads_to is None:
                message = _("Câu trả lời này chưa dẫn tới đâu. Hãy chọn câu hỏi tiếp theo hoặc một kết quả.")
                yield Problem(fault=Fault.DEAD_END, message=message, node=place, answer=number)


def _find_loops(nodes: tuple[Node, ...]) -> Iterator[Problem]:
    """One problem for each answer that leads back to a question on the way to it."""
    done: set[int] = set()
    for start in range(len(nodes)):
        way = [(start, iter(enumerate(nodes[start].answers)))] if start not in done else []
        while way:
            here, answers = way[-1]
            on_the_way = {place for place, _rest in way}
            for number, answer in answers:
                if answer.leads_to in on_the_way:
                    yield _tell_loop(nodes, here, number, answer.leads_to)
                elif answer.leads_to is not None and answer.leads_to not in done:
                    way.append((answer.leads_to, iter(enumerate(nodes[answer.leads_to].answers))))
                    break
            else:
                done.add(here)
                way.pop()


def _tell_loop(nodes: tuple[Node, ...], here: int, number: int, back: int) -> Problem:
    message = _("Câu trả lời này quay lại mục %(number)s “%(title)s”: người đọc sẽ đi vòng mãi. Hãy dẫn tới mục khác.")
    gaps = {"number": back + 1, "title": nodes[back].title}
    return Problem(fault=Fault.LOOP, message=message % gaps, node=here, answer=number)


def describe_place(nodes: tuple[Node, ...], problem: Problem) -> str:
    """Where a problem is, as the beginning of a line: `Mục 3 “Bị nợ mấy ngày?”, trả lời “Chưa tới 15”`."""
    if problem.node is None:
        return ""
    node = nodes[problem.node]
    place = _("Mục %(number)s “%(title)s”") % {"number": problem.node + 1, "title": node.title}
    if problem.answer is None:
        return place
    return _("%(place)s, trả lời “%(answer)s”") % {"place": place, "answer": node.answers[problem.answer].text}


def tell_problems(nodes: tuple[Node, ...], problems: Iterable[Problem]) -> list[str]:
    """Whole sentences, each with its place, for where no field stands beside them."""
    pairs = ((describe_place(nodes, problem), problem.message) for problem in problems)
    return [f"{place}: {message}" if place else message for place, message in pairs]
