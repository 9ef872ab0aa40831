"""A calculator with the figures of the day: examples worked out, and what the script needs to work out more."""

from collections.abc import Iterator
from fractions import Fraction

from cms.entries.reader import Reader
from cms.law.calculators import CALCULATORS, Calculator, Example, Input, Place, Rate, Rates, compute, to_browser
from cms.law.calculators.description import UNITS
from cms.law.calculators.numbers import format_number, read_money
from cms.law.calculators.places import find_places
from cms.law.queries import WAGE_REGIONS
from cms.publisher.outputs import CALCULATOR_SCRIPT
from cms.schema import Calculator as CalculatorEntry
from cms.schema import (
    CalculatorField,
    PublicCalculator,
    PublicFigure,
    WageRegions,
    WorkedExample,
    WorkedStep,
)
from cms.schema.codec import canonical_json
from cms.schema.law import is_in_force, list_turns


def make_calculator(reader: Reader, entry: CalculatorEntry) -> PublicCalculator:
    """What `pages/calculator.html` shows of the calculator of `entry`. Raises BrokenReferenceError.

    The page is drawn again by itself on each day on which one of its figures turns.
    """
    calculator = CALCULATORS[entry.calculator]
    rates = Rates(figures=_read_rates(reader, entry), places=_read_places(reader, calculator))
    missing = [key for key in calculator.figures if key not in rates.figures]
    return PublicCalculator(
        computes=calculator.computes,
        rounding=calculator.rounding,
        cautions=calculator.cautions,
        examples=tuple(filter(None, (_work_out(calculator, example, rates) for example in calculator.examples))),
        fields=tuple(_make_field(question, rates) for question in calculator.inputs),
        missing=tuple(missing),
        sheet=canonical_json(to_browser(calculator, rates)),
        script=reader.give(CALCULATOR_SCRIPT),
    )


def _read_rates(reader: Reader, entry: CalculatorEntry) -> dict[str, Rate]:
    figures = (reader.figure(ref) for ref in entry.figures)
    return {
        figure.key: Rate(
            value=Fraction(figure.value), label=figure.label, since=figure.since, confirmed=figure.confirmed
        )
        for figure in figures
        if _holds(reader, figure)
    }


def _holds(reader: Reader, figure: PublicFigure) -> bool:
    return not figure.ended and (figure.since is None or reader.has_come(figure.since))


def _read_places(reader: Reader, calculator: Calculator) -> tuple[Place, ...]:
    if not any(question.kind == "place" for question in calculator.inputs):
        return ()
    regions = reader.entry(WAGE_REGIONS)
    places = regions.places if isinstance(regions, WageRegions) else ()
    for turn in list_turns(places):
        reader.has_come(turn)
    today = reader.values.today
    return tuple(Place(place.name, place.region) for place in places if is_in_force(place, today))


def _work_out(calculator: Calculator, example: Example, rates: Rates) -> WorkedExample | None:
    """An example worked out; None when a figure it starts from, or rests on, is not in force."""
    inputs = dict(example.inputs)
    for name, value in inputs.items():
        if value.startswith("="):
            if value[1:] not in rates.figures:
                return None
            inputs[name] = str(rates.figures[value[1:]].value)
    result = compute(calculator, inputs, rates)
    if result.problem:
        return None
    return WorkedExample(
        title=example.title,
        given=tuple(_write_inputs(calculator, inputs, rates)),
        steps=tuple(
            WorkedStep(
                label=step.label,
                formula=step.formula,
                shown=step.shown,
                law=str(step.provision) if step.provision else "",
            )
            for step in result.steps
        ),
        answer=f"{result.answer.label}: {result.answer.shown}" if result.answer else "",
        notes=result.notes,
    )


def _write_inputs(calculator: Calculator, inputs: dict[str, str], rates: Rates) -> Iterator[str]:
    for question in calculator.inputs:
        if question.name in inputs:
            yield f"{question.label}: {_write_answer(question, inputs[question.name], rates)}"


def _write_answer(question: Input, answer: str, rates: Rates) -> str:
    if question.kind == "choice":
        return next(choice.label for choice in question.choices if choice.value == answer)
    if question.kind == "place":
        return find_places(answer, rates.places)[0].name
    money = read_money(answer) if question.kind == "money" else None
    return (format_number(money) if money is not None else answer) + UNITS[question.unit]


def _make_field(question: Input, rates: Rates) -> CalculatorField:
    suggested = tuple(place.name for place in rates.places) if question.kind == "place" else ()
    return CalculatorField(
        name=question.name,
        label=question.label,
        help=question.help,
        unit=UNITS[question.unit].strip(),
        kind=question.kind,
        options=suggested or tuple(choice.label for choice in question.choices),
        codes=tuple(choice.value for choice in question.choices),
        value=question.default,
        optional=question.optional,
    )
