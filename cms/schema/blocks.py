"""The blocks a page's body is made of. Each block's `kind` names its template, its style sheet and its editor block."""

from dataclasses import dataclass
from typing import ClassVar

from cms.schema.fields import described
from cms.schema.references import Ref


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One piece of a body."""

    kind: ClassVar[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading(Block):
    """A heading inside a body; the page's title is the only first-level heading."""

    kind: ClassVar[str] = "heading"
    text: str = described("The words of the heading.")
    level: int = described("2 or 3.", 2)
    anchor: str = described("The id links can point at, unique on the page.", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class RichText(Block):
    """Paragraphs, lists and links."""

    kind: ClassVar[str] = "rich_text"
    html: str = described("Clean HTML; links to pages and documents are references. Print it with rich_text(html).")


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture(Block):
    """A picture with its caption."""

    kind: ClassVar[str] = "picture"
    picture: Ref = described("Which picture; get its files with picture(ref).")
    alt: str = described("What the picture shows, for those who do not see it; empty when it is decoration.", "")
    caption: str = described("The sentence under the picture.", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote(Block):
    """What somebody said or wrote."""

    kind: ClassVar[str] = "quote"
    text: str = described("The words quoted.")
    attribution: str = described("Who said it.", "")
    role: str = described("What that person is.", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps(Block):
    """Steps to take, in order."""

    kind: ClassVar[str] = "steps"
    title: str = described("A heading over the steps.", "")
    items: tuple[str, ...] = described("One piece of clean HTML per step; print with rich_text(html).")


@dataclass(frozen=True, slots=True, kw_only=True)
class Callout(Block):
    """A note set apart from the text."""

    kind: ClassVar[str] = "callout"
    tone: str = described("note, warning or success.", "note")
    title: str = described("The first line of the note.", "")
    html: str = described("Clean HTML; print with rich_text(html).")


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Block):
    """A table of plain text."""

    kind: ClassVar[str] = "table"
    caption: str = described("What the table is about.")
    header: tuple[str, ...] = described("The cells of the first row; empty when there is no header row.", ())
    rows: tuple[tuple[str, ...], ...] = described("The other rows.")
    first_column_is_header: bool = described("True when the first cell of each row names the row.", False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(Block):
    """A document to download."""

    kind: ClassVar[str] = "document"
    document: Ref = described("Which document; get its file with document(ref).")
    note: str = described("What it is good for.", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Audio(Block):
    """A sound of the site's own, with its words."""

    kind: ClassVar[str] = "audio"
    title: str = described("What it is called.")
    sound: Ref = described("Which document; get its file and length with document(ref).", Ref(""))
    transcript: str = described("Clean HTML of what is said; print with rich_text(html).", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Media(Block):
    """A video, or a sound elsewhere: a linked poster, never an embedded player."""

    kind: ClassVar[str] = "media"
    medium: str = described("video or audio.", "video")
    url: str = described("Where it is; empty when `film` is given.", "")
    service: str = described("What people call the place it leads to: YouTube, Facebook …", "")
    film: Ref = described("The site's own file, a document; empty when `url` is given.", Ref(""))
    title: str = described("What it is called.")
    poster: Ref = described("The picture shown; may be empty.", Ref(""))
    duration: str = described("How long it takes, as text; for a film document(ref) knows.", "")
    transcript: str = described("Clean HTML of what is said and seen; may be empty.", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class CallToAction(Block):
    """One button that asks the reader to do something."""

    kind: ClassVar[str] = "call_to_action"
    text: str = described("The words on the button.")
    target: Ref = described("The page it leads to; empty when `url` is given.", Ref(""))
    url: str = described("An address outside the site (https, tel or mailto); empty when `target` is given.", "")
    note: str = described("A sentence beside the button.", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionAnswer(Block):
    """A question and its answer."""

    kind: ClassVar[str] = "question_answer"
    question: str = described("The question.")
    answer: str = described("Clean HTML; print with rich_text(html).")


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureTable(Block):
    """Numbers of the law side by side, each with the day since when it holds."""

    kind: ClassVar[str] = "figure_table"
    caption: str = described("What the table shows.", "")
    figures: tuple[Ref, ...] = described("The figures, in order; get each with figure(ref).", ())


BLOCK_KINDS: dict[str, type[Block]] = {
    block.kind: block
    for block in (
        Heading,
        RichText,
        Picture,
        Quote,
        Steps,
        Callout,
        Table,
        Document,
        Audio,
        Media,
        CallToAction,
        QuestionAnswer,
        FigureTable,
    )
}
