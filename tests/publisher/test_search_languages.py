"""What is said of results, and what search says of itself, in the language of the page."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings
from django.utils.translation import override

from cms.demo.factories import make_article, make_explainer, make_section, make_translation
from cms.publisher.searching import KIND_NAMES
from cms.schema.languages import LANGUAGES, in_language
from cms.search.dictionary import list_shipped
from cms.search.index import Index
from cms.search.scoring import rank
from cms.serving.searching import SAID, answer_search
from cms.serving.table import build_table
from tests.publisher.folders import publish_now, read_manifest, read_text

pytestmark = pytest.mark.django_db
VIETNAMESE = re.compile("[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]", re.IGNORECASE)
TITLES = {"vi": "Nợ lương", "km": "ប្រាក់ឈ្នួល", "en": "Unpaid wages"}
WORDS = {
    "vi": ("hỏi đáp", "Tìm thấy 1 trang.", "Tìm cả trong tin tức", "Không tìm thấy trang nào."),
    "km": ("សំណួរ និងចម្លើយ", "រកឃើញ 1 ទំព័រ។", "ស្វែងរកក្នុងព័ត៌មានផង", "រកមិនឃើញទំព័រណាទេ។"),
    "en": ("questions and answers", "Pages found: 1.", "Search the news too", "No page was found."),
}
"""A kind, how many, the way to the news, nothing found."""
MAY_PROMISE = {"shorten": "", "gõ không dấu": "vi", "no luong": "vi", "accent": "", "សញ្ញា": "", "bhxh": "vi"}
"""Words about writing without marks or short → the language whose words and index make them true."""


@pytest.fixture
def table(site_tree):
    """A site in three languages with a right and a piece of news in each, as a server holds it."""
    section = make_section(parent=site_tree, title="Quyền", in_menu=True)
    wages = make_explainer(parent=section, slug="no-luong", title=TITLES["vi"])
    news = make_article(parent=section, title="Hội thao")
    for language in ("km", "en"):
        for page, title in ((site_tree, "K"), (section, "R"), (wages, TITLES[language]), (news, "N")):
            make_translation(page=page, language=language, title=title)
    publish_now()
    return build_table(read_manifest(), Path(settings.LOA_SITE_DIR) / ".objects")


def ask(table, language, query):
    """The status and the list below the box of a language's search page."""
    file = table.files[in_language("/tim/", language)]
    html = b"".join(answer_search(table, file, query, wide=False, head=False).body).decode()
    form = html[html.index('role="status"') :]
    return form[: form.index("</form>")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_that_is_said_of_results_is_in_the_language_of_the_page(table, language):
    kind, count, news, none = WORDS[language]
    found = ask(table, language, TITLES[language])
    assert f">{TITLES[language]} · {kind}</a>" in found
    assert count in re.sub(r">([^<>]*?)\d+", r">\g<1>1", found)
    assert news in found
    assert none in ask(table, language, "zzzzqqqq")
    if language != "vi":
        assert not VIETNAMESE.search(found + ask(table, language, "zzzzqqqq"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_has_a_name_in_every_language(language):
    with override(language):
        names = [str(name) for name in KIND_NAMES.values()]
    assert len(set(names)) == len(names)
    assert language == "vi" or not VIETNAMESE.search("".join(names))


def test_without_an_index_each_page_says_so_in_its_language(table):
    gone = replace(table, files={path: file for path, file in table.files.items() if not path.endswith(".json")})
    for language in LANGUAGES:
        assert SAID[language].away in ask(gone, language, TITLES[language])


def test_each_language_has_its_own_words_for_a_server_that_is_busy_or_cannot():
    assert SAID.keys() == LANGUAGES.keys()
    assert not VIETNAMESE.search("".join((*SAID["km"], *SAID["en"])))


def test_no_page_promises_a_way_of_writing_that_its_index_knows_nothing_of(table):
    for language in LANGUAGES:
        html = read_text(f"{in_language('/tim/', language)}index.html")
        said = " ".join(re.findall(r'<meta name="description" content="[^"]*"|<p class="help".*?</p>', html)).lower()
        assert said
        assert not [words for words, true_in in MAY_PROMISE.items() if words in said and true_in != language]
        assert bool(list_shipped(language)) == (language == "vi"), "a language with words of its own may promise more"
        assert rank(Index.parse(read_text(f"/tim/{language}.json")), TITLES[language].split()[-1])
