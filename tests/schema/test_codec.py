"""The one way Loa writes JSON: two encoders that agree, and nothing that is refused."""

import json

from hypothesis import given
from hypothesis import strategies as st

from cms.schema.codec import CanonicalDecoder, CanonicalEncoder, canonical_bytes, canonical_json

_TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
DATA = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**63) | _TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_TEXTS, inner, max_size=4),
    max_leaves=12,
)


@given(DATA)
def test_it_is_what_the_standard_library_writes_sorted_and_without_spaces(data):
    expected = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert canonical_json(data) == expected
    assert canonical_bytes(data).decode() == canonical_json(data)


@given(DATA)
def test_what_a_column_was_given_comes_back(data):
    assert json.loads(json.dumps(data, cls=CanonicalEncoder), cls=CanonicalDecoder) == data


def test_half_a_character_and_a_huge_number_are_written_too():
    for data in ("\ud83d", 2**70):
        assert json.loads(canonical_json(data)) == data
        assert json.loads(json.dumps(data, cls=CanonicalEncoder), cls=CanonicalDecoder) == data
