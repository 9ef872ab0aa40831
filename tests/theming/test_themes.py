"""Finding and extending themes, and what is said when one is badly described."""

import pytest

from cms.theming.errors import ThemeError
from cms.theming.themes import get_digest, get_style, get_theme, list_themes


def test_the_themes_that_come_with_loa_are_listed_by_name():
    assert [(theme.name, theme.title) for theme in list_themes()] == [
        ("chien-dich", "Chiến dịch"),
        ("lien-doan", "Liên đoàn Lao động"),
        ("plain", "Giản dị"),
    ]
    assert get_theme("lien-doan").parent == get_theme("plain")


@pytest.mark.parametrize("name", ["khong-co", "", "../plain", "plain/../plain", "Plain", "/etc"])
def test_unknown_name_is_refused_in_words(name):
    with pytest.raises(ThemeError, match="Không có giao diện tên"):
        get_theme(name)


def test_missing_parent_is_named(write_theme):
    write_theme("con", 'name = "con"\ntitle = "Con"\nextends = "me"\n')
    with pytest.raises(ThemeError, match="“con” kế thừa “me”, nhưng không có"):
        get_theme("con")


def test_circle_of_themes_is_shown_as_a_circle(write_theme):
    write_theme("a", 'name = "a"\ntitle = "A"\nextends = "b"\n')
    write_theme("b", 'name = "b"\ntitle = "B"\nextends = "a"\n')
    with pytest.raises(ThemeError, match="a → b → a"):
        get_theme("a")


@pytest.mark.parametrize(
    ("manifest", "words"),
    [
        ("name = ", "viết sai cú pháp"),
        ('name = "khac"\ntitle = "x"', "phải ghi name"),
        ('name = "a"', "thiếu title"),
        ('name = "a"\ntitle = "x"\ncolour = "red"', "mục lạ: colour"),
    ],
)
def test_badly_written_manifest_is_refused_in_words(write_theme, manifest, words):
    write_theme("a", manifest)
    with pytest.raises(ThemeError, match=words):
        list_themes()


def test_child_replaces_a_sheet_of_the_same_name_in_its_place_and_adds_its_own_after(write_theme):
    write_theme(
        "me",
        'name = "me"\ntitle = "M"\ncss = ["one.css", "two.css"]\n[tokens]\nink = "#000"\nline = "#ccc"\n',
        css__one_css="a{b:1}",
        css__two_css="a{b:var(--line);c:var(--ink)}",
    )
    write_theme(
        "con",
        'name = "con"\ntitle = "C"\nextends = "me"\ncss = ["one.css", "three.css"]\n[tokens]\nink = "#111"\n',
        css__one_css="a{b:9}",
        css__three_css="a{b:3}",
    )
    style = get_style("con")
    assert style.endswith("a{b:9}a{b:#ccc;c:#111}a{b:3}")


def test_listed_sheet_that_is_missing_is_named(write_theme):
    write_theme("a", 'name = "a"\ntitle = "A"\ncss = ["mat.css"]\n')
    with pytest.raises(ThemeError, match=r"thiếu tệp css/mat\.css"):
        get_style("a")


def test_digest_changes_with_a_template_and_with_a_colour_of_the_parent(write_theme):
    write_theme("me", templates__a_html="một")
    write_theme("con", 'name = "con"\ntitle = "C"\nextends = "me"\n')
    digests = [get_digest("con")]
    write_theme("me", templates__a_html="hai ba")
    digests.append(get_digest("con"))
    write_theme("me", 'name = "me"\ntitle = "M"\n[tokens]\nink = "#123456"\n')
    digests.append(get_digest("con"))
    assert len(set(digests)) == 3
