"""What templates print is written in Vietnamese and stands in every language of the theme."""

from dataclasses import replace

import pytest

from cms import schema
from cms.schema.languages import LANGUAGES, SOURCE_LANGUAGE
from cms.theming import themes
from cms.theming.checks import check_themes
from cms.theming.engine import render
from cms.theming.errors import ThemeError
from cms.theming.samples.pages import make_full_contexts
from cms.theming.samples.union import SampleLookup
from cms.theming.themes import get_digest, get_theme, list_missing_words, list_themes, list_words
from cms.theming.words import list_template_words, translate_template

OTHERS = tuple(code for code in LANGUAGES if code != SOURCE_LANGUAGE)


def draw(theme: str, template: str, language: str) -> str:
    """A page of the sample in a language."""
    context = make_full_contexts()[template]
    context = replace(context, site=replace(context.site, language=language))
    return render(theme, template, context, SampleLookup())


@pytest.fixture
def own_theme(settings, tmp_path, monkeypatch):
    """Write files of two themes, `own` and its parent `above`; returns a function that does."""
    monkeypatch.setattr(themes, "RECHECK_SECONDS", -1)
    settings.LOA_THEMES_DIR = tmp_path / "themes"

    def write(**files: str) -> None:
        for name, text in files.items():
            path = settings.LOA_THEMES_DIR / (name.replace("__", "/") + (".html" if "templates" in name else ".toml"))
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    write(above__theme='name = "above"\ntitle = "Trên"', own__theme='name = "own"\ntitle = "Riêng"\nextends = "above"')
    return write


@pytest.mark.parametrize("language", OTHERS)
def test_themes_that_come_with_loa_have_every_word_in_every_language(language):
    """What is named here goes into `themes/<name>/words/<language>.toml`, translated; see themes/README.md."""
    assert [words for theme in list_themes() for words in list_missing_words(theme, language)] == []


@pytest.mark.parametrize("language", OTHERS)
def test_no_translation_is_kept_of_words_that_no_template_prints(language):
    for theme in list_themes():
        assert set(theme.get_words(language)) - set(list_words(theme)) == set()


def test_templates_print_no_vietnamese_outside_of_words():
    drawn = draw("plain", "404.html", "en")
    assert "Page not found" in drawn and '<html lang="en">' in drawn
    for words in ("Không tìm thấy", "Trang chủ", "Cỡ chữ", "Đến nội dung"):
        assert words not in drawn


def test_page_costs_no_call_for_its_words():
    assert translate_template('<p>{{ _("Nhà") }}</p>', {"Nhà": "Home & away"}) == "<p>Home &amp; away</p>"


@pytest.mark.parametrize(
    ("source", "drawn"),
    [
        ('{{ _("Nhà") }}', "Home"),
        ('<a title="{{ _("Nói \\"vâng\\"") }}">', '<a title="Say &quot;yes&quot;">'),
        ('{{ _("Từ {a} đến {b}", a=1, b="<b>") }}', "To &lt;b&gt; from 1"),
        ('{{ _("Từ {a} đến {b}", a=[1, 2]|join("),"), b={"k": 3}["k"]) }}', "To 3 from 1),2"),
        ('{{ _("Từ {a} đến {b}", a=_("Nhà"), b="<i>"|safe) }}', "To <i> from Home"),
        ('{% set x = _("Từ {a} đến {b}", a=1, b=2) if 1 else _("Nhà") %}{{ x }}', "To 2 from 1"),
        ('{% macro m(t=_("Nhà")) %}{{ t }}{% endmacro %}{{ m() }}', "Home"),
        ('{{ _("Chưa dịch {a}", a=2) }}', "Chưa dịch 2"),
        ('{{ _("Ngoặc") }}', "{{ x }}"),
    ],
)
def test_words_are_put_in_their_place(own_theme, source, drawn):
    words = {"Nhà": "Home", 'Nói \\"vâng\\"': 'Say \\"yes\\"', "Từ {a} đến {b}": "To {b} from {a}", "Ngoặc": "{{ x }}"}
    lines = "\n".join(f'"{key}" = "{value}"' for key, value in words.items())
    own_theme(above__words__en=lines, own__templates__404=source)
    assert draw("own", "404.html", "en").replace("&#123;", "{") == drawn


def test_value_that_is_not_given_is_an_error_of_the_template(own_theme):
    own_theme(own__templates__404='{{ _("Từ {a}") }}')
    with pytest.raises(ThemeError, match=r"mẫu 404\.html, dòng 1"):
        draw("own", "404.html", "en")


def test_words_that_are_no_text_in_the_template_are_an_error(own_theme):
    own_theme(own__templates__404="{{ _(url) }}")
    with pytest.raises(ThemeError, match="gọi một hàm không có"):
        draw("own", "404.html", "vi")


def test_own_words_win_over_those_of_the_theme_above(own_theme):
    own_theme(
        above__templates__404='{{ _("Nhà") }}, {{ _("Ngõ") }}',
        above__words__en='"Nhà" = "House"\n"Ngõ" = "Lane"',
        own__words__en='"Nhà" = "Home"',
    )
    assert [draw(name, "404.html", "en") for name in ("above", "own")] == ["House, Lane", "Home, Lane"]
    assert draw("own", "404.html", "vi") == "Nhà, Ngõ"


def test_missing_words_are_named_by_check_and_printed_in_vietnamese(own_theme):
    own_theme(above__templates__404='{{ _("Nhà", a=_("Ngõ")) }}', above__words__km='"Nhà" = "ផ្ទះ"')
    assert list_missing_words(get_theme("own"), "km") == ["Ngõ"]
    warnings = [message.msg for message in check_themes() if message.id == "theming.W008"]
    assert len(warnings) == 2 and "“own” chưa có bản dịch (km) của: “Ngõ”" in warnings[1]


def test_theme_of_one_language_is_not_asked_for_others(own_theme):
    own_theme(own__templates__404='{{ _("Nhà") }}')
    assert not [message for message in check_themes() if message.id == "theming.W008"]


@pytest.mark.parametrize("words", ['"Nhà" = 3', '"Từ {a}" = "From {b}"', '"Nhà" = ', '"Từ {a}" = "From"'])
def test_file_of_words_that_is_wrong_is_named(own_theme, words):
    own_theme(own__templates__404='{{ _("Nhà") }}', own__words__en=words)
    errors = [message.msg for message in check_themes() if message.id == "theming.E008"]
    assert errors and "own/words/en.toml" in errors[0]
    with pytest.raises(ThemeError, match=r"own/words/en\.toml"):
        draw("own", "404.html", "en")
    assert draw("own", "404.html", "vi") == "Nhà"


def test_other_words_make_another_digest_and_so_other_pages(own_theme):
    own_theme(own__templates__404='{{ _("Nhà") }}', own__words__en='"Nhà" = "Home"')
    before = get_digest("own")
    own_theme(own__words__en='"Nhà" = "House"')
    assert get_digest("own") != before
    assert draw("own", "404.html", "en") == "House"


def test_words_in_a_comment_are_not_asked_for():
    assert list_template_words('{# {{ _("Cũ") }} #}{{ _("Mới") }}') == ["Mới"]


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("template", schema.CONTEXTS)
def test_every_page_is_drawn_strictly_in_every_language(template, language):
    assert f'<html lang="{language}">' in draw("plain", template, language)
