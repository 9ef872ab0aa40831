"""Random guides as an editor would have stored them: sound ones, and ones with one thing wrong."""

from dataclasses import dataclass
from typing import Any

from hypothesis import assume
from hypothesis import strategies as st

from cms.content.guide_graph import MOST_ANSWERS

WORDS = ("Có", "Không", "Lương trễ mấy ngày?", "Đòi <b>đủ</b> & ngay", "“Nghỉ” 'việc'", "???", "Điều 97", "A" * 90)
"""Marks, letters HTML must escape, words that give no address, and the same words twice."""
BODY = [{"type": "rich_text", "id": "b", "value": {"html": "<p>Việc cần làm.</p>"}}]


@dataclass
class Sketch:
    """A graph under construction: for each question, where its answers lead; then so many outcomes."""

    leads: list[list[int]]
    outcomes: int
    order: list[int]
    """The place of each node in the stream."""
    words: list[str]
    """Of nodes and answers, taken in turn."""

    @property
    def size(self) -> int:
        """How many nodes there are."""
        return len(self.leads) + self.outcomes

    def store(self) -> list[dict[str, Any]]:
        """The stream as it is stored."""
        turn = iter(range(10_000))
        nodes = [self._store_node(number, turn) for number in range(self.size)]
        return [nodes[number] for number in self.order]

    def _store_node(self, number: int, turn: Any) -> dict[str, Any]:
        title = self._word(turn)
        if number >= len(self.leads):
            return {"type": "outcome", "id": f"n{number}", "value": {"title": title, "body": BODY}}
        answers = [{"text": self._word(turn), "leads_to": f"n{target}"} for target in self.leads[number]]
        items = [{"type": "item", "id": f"a{index}", "value": value} for index, value in enumerate(answers)]
        return {"type": "question", "id": f"n{number}", "value": {"title": title, "help": "", "answers": items}}

    def _word(self, turn: Any) -> str:
        return self.words[next(turn) % len(self.words)]


@st.composite
def sketches(draw: Any, questions: int = 10, outcomes: int = 8) -> Sketch:
    """A sound guide: each question is asked after one before it, each outcome is reached, nothing leads back."""
    asked, ends = draw(st.integers(1, questions)), draw(st.integers(1, outcomes))
    leads: list[list[int]] = [[] for _ in range(asked)]
    for later in range(1, asked):
        leads[draw(st.integers(0, later - 1))].append(later)
    for end in range(asked, asked + ends):
        leads[draw(st.integers(0, asked - 1))].append(end)
    for number, targets in enumerate(leads):
        more = draw(st.lists(st.integers(number + 1, asked + ends - 1), max_size=3))
        targets += more or ([asked] if not targets else [])
    assume(max(map(len, leads)) <= MOST_ANSWERS)
    leads = [draw(st.permutations(targets)) for targets in leads]
    order = [0, *draw(st.permutations(range(1, asked + ends)))]
    return Sketch(leads, ends, order, draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=7)))


def close_over(edges: dict[int, set[int]]) -> dict[int, set[int]]:
    """From each node, every node that can be come to in one step or more; by Warshall's rule, not by searching."""
    reach = {node: set(targets) for node, targets in edges.items()}
    for middle in edges:
        for node in edges:
            if middle in reach[node]:
                reach[node] |= reach[middle]
    return reach
