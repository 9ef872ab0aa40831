"""The admin speaks Vietnamese: nothing an editor can meet is left in English."""

import ast
import re
import unicodedata
from pathlib import Path

import django
import polib
import pytest
import taggit
import wagtail
from django.utils.translation import gettext, override

ROOT = Path(__file__).resolve().parent.parent
CATALOGUES = ROOT / "cms" / "locale" / "vi" / "LC_MESSAGES"
WAGTAIL, DJANGO = Path(wagtail.__file__).parent, Path(django.__file__).parent
WHAT_EDITORS_USE = [
    WAGTAIL,
    *(WAGTAIL / app for app in ("admin", "images", "documents", "users", "snippets", "sites", "locales", "embeds")),
    *(
        WAGTAIL / "contrib" / app
        for app in ("redirects", "simple_translation", "settings", "table_block", "search_promotions")
    ),
    DJANGO / "conf",
    DJANGO / "contrib" / "auth",
    DJANGO / "contrib" / "humanize",
    Path(taggit.__file__).parent,
]
PLACEHOLDER = re.compile(r"%\([a-zA-Z_0-9]+\)[sd]|%[sd]|\{[a-zA-Z_0-9.]*\}")


def read_translated(path: Path) -> set[tuple[str | None, str]]:
    """(context, message) of every translated entry of a catalogue; none when there is no such file."""
    return (
        {(entry.msgctxt, entry.msgid) for entry in polib.pofile(str(path)) if entry.translated()}
        if path.exists()
        else set()
    )


def list_missing(app: Path, domain: str) -> list[str]:
    """The messages of an installed app that neither its own Vietnamese catalogue nor ours translates."""
    english = app / "locale" / "en" / "LC_MESSAGES" / f"{domain}.po"
    if not english.exists():
        return []
    vietnamese = read_translated(app / "locale" / "vi" / "LC_MESSAGES" / f"{domain}.po")
    ours = read_translated(CATALOGUES / f"{domain}.po")
    wanted = {(entry.msgctxt, entry.msgid) for entry in polib.pofile(str(english)) if not entry.obsolete}
    return sorted(message for _, message in wanted - vietnamese - ours)


@pytest.mark.parametrize("domain", ["django", "djangojs"])
@pytest.mark.parametrize("app", WHAT_EDITORS_USE, ids=lambda path: "/".join(path.parts[-2:]))
def test_no_message_of_the_admin_is_left_untranslated(app, domain):
    missing = list_missing(app, domain)
    assert not missing, f"{len(missing)} missing: {missing[:10]}"


def test_the_count_can_find_a_missing_message():
    assert list_missing(WAGTAIL / "contrib" / "styleguide", "django") or list_missing(
        WAGTAIL / "contrib" / "forms", "django"
    )


@pytest.mark.parametrize("domain", ["django", "djangojs"])
def test_translations_keep_every_placeholder_and_are_in_normal_form(domain):
    for entry in polib.pofile(str(CATALOGUES / f"{domain}.po")):
        texts = list(entry.msgstr_plural.values()) or [entry.msgstr]
        source = entry.msgid_plural or entry.msgid
        for text in texts:
            assert sorted(PLACEHOLDER.findall(text)) == sorted(PLACEHOLDER.findall(source)), entry.msgid
            assert unicodedata.is_normalized("NFC", text), entry.msgid
            assert text.startswith("\n") == source.startswith("\n"), entry.msgid


def test_catalogues_are_compiled_and_used():
    with override("vi"):
        assert gettext("Page '%(page_title)s' has been published.") == "Đã đăng trang “%(page_title)s”."


@pytest.mark.parametrize("language", ["km", "en"])
def test_what_python_writes_for_readers_is_translated_and_keeps_its_placeholders(language):
    catalogue = polib.pofile(str(CATALOGUES.parent.parent / language / "LC_MESSAGES" / "django.po"))
    assert catalogue.percent_translated() == 100
    for entry in catalogue:
        assert sorted(PLACEHOLDER.findall(entry.msgstr)) == sorted(PLACEHOLDER.findall(entry.msgid)), entry.msgid
        assert unicodedata.is_normalized("NFC", entry.msgstr), entry.msgid


@pytest.mark.parametrize("language", ["km", "en"])
def test_every_word_that_lists_and_sheets_print_is_in_the_catalogue(language):
    catalogue = {e.msgid for e in polib.pofile(str(CATALOGUES.parent.parent / language / "LC_MESSAGES" / "django.po"))}
    sources = [
        ROOT / "cms" / "publisher" / f"{name}.py"
        for name in ("contexts", "change_lists", "sheets", "feeds", "searching", "register_links")
    ]
    printed = {words for path in sources for words in re.findall(r'\b_\(["\'](.+?)["\']\)', path.read_text())}
    assert printed <= catalogue


FOR_THE_OFFICE = {
    "Số mới", "Giờ gọi", "Lời nhắn", "Phiếu thử không đúng",
    "LOA_INTAKE_SECRET ở văn phòng và ở máy nhận biểu mẫu khác nhau.",
}  # fmt: skip
"""What is written on the way to a receipt, and only read by those who work with it."""


def list_printed(folder: Path) -> set[str]:
    """The words that modules and templates of a folder print."""
    found = set()
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("_", "mark", "gettext_lazy"):
                found |= {argument.value for argument in node.args[:1] if isinstance(argument, ast.Constant)}
    for path in folder.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        found |= set(re.findall(r'(?:{% trans |_\()"([^"]+)"', text))
        whole = re.findall(r"{% blocktrans[^%]*%}(.*?){% endblocktrans %}", text, re.DOTALL)
        found |= {re.sub(r"{{ (\w+) }}", r"%(\1)s", words) for words in whole}
    return found


@pytest.mark.parametrize("language", ["km", "en"])
@pytest.mark.parametrize("room", ["intake", "receipt_page"])
def test_every_word_that_a_sender_may_be_answered_with_is_in_the_catalogue(language, room):
    catalogue = {e.msgid for e in polib.pofile(str(CATALOGUES.parent.parent / language / "LC_MESSAGES" / "django.po"))}
    printed = list_printed(ROOT / "cms" / "interest" / room)
    assert len(printed) > 20
    assert printed - catalogue - FOR_THE_OFFICE == set()


KHMER_WORDS = {"ទូរសព្ទ": "ទូរស័ព្ទ", "សំណុំបែបបទ": "ទម្រង់", "ទម្រង់បែបបទ": "ទម្រង់", "ឲ្យ": "ឱ្យ", "្ដ": "្ត"}
"""What is written one way in one place must be so in all: otherwise a reader asks what the difference is, and a search
for one finds not the other. Way not taken → way taken: telephone, form (twice), give; and one of two letters below
that look the same."""


def test_khmer_has_one_word_and_one_spelling_for_a_thing():
    places = [
        CATALOGUES.parent.parent / "km" / "LC_MESSAGES" / "django.po",
        *sorted((ROOT / "cms").rglob("*.py")),
        *sorted((ROOT / "themes").rglob("*.toml")),
        *sorted((ROOT / "themes").rglob("*.html")),
    ]
    texts = {path: path.read_text(encoding="utf-8") for path in places}
    found = [(path.name, word) for path, text in texts.items() for word in KHMER_WORDS if word in text]
    assert not found
    everything = "".join(texts.values())
    assert not [word for word in KHMER_WORDS.values() if word not in everything]
