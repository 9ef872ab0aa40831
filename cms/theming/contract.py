"""The contract with theme authors, written from `cms.schema` so that it cannot fall behind it."""

import inspect
import re
from collections.abc import Iterator
from dataclasses import Field, fields
from pathlib import Path
from typing import get_type_hints

from django.conf import settings

from cms import schema
from cms.schema import BLOCK_KINDS, CONTEXTS, PAGE_KINDS
from cms.theming.contrast import PAIRS
from cms.theming.filters import FILTERS
from cms.theming.functions import FUNCTIONS

BEGIN = "<!-- contract: written by `manage.py theme_contract`; do not edit below -->"
END = "<!-- end of contract -->"
_PARTS = (
    schema.Site,
    schema.Imprint,
    schema.Link,
    schema.LinkGroup,
    schema.LanguageLink,
    schema.Outdated,
    schema.Card,
    schema.PublicPicture,
    schema.PublicDocument,
    schema.SharedPicture,
    schema.PublicCalculator,
    schema.CalculatorField,
    schema.WorkedExample,
    schema.WorkedStep,
    schema.PublicContact,
    schema.ContactArea,
    schema.DocumentYear,
    schema.Benefit,
    schema.Tag,
    schema.WaysIn,
    schema.WayIn,
    schema.Citation,
    schema.PublicProvision,
    schema.PublicFigure,
    schema.LawChange,
    schema.LegalReference,
    schema.GuideNode,
    schema.GuideAnswer,
    schema.GuideBack,
    schema.Speaker,
    schema.Form,
    schema.FormField,
    schema.KnownName,
    schema.Consent,
)


def get_readme() -> Path:
    """The file the contract stands in."""
    return settings.LOA_THEMES_DIR / "README.md"


def place_contract(readme: str) -> str:
    """The text of the README with the contract of today in its place. Raises ValueError when the place is gone."""
    before, begin, rest = readme.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"{get_readme()} must contain the lines {BEGIN!r} and {END!r}")
    return f"{before}{BEGIN}\n\n{write_contract()}\n{END}{after}"


def write_contract() -> str:
    """What every template gets, as Markdown."""
    return "\n".join(_lines())


def _lines() -> Iterator[str]:
    yield from ("## Templates", "", "| template | gets as variables the fields of |", "|---|---|")
    for template, context in CONTEXTS.items():
        kind = PAGE_KINDS.get(template.removeprefix("pages/").removesuffix(".html"))
        page = f"; `page` is of `{kind.__name__}`" if kind else ""
        yield f"| `{template}` | `{context.__name__}`{page} |"
    for kind, block in BLOCK_KINDS.items():
        yield f"| `blocks/{kind}.html` | `block`, a `{block.__name__}` |"
    for title, classes in (
        ("Contexts", dict.fromkeys(CONTEXTS.values())),
        ("Pages: what `page` is", (schema.PageEntry, *PAGE_KINDS.values())),
        ("Blocks: what `block` is", BLOCK_KINDS.values()),
        ("Parts of the above", _PARTS),
    ):
        yield from ("", f"## {title}")
        for cls in classes:
            yield from _table(cls)
    yield from ("", "## Functions", "")
    for name, function in FUNCTIONS.items():
        parameters = ", ".join(inspect.signature(function).parameters)
        yield f"- `{name}({parameters})`: {_sentence(function)}"
    yield from ("", "## Filters", "")
    for name, filter_ in FILTERS.items():
        yield f"- `{name}`: {_sentence(filter_)}"
    yield from ("", "## Tokens every theme must have", "", "Text and the ground it meets; contrast of 4.5 or more:", "")
    yield ", ".join(f"`{text}` on `{ground}`" for text, ground in PAIRS) + "."
    yield ""


def _table(cls: type) -> Iterator[str]:
    yield from ("", f"### {cls.__name__}", "", _sentence(cls))
    hints, inherited = get_type_hints(cls), _inherited(cls)
    own = [field for field in fields(cls) if field.name not in inherited]
    if inherited:
        yield from ("", f"All of `{cls.__bases__[0].__name__}`" + (", and:" if own else "."))
    if own:
        yield from ("", "| field | type | |", "|---|---|---|")
    for field in own:
        yield f"| `{field.name}` | {_type(hints[field.name])} | {field.metadata['help']}{_may_be_empty(field)} |"


def _may_be_empty(field: Field) -> str:
    """Said where the help text does not say it: a text or list that a template must ask for before it prints it."""
    said = any(word in field.metadata["help"] for word in ("empty", "None when", "Always"))
    return " May be empty." if field.default in ("", (), None) and not said else ""


def _inherited(cls: type) -> set[str]:
    """Fields that read the same in the class above: those are described there."""
    base = cls.__bases__[0]
    if not hasattr(base, "__dataclass_fields__"):
        return set()
    above = {field.name: field for field in fields(base)}
    return {f.name for f in fields(cls) if f.name in above and f.metadata == above[f.name].metadata}


def _type(hint: object) -> str:
    text = hint.__name__ if isinstance(hint, type) and not hasattr(hint, "__args__") else str(hint)
    text = re.sub(r"\b(?:[a-z_]+\.)+", "", text).replace("tuple[", "list of ").replace(", ...]", "")
    return text.replace("NoneType", "none").replace("None", "none").replace(" | ", " or ")


def _sentence(thing: object) -> str:
    return inspect.getdoc(thing).partition("\n")[0]
