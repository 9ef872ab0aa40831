"""The script in a real browser and the Python beside it give the same answer, word for word and đồng for đồng."""

import os
import shutil
from dataclasses import replace
from datetime import date
from fractions import Fraction

import brotli
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import sync_playwright

from cms.law.calculators import CALCULATORS, SCRIPT, Calculator, Rate, Rates, Result, Step, compute, to_browser
from cms.law.calculators.numbers import round_half_up
from tests.law.calculators.tables import rates_on, read_cases

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
TODAY = date(2026, 11, 26)


@pytest.fixture
def browser_page():
    """A page that holds the script and nothing else."""
    program = os.environ.get("LOA_BROWSER") or next(filter(None, map(shutil.which, BROWSERS)), None)
    assert program, "no browser: install chromium, or name one in LOA_BROWSER"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        page.add_script_tag(content=SCRIPT)
        yield page
        browser.close()


def compute_there(page, asked: list) -> list:
    """What the script makes of each (calculator, inputs, rates)."""
    sheets, numbers = [], {}
    for calculator, _inputs, rates in asked:
        if (calculator.key, id(rates)) not in numbers:
            numbers[calculator.key, id(rates)] = len(sheets)
            sheets.append(to_browser(calculator, rates))
    pairs = [[numbers[calculator.key, id(rates)], inputs] for calculator, inputs, rates in asked]
    return page.evaluate(
        "([sheets, pairs]) => pairs.map(([n, inputs]) => loaCompute(sheets[n], inputs))", [sheets, pairs]
    )


def as_there(result: Result) -> dict:
    """The result of Python as the script states it."""
    if result.problem:
        return {"problem": result.problem, "field": result.field}
    answer = result.answer and as_step(result.answer) | {"millionths": str(round_half_up(result.total * 1_000_000))}
    return {"steps": [as_step(step) for step in result.steps], "answer": answer, "notes": list(result.notes)}


def as_step(step: Step) -> dict:
    """One step, as the script states it."""
    words = {"name": step.name, "label": step.label, "formula": step.formula, "shown": step.shown}
    return words | {"law": str(step.provision) if step.provision else ""}


def hold_equal(page, asked: list) -> None:
    """Both sides give the same for all that is asked."""
    for (calculator, inputs, rates), there in zip(asked, compute_there(page, asked), strict=True):
        assert there == as_there(compute(calculator, inputs, rates)), (calculator.key, inputs)


@pytest.mark.browser
def test_browser_and_server_agree_on_every_case(browser_page):
    hold_equal(browser_page, [(case.calculator, case.inputs, rates_on(case.on)) for case in read_cases()])


def answers(calculator: Calculator) -> st.SearchStrategy:
    """Inputs for a calculator: mostly sound, now and then odd."""
    kinds = {
        "money": st.integers(1000, 90_000_000).map(str)
        | st.integers(1, 99_999).map(lambda n: f"{n:,}".replace(",", ".")),
        "number": st.integers(0, 4000).map(lambda n: f"{n // 100},{n % 100:02d}") | st.integers(0, 30).map(str),
        "whole": st.integers(0, 130).map(str) | st.integers(0, 14).map(str),
        "place": st.sampled_from([place.name for place in rates_on(TODAY).places]).map(str.upper)
        | st.text("aăâbchoôơnguvĩ đĐàáảrt", max_size=8),
    }
    odd = st.sampled_from(["", "-1", "abc", "1,234", "1.5", " 12 ", "7,50", "1e3", "0", "ĐỒNG", "9" * 30])
    asked = {}
    for question in calculator.inputs:
        sound = st.sampled_from([c.value for c in question.choices]) if question.choices else kinds[question.kind]
        asked[question.name] = st.one_of(sound, sound, sound, sound, sound, sound, odd)
    return st.fixed_dictionaries({}, optional=asked) | st.fixed_dictionaries(asked)


def other_rates() -> st.SearchStrategy[Rates]:
    """The figures of today, some changed, doubted or gone."""
    known = rates_on(TODAY).figures
    value = st.fractions(min_value=0, max_value=400, max_denominator=8) | st.integers(0, 6_000_000).map(Fraction)
    one = st.builds(lambda v, sure: (v, sure), value, st.booleans()) | st.none()

    def change(changes: dict) -> Rates:
        figures = dict(known)
        for key, new in changes.items():
            if new is None:
                del figures[key]
            else:
                figures[key] = Rate(value=new[0], label=known[key].label, confirmed=new[1])
        return replace(rates_on(TODAY), figures=figures)

    return st.dictionaries(st.sampled_from(sorted(known)), one, max_size=6).map(change)


@pytest.mark.browser
def test_browser_and_server_agree_on_what_nobody_thought_of(browser_page):
    one = st.sampled_from(list(CALCULATORS.values())).flatmap(lambda c: answers(c).map(lambda inputs: (c, inputs)))

    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(other_rates(), st.lists(one, min_size=20, max_size=60))
    def check(rates, asked):
        hold_equal(browser_page, [(calculator, inputs, rates) for calculator, inputs in asked])

    check()


def test_the_script_is_light():
    assert len(brotli.compress(SCRIPT.encode())) <= 10_000
    assert "fetch" not in SCRIPT and "XMLHttp" not in SCRIPT and "Storage" not in SCRIPT and "cookie" not in SCRIPT
