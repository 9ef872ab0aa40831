"""The functions a template has besides minijinja's own."""

from collections.abc import Callable
from typing import Any

from minijinja import safe

from cms.schema import Block, Card, PublicDocument, PublicFigure, PublicPicture, PublicProvision
from cms.schema.references import Ref
from cms.theming.drawing import SCRIPT_MARK, STYLE_MARK, draw, draw_partial, rendering
from cms.theming.fonts import get_font
from cms.theming.rich_text import is_external, resolve_rich_text


def url_of(ref: Ref) -> str:
    """The address of a page or a document; empty when it is not public."""
    if not ref:
        return ""
    lookup = rendering.get().lookup
    if ref.startswith("document:"):
        found = lookup.document(ref)
        return found.url if found else ""
    return lookup.url(ref)


def card(ref: Ref) -> Card | None:
    """A page as it is shown in a list; none when it is not public."""
    return rendering.get().lookup.card(ref) if ref else None


def picture(ref: Ref) -> PublicPicture | None:
    """A picture with the addresses of its files; none when it is not public."""
    return rendering.get().lookup.picture(ref) if ref else None


def document(ref: Ref) -> PublicDocument | None:
    """A document with the address of its file; none when it is not public."""
    return rendering.get().lookup.document(ref) if ref else None


def provision(ref: Ref) -> PublicProvision:
    """A place in the law as it reads today: its reference, what it says, since when."""
    return rendering.get().lookup.provision(ref)


def figure(ref: Ref) -> PublicFigure:
    """A number of the law as it is today: the text to print, since when, where the law says so."""
    return rendering.get().lookup.figure(ref)


def rich_text(html: str) -> str:
    """Clean HTML with addresses and numbers for its references; a link to what is not public keeps only its words."""
    return safe(resolve_rich_text(html, rendering.get().lookup, url_of, rendering.get().base_url))


def outside(url: str) -> bool:
    """True when the address leads to another site: give such a link rel="noopener noreferrer"."""
    return is_external(url, rendering.get().base_url)


def block(block: Block) -> str:
    """One block of a body, drawn by `blocks/<kind>.html`, which gets it as `block` and nothing else."""
    return safe(draw(rendering.get().prepared, f"blocks/{block.kind}.html", {"block": block}))


def partial(name: str, **values: Any) -> str:
    """`partials/<name>.html` drawn with these values and nothing else; kept, and used again wherever they are equal."""
    return safe(draw_partial(name, values))


def style() -> str:
    """The theme's whole style sheet, the same on every page. Print it as `<style>{{ style() }}</style>`, unaltered."""
    return STYLE_MARK


def script() -> str:
    """The theme's script, the same on every page. Print it as `<script>{{ script() }}</script>`, unaltered."""
    return SCRIPT_MARK


def font() -> str:
    """Asks for letters that phones may lack, on pages in Khmer; else empty. Print it as `<style>`, after the script."""
    found = get_font(rendering.get().prepared.language)
    return safe(found.face) if found else ""


def token(name: str, mode: str = "light") -> str:
    """The value of one of the theme's tokens in `light` or `dark` mode, for the few places CSS does not reach."""
    tokens = rendering.get().prepared.tokens
    return tokens["dark" if mode == "dark" else "light"][name]


FUNCTIONS: dict[str, Callable] = {
    function.__name__: function
    for function in (
        url_of,
        card,
        picture,
        document,
        provision,
        figure,
        rich_text,
        outside,
        block,
        partial,
        style,
        script,
        font,
        token,
    )
}
"""Every function a template has besides minijinja's own."""
