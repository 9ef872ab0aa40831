"""One envelope for several keys: each opens it, no other does, and a changed one opens for nobody."""

import contextlib
from base64 import b64decode, b64encode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nacl.public import PrivateKey, PublicKey, SealedBox

from cms.interest.sealing import BadKey, BrokenSeal, open_sealed, public_half, seal

PRIVATE = [b64encode(bytes(PrivateKey.generate())).decode() for _ in range(4)]
PUBLIC = [public_half(key) for key in PRIVATE]


@given(st.binary(max_size=2_000), st.sets(st.integers(0, 3), min_size=1))
@settings(deadline=None)
def test_each_key_it_was_sealed_to_opens_and_no_other_does(content, chosen):
    sealed = seal(content, [PUBLIC[index] for index in sorted(chosen)])
    for index, key in enumerate(PRIVATE):
        if index in chosen:
            assert open_sealed(sealed, [PRIVATE[0 if 0 not in chosen else index], key]) == content
        else:
            with pytest.raises(BrokenSeal):
                open_sealed(sealed, key)


@given(st.data())
@settings(deadline=None)
def test_a_changed_envelope_never_gives_another_content(data):
    sealed = bytearray(seal(b"Chi Hoa 0912345678", PUBLIC[:2]))
    at = data.draw(st.integers(0, len(sealed) - 1))
    sealed[at] = data.draw(st.integers(0, 255))
    with contextlib.suppress(BrokenSeal):
        assert open_sealed(bytes(sealed), PRIVATE) == b"Chi Hoa 0912345678"


@given(st.binary(max_size=300) | st.binary(max_size=300).map(lambda rest: b"loa2\n" + rest))
def test_any_bytes_are_opened_or_refused(junk):
    with pytest.raises(BrokenSeal):
        open_sealed(junk, PRIVATE)


def test_an_envelope_from_before_several_keys_still_opens():
    box = SealedBox(PublicKey(bytes(PrivateKey(b64decode(PRIVATE[1])).public_key)))
    assert open_sealed(b64encode(box.encrypt(b"x")), PRIVATE) == b"x"


@pytest.mark.parametrize("keys", ["", [], ["abc"], [PUBLIC[0], ""]])
def test_nothing_is_sealed_with_a_key_that_is_none(keys):
    with pytest.raises(BadKey):
        seal(b"x", keys)
