"""`make test`: lint, form, Django's checks, then every test on each database there is. Stops at the first failure."""

import argparse
import getpass
import os
import secrets
import shutil
import subprocess
import sys
import tempfile
import time
from base64 import b64encode
from pathlib import Path

import psycopg
from environment import get_install_rights
from nacl.public import PrivateKey

ROOT = Path(__file__).resolve().parents[2]
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PYTHON = sys.executable


class StepFailedError(Exception):
    """A step ended badly; the message names it."""


def main() -> int:
    """Run everything; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--without-tests", action="store_true", help="Lint and checks only.")
    parser.add_argument("--soak", action="store_true", help="Only the long tests; their counts are printed.")
    parser.add_argument("tests", nargs="*", help="Only these tests (as pytest takes them).")
    options = parser.parse_args()
    os.chdir(ROOT)
    try:
        if options.soak:
            run_soak(options.tests)
            return 0
        run_checks()
        if not options.without_tests:
            run_tests(find_browser(), options.tests)
    except StepFailedError as failed:
        print(f"\nFAILED: {failed}", file=sys.stderr)
        return 1
    return 0


def run_checks() -> None:
    """What is wrong before any test runs. Raises StepFailedError."""
    step("lint", [PYTHON, "-m", "ruff", "check", "."])
    step("format", [PYTHON, "-m", "ruff", "format", "--check", "."])
    manage = [PYTHON, "manage.py"]
    with tempfile.TemporaryDirectory(prefix="loa-check-") as folder:
        apart = {"LOA_VAR_DIR": f"{folder}/var", "DATABASE_URL": f"sqlite:///{folder}/none.sqlite3"}
        step("catalogues", [*manage, "compile_catalogues"], apart)
        step("Django's checks", [*manage, "check", "--fail-level", "WARNING"], apart)
        step("migrations", [*manage, "makemigrations", "--check", "--dry-run"], apart)
        production = make_production_environment(Path(folder))
        step("static files", [*manage, "collectstatic", "--noinput", "--verbosity", "0"], production)
        step("production checks", [*manage, "check", "--deploy", "--fail-level", "WARNING"], production)


def make_production_environment(folder: Path) -> dict[str, str]:
    """What deploy/README.md asks a production machine to set, for a machine that lives in `folder`."""
    names = {"LOA_VAR_DIR": "var", "LOA_SITE_DIR": "site", "LOA_MEDIA_DIR": "media", "LOA_SPOOL_DIR": "spool"}
    for name in names.values():
        (folder / name).mkdir(exist_ok=True)
    office = PrivateKey.generate()
    return {
        **{variable: str(folder / name) for variable, name in names.items()},
        "DJANGO_SETTINGS_MODULE": "cms.settings.base",
        "DATABASE_URL": f"sqlite:///{folder}/loa.sqlite3",
        "LOA_SECRET_KEY": secrets.token_urlsafe(64),
        "LOA_ALLOWED_HOSTS": "congdoan.example.org",
        "LOA_ADMIN_URL": "https://congdoan.example.org",
        "LOA_OFFICE_PRIVATE_KEY": b64encode(bytes(office)).decode(),
        "LOA_INTAKE_PUBLIC_KEY": b64encode(bytes(office.public_key)).decode(),
        "LOA_INTAKE_SECRET": secrets.token_urlsafe(32),
        "LOA_DATA_KEY": b64encode(secrets.token_bytes(32)).decode(),
    }


def run_tests(browser: str, chosen: list[str]) -> None:
    """All tests on SQLite; then, when a PostgreSQL answers, again all that touch the database but need no browser."""
    pytest = [PYTHON, "-m", "pytest", "-m", "not soak", "-n", os.environ.get("LOA_JOBS", "2")]
    step("tests on SQLite", [*pytest, *chosen], {"LOA_BROWSER": browser, "LOA_TEST_DATABASE_URL": ""})
    ran = ["SQLite"]
    url, version = find_postgresql()
    if url:
        pytest[pytest.index("not soak")] = "not soak and not browser"
        here = os.pathsep.join(filter(None, [str(Path(__file__).parent), os.environ.get("PYTHONPATH")]))
        environment = {"LOA_BROWSER": browser, "LOA_TEST_DATABASE_URL": url, "PYTHONPATH": here}
        step(f"tests on {version}", [*pytest, "-p", "database_tests", *chosen], environment)
        ran.append(version)
    print(f"\nTests ran on: {', '.join(ran)}.")
    if not url:
        print("No PostgreSQL answered: set DATABASE_URL, or start one on 127.0.0.1:5432, to run them there too.")


def run_soak(chosen: list[str]) -> None:
    """The long tests on SQLite; then, when a PostgreSQL answers, those of the live path there too."""
    pytest = [PYTHON, "-m", "pytest", "-m", "soak", "-s"]
    step("long tests on SQLite", [*pytest, *chosen], {"LOA_TEST_DATABASE_URL": ""})
    url, version = find_postgresql()
    if url:
        tests = chosen or ["tests/interest"]
        step(f"long tests on {version}", [*pytest, *tests], {"LOA_TEST_DATABASE_URL": url})


def find_browser() -> str:
    """The path of a Chromium: LOA_BROWSER, or one on the path, or one installed now. Raises StepFailedError."""
    named = os.environ.get("LOA_BROWSER")
    if named:
        if shutil.which(named):
            return shutil.which(named)
        raise StepFailedError(f"LOA_BROWSER is {named}, and there is no such program")
    if not _which_browser() and (rights := get_install_rights()) is not None:
        print("No browser found; installing chromium with apt-get …", flush=True)
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        install = ["install", "-y", "-q", "--no-install-recommends", "chromium"]
        for arguments in (["update", "-q"], install):
            subprocess.run([*rights, "apt-get", *arguments], env=environment, check=False, stdout=subprocess.DEVNULL)
    if found := _which_browser():
        return found
    raise StepFailedError(
        "the browser tests need Chromium or Chrome. Install one and run make test again:\n"
        "  Debian:  apt-get install chromium        Ubuntu:  snap install chromium\n"
        "  Fedora:  dnf install chromium            or name one: LOA_BROWSER=/path/to/chrome make test"
    )


def _which_browser() -> str:
    return next((path for name in BROWSERS if (path := shutil.which(name))), "")


def find_postgresql() -> tuple[str, str]:
    """The address and name of a PostgreSQL where databases may be made; two empty strings when there is none."""
    named = os.environ.get("DATABASE_URL", "")
    if named.startswith("postgres"):
        version = _ask_postgresql(named)
        if not version:
            raise StepFailedError("DATABASE_URL names a PostgreSQL that does not answer, or may not make databases")
        return named, version
    for user in dict.fromkeys((getpass.getuser(), "postgres", "root")):
        url = f"postgresql://{user}@127.0.0.1:5432/postgres"
        if version := _ask_postgresql(url):
            return url, version
    return "", ""


def _ask_postgresql(url: str) -> str:
    """Its name and version ("PostgreSQL 15"), when it lets us in and lets us make databases; else nothing."""
    try:
        with psycopg.connect(url, connect_timeout=3) as connection:
            may = connection.execute(
                "SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user"
            ).fetchone()
            return f"PostgreSQL {connection.info.server_version // 10000}" if may and may[0] else ""
    except psycopg.Error:
        return ""


def step(name: str, command: list[str], environment: dict[str, str] | None = None) -> None:
    """Run one step and say how long it took. Raises StepFailedError when it fails."""
    print(f"── {name}", flush=True)
    began = time.monotonic()
    done = subprocess.run(command, env={**os.environ, **(environment or {})}, stdin=subprocess.DEVNULL, check=False)
    if done.returncode:
        raise StepFailedError(f"{name} (exit code {done.returncode}): {' '.join(command)}")
    print(f"   {name}: {time.monotonic() - began:.0f} s", flush=True)


if __name__ == "__main__":
    sys.exit(main())
