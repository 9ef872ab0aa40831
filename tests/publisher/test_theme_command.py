"""`manage.py theme check` finds what was planted, says where, and ends with code 1."""

import shutil
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from cms.theming import themes


@pytest.fixture
def own(settings, tmp_path, monkeypatch):
    """A folder of themes with `plain` and a theme of ours that extends it, which may be spoilt."""
    monkeypatch.setattr(themes, "RECHECK_SECONDS", -1)
    shutil.copytree(settings.LOA_THEMES_DIR / "plain", tmp_path / "themes" / "plain")
    settings.LOA_THEMES_DIR = tmp_path / "themes"
    folder = tmp_path / "themes" / "own"
    (folder / "css").mkdir(parents=True)
    describe(folder)
    return folder


def describe(folder, more: str = "") -> None:
    """Write the manifest of the theme."""
    head = f'name = "{folder.name}"\ntitle = "Của tôi"\nextends = "plain"\n'
    (folder / "theme.toml").write_text(head + more, encoding="utf-8")


def plant(folder, path: str, text: str) -> None:
    """Write a file of the theme."""
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_text(text, encoding="utf-8")


def check(name: str = "own") -> str:
    """What the command says of a theme with faults."""
    out = StringIO()
    with pytest.raises(CommandError, match=r"Có \d+ lỗi"):
        call_command("theme", "check", name, stdout=out)
    return out.getvalue()


def test_the_themes_that_come_with_loa_have_no_faults():
    out = StringIO()
    call_command("theme", "check", stdout=out)
    assert out.getvalue().count("không lỗi") == 3


def test_theme_that_only_extends_another_has_no_faults(own):
    call_command("theme", "check", "own", stdout=StringIO())


@pytest.mark.parametrize(
    ("manifest", "words"),
    [
        ("name =", "viết sai cú pháp TOML"),
        ('name = "own"\ntitle = "x"\nextends = "own"\n', "own → own"),
        ('name = "own"\ntitle = "x"\nextends = "khong-co"\n', "không có giao diện đó"),
    ],
)
def test_folder_that_is_no_theme_is_answered_with_one_sentence(own, manifest, words):
    (own / "theme.toml").write_text(manifest, encoding="utf-8")
    with pytest.raises(CommandError, match=words):
        call_command("theme", "check", "own")
    with pytest.raises(CommandError, match="Không có giao diện tên"):
        call_command("theme", "check", "khong-co")


def test_missing_template_is_found(own):
    (own.parent / "plain/templates/blocks/quote.html").unlink()
    said = check("plain")
    assert "thiếu mẫu templates/blocks/quote.html" in said
    assert "gọi một mẫu không có" in said


def test_undefined_variable_is_found_with_its_line_and_told_once(own):
    plant(own, "templates/partials/footer.html", "<footer>\n{{ site.khong_co }}\n</footer>")
    said = check()
    assert "partials/footer.html, dòng 2: dùng một giá trị không có (site.khong_co)" in said
    assert said.count("partials/footer.html") == 1


def test_poor_contrast_is_found_with_the_mode(own):
    describe(own, '[tokens.dark]\nlink = "#224466"\n')
    assert "chế độ tối: chữ link trên nền paper khó đọc" in check()


def test_sheet_that_is_too_heavy_is_found(own):
    describe(own, 'css = ["own.css"]\n')
    plant(own, "css/own.css", "".join(f".x{number}{{color:#{number:06x}}}" for number in range(200)))
    assert "quá mức 12800 byte" in check()


def test_word_that_is_not_translated_is_found(own):
    plant(
        own,
        "templates/blocks/quote.html",
        '<blockquote>{{ block.text }}<p>{{ _("Lời chưa ai dịch") }}</p></blockquote>',
    )
    said = check()
    assert "chưa có bản dịch (en) của: “Lời chưa ai dịch”" in said
    assert "chưa có bản dịch (km) của: “Lời chưa ai dịch”" in said


def test_what_the_gate_would_keep_back_is_found_before_a_page_is(own):
    plant(
        own, "templates/blocks/quote.html", '<blockquote onclick="x()">{{ block.text }}</blockquote><p id="main">2</p>'
    )
    said = check()
    assert "onclick" in said
    assert "trang nữa" in said


@pytest.mark.parametrize(
    ("spoilt", "words"),
    [
        ("#let wrong = tokn", ", dòng 2: không vẽ được thẻ chia sẻ (unknown variable: tokn)"),
        (
            '#if data.language == "km" { khmer-gap }',
            ", dòng 2: không vẽ được thẻ chia sẻ (unknown variable: khmer-gap)",
        ),
        (
            "#if data.title.len() > 150 { long-title }",
            ", dòng 2: không vẽ được thẻ chia sẻ (unknown variable: long-title)",
        ),
        ("#set page(width: 600pt, height: 315pt)\n#pagebreak()", ": phải vẽ đúng một trang 1200 × 630 điểm ảnh"),
    ],
)
def test_card_that_cannot_be_drawn_is_found_with_its_place_and_told_once(own, spoilt, words):
    plant(own, "templates/card.typ", f"#let data = json(bytes(sys.inputs.data))\n{spoilt}\n#data.title")
    said = check()
    assert said.count(f"Giao diện “own”, mẫu card.typ{words}") == 1


def test_contract_is_kept_by_the_same_command():
    out = StringIO()
    call_command("theme", "contract", "--check", stdout=out)
    assert "khớp với schema" in out.getvalue()


def test_list_says_what_each_theme_builds_on():
    out = StringIO()
    call_command("theme", "list", stdout=out)
    assert "lien-doan ← plain: Liên đoàn Lao động" in out.getvalue()


@pytest.mark.browser
def test_browser_finds_what_does_not_fit_the_narrowest_phone_and_what_keeps_people_out(own):
    describe(own, 'css = ["own.css"]\n')
    plant(own, "css/own.css", ".sapo { width: 40rem; max-width: none } h1 { color: #bbb }")
    out = StringIO()
    with pytest.raises(CommandError):
        call_command("theme", "check", "own", "--browser", stdout=out)
    assert "với chữ A++ rộng" in out.getvalue()
    assert "contrast" in out.getvalue()
