"""What counts as a reference: a title that begins like one does not."""

import pytest

from cms.schema.references import is_ref, parse_ref


@pytest.mark.parametrize("text", ["page:12", "page:0", "picture:9", "document:999999999999999999", "settings:site"])
def test_reference_names_a_kind_and_a_row(text) -> None:
    assert is_ref(text)
    assert ":".join(parse_ref(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "picture: một bức ảnh",
        "page:",
        "page:-1",
        "page:012",
        "document:" + "9" * 5000,
        "picture:٣",
        "page:1\n",
        "a:1",
        "12",
    ],
)
def test_text_that_begins_like_a_reference_is_none(text) -> None:
    assert not is_ref(text)
    with pytest.raises(ValueError, match="not a reference"):
        parse_ref(text)
