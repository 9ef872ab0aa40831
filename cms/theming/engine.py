"""From a context of `cms.schema` and a theme to HTML."""

from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass, fields
from functools import lru_cache
from html import escape
from typing import Any

from django.utils.translation import gettext as _
from minijinja import Environment, Markup, TemplateError, safe

from cms.schema import Block, Card, PublicDocument, PublicPicture
from cms.schema.references import Ref
from cms.theming.errors import ThemeError
from cms.theming.filters import FILTERS
from cms.theming.lookup import Lookup
from cms.theming.rich_text import is_external, resolve_rich_text
from cms.theming.themes import Theme, get_stamp, get_style, get_theme


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rendering:
    """What the functions of a template need to know while one file is drawn."""

    theme: str
    environment: Environment
    lookup: Lookup
    base_url: str


class _PrintedNothingError(ValueError):
    """A template printed none, which would show as a word on the page."""


_rendering: ContextVar[_Rendering] = ContextVar("rendering")


def render(theme: str, template: str, context: Any, lookup: Lookup) -> str:
    """The HTML of one file of the public site.

    `theme`: the name of a theme. `template`: a key of `schema.CONTEXTS`. `context`: an object of the class standing
    there; its fields are the template's variables. `lookup`: answers for what the context refers to.
    Raises ThemeError when the theme or the template fails, naming template and line and nothing of the data.
    Errors of the machine (a database that is gone) pass through as they are.
    """
    environment = _environment(theme, get_stamp())
    base_url = context.site.base_url
    token = _rendering.set(_Rendering(theme=theme, environment=environment, lookup=lookup, base_url=base_url))
    try:
        return _draw(template, {field.name: getattr(context, field.name) for field in fields(context)})
    finally:
        _rendering.reset(token)


def compile_template(theme: str, template: str) -> None:
    """Read and parse a template without drawing it. Raises ThemeError when it is missing or badly written."""
    try:
        _environment(theme, get_stamp()).undeclared_variables_in_template(template)
    except TemplateError as error:
        raise ThemeError(_explain(theme, template, error)) from None


def url_of(ref: Ref) -> str:
    """The address of a page or a document; empty when it is not public."""
    if not ref:
        return ""
    lookup = _rendering.get().lookup
    if ref.startswith("document:"):
        found = lookup.document(ref)
        return found.url if found else ""
    return lookup.url(ref)


def card(ref: Ref) -> Card | None:
    """A page as it is shown in a list; none when it is not public."""
    return _rendering.get().lookup.card(ref) if ref else None


def picture(ref: Ref) -> PublicPicture | None:
    """A picture with the addresses of its files; none when it is not public."""
    return _rendering.get().lookup.picture(ref) if ref else None


def document(ref: Ref) -> PublicDocument | None:
    """A document with the address of its file; none when it is not public."""
    return _rendering.get().lookup.document(ref) if ref else None


def rich_text(html: str) -> str:
    """Clean HTML with its references turned into addresses; a link to what is not public keeps only its words."""
    return safe(resolve_rich_text(html, url_of, _rendering.get().base_url))


def outside(url: str) -> bool:
    """True when the address leads to another site: give such a link rel="noopener noreferrer"."""
    return is_external(url, _rendering.get().base_url)


def block(block: Block) -> str:
    """One block of a body, drawn by `blocks/<kind>.html`, which gets it as `block` and nothing else."""
    return safe(_draw(f"blocks/{block.kind}.html", {"block": block}))


def style() -> str:
    """The theme's whole style sheet, the same on every page. Print it as `<style>{{ style() }}</style>`, unaltered."""
    return safe(get_style(_rendering.get().theme))


def token(name: str, mode: str = "light") -> str:
    """The value of one of the theme's tokens in `light` or `dark` mode, for the few places CSS does not reach."""
    theme = get_theme(_rendering.get().theme)
    dark = theme.all_dark_tokens if mode == "dark" else {}
    return (theme.all_tokens | dark)[name]


FUNCTIONS: dict[str, Callable] = {
    function.__name__: function
    for function in (url_of, card, picture, document, rich_text, outside, block, style, token)
}
"""Every function a template has besides minijinja's own."""


@lru_cache(maxsize=8)
def _environment(theme: str, stamp: str) -> Environment:
    found = get_theme(theme)
    environment = Environment(
        loader=lambda name: _load(found, name),
        undefined_behavior="strict",
        auto_escape_callback=lambda name: "html",
        finalizer=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        debug=True,
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


def _finalize(value: Any) -> Any:
    """Escape text ourselves: minijinja also escapes `/`, which bloats every address. Printing "None" is an error."""
    if value is None:
        raise _PrintedNothingError
    if isinstance(value, str) and not isinstance(value, Markup):
        return safe(escape(value))
    return value


def _draw(template: str, variables: dict[str, Any]) -> str:
    rendering = _rendering.get()
    try:
        return rendering.environment.render_template(template, **variables)
    except TemplateError as error:
        # Not chained: minijinja's own text shows the values around the fault.
        raise ThemeError(_explain(rendering.theme, template, error)) from None
    except _PrintedNothingError:
        problem = _("in ra một giá trị trống; hãy hỏi bằng if trước khi in")
        raise ThemeError(_sentence(rendering.theme, template, problem)) from None
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise ThemeError(_sentence(rendering.theme, template, _("gọi sai một hàm hoặc bộ lọc"))) from error


def _explain(theme: str, template: str, error: TemplateError) -> str:
    problem = {
        "UndefinedError": _("dùng một giá trị không có"),
        "TemplateNotFound": _("gọi một mẫu không có"),
        "SyntaxError": _("viết sai cú pháp"),
        "UnknownFilter": _("dùng một bộ lọc không có"),
        "UnknownFunction": _("gọi một hàm không có"),
    }.get(error.kind, _("không vẽ được trang"))
    return _sentence(theme, error.name or template, problem, line=error.line, code=_quote(error))


def _sentence(theme: str, template: str, problem: str, line: int | None = None, code: str = "") -> str:
    """What an editor passes on: theme, template, line, what is wrong. Quotes the theme's own code, never data."""
    place = _("Giao diện “%(theme)s”, mẫu %(template)s") % {"theme": theme, "template": template}
    if line:
        place += _(", dòng %d") % line
    return f"{place}: {problem} ({code})." if code else f"{place}: {problem}."


def _quote(error: TemplateError) -> str:
    source, span = error.template_source, error.range
    if not source or not span:
        return ""
    return source.encode()[span[0] : span[1]].decode(errors="ignore").strip()[:80]
