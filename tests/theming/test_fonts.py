"""The Khmer letters that pages carry: all of them, able to stand above and below one another, and light."""

import re
import unicodedata
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from cms.publisher.theme_check import checking
from cms.theming.fonts import MOST_BYTES, get_font, list_fonts
from cms.theming.themes import get_theme
from deploy.make import khmer_font

KHMER = [code for code in (*range(0x1780, 0x1800), *range(0x19E0, 0x1A00)) if unicodedata.name(chr(code), "")]
STACKED = {"pref", "blwf", "abvf", "pstf", "pres", "blws", "abvs", "psts"}
"""What OpenType asks of Khmer: letters that go before, below, above and after another, and their joined shapes."""
OF_LATIN = {"aalt", "ccmp", "ordn", "kern", "mkmk"}
"""Named for Khmer too, but every rule of theirs in the source is about Latin letters and accents."""
PLACED = {"abvm", "blwm", "mark", "dist"}


@pytest.fixture(scope="module")
def font() -> TTFont:
    return TTFont(BytesIO(get_font("km").data))


def list_features(table) -> set[str]:
    """The features that a table has for Khmer."""
    [khmer] = [record.Script for record in table.ScriptList.ScriptRecord if record.ScriptTag == "khmr"]
    languages = [khmer.DefaultLangSys, *(record.LangSys for record in khmer.LangSysRecord)]
    return {table.FeatureList.FeatureRecord[n].FeatureTag for found in languages if found for n in found.FeatureIndex}


def test_font_has_every_khmer_letter_and_none_of_latin(font):
    letters = font.getBestCmap()
    assert [hex(code) for code in KHMER if code not in letters] == []
    assert len(KHMER) > 140
    assert not [chr(code) for code in letters if chr(code).isascii() and chr(code).isalnum()]


def test_font_keeps_the_rules_by_which_letters_stand_below_and_above_others(font):
    assert list_features(font["GSUB"].table) >= STACKED
    assert list_features(font["GPOS"].table) >= PLACED
    source = TTFont(khmer_font.find_source())
    for table in ("GSUB", "GPOS"):
        assert list_features(font[table].table) == list_features(source[table].table) - OF_LATIN, "all that it had"


def test_font_is_light_and_its_licence_lies_beside_it():
    assert all(len(font.data) <= MOST_BYTES for font in list_fonts())
    [licence] = (Path(khmer_font.TO).parent).glob("*.txt")
    assert "SIL OPEN FONT LICENSE" in licence.read_text().upper()


def test_font_is_what_the_command_makes_of_its_source(monkeypatch, tmp_path):
    monkeypatch.setattr(khmer_font, "TO", tmp_path / "made.woff2")
    khmer_font.main()
    assert (tmp_path / "made.woff2").read_bytes() == get_font("km").data


def test_sheet_takes_the_phones_own_letters_first_and_nothing_from_elsewhere():
    face = get_font("km").face
    source = re.search(r"src:([^;]+);", face)[1].split(",")
    assert [part.partition("(")[0] for part in source[:-1]] == ["local"] * (len(source) - 1)
    assert source[-1] == f'url({get_font("km").path})format("woff2")'
    assert "font-display:swap" in face and "unicode-range:U+1780-17FF," in face
    assert get_font("vi") is get_font("en") is None


def test_check_of_a_theme_tells_of_letters_too_heavy(monkeypatch):
    def complain() -> list[str]:
        return [fault for fault in checking._look_at_folder(get_theme("plain")) if "Phông chữ" in fault]

    assert complain() == []
    monkeypatch.setattr(checking, "MOST_BYTES", 10)
    assert len(complain()) == 1
