"""Secrets of a machine that has none: made once, kept in a folder only its owner reads."""

import os
import secrets
from base64 import b64decode, b64encode
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from nacl.public import PrivateKey


def read_or_create_secrets(folder: Path) -> dict[str, str]:
    """The settings SECRET_KEY, LOA_INTAKE_SECRET and the keys that seal, open and encrypt, kept in `folder`.

    Files are made with mode 0600 when missing. Production passes its own through the environment instead.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    office = _read_or_create(folder / "office_private_key", lambda: _encode(bytes(PrivateKey.generate())))
    return {
        "SECRET_KEY": _read_or_create(folder / "secret_key", lambda: secrets.token_urlsafe(64)),
        "LOA_INTAKE_SECRET": _read_or_create(folder / "intake_secret", lambda: secrets.token_urlsafe(32)),
        "LOA_OFFICE_PRIVATE_KEY": office,
        "LOA_INTAKE_PUBLIC_KEY": _public_half(office),
        "LOA_DATA_KEY": _read_or_create(folder / "data_key", lambda: _encode(secrets.token_bytes(32))),
    }


def _read_or_create(path: Path, make: Callable[[], str]) -> str:
    """What `path` holds. Two processes may start at once: a file appears whole, and whoever was first has made it."""
    if not path.exists():
        making = path.with_name(f".{path.name}.{os.getpid()}")
        with os.fdopen(os.open(making, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            file.write(make())
        with suppress(FileExistsError):
            os.link(making, path)
        making.unlink()
    return path.read_text().strip()


def _encode(raw: bytes) -> str:
    return b64encode(raw).decode()


def _public_half(office_private_key: str) -> str:
    return _encode(bytes(PrivateKey(b64decode(office_private_key)).public_key))
