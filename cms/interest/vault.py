"""Personal data at rest: encrypted with the office's data key, findable through keyed hashes.

`LOA_DATA_KEY` is one key (32 bytes in base64) or several with commas between: the first closes, all of them open.
To rotate: put a new key first, run `manage.py reencrypt_leads`, then take the old one away. What is encrypted starts
with the name of its key, which is made from the key itself.
"""

from base64 import b64decode, b64encode
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

from django.conf import settings
from nacl.exceptions import CryptoError
from nacl.secret import SecretBox

from cms.interest.sealing import BadKey, read_key
from cms.schema.text import fold

MOST_TOKENS = 12
"""Words of a name that can be searched for; a longer name is a text, not a name."""

FEWEST_LETTERS, MOST_LETTERS = 2, 12
"""A word is found by its beginning, from so many letters on; what is longer is found by so many."""


class CannotDecrypt(ValueError):
    """None of the keys at hand opens this value."""


@dataclass(frozen=True, slots=True)
class DataKey:
    """One key with its name and the key its search hashes are made with."""

    name: str
    box: SecretBox
    search_key: bytes


def get_keys() -> tuple[DataKey, ...]:
    """The data keys of the settings, the current one first. Raises BadKey when one is missing or malformed."""
    return _read_keys(settings.LOA_DATA_KEY)


def encrypt(text: str) -> str:
    """`text` as `<key name>:<base64>`. The empty text stays empty. Raises BadKey."""
    if not text:
        return ""
    key = get_keys()[0]
    return f"{key.name}:{b64encode(key.box.encrypt(text.encode())).decode()}"


def decrypt(stored: str) -> str:
    """The text `encrypt` was given. Raises CannotDecrypt, BadKey."""
    if not stored:
        return ""
    name, _separator, body = stored.partition(":")
    for key in get_keys():
        if key.name == name:
            try:
                return key.box.decrypt(b64decode(body, validate=True)).decode()
            except (CryptoError, ValueError, TypeError) as error:
                raise CannotDecrypt("the value was changed or cut") from error
    raise CannotDecrypt("the key it was encrypted with is not at hand")


def hash_phone(number: str) -> str:
    """What is stored to find a lead by `number` (E.164) again. Raises BadKey."""
    return _hash(get_keys()[0], "phone", number)


def hash_code(code: str) -> str:
    """What is stored to find a sending by its receipt `code` again. Raises BadKey."""
    return _hash(get_keys()[0], "code", code)


def hash_name(name: str) -> list[str]:
    """What is stored to find a lead by the beginning of each word of `name`, whatever the diacritics. Raises BadKey.

    A beginning is FEWEST_LETTERS letters or more: `Ước` is found by `uo` and by `uoc`.
    """
    key = get_keys()[0]
    return [_hash(key, "name", beginning) for beginning in _list_beginnings(name)]


def possible_phone_hashes(number: str) -> list[str]:
    """The hashes under which `number` may be stored: one for each key at hand."""
    return [_hash(key, "phone", number) for key in get_keys()]


def possible_code_hashes(code: str) -> list[str]:
    """The hashes under which a receipt `code` may be stored: one for each key at hand."""
    return [_hash(key, "code", code) for key in get_keys()]


def possible_word_hashes(word: str) -> list[str]:
    """The hashes under which the beginning of a word, folded, may be stored: one for each key at hand."""
    return [_hash(key, "name", word[:MOST_LETTERS]) for key in get_keys()]


def split_name(name: str) -> list[str]:
    """The folded words of a name, each once, at most MOST_TOKENS."""
    words = "".join(letter if letter.isalnum() else " " for letter in fold(name)).split()
    return list(dict.fromkeys(words))[:MOST_TOKENS]


def _list_beginnings(name: str) -> list[str]:
    beginnings = []
    for word in split_name(name):
        word = word[:MOST_LETTERS]
        beginnings += [word[:end] for end in range(min(FEWEST_LETTERS, len(word)), len(word) + 1)]
    return list(dict.fromkeys(beginnings))


@lru_cache(maxsize=4)
def _read_keys(text: str) -> tuple[DataKey, ...]:
    keys = [read_key(part.strip()) for part in text.split(",") if part.strip()]
    if not keys:
        raise BadKey("missing")
    return tuple(
        DataKey(
            name=_derive(key, b"loa key name").hex()[:8],
            box=SecretBox(key),
            search_key=_derive(key, b"loa search"),
        )
        for key in keys
    )


def _derive(key: bytes, purpose: bytes) -> bytes:
    return blake2b(purpose, key=key, digest_size=32).digest()


def _hash(key: DataKey, kind: str, value: str) -> str:
    return blake2b(f"{kind}:{value}".encode(), key=key.search_key, digest_size=16).hexdigest()
