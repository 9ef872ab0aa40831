"""Every page kind with every block kind, full and empty, in every language: what a theme is drawn with to be judged."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from cms.schema import TokenChange
from cms.schema.languages import LANGUAGES
from cms.theming.engine import render
from cms.theming.errors import ThemeError
from cms.theming.samples.pages import make_empty_contexts, make_full_contexts
from cms.theming.samples.union import SampleLookup

BASE_URL = "https://congdoan.example.vn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """One page as the theme draws it, or why it cannot."""

    theme: str
    template: str
    language: str
    full: bool
    html: str = ""
    error: str = ""

    @property
    def name(self) -> str:
        """Which page this is, in a few words."""
        return f"{self.template} ({self.language}{'' if self.full else ', trống'})"


def draw_samples(theme: str, changes: tuple[TokenChange, ...] = ()) -> Iterator[Sample]:
    """Every sample in `theme`. A template that fails gives a sample with the error; nothing is raised."""
    for language in LANGUAGES:
        for full, contexts in ((True, make_full_contexts()), (False, make_empty_contexts())):
            for template, context in contexts.items():
                site = replace(context.site, language=language, tokens=changes)
                where = {"theme": theme, "template": template, "language": language, "full": full}
                try:
                    html = render(theme, template, replace(context, site=site), SampleLookup())
                except ThemeError as error:
                    yield Sample(**where, error=str(error))
                else:
                    yield Sample(**where, html=html)
