"""Calculators of rights: what a worker is owed, worked out step by step with the articles it rests on.

Pure Python: no Django, no database, no clock. Figures of the law come in as `Rates`; nothing here knows a wage or a
percentage. Each calculator has a twin in `calculators.js`, and one table of cases holds for both.
"""

from cms.law.calculators.browser import SCRIPT, to_browser
from cms.law.calculators.description import Calculator, Choice, Example, Input, Provision
from cms.law.calculators.dues import DUES
from cms.law.calculators.late_wages import LATE_WAGES
from cms.law.calculators.leave import LEAVE
from cms.law.calculators.maternity import MATERNITY
from cms.law.calculators.minimum_wage import MINIMUM_WAGE
from cms.law.calculators.notice import NOTICE
from cms.law.calculators.overtime import OVERTIME
from cms.law.calculators.places import Place
from cms.law.calculators.severance import SEVERANCE
from cms.law.calculators.sheet import Rate, Rates, Result, Step, compute

CALCULATORS: dict[str, Calculator] = {
    calculator.key: calculator
    for calculator in (OVERTIME, LEAVE, NOTICE, SEVERANCE, LATE_WAGES, MINIMUM_WAGE, MATERNITY, DUES)
}
"""Key → calculator, in the order editors choose from."""

__all__ = [
    "CALCULATORS",
    "SCRIPT",
    "Calculator",
    "Choice",
    "Example",
    "Input",
    "Place",
    "Provision",
    "Rate",
    "Rates",
    "Result",
    "Step",
    "compute",
    "to_browser",
]
