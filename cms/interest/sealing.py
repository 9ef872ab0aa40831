"""Sealing what workers send: anybody can close the envelope, only the office opens it."""

from base64 import b64decode, b64encode

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox

KEY_BYTES = 32


class BadKey(ValueError):
    """A key is missing or is not 32 bytes in base64."""


class BrokenSeal(ValueError):
    """The envelope was not closed for this key, or was changed since."""


def seal(content: bytes, public_key: str) -> bytes:
    """`content` closed for the holder of the private half of `public_key` (base64). Raises BadKey."""
    return b64encode(SealedBox(PublicKey(read_key(public_key))).encrypt(content))


def open_sealed(sealed: bytes, private_key: str) -> bytes:
    """What was closed with `seal`. `private_key`: base64. Raises BadKey, BrokenSeal."""
    box = SealedBox(PrivateKey(read_key(private_key)))
    try:
        return box.decrypt(b64decode(sealed, validate=True))
    except (CryptoError, ValueError, TypeError) as error:
        raise BrokenSeal("cannot be opened with this key") from error


def public_half(private_key: str) -> str:
    """The public key (base64) that belongs to `private_key` (base64). Raises BadKey."""
    return b64encode(bytes(PrivateKey(read_key(private_key)).public_key)).decode()


def read_key(text: str) -> bytes:
    """The 32 bytes of a key written in base64. Raises BadKey; the message never holds the key."""
    try:
        key = b64decode(text, validate=True)
    except ValueError as error:
        raise BadKey("not base64") from error
    if len(key) != KEY_BYTES:
        raise BadKey("missing" if not key else f"{len(key)} bytes instead of {KEY_BYTES}")
    return key
