"""The link a lawyer gets: signed, so that a made-up one never reaches the database; kept as a hash, so that whoever
reads the database opens nothing."""

import hashlib
import secrets

from django.core.signing import BadSignature, Signer

_SALT = "loa.editorial.legal-check"
_BYTES = 18
LONGEST = 120
"""Letters of the longest token that is looked at."""


def make_token() -> tuple[str, str]:
    """(token for the link, hash to be kept)."""
    token = _signer().sign(secrets.token_urlsafe(_BYTES))
    return token, hash_token(token)


def read_token(token: str) -> str | None:
    """The hash of a token that this office signed; None for anything else."""
    if len(token) > LONGEST or not token.isascii():
        return None
    try:
        _signer().unsign(token)
    except BadSignature:
        return None
    return hash_token(token)


def hash_token(token: str) -> str:
    """SHA-256 as hexadecimal digits; a token has 144 random bits, so nobody finds it from this."""
    return hashlib.sha256(token.encode()).hexdigest()


def _signer() -> Signer:
    return Signer(salt=_SALT, sep="~")
