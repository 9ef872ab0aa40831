"""What goes from one step to the next in place of the code: the code encrypted, good for half an hour."""

import hashlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import datetime, timedelta
from functools import lru_cache

from django.conf import settings
from nacl.exceptions import CryptoError
from nacl.secret import SecretBox

LIVES = timedelta(minutes=30)
LONGEST = 300
"""Characters; a token is much shorter."""


def make_token(code: str, now: datetime) -> str:
    """A token for `code`, made at `now`. Whoever reads it learns nothing."""
    said = f"{int(now.timestamp())}:{code}".encode()
    return urlsafe_b64encode(_box(settings.SECRET_KEY).encrypt(said)).decode()


def read_token(text: str, now: datetime) -> str | None:
    """The code in a token of ours that is younger than LIVES; None for everything else."""
    try:
        said = _box(settings.SECRET_KEY).decrypt(urlsafe_b64decode(text[:LONGEST].encode())).decode()
        seconds, _colon, code = said.partition(":")
        age = now.timestamp() - int(seconds)
    except (CryptoError, ValueError, TypeError):
        return None
    return code if -1 <= age <= LIVES.total_seconds() else None


@lru_cache(maxsize=4)
def _box(secret: str) -> SecretBox:
    return SecretBox(hashlib.blake2b(secret.encode(), digest_size=32, person=b"loa receipt page").digest())
