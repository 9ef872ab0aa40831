"""The document block."""

import pytest

from cms import schema
from tests.content.blocks.block_checks import assert_bears_absurd_values, assert_is_explained, preview, state
from tests.content.samples import make_document


def test_document_states_a_reference_and_no_address():
    assert state("document", {"document": 3, "note": "In ra."}) == schema.Document(document="document:3", note="In ra.")


@pytest.mark.parametrize("absurd", ["x", "3 ", -1, 0, False])
def test_document_with_an_absurd_number_is_left_out(absurd):
    assert state("document", {"document": absurd}) is None


def test_absurd_document_is_left_out():
    assert_bears_absurd_values("document")


def test_document_is_explained_to_editors():
    assert_is_explained("document")


@pytest.mark.django_db
def test_document_preview_shows_its_example(admin_user):
    make_document()
    assert "In ra, điền rồi nộp cho công ty" in preview(admin_user, "document")
