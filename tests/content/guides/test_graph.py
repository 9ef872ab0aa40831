"""What the graph of a guide says of itself, held against a slower way of finding the same."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cms.content.guide_graph import MOST_ANSWERS, MOST_NODES, MOST_READ, Fault, find_problems, read_nodes
from tests.content.guides.graphs import BODY, close_over, sketches


def faults_of(stored) -> set[tuple]:
    """(fault, node, answer) of each problem."""
    return {(one.fault, one.node, one.answer) for one in find_problems(read_nodes(stored))}


@given(sketches())
def test_sound_guide_has_no_problem(sketch):
    assert find_problems(read_nodes(sketch.store())) == []


@settings(max_examples=300)
@given(st.data())
def test_random_arrows_are_judged_as_the_closure_of_the_graph_judges_them(data):
    size = data.draw(st.integers(1, 9))
    kinds = data.draw(st.lists(st.sampled_from(["question", "question", "outcome"]), min_size=size, max_size=size))
    targets = st.integers(-1, size - 1)
    leads = [data.draw(st.lists(targets, max_size=4)) if kind == "question" else [] for kind in kinds]
    stored = [
        {
            "type": kind,
            "id": f"n{place}",
            "value": {"title": "A", "answers": [{"leads_to": f"n{to}"} for to in answers]},
        }
        for place, (kind, answers) in enumerate(zip(kinds, leads, strict=True))
    ]
    found = faults_of(stored)
    edges = {place: {to for to in answers if to >= 0} for place, answers in enumerate(leads)}
    reach = close_over(edges)
    dead = {(Fault.DEAD_END, place, n) for place, to in enumerate(leads) for n, one in enumerate(to) if one < 0}
    assert {one for one in found if one[0] == Fault.DEAD_END} == dead
    lost = {place for place in range(size) if place != 0 and place not in reach[0]}
    named = {node for fault, node, _ in found if fault == Fault.UNREACHED}
    assert named <= lost <= named.union(*(reach[place] for place in named))
    assert not any(one in reach[other] for one in named for other in named - {one})
    loops = {(node, answer) for fault, node, answer in found if fault == Fault.LOOP}
    assert bool(loops) == any(place in reach[place] for place in range(size))
    assert all(node == (to := leads[node][answer]) or node in reach[to] for node, answer in loops)
    without = {
        place: {to for n, to in enumerate(answers) if to >= 0 and (place, n) not in loops}
        for place, answers in enumerate(leads)
    }
    assert not any(place in targets for place, targets in close_over(without).items())
    assert ((Fault.NO_OUTCOME, None, None) in found) == ("outcome" not in kinds)
    assert ((Fault.NO_START, 0, None) in found) == (kinds[0] == "outcome")


def _cut(stored, place, number):
    stored[place]["value"]["answers"][number]["value"]["leads_to"] = "gone"
    return Fault.DEAD_END, place, number


def _forget(stored, place, number):
    stored[place]["value"]["answers"][number]["value"]["leads_to"] = ""
    return Fault.DEAD_END, place, number


def _turn_back(stored, place, number):
    stored[place]["value"]["answers"][number]["value"]["leads_to"] = stored[place]["id"]
    return Fault.LOOP, place, number


def _empty(stored, place, number):
    stored[place]["value"]["answers"] = []
    return Fault.NO_ANSWERS, place, None


def _abandon(stored, place, number):
    stored.append({"type": "outcome", "id": "alone", "value": {"title": "Lẻ loi", "body": BODY}})
    return Fault.UNREACHED, len(stored) - 1, None


def _begin_with_an_outcome(stored, place, number):
    stored.insert(0, {"type": "outcome", "id": "alone", "value": {"title": "Lẻ loi", "body": BODY}})
    return Fault.NO_START, 0, None


def _crowd(stored, place, number):
    answers = stored[place]["value"]["answers"]
    answers += [answers[0]] * MOST_ANSWERS
    return Fault.TOO_MANY_ANSWERS, place, None


def _overfill(stored, place, number):
    answer = stored[place]["value"]["answers"][number]
    stored += [stored[place] | {"id": f"more{n}"} for n in range(MOST_NODES)]
    assert answer
    return Fault.TOO_MANY, None, None


BREAKS = (_cut, _forget, _turn_back, _empty, _abandon, _begin_with_an_outcome, _crowd, _overfill)


@st.composite
def broken(draw):
    """A guide with one thing wrong, and (fault, node, answer) of it."""
    stored = draw(sketches()).store()
    places = [place for place, item in enumerate(stored) if item["type"] == "question"]
    place = draw(st.sampled_from(places))
    number = draw(st.integers(0, len(stored[place]["value"]["answers"]) - 1))
    expected = draw(st.sampled_from(BREAKS))(stored, place, number)
    return stored, expected


@settings(max_examples=300)
@given(broken())
def test_what_was_broken_is_named_where_it_was_broken(example):
    stored, expected = example
    assert expected in faults_of(stored)


@pytest.mark.parametrize("stored", [None, {}, "x", [None], [1], []])
def test_what_is_no_list_of_nodes_is_an_empty_guide(stored):
    assert faults_of(stored) == {(Fault.EMPTY, None, None)}


def test_absurd_nodes_are_read_and_judged_without_an_error():
    stored = [
        {"type": "question", "id": ["x"], "value": "no"},
        {"type": "question", "id": "b", "value": {"title": 7, "answers": [None, 3, {"text": {}, "leads_to": []}]}},
        {},
    ]
    assert (Fault.DEAD_END, 1, 2) in faults_of(stored)


def test_endless_guide_is_read_to_a_bound():
    node = {"type": "question", "id": "a", "value": {"title": "A", "answers": [{"leads_to": "a"}]}}
    nodes = read_nodes([node] * 10_000)
    assert len(nodes) == MOST_READ
    assert Fault.TOO_MANY in {one.fault for one in find_problems(nodes)}
