"""From a context of `cms.schema` and a theme to HTML."""

from dataclasses import fields
from functools import cache, lru_cache
from typing import Any

from minijinja import Environment, TemplateError

from cms.schema import CONTEXTS, TokenChange
from cms.schema.languages import SOURCE_LANGUAGE
from cms.theming.drawing import SCRIPT_MARK, STYLE_MARK, Prepared, PrintedNothingError, Rendering, draw, rendering
from cms.theming.errors import explain_template_error
from cms.theming.filters import make_filters
from cms.theming.functions import FUNCTIONS
from cms.theming.lookup import Lookup
from cms.theming.themes import Theme, get_script, get_stamp, get_style, get_theme
from cms.theming.token_changes import apply_changes
from cms.theming.words import translate_template

_SLASH_AS_MINIJINJA_ESCAPES_IT = "&#x2f;"


def render(theme: str, template: str, context: Any, lookup: Lookup) -> str:
    """The HTML of one file of the public site.

    `theme`: the name of a theme. `template`: a key of `schema.CONTEXTS`. `context`: an object of the class standing
    there; its fields are the template's variables, and its site says what editors changed of the theme.
    `lookup`: answers for what the context refers to.
    Raises ThemeError when the theme or the template fails, naming template and line and nothing of the data.
    Errors of the machine (a database that is gone) pass through as they are.
    """
    prepared, html = _draw_file(theme, template, context, lookup)
    return html.replace(STYLE_MARK, prepared.styles[template])


def render_bytes(theme: str, template: str, context: Any, lookup: Lookup) -> bytes:
    """What `render` gives, in UTF-8, for less: the style sheet is not encoded again for every page."""
    prepared, html = _draw_file(theme, template, context, lookup)
    return prepared.styles[template].encode().join([part.encode() for part in html.split(STYLE_MARK)])


def _draw_file(theme: str, template: str, context: Any, lookup: Lookup) -> tuple[Prepared, str]:
    prepared = _prepare(theme, context.site.language, context.site.tokens, get_stamp())
    token = rendering.set(Rendering(prepared=prepared, lookup=lookup, base_url=context.site.base_url))
    try:
        html = draw(prepared, template, {name: getattr(context, name) for name in _names(type(context))})
    finally:
        rendering.reset(token)
    # No other text can hold it: an ampersand of the data is escaped. As a slash it means the same, in six bytes less.
    html = html.replace(_SLASH_AS_MINIJINJA_ESCAPES_IT, "/")
    return prepared, html.replace(SCRIPT_MARK, prepared.script)


def compile_template(theme: str, template: str) -> None:
    """Read and parse a template without drawing it. Raises ThemeError when it is missing or badly written."""
    try:
        _make_environment(get_theme(theme), SOURCE_LANGUAGE).undeclared_variables_in_template(template)
    except TemplateError as error:
        raise explain_template_error(theme, template, error) from None


@cache
def _names(context: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(context))


@lru_cache(maxsize=24)
def _prepare(name: str, language: str, changes: tuple[TokenChange, ...], stamp: str) -> Prepared:
    theme = get_theme(name)
    light, dark = apply_changes(theme.all_tokens, theme.all_dark_tokens, changes)
    return Prepared(
        theme=name,
        language=language,
        environment=_make_environment(theme, language),
        strict=_make_environment(theme, language, finalizer=_refuse_none),
        styles={template: get_style(name, changes, template) for template in CONTEXTS},
        script=get_script(name),
        tokens={"light": light, "dark": light | dark},
    )


def _make_environment(theme: Theme, language: str, **options: Any) -> Environment:
    words = theme.get_words(language)
    environment = Environment(
        loader=lambda name: _load(theme, name, words),
        undefined_behavior="strict",
        auto_escape_callback=lambda name: "html",
        trim_blocks=True,
        lstrip_blocks=True,
        debug=True,
        **options,
    )
    for name, function in FUNCTIONS.items():
        environment.add_function(name, function)
    for name, filter_ in make_filters(language).items():
        environment.add_filter(name, filter_)
    return environment


def _load(theme: Theme, name: str, words: dict[str, str]) -> str | None:
    """The source of a template, in one language; `plain:layout.html` is that of `plain` whatever theme is drawn."""
    owner, colon, path = name.rpartition(":")
    if colon:
        theme = next((link for link in theme.chain if link.name == owner), None)
    if theme is None or ".." in path or path.startswith("/"):
        return None
    file = theme.find(f"templates/{path}")
    return translate_template(file.read_text(encoding="utf-8"), words) if file else None


def _refuse_none(value: Any) -> Any:
    """Called with each value before it is printed; leaves what is not none to minijinja, which escapes it."""
    if value is None:
        raise PrintedNothingError
    return NotImplemented
