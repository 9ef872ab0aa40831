"""From a context of `cms.schema` and a theme to HTML."""

from dataclasses import fields
from functools import cache, lru_cache
from typing import Any

from minijinja import Environment, TemplateError

from cms.theming.drawing import STYLE_MARK, Prepared, PrintedNothingError, Rendering, draw, rendering
from cms.theming.errors import explain_template_error
from cms.theming.filters import FILTERS
from cms.theming.functions import FUNCTIONS
from cms.theming.lookup import Lookup
from cms.theming.themes import Theme, get_stamp, get_style, get_theme

_SLASH_AS_MINIJINJA_ESCAPES_IT = "&#x2f;"


def render(theme: str, template: str, context: Any, lookup: Lookup) -> str:
    """The HTML of one file of the public site.

    `theme`: the name of a theme. `template`: a key of `schema.CONTEXTS`. `context`: an object of the class standing
    there; its fields are the template's variables. `lookup`: answers for what the context refers to.
    Raises ThemeError when the theme or the template fails, naming template and line and nothing of the data.
    Errors of the machine (a database that is gone) pass through as they are.
    """
    prepared, html = _draw_file(theme, template, context, lookup)
    return html.replace(STYLE_MARK, prepared.style)


def render_bytes(theme: str, template: str, context: Any, lookup: Lookup) -> bytes:
    """What `render` gives, in UTF-8, for less: the style sheet is not encoded again for every page."""
    prepared, html = _draw_file(theme, template, context, lookup)
    return prepared.style_bytes.join([part.encode() for part in html.split(STYLE_MARK)])


def _draw_file(theme: str, template: str, context: Any, lookup: Lookup) -> tuple[Prepared, str]:
    prepared = _prepare(theme, get_stamp())
    token = rendering.set(Rendering(prepared=prepared, lookup=lookup, base_url=context.site.base_url))
    try:
        html = draw(prepared, template, {name: getattr(context, name) for name in _names(type(context))})
    finally:
        rendering.reset(token)
    # No other text can hold it: an ampersand of the data is escaped. As a slash it means the same, in six bytes less.
    return prepared, html.replace(_SLASH_AS_MINIJINJA_ESCAPES_IT, "/")


def compile_template(theme: str, template: str) -> None:
    """Read and parse a template without drawing it. Raises ThemeError when it is missing or badly written."""
    try:
        _make_environment(get_theme(theme)).undeclared_variables_in_template(template)
    except TemplateError as error:
        raise explain_template_error(theme, template, error) from None


@cache
def _names(context: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(context))


@lru_cache(maxsize=8)
def _prepare(name: str, stamp: str) -> Prepared:
    theme = get_theme(name)
    light, style = theme.all_tokens, get_style(name)
    return Prepared(
        theme=name,
        environment=_make_environment(theme),
        strict=_make_environment(theme, finalizer=_refuse_none),
        style=style,
        style_bytes=style.encode(),
        tokens={"light": light, "dark": light | theme.all_dark_tokens},
    )


def _make_environment(theme: Theme, **options: Any) -> Environment:
    environment = Environment(
        loader=lambda name: _load(theme, name),
        undefined_behavior="strict",
        auto_escape_callback=lambda name: "html",
        trim_blocks=True,
        lstrip_blocks=True,
        debug=True,
        **options,
    )
    for name, function in FUNCTIONS.items():
        environment.add_function(name, function)
    for name, filter_ in FILTERS.items():
        environment.add_filter(name, filter_)
    return environment


def _load(theme: Theme, name: str) -> str | None:
    """The source of a template: of the theme or the nearest above it; `plain:layout.html` is that of `plain`."""
    owner, colon, path = name.rpartition(":")
    if colon:
        theme = next((link for link in theme.chain if link.name == owner), None)
    if theme is None or ".." in path or path.startswith("/"):
        return None
    file = theme.find(f"templates/{path}")
    return file.read_text(encoding="utf-8") if file else None


def _refuse_none(value: Any) -> Any:
    """Called with each value before it is printed; leaves what is not none to minijinja, which escapes it."""
    if value is None:
        raise PrintedNothingError
    return NotImplemented
