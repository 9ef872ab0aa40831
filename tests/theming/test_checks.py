"""`manage.py check` finds what is wrong with a theme before a page is drawn."""

import shutil

import pytest

from cms.theming import themes
from cms.theming.checks import check_themes


@pytest.fixture
def copy_of_themes(settings, tmp_path, monkeypatch):
    """The themes of the house in a folder that may be spoilt."""
    monkeypatch.setattr(themes, "RECHECK_SECONDS", -1)
    copy = tmp_path / "themes"
    shutil.copytree(settings.LOA_THEMES_DIR, copy)
    settings.LOA_THEMES_DIR = copy
    return copy


def spoil(path, old: str, new: str) -> None:
    """Replace words of a file that must be there."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def found(id_: str) -> list[str]:
    """The messages of one kind."""
    return [message.msg for message in check_themes() if message.id == id_]


def test_the_themes_that_come_with_loa_have_no_faults():
    assert check_themes() == []


def test_missing_template_is_found_in_the_theme_and_in_its_children(copy_of_themes):
    (copy_of_themes / "plain/templates/blocks/quote.html").unlink()
    assert len(found("theming.E002")) == 3
    assert "blocks/quote.html" in found("theming.E002")[0]


def test_template_that_does_not_compile_is_found(copy_of_themes):
    (copy_of_themes / "plain/templates/404.html").write_text("{% if %}", encoding="utf-8")
    assert any("404.html, dòng 1: viết sai cú pháp" in message for message in found("theming.E003"))


def test_block_without_a_sheet_is_found(copy_of_themes):
    spoil(copy_of_themes / "plain/theme.toml", '    "blocks/quote.css",\n', "")
    assert "blocks/quote.css" in found("theming.E004")[0]


def test_missing_sheet_is_found(copy_of_themes):
    (copy_of_themes / "plain/css/cards.css").unlink()
    assert "css/cards.css" in found("theming.E005")[0]


def test_colours_nobody_can_tell_apart_are_found_with_the_mode(copy_of_themes):
    spoil(copy_of_themes / "lien-doan/theme.toml", 'muted = "#a8b5c6"', 'muted = "#4a5768"')
    assert any("chế độ tối: chữ muted trên nền paper" in message for message in found("theming.E007"))


def test_missing_and_misspelt_colours_are_found(copy_of_themes):
    spoil(copy_of_themes / "plain/theme.toml", 'tint = "#e3f1ee"\n', "")
    assert "thiếu màu tint" in found("theming.E006")[0]
    spoil(copy_of_themes / "plain/theme.toml", 'paper = "#fff"', 'paper = "white"')
    assert any("#rrggbb" in message for message in found("theming.E006"))


def test_theme_that_cannot_be_read_is_found(copy_of_themes):
    (copy_of_themes / "plain/theme.toml").write_text("name =", encoding="utf-8")
    assert "viết sai cú pháp TOML" in found("theming.E001")[0]
