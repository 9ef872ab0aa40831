"""The hand-worked cases, and what holds for every calculator."""

import subprocess
import sys
from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cms.law.calculators import CALCULATORS, Provision, compute
from tests.law.calculators.tables import Case, rates_on, read_cases

TODAY = date(2026, 11, 26)
calculators = pytest.mark.parametrize("calculator", CALCULATORS.values(), ids=CALCULATORS)


@pytest.mark.parametrize("case", read_cases(), ids=str)
def test_the_sum_comes_out_as_worked_by_hand(case: Case):
    result = compute(case.calculator, case.inputs, rates_on(case.on))
    if case.problem:
        assert case.problem in result.problem
        assert not result.steps
        return
    assert not result.problem
    assert result.total == case.total
    assert (case.total is None) == case.no_total
    assert case.unit in (None, result.answer and result.answer.unit)
    if case.notes is not None:
        assert len(result.notes) == len(case.notes), result.notes
        assert all(words in note for words, note in zip(case.notes, result.notes, strict=True))


def test_each_calculator_has_fifteen_cases_with_an_answer_each_with_its_source():
    answered = Counter(case.calculator.key for case in read_cases() if case.total is not None)
    assert all(answered[key] >= 15 for key in CALCULATORS), answered
    assert all(case.why and case.source for case in read_cases())


@calculators
def test_a_figure_that_is_not_there_is_said_and_nothing_is_guessed(calculator):
    refused = set()
    for case in read_cases():
        if case.calculator is not calculator or case.total is None:
            continue
        rates = rates_on(case.on)
        for gone in calculator.figures:
            left = {key: rate for key, rate in rates.figures.items() if key != gone}
            result = compute(calculator, case.inputs, replace(rates, figures=left))
            assert result.total == case.total or f"“{gone}”" in result.problem
            refused |= {gone} if result.problem else set()
    assert refused == set(calculator.figures)


@calculators
def test_every_step_names_its_article_but_for_sums_of_steps(calculator):
    for name, words in calculator.steps.items():
        assert words.law or name == "total"
    assert all(isinstance(provision, Provision) and str(provision) for provision in calculator.provisions)


@calculators
def test_examples_come_out(calculator):
    for example in calculator.examples:
        inputs = {name: _resolve(value) for name, value in example.inputs.items()}
        assert not compute(calculator, inputs, rates_on(TODAY)).problem, example.title
        assert inputs.keys() <= {question.name for question in calculator.inputs}


def _resolve(value: str) -> str:
    return str(rates_on(TODAY).figures[value[1:]].value) if value.startswith("=") else value


@calculators
def test_nonsense_gets_a_sentence_and_never_an_exception(calculator):
    odd = st.one_of(
        st.text(max_size=30), st.sampled_from(["", "0", "-1", "1e9", "NaN", "٣", "½", "{label}", "9" * 400])
    )

    @settings(max_examples=60, deadline=None)
    @given(st.fixed_dictionaries({question.name: odd for question in calculator.inputs}))
    def check(inputs):
        result = compute(calculator, inputs, rates_on(TODAY))
        assert result.steps or result.problem.endswith((".", "!"))

    check()


def test_an_input_that_is_not_confirmed_is_said_to_wait():
    result = compute(CALCULATORS["doan-phi"], {"wage": "6000000"}, rates_on(TODAY))
    assert "Mức “Mức tham chiếu” đang chờ xác nhận theo văn bản gốc: số tiền có thể khác." in result.notes


def test_calculators_need_no_django():
    code = "import sys, cms.law.calculators; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0
