"""One file being drawn: the theme's prepared templates, and what their functions need to know meanwhile."""

from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from secrets import token_hex
from typing import Any

from minijinja import Environment, TemplateError, safe

from cms.theming.errors import explain_printed_nothing, explain_template_error, explain_wrong_call
from cms.theming.lookup import Lookup
from cms.theming.partials import KeptPartials

NONE_AS_PRINTED = Environment().render_str("{{ none }}")
STYLE_MARK = safe(f"<style {token_hex(16)}>")
"""Stands for the style sheet until the page is drawn: three fifths of a page, and never any different."""
SCRIPT_MARK = safe(f"<script {token_hex(16)}>")
"""The same for the theme's script."""


class PrintedNothingError(ValueError):
    """A template printed none, which would show as a word on the page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A theme made ready to draw in one language: good until one of its files changes."""

    theme: str
    language: str
    """Whose words its templates print."""
    environment: Environment
    """Prints none as the word."""
    strict: Environment
    """Raises PrintedNothingError instead, and is slower: it asks about each value that is printed."""
    styles: dict[str, str]
    """Template → the style sheet of its pages; most have the same."""
    script: str
    tokens: dict[str, dict[str, str]]
    """Mode (light, dark) → the value of every token in it."""
    partials: KeptPartials = field(default_factory=KeptPartials)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendering:
    """What the functions of a template need to know while one file is drawn."""

    prepared: Prepared
    lookup: Lookup
    base_url: str


rendering: ContextVar[Rendering] = ContextVar("rendering")


def draw(prepared: Prepared, template: str, variables: dict[str, Any]) -> str:
    """One template drawn with `variables`, while `rendering` says for which file. Raises ThemeError."""
    try:
        html = prepared.environment.render_template(template, **variables)
        # The word is rare in Vietnamese: whether the page says it, or a template printed none, is then found out.
        return prepared.strict.render_template(template, **variables) if NONE_AS_PRINTED in html else html
    except TemplateError as error:
        # Not chained: minijinja's own text shows the values around the fault.
        raise explain_template_error(prepared.theme, template, error) from None
    except PrintedNothingError:
        raise explain_printed_nothing(prepared.theme, template) from None
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise explain_wrong_call(prepared.theme, template) from error


def draw_partial(name: str, values: dict[str, Any]) -> str:
    """`partials/<name>.html` drawn with `values`, or as it was drawn before with equal ones. Raises ThemeError."""
    here = rendering.get()

    def make(lookup: Lookup) -> str:
        token = rendering.set(replace(here, lookup=lookup))
        try:
            return draw(here.prepared, f"partials/{name}.html", values)
        finally:
            rendering.reset(token)

    # With the types: 1 equals True, and text marked as HTML equals text that is not; they are printed differently.
    key = (name, here.base_url, *((key, type(value), value) for key, value in values.items()))
    return here.prepared.partials.get(key, here.lookup, make)
