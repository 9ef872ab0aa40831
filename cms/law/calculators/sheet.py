"""The sheet a calculator works on: reads inputs and figures, writes steps, and never lets nonsense through."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from cms.law.calculators.description import UNITS, Calculator, Input, Provision
from cms.law.calculators.numbers import format_number, read_money, read_number
from cms.law.calculators.places import Place, find_places

SENTENCES = {
    "missing": "Hãy điền “{label}”.",
    "not_money": "“{label}”: hãy viết số tiền bằng đồng, chỉ dùng chữ số, ví dụ 6.000.000.",
    "not_number": "“{label}”: hãy viết một con số, ví dụ 7,5.",
    "not_whole": "“{label}”: hãy viết một số nguyên, ví dụ 12.",
    "too_small": "“{label}” ít nhất là {least}.",
    "too_big": "“{label}” nhiều nhất là {most}.",
    "not_choice": "“{label}”: hãy chọn một mục trong danh sách.",
    "no_figure": "Trang này chưa có số liệu “{key}” nên chưa tính được. Hãy hỏi công đoàn.",
    "no_place": "Không tìm thấy “{text}”. Hãy viết tên xã, phường hay đặc khu hiện nay, có dấu hay không dấu đều được.",
    "many_places": "Có nhiều nơi tên gần giống: {names}. Hãy viết rõ hơn.",
    "unsure": "Mức “{label}” đang chờ xác nhận theo văn bản gốc: số tiền có thể khác.",
}
"""What the sheet says of itself. `{…}` are gaps."""
MOST_NAMED = 6
"""How many places that fit are named."""
_GAP = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """A figure as it holds on the day of the sum. `confirmed`: somebody has read it in the text of the law."""

    value: Fraction
    label: str
    since: date | None = None
    confirmed: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Rates:
    """All a calculator may know of the law on one day: figures by key, and places with their region."""

    figures: Mapping[str, Rate]
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One line of the working."""

    name: str
    label: str
    formula: str
    value: Fraction | str
    unit: str
    provision: Provision | None

    @property
    def shown(self) -> str:
        """The value as readers see it: `341.106 đồng`."""
        return self.value if isinstance(self.value, str) else format_number(self.value) + UNITS[self.unit]


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What came out: steps with the total as the last, or `problem`, a sentence about the input called `field`."""

    steps: tuple[Step, ...] = ()
    answer: Step | None = None
    """The step that is the answer; none when nothing certain comes out."""
    notes: tuple[str, ...] = ()
    problem: str = ""
    field: str = ""

    @property
    def total(self) -> Fraction | None:
        """The value of the answer."""
        return self.answer.value if self.answer else None


class RefusedError(ValueError):
    """An input or a figure cannot be used. The message is a Vietnamese sentence."""

    def __init__(self, sentence: str, name: str = "") -> None:
        super().__init__(sentence)
        self.name = name


@dataclass(slots=True, kw_only=True)
class Sheet:
    """One sum being worked out."""

    calculator: Calculator
    inputs: Mapping[str, str]
    rates: Rates
    steps: list[Step] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    used: list[str] = field(default_factory=list)
    """Keys of the figures read, each once, in order."""
    sum: Step | None = None

    def answer(self, name: str) -> str:
        """What was entered, without blanks at the ends; the default when that is nothing."""
        return self.inputs.get(name, "").strip(" \t\r\n\u00a0") or self.calculator.get_input(name).default

    def has(self, name: str) -> bool:
        """Whether something was entered."""
        return bool(self.answer(name))

    def number(self, name: str) -> Fraction:
        """A money, number or whole input. Raises RefusedError."""
        question, text = self.calculator.get_input(name), self.answer(name)
        if not text:
            self._refuse("missing", question)
        value = read_money(text) if question.kind == "money" else read_number(text)
        if value is None or (question.kind == "whole" and value.denominator != 1):
            self._refuse(f"not_{question.kind}", question)
        if value < question.least:
            self._refuse("too_small", question)
        if value > question.most:
            self._refuse("too_big", question)
        return value

    def choice(self, name: str) -> str:
        """A choice input. Raises RefusedError."""
        question, text = self.calculator.get_input(name), self.answer(name)
        if text not in [choice.value for choice in question.choices]:
            self._refuse("not_choice" if text else "missing", question)
        return text

    def place(self, name: str) -> Place:
        """A place input, found without regard to diacritics. Raises RefusedError when none or several fit."""
        question, text = self.calculator.get_input(name), self.answer(name)
        if not text:
            self._refuse("missing", question)
        found = find_places(text, self.rates.places)
        if not found:
            raise RefusedError(fill(SENTENCES["no_place"], text=text[:60]), name)
        if len(found) > 1:
            names = ", ".join(place.name for place in found[:MOST_NAMED])
            more = " …" if len(found) > MOST_NAMED else ""
            raise RefusedError(fill(SENTENCES["many_places"], names=names + more), name)
        return found[0]

    def rate(self, key: str) -> Fraction:
        """A figure in force. Raises RefusedError when there is none."""
        if key not in self.rates.figures:
            raise RefusedError(fill(SENTENCES["no_figure"], key=key))
        if key not in self.used:
            self.used.append(key)
        return self.rates.figures[key].value

    def step(self, name: str, value: Fraction | str, **gaps: Fraction | int | str) -> Fraction:
        """Write one step; gives the value back."""
        words = self.calculator.steps[name]
        formula = fill(words.formula, **gaps)
        self.steps.append(
            Step(name=name, label=words.label, formula=formula, value=value, unit=words.unit, provision=words.law)
        )
        return value

    def total(self, name: str, value: Fraction, **gaps: Fraction | int | str) -> None:
        """Write the step that is the answer."""
        self.step(name, value, **gaps)
        self.sum = self.steps[-1]

    def note(self, name: str, **gaps: Fraction | int | str) -> None:
        """Add a sentence of the calculator's."""
        self.notes.append(fill(self.calculator.notes[name], **gaps))

    def refuse(self, problem: str, name: str) -> None:
        """Give up with a sentence of the calculator's. Raises RefusedError."""
        raise RefusedError(self.calculator.problems[problem], name)

    def _refuse(self, sentence: str, question: Input) -> None:
        unit = UNITS[question.unit]
        least, most = format_number(question.least) + unit, format_number(question.most) + unit
        raise RefusedError(fill(SENTENCES[sentence], label=question.label, least=least, most=most), question.name)


def compute(calculator: Calculator, inputs: Mapping[str, str], rates: Rates) -> Result:
    """Work out `calculator` for `inputs` (name → text as typed) with `rates`. Never raises for what was typed."""
    sheet = Sheet(calculator=calculator, inputs=inputs, rates=rates)
    try:
        calculator.work(sheet)
    except RefusedError as error:
        return Result(problem=str(error), field=error.name)
    unsure = [rates.figures[key].label for key in sheet.used if not rates.figures[key].confirmed]
    notes = (*sheet.notes, *(fill(SENTENCES["unsure"], label=label) for label in unsure))
    return Result(steps=tuple(sheet.steps), answer=sheet.sum, notes=notes)


def fill(sentence: str, **gaps: Fraction | int | str) -> str:
    """The sentence with its gaps filled; numbers the Vietnamese way."""
    return _GAP.sub(lambda gap: _show(gaps[gap[1]]), sentence)


def _show(value: Fraction | int | str) -> str:
    return value if isinstance(value, str) else format_number(value)
