"""What editors decide about searching the public site."""

from dataclasses import dataclass
from typing import ClassVar

from cms.schema.fields import described
from cms.schema.references import Ref


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortWriting:
    """A writing that stands for another: `bhxh`."""

    writing: str = described("As workers type it.")
    meaning: str = described("What they mean.")


@dataclass(frozen=True, slots=True, kw_only=True)
class BestAnswer:
    """Pages to show first for a query."""

    query: str = described("What is typed; diacritics do not matter.")
    pages: tuple[Ref, ...] = described("The pages, the best first.")


@dataclass(frozen=True, slots=True, kw_only=True)
class PagePrior:
    """A page to show higher or lower than its words alone would."""

    page: Ref = described("The page.")
    percent: int = described("What its score is multiplied with, in hundredths.")


@dataclass(frozen=True, slots=True, kw_only=True)
class KindPrior:
    """A kind of page to show higher or lower."""

    kind: str = described("article, explainer …")
    percent: int = described("What the scores of such pages are multiplied with, in hundredths.")


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchWords:
    """The words search knows in one language, and what editors want shown first."""

    kind: ClassVar[str] = "search"
    language: str = described("vi, km or en.")
    short: tuple[ShortWriting, ...] = described("Writings that stand for others.", ())
    same: tuple[tuple[str, ...], ...] = described("Groups of phrases that mean the same.", ())
    off: tuple[str, ...] = described("Groups that ship with Loa and are not to count, by their keys.", ())
    light: tuple[str, ...] = described("Phrases of questions, which say little about what is asked.", ())
    best: tuple[BestAnswer, ...] = described("Pages chosen for a query.", ())
    page_priors: tuple[PagePrior, ...] = described("Pages to show higher or lower.", ())
    kind_priors: tuple[KindPrior, ...] = described("Kinds of pages to show higher or lower.", ())
