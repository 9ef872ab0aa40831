"""Tokens: signed notes that say when a form was opened. Nothing of them is stored.

A token is `<milliseconds>.<bits>.<random>.<signature>`. The signature covers the form's name and version too. `bits`
is the work asked for under load: a number that makes the token's SHA-256 begin with so many zero bits (hashcash).
Missing or wrong tokens lose nobody's message: they only count as odd.
"""

import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache

from django.conf import settings

MOST_BITS = 16
_LONGEST = 120
_CANARY = "canary"
CANARY_LIVES = timedelta(hours=1)
_SHAPE = re.compile(r"[0-9a-f]{8,12}\.\d{1,2}\.[0-9a-f]{16}\.[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class Token:
    """A token with a true signature. `bits`: the work it asks for."""

    text: str
    issued_at: datetime
    bits: int

    def has_work(self, answer: str) -> bool:
        """True when `answer` is the work asked for, or none is."""
        hash_ = int.from_bytes(hashlib.sha256(f"{self.text}:{answer[:_LONGEST]}".encode()).digest())
        return hash_ >> (256 - self.bits) == 0


def make_token(form: str, version: str, *, now: datetime, bits: int = 0) -> str:
    """A fresh token for `version` of `form`."""
    said = f"{int(now.timestamp() * 1000):x}.{bits}.{secrets.token_hex(8)}"
    return f"{said}.{_sign(f'{form}/{version}/{said}')}"


def read_token(text: str, form: str, version: str) -> Token | None:
    """The token if we signed it for this version of this form, else None."""
    said, _dot, signature = text[:_LONGEST].rpartition(".")
    if not said or not hmac.compare_digest(_sign(f"{form}/{version}/{said}").encode(), signature.encode()):
        return None
    milliseconds, bits, _random = said.split(".")
    return Token(text, datetime.fromtimestamp(int(milliseconds, 16) / 1000, UTC), int(bits))


def looks_like_token(text: str) -> bool:
    """True when `text` has the form of a token, whoever signed it, with whichever secret."""
    return bool(_SHAPE.fullmatch(text))


def make_canary_mark(now: datetime) -> str:
    """What the daily trial posts so that it is known as one."""
    return make_token(_CANARY, "", now=now)


def is_canary_mark(text: str, now: datetime) -> bool:
    """True when `text` is a mark made with our secret within the last hour."""
    token = read_token(text, _CANARY, "")
    return token is not None and abs(now - token.issued_at) < CANARY_LIVES


def make_seed(*parts: str) -> bytes:
    """32 bytes that only we can make of these texts, and always the same."""
    return hmac.digest(_key(), "\0".join(("seed", *parts)).encode(), "sha256")


def _sign(text: str) -> str:
    return hmac.digest(_key(), f"token/{text}".encode(), "sha256").hex()[:32]


def _key() -> bytes:
    # One process that is intake and office in one needs no secret apart.
    return _derive(settings.LOA_INTAKE_SECRET or settings.SECRET_KEY)


@lru_cache(maxsize=4)
def _derive(secret: str) -> bytes:
    return hashlib.blake2b(secret.encode(), digest_size=32, person=b"loa intake").digest()
