"""Pieces that are drawn once: the same HTML, and the same record of what it rests on, as if drawn each time."""

import pytest
from minijinja import safe

from cms import schema
from cms.theming import themes
from cms.theming.engine import render
from cms.theming.errors import ThemeError
from cms.theming.partials import KeptPartials
from cms.theming.samples.pages import make_full_contexts
from cms.theming.samples.union import SampleLookup


class RecordingLookup(SampleLookup):
    """Knows what it was asked."""

    def __init__(self) -> None:
        self.reads = []

    def url(self, ref: schema.references.Ref) -> str:
        """The address of a known page."""
        self.reads.append(ref)
        return super().url(ref)


@pytest.fixture
def draw(settings, tmp_path, monkeypatch):
    """Draw an article with a page template and a partial called piece; returns the HTML."""
    monkeypatch.setattr(themes, "RECHECK_SECONDS", -1)
    settings.LOA_THEMES_DIR = tmp_path / "themes"
    folder = settings.LOA_THEMES_DIR / "own" / "templates"
    for name in ("pages", "partials"):
        (folder / name).mkdir(parents=True)
    (folder.parent / "theme.toml").write_text('name = "own"\ntitle = "Riêng"\n', encoding="utf-8")

    def draw(page: str, piece: str, lookup: SampleLookup | None = None) -> str:
        (folder / "pages/article.html").write_text(page, encoding="utf-8")
        (folder / "partials/piece.html").write_text(piece, encoding="utf-8")
        context = make_full_contexts()["pages/article.html"]
        return render("own", "pages/article.html", context, lookup or SampleLookup())

    return draw


def test_partial_sees_what_it_is_given_and_nothing_else(draw):
    assert draw('{{ partial("piece", x=site.name) }}', "<b>{{ x }}</b>") == f"<b>{site_name()}</b>"
    with pytest.raises(ThemeError, match=r"mẫu partials/piece\.html, dòng 1"):
        draw('{{ partial("piece", x=1) }}', "{{ site.name }}")


def site_name() -> str:
    """The invented union's name."""
    return make_full_contexts()["pages/article.html"].site.name


def test_partial_that_is_not_there_is_named(draw):
    with pytest.raises(ThemeError, match=r"mẫu partials/none\.html"):
        draw('{{ partial("none", x=1) }}', "")


def test_values_that_are_equal_but_printed_differently_are_drawn_each(draw):
    page = '{{ partial("piece", x=1) }} {{ partial("piece", x=true) }} {{ partial("piece", x=1) }}'
    assert draw(page, "{{ x }}") == "1 True 1"
    page = '{{ partial("piece", x="<p>") }} {{ partial("piece", x="<p>"|safe) }} {{ partial("piece", x="<p>") }}'
    assert draw(page, "{{ x }}") == "&lt;p&gt; <p> &lt;p&gt;"


def test_value_that_cannot_be_kept_is_drawn_all_the_same(draw):
    assert draw('{{ partial("piece", x=["a", "b"]) }}', "{{ x|join('-') }}") == "a-b"


def test_every_page_is_recorded_as_asking_what_a_kept_piece_asked(draw):
    page, piece = '{{ partial("piece", x="page:12") }}', "{{ url_of(x) }}"
    first, second = RecordingLookup(), RecordingLookup()
    assert draw(page, piece, first) == draw(page, piece, second) == "/quyen-cua-ban/bi-no-luong/"
    assert first.reads == second.reads == ["page:12"]


def test_piece_is_drawn_anew_when_an_answer_has_changed(draw):
    page, piece = '{{ partial("piece", x="page:12") }}', "{{ url_of(x) }}"
    assert draw(page, piece) == "/quyen-cua-ban/bi-no-luong/"
    moved = SampleLookup()
    moved.pages = SampleLookup.pages | {"page:12": ("explainer", "Bị nợ lương", "/moi/")}
    assert draw(page, piece, moved) == "/moi/"
    assert draw(page, piece) == "/quyen-cua-ban/bi-no-luong/"


def test_edited_partial_is_drawn_anew(draw):
    page = '{{ partial("piece", x=1) }}'
    assert draw(page, "một") == "một"
    assert draw(page, "hai ba") == "hai ba"


def test_oldest_pieces_go_when_there_are_too_many(monkeypatch):
    monkeypatch.setattr("cms.theming.partials.LIMIT", 2)
    kept, made = KeptPartials(), []

    def ask_for(key: str) -> None:
        kept.get(key, SampleLookup(), lambda lookup: safe(made.append(key) or key))

    for key in ("a", "b", "b", "c", "b", "a"):
        ask_for(key)
    assert made == ["a", "b", "c", "a"]


@pytest.mark.parametrize("theme", ["lien-doan", "plain"])
def test_menu_says_where_the_reader_is_on_each_page_drawn_after_another(theme):
    context = make_full_contexts()["pages/article.html"]
    fields = {name: getattr(context, name) for name in type(context).__dataclass_fields__}
    inside, at_section = (
        render(theme, "pages/article.html", type(context)(**fields | {"url": url}), SampleLookup())
        for url in ("/quyen-cua-ban/mot-bai/", "/quyen-cua-ban/")
    )
    assert '<a href="/quyen-cua-ban/" aria-current="true">' in inside
    assert '<a href="/quyen-cua-ban/" aria-current="page">' in at_section
