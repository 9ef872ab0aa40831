"""Short words for writing the demo's texts: a page of text should look like a page of text."""

from datetime import datetime
from zoneinfo import ZoneInfo

from cms.schema import Block, Citation, FigureTable, GuideAnswer, GuideNode, Heading, Picture, RichText, Tag
from cms.schema.references import Ref
from cms.schema.text import slugify

_HERE = ZoneInfo("Asia/Ho_Chi_Minh")


def at(moment: str) -> datetime:
    """`"2026-10-05 08:15"` as a moment in Viet Nam. Raises ValueError when it is no moment."""
    return datetime.fromisoformat(moment).replace(tzinfo=_HERE)


def heading(text: str, level: int = 2) -> Heading:
    """A heading of the body; `level` is 2 or 3."""
    return Heading(text=text, level=level)


def text(*paragraphs: str) -> RichText:
    """Paragraphs of clean HTML; what does not open with a tag of its own becomes a paragraph."""
    return RichText(html="".join(p if p.startswith(("<ul>", "<ol>")) else f"<p>{p}</p>" for p in paragraphs))


def bullets(*items: str) -> str:
    """A list as clean HTML, for `text`."""
    return "<ul>" + "".join(f"<li>{item}</li>" for item in items) + "</ul>"


def paragraphs(*items: str) -> str:
    """Paragraphs as clean HTML, for a field that holds HTML."""
    return text(*items).html


def picture(name: str, alt: str, caption: str = "") -> Picture:
    """A picture of the demo's library in a body."""
    return Picture(picture=Ref(f"picture:{name}"), alt=alt, caption=caption)


def page(slug: str) -> Ref:
    """A reference to a page of the demo by its slug."""
    return Ref(f"page:{slug}")


def document(name: str) -> Ref:
    """A reference to a document of the demo by its name."""
    return Ref(f"document:{name}")


def tags(*names: str) -> tuple[Tag, ...]:
    """Tags by their words."""
    return tuple(Tag(name=name, slug=slugify(name)) for name in names)


def figures(caption: str, *keys: str) -> FigureTable:
    """A table of figures of the registry, by their keys."""
    return FigureTable(caption=caption, figures=tuple(Ref(f"figure:{key}") for key in keys))


def number(key: str) -> str:
    """A figure of the registry within a text."""
    return f'<a href="figure:{key}">{key}</a>'


def cite(document: str, *places: str) -> tuple[Citation, ...]:
    """Citations of places in one document: `cite("45/2019/QH14", "97.4", "35.2.b")`."""
    return tuple(Citation(provision=Ref(f"provision:{document}:{place}")) for place in places)


def ask(title: str, *answers: tuple[str, str], help: str = "") -> GuideNode:
    """A question of a guide. `answers`: (words, title of the node they lead to); `help`: clean HTML."""
    led = tuple(GuideAnswer(text=words, leads_to=slugify(target)) for words, target in answers)
    return GuideNode(code=slugify(title), title=title, help=help, answers=led)


def conclude(title: str, *blocks: Block) -> GuideNode:
    """An outcome of a guide."""
    return GuideNode(code=slugify(title), title=title, body=blocks)
