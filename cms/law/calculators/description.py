"""What a calculator is: what it asks, what it rests on, and the words of its steps. All of it frozen."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cms.law.calculators.sheet import Sheet

LABOUR_CODE = "45/2019/QH14"
LABOUR_DECREE = "145/2020/NĐ-CP"
MINIMUM_WAGE_DECREE = "293/2025/NĐ-CP"
INSURANCE_LAW = "41/2024/QH15"
UNION_LAW = "50/2024/QH15"
POPULATION_LAW = "113/2025/QH15"
_NAMES = {
    LABOUR_CODE: "Bộ luật Lao động",
    LABOUR_DECREE: "Nghị định 145/2020/NĐ-CP",
    MINIMUM_WAGE_DECREE: "Nghị định 293/2025/NĐ-CP",
    INSURANCE_LAW: "Luật Bảo hiểm xã hội",
    UNION_LAW: "Luật Công đoàn",
    POPULATION_LAW: "Luật Dân số",
}
UNITS = {
    "dong": " đồng",
    "dong/hour": " đồng/giờ",
    "percent": "%",
    "day": " ngày",
    "working_day": " ngày làm việc",
    "hour": " giờ",
    "month": " tháng",
    "year": " năm",
    "times": " lần",
    "": "",
}
"""Unit → what stands behind the number."""


@dataclass(frozen=True, slots=True)
class Provision:
    """A place in the law. `document`: its number, as the registry has it."""

    document: str
    article: str
    clause: str = ""
    point: str = ""

    def __str__(self) -> str:
        """`điểm a khoản 1 Điều 98 Bộ luật Lao động`."""
        point = f"điểm {self.point} " if self.point else ""
        clause = f"khoản {self.clause} " if self.clause else ""
        return f"{point}{clause}Điều {self.article} {_NAMES[self.document]}"


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to choose."""

    value: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """One question. `kind`: money (whole đồng), number (two decimals), whole, choice, place (a commune by name)."""

    name: str
    label: str
    kind: str
    help: str = ""
    unit: str = ""
    least: int = 0
    most: int = 1_000_000_000
    choices: tuple[Choice, ...] = ()
    default: str = ""
    """What an empty answer counts as; empty: the question must be answered."""
    optional: bool = False
    """True when it may stay empty and then counts as not answered."""
    when: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Asked only when each named choice has one of these values."""


@dataclass(frozen=True, slots=True)
class StepWords:
    """The words of one step: `formula` has gaps such as `{wage}`."""

    label: str
    formula: str
    unit: str = "dong"
    law: Provision | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A case the page works out with the figures in force. A value `=key` is that figure."""

    title: str
    inputs: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Calculator:
    """One calculator. `work` does the sum on a Sheet; everything else is for those who read it."""

    key: str
    title: str
    computes: str
    rounding: str
    """Where and how it rounds, as a sentence for readers."""
    inputs: tuple[Input, ...]
    figures: tuple[str, ...]
    """The keys of the figures it needs."""
    provisions: tuple[Provision, ...]
    steps: Mapping[str, StepWords]
    notes: Mapping[str, str]
    cautions: tuple[str, ...]
    """What the sum does not know, as sentences."""
    examples: tuple[Example, ...]
    work: Callable[["Sheet"], None] = field(compare=False)
    problems: Mapping[str, str] = field(default_factory=dict)
    """Sentences for inputs that make no sense together."""

    def list_figures(self) -> tuple[str, ...]:
        """The keys of the figures it needs, then those its examples start from."""
        started = (value[1:] for example in self.examples for value in example.inputs.values() if value[:1] == "=")
        return tuple(dict.fromkeys((*self.figures, *started)))

    def get_input(self, name: str) -> Input:
        """The question called `name`. Raises KeyError."""
        for question in self.inputs:
            if question.name == name:
                return question
        raise KeyError(name)
