"""What a phone keeps and removes, in the language a reader came in."""

import json

import pytest

from tests.publisher.folders import assert_sound, read_manifest
from tests.publisher.test_languages import KHMER_WAGES, khmer, links_to, read_text, rights  # noqa: F401  (fixtures)

pytestmark = pytest.mark.django_db


def test_pages_about_the_phone_are_in_the_language_of_those_that_lead_there(khmer):  # noqa: F811
    page = read_text(KHMER_WAGES)
    for path in ("/ngoai-tuyen/", "/xoa-dau-vet/"):
        assert links_to(page, f"/km{path}")
        assert not links_to(page, path)
        shown = read_text(f"/km{path}")
        assert '<html lang="km">' in shown
        assert links_to(shown, path), "and back to Vietnamese"
    manifest = read_manifest()
    wiped = manifest["files"]["/km/xoa-dau-vet/xong/index.html"]["policy"]
    assert manifest["policies"][wiped]["Clear-Site-Data"]
    assert 'href="/km/xoa-dau-vet/xong/"' in read_text("/km/xoa-dau-vet/")
    assert_sound()


def test_library_to_keep_is_that_of_the_language(khmer):  # noqa: F811
    assert 'data-library="/km/luu/quyen.json"' in read_text("/km/ngoai-tuyen/")
    assert json.loads(read_text("/km/luu/quyen.json"))["pages"] == [KHMER_WAGES]
    assert KHMER_WAGES not in json.loads(read_text("/luu/quyen.json"))["pages"]


def test_pages_that_all_languages_share_say_what_matters_in_each(khmer):  # noqa: F811
    for path in ("/404.html", "/ngoai-tuyen/"):
        html = read_text(path)
        assert '<p lang="km">' in html
        assert '<p lang="en">' not in html, "a language that is not open is not offered"
