"""`manage.py check --deploy`: silent for the machine deploy/README.md describes, plain about what is missing."""

import base64
import os
import subprocess
import sys

import pytest
from nacl.public import PrivateKey

from tests.serving.sites import ROOT

OFFICE = PrivateKey(bytes(range(32)))


def encode(raw: bytes) -> str:
    """A key as the environment holds it."""
    return base64.b64encode(raw).decode()


@pytest.fixture
def production(tmp_path):
    """The environment of a production machine, all of it set."""
    names = {"LOA_VAR_DIR": "var", "LOA_SITE_DIR": "site", "LOA_MEDIA_DIR": "media", "LOA_SPOOL_DIR": "spool"}
    for name in names.values():
        (tmp_path / name).mkdir(exist_ok=True)
    (tmp_path / "var" / "static").mkdir()
    (tmp_path / "var" / "static" / "staticfiles.json").write_text('{"version": "1.1", "paths": {}}')
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LOA_", "DATABASE_URL"))}
    return {
        **kept,
        **{variable: str(tmp_path / name) for variable, name in names.items()},
        "DJANGO_SETTINGS_MODULE": "cms.settings.base",
        "LOA_SECRET_KEY": "x1" + "abcdefghijklmnopqrstuvwxyz" * 3,
        "LOA_ALLOWED_HOSTS": "congdoan.example.org",
        "LOA_ADMIN_URL": "https://congdoan.example.org",
        "LOA_INTAKE_PUBLIC_KEY": encode(bytes(OFFICE.public_key)),
        "LOA_OFFICE_PRIVATE_KEY": encode(bytes(OFFICE)),
        "LOA_INTAKE_SECRET": "x" * 43,
        "LOA_DATA_KEY": encode(bytes(range(1, 33))),
    }


def check(environment) -> subprocess.CompletedProcess:
    """The check, failing on warnings too."""
    command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def test_production_machine_as_described_has_nothing_to_answer_for(production):
    done = check(production)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("change", "identifier"),
    [
        ({"LOA_SECRET_KEY": ""}, "loa.E001"),
        ({"LOA_DATA_KEY": "c2hvcnQ="}, "interest.E005"),
        ({"LOA_OFFICE_PRIVATE_KEY": "not base64"}, "interest.E003"),
        ({"LOA_SITE_DIR": "/nonexistent/site"}, "loa.E002"),
        ({"LOA_SPOOL_DIR": "{site}"}, "loa.E003"),
        ({"LOA_ALLOWED_HOSTS": "*"}, "loa.E004"),
        ({"LOA_ADMIN_URL": "http://congdoan.example.org"}, "loa.E005"),
    ],
)
def test_each_missing_thing_is_named(production, change, identifier):
    change = {name: value.replace("{site}", production["LOA_SITE_DIR"]) for name, value in change.items()}
    done = check({**production, **change})
    assert done.returncode != 0
    assert identifier in done.stderr


def test_static_files_that_were_never_gathered_are_named(production, tmp_path):
    (tmp_path / "var" / "static" / "staticfiles.json").unlink()
    assert "loa.E006" in check(production).stderr
