"""A calculator as a page shows it: its questions, its examples worked out today, and what its script needs."""

from dataclasses import dataclass

from cms.schema.fields import described


@dataclass(frozen=True, slots=True, kw_only=True)
class CalculatorField:
    """One question of a calculator."""

    name: str = described("Its name; the script looks for data-field and name with it.")
    label: str = described("The question as the worker reads it.")
    help: str = described("A sentence under the label.", "")
    unit: str = described("What stands behind the number: đồng, giờ …", "")
    kind: str = described("money, number, whole, choice or place.")
    options: tuple[str, ...] = described("What to choose from; for a place, what to suggest.", ())
    codes: tuple[str, ...] = described("The value of each option of a choice, in the same order.", ())
    value: str = described("What stands there at first.", "")
    optional: bool = described("True when it may stay empty.", False)


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkedStep:
    """One line of the working."""

    label: str = described("What is worked out.")
    formula: str = described("How, with the numbers in it.")
    shown: str = described("What it comes to, with its unit.")
    law: str = described("The article it rests on.", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkedExample:
    """A case worked out with the figures in force on the day the page is drawn."""

    title: str = described("What kind of case it is.")
    given: tuple[str, ...] = described("What goes in, each as `question: answer`.", ())
    steps: tuple[WorkedStep, ...] = described("The working, in order.")
    answer: str = described("What comes out, with its unit; empty when nothing certain does.", "")
    notes: tuple[str, ...] = described("What to know of the answer.", ())


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicCalculator:
    """A calculator ready to be shown."""

    computes: str = described("What it computes, in a sentence.")
    rounding: str = described("Where and how it rounds, as sentences.")
    cautions: tuple[str, ...] = described("What it does not know, as sentences.", ())
    examples: tuple[WorkedExample, ...] = described("Cases worked out today.", ())
    fields: tuple[CalculatorField, ...] = described("The questions; empty when a figure it needs is not in force.", ())
    missing: tuple[str, ...] = described("Names of figures it needs that are not in force.", ())
    sheet: str = described("JSON for the script; print it as the attribute data-calculator.", "")
    script: str = described("The address of the script.", "")
