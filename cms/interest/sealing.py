"""Sealing what workers send: anybody can close the envelope, only the holders of the private keys open it.

An envelope is text. Its first line says the format, then comes a line for each key that opens it (the key's short name,
and the content's own key sealed to it), then an empty line and the content, closed with its own key. Envelopes before
`loa2` were one sealed box in base64, for one key; they still open.
"""

from base64 import b64decode, b64encode
from collections.abc import Iterable, Sequence
from hashlib import blake2b

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox
from nacl.secret import SecretBox
from nacl.utils import random

KEY_BYTES = 32
_FORMAT = b"loa2"
_MOST_KEYS = 32


class BadKey(ValueError):
    """A key is missing or is not 32 bytes in base64."""


class BrokenSeal(ValueError):
    """The envelope was not closed for any of these keys, or was changed since."""


def seal(content: bytes, public_keys: str | Sequence[str]) -> bytes:
    """`content` closed so that the private half of any one of `public_keys` (base64) opens it. Raises BadKey."""
    recipients = [read_key(key) for key in _list_keys(public_keys)]
    own_key = random(KEY_BYTES)
    lines = [_name(key) + b":" + b64encode(SealedBox(PublicKey(key)).encrypt(own_key)) for key in recipients]
    return b"\n".join([_FORMAT, *lines, b"", b64encode(SecretBox(own_key).encrypt(content))])


def open_sealed(sealed: bytes, private_keys: str | Sequence[str]) -> bytes:
    """What was closed with `seal`. `private_keys`: base64, tried in order. Raises BadKey, BrokenSeal."""
    keys = [PrivateKey(read_key(key)) for key in _list_keys(private_keys)]
    if not sealed.startswith(_FORMAT + b"\n"):
        return _open_first((key, sealed) for key in keys)
    head, _empty, body = sealed.partition(b"\n\n")
    boxes = dict(_read_line(line) for line in head.split(b"\n")[1 : _MOST_KEYS + 1])
    own_key = _open_first((key, boxes.get(_name(bytes(key.public_key)), b"")) for key in keys)
    try:
        return SecretBox(own_key).decrypt(b64decode(body, validate=True))
    except (CryptoError, ValueError, TypeError) as error:
        raise BrokenSeal("was changed since it was closed") from error


def public_half(private_key: str) -> str:
    """The public key (base64) that belongs to `private_key` (base64). Raises BadKey."""
    return b64encode(bytes(PrivateKey(read_key(private_key)).public_key)).decode()


def name_key(public_key: str) -> str:
    """A short name for a public key, as envelopes and `manage.py keys` show it. Raises BadKey."""
    return _name(read_key(public_key)).decode()


def read_key(text: str) -> bytes:
    """The 32 bytes of a key written in base64. Raises BadKey; the message never holds the key."""
    try:
        key = b64decode(text, validate=True)
    except ValueError as error:
        raise BadKey("not base64") from error
    if len(key) != KEY_BYTES:
        raise BadKey("missing" if not key else f"{len(key)} bytes instead of {KEY_BYTES}")
    return key


def _list_keys(keys: str | Sequence[str]) -> list[str]:
    found = [keys] if isinstance(keys, str) else list(keys)
    if not found:
        raise BadKey("missing")
    return found


def _name(public_key: bytes) -> bytes:
    return blake2b(public_key, digest_size=4, person=b"loa public key").hexdigest().encode()


def _read_line(line: bytes) -> tuple[bytes, bytes]:
    name, _colon, box = line.partition(b":")
    return name, box


def _open_first(tries: Iterable[tuple[PrivateKey, bytes]]) -> bytes:
    for key, box in tries:
        try:
            return SealedBox(key).decrypt(b64decode(box, validate=True))
        except (CryptoError, ValueError, TypeError):
            continue
    raise BrokenSeal("cannot be opened with the keys at hand")
