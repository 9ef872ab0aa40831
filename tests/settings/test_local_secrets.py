"""Secrets of a machine that was given none."""

import stat
from base64 import b64decode
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from nacl.public import PrivateKey

from cms.settings.local_secrets import read_or_create_secrets


def test_secrets_are_made_once_and_only_their_owner_can_read_them(tmp_path):
    first = read_or_create_secrets(tmp_path / "keys")
    assert read_or_create_secrets(tmp_path / "keys") == first
    assert {stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "keys").iterdir()} == {0o600}


def test_the_public_key_belongs_to_the_private_one(tmp_path):
    secrets = read_or_create_secrets(tmp_path)
    private = PrivateKey(b64decode(secrets["LOA_OFFICE_PRIVATE_KEY"]))
    assert b64decode(secrets["LOA_INTAKE_PUBLIC_KEY"]) == bytes(private.public_key)


def test_processes_that_start_together_agree(tmp_path):
    with ProcessPoolExecutor(6, mp_context=get_context("spawn")) as pool:
        answers = list(pool.map(read_or_create_secrets, [tmp_path / "keys"] * 6))
    assert all(answer == answers[0] for answer in answers)
