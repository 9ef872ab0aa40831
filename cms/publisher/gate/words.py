"""The vocabulary of HTML as the gate knows it: https://html.spec.whatwg.org/multipage/indices.html."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


VOID = _words("area base br col embed hr img input link meta source track wbr")
"""Elements without an end."""
HEADINGS = _words("h1 h2 h3 h4 h5 h6")
FLOW = HEADINGS | _words(
    "address article aside blockquote details dialog div dl fieldset figure footer form header hgroup hr "
    "main menu nav ol p pre search section table ul"
)
"""Blocks: what may not stand among the words of a line."""
_PHRASING = _words(
    "a abbr audio b bdi bdo br button canvas cite code data datalist del dfn em embed i iframe img input "
    "ins kbd label link map mark math meta meter noscript object output picture progress q ruby s samp "
    "script select slot small span strong sub sup svg template textarea time u var video wbr area"
)
_PARTS = _words(
    "html head body title base style caption col colgroup dd dt figcaption legend li optgroup option rp "
    "rt source summary tbody td tfoot th thead tr track"
)
KNOWN = FLOW | _PHRASING | _PARTS
FOREIGN = frozenset(("svg", "math"))
NEVER = _words("frame frameset image isindex keygen listing noembed noframes nobr plaintext xmp")
"""Old elements with rules of their own, which would swallow or move what follows."""
ONLY_TEXT = _words("iframe option script style textarea title")
PHRASING_ONLY = HEADINGS | _words(
    "abbr b bdi bdo button cite code data dfn em i kbd label legend mark meter output p pre progress q rp "
    "rt ruby s samp small span strong sub summary sup time u var"
)
TRANSPARENT = _words("a audio canvas del ins map noscript object slot video")
"""Elements in which may stand what may stand around them."""

IN_HEAD = _words("base link meta noscript script style template title")
CHILDREN: dict[str, frozenset[str]] = {
    "": frozenset(("html",)),
    "html": frozenset(("head", "body")),
    "head": IN_HEAD,
    "table": _words("caption colgroup thead tbody tfoot tr script style template"),
    "colgroup": frozenset(("col", "template")),
    "thead": frozenset(("tr", "script", "style", "template")),
    "tbody": frozenset(("tr", "script", "style", "template")),
    "tfoot": frozenset(("tr", "script", "style", "template")),
    "tr": frozenset(("td", "th", "script", "style", "template")),
    "select": _words("option optgroup script template"),
    "optgroup": frozenset(("option", "script", "template")),
}
"""Element → all that may stand directly in it; browsers move or drop the rest."""
PARENTS: dict[str, frozenset[str]] = {
    "html": frozenset(("",)),
    "head": frozenset(("html",)),
    "body": frozenset(("html",)),
    "title": frozenset(("head",)),
    "base": frozenset(("head",)),
    "caption": frozenset(("table",)),
    "colgroup": frozenset(("table",)),
    "col": frozenset(("colgroup",)),
    "thead": frozenset(("table",)),
    "tbody": frozenset(("table",)),
    "tfoot": frozenset(("table",)),
    "tr": frozenset(("table", "thead", "tbody", "tfoot")),
    "td": frozenset(("tr",)),
    "th": frozenset(("tr",)),
}
"""Element → what it must stand in; browsers drop it elsewhere."""
CLOSES_P = FLOW | _words("center dd dir dt figcaption li summary")
"""Elements whose beginning ends an open paragraph."""
ENDS_SCOPE = _words("button caption foreignobject html object table td template th")
NOT_INSIDE_ITSELF = frozenset(("a", "button", "form"))
"""Elements that must not stand in one of their own, at any depth."""
BELONGS: dict[str, tuple[str, ...]] = {
    "li": ("ul", "ol", "menu"),
    "dt": ("dl", "div"),
    "dd": ("dl", "div"),
    "summary": ("details",),
    "figcaption": ("figure",),
    "legend": ("fieldset", "optgroup"),
    "source": ("picture", "video", "audio"),
    "track": ("video", "audio"),
    "option": ("select", "datalist", "optgroup"),
    "style": ("head",),
}
"""Element → what it should stand in, though browsers show it elsewhere too."""
ITEMS: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset(("li",)), frozenset(("ul", "ol", "menu"))),
    "dt": (frozenset(("dt", "dd")), frozenset(("dl",))),
    "dd": (frozenset(("dt", "dd")), frozenset(("dl",))),
}
"""Element → those it would end when they are open, and the list that keeps them apart."""
PRESSED = _words("a button input select textarea label details iframe")
"""What a reader presses; not to stand in a link or a button."""
IN_DRAWINGS = frozenset(("a", "math", "script", "style", "svg", "title"))
"""Elements of HTML that are also elements of SVG; the others end a drawing in which they stand."""
