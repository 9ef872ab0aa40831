"""Make the virtual environment: `python3 deploy/make/environment.py run|dev`. Needs only Python's standard library.

Installs again only when the requirement files changed; says in one sentence what is missing when it cannot.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDER = Path(os.environ.get("LOA_VENV") or ROOT / ".venv")
PYTHON = FOLDER / "bin" / "python"
FILES = {"run": ["requirements.txt"], "dev": ["requirements.txt", "requirements-dev.txt"]}
CONSTRAINTS = ROOT / "constraints.txt"
SERVERS = {"rsync": "rsync", "ssh": "openssh-client", "sshd": "openssh-server"}
"""Program → package, of what only tests need."""


class MissingPieceError(Exception):
    """Something of the machine is missing; the message says what to install and how."""


def main(kind: str) -> int:
    """Make the environment of `kind` (`run` or `dev`) ready; the exit code."""
    try:
        prepare(kind)
        if kind == "dev":
            bring_servers()
    except MissingPieceError as missing:
        print(f"\n{missing}\n", file=sys.stderr)
        return 1
    except subprocess.CalledProcessError as failed:
        print(f"\nThis step failed: {' '.join(map(str, failed.cmd))}\nIs there a network?\n", file=sys.stderr)
        return 1
    return 0


def prepare(kind: str) -> None:
    """Make the folder when it is missing or broken, and install when the requirement files changed."""
    wanted = _digest(FILES[kind])
    stamps = {name: FOLDER / f".installed-{name}" for name in FILES}
    works = _works()
    if works and (_read(stamps[kind]) == wanted or (kind == "run" and _read(stamps["dev"]) == _digest(FILES["dev"]))):
        return
    if not works:
        print(f"Making the virtual environment in {FOLDER} …", flush=True)
        make_folder()
    print("Installing the pinned packages …", flush=True)
    command = [PYTHON, "-m", "pip", "install", "-qq", "--disable-pip-version-check", "--no-input"]
    if CONSTRAINTS.exists():
        command += ["-c", CONSTRAINTS]
    for name in FILES[kind]:
        command += ["-r", ROOT / name]
    subprocess.run(command, check=True)
    stamps[kind].write_text(wanted)


def bring_servers() -> None:
    """What the tests of rsync over SSH start. Where it may not be installed, they are skipped and say what is missing.

    Not on a machine with systemd: the package would open that machine to SSH from outside, and stay.
    """
    path = f"{os.environ.get('PATH', '')}:/usr/sbin"
    missing = [package for program, package in SERVERS.items() if not shutil.which(program, path=path)]
    if not missing or os.geteuid() != 0 or not shutil.which("apt-get") or Path("/run/systemd/system").exists():
        return
    print(f"Installing {', '.join(missing)} with apt-get, for the tests …", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["install", "-y", "-q", "--no-install-recommends", *missing]
    for arguments in (["update", "-q"], install):
        subprocess.run(["apt-get", *arguments], env=environment, check=False, stdout=subprocess.DEVNULL)


def make_folder() -> None:
    """A virtual environment with pip, by whichever way this machine allows. Raises MissingPieceError."""
    if _has_ensurepip() or _install_venv_package():
        subprocess.run([sys.executable, "-m", "venv", "--clear", FOLDER], check=True)
        return
    if _has_module("pip"):
        subprocess.run([sys.executable, "-m", "venv", "--clear", "--without-pip", FOLDER], check=True)
        subprocess.run([sys.executable, "-m", "pip", "--python", PYTHON, "install", "--quiet", "pip"], check=True)
        return
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    raise MissingPieceError(
        f"Python {version} is here, but its module `venv` is not complete. Install it and run make again:\n"
        f"  Debian, Ubuntu:  apt-get install python{version}-venv   (or: apt-get install python3-venv)\n"
        f"  others:          the package of your system that brings `ensurepip` for Python {version}"
    )


def _install_venv_package() -> bool:
    """On Debian, and allowed to, install what is missing; True when it is there now."""
    rights = get_install_rights()
    if rights is None:
        return False
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    print(f"Python's `venv` is not complete; installing {package} with apt-get …", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for arguments in (["update", "-q"], ["install", "-y", "-q", package]):
        subprocess.run([*rights, "apt-get", *arguments], env=environment, check=False, stdout=subprocess.DEVNULL)
    return _has_ensurepip()


def get_install_rights() -> list[str] | None:
    """What to write before `apt-get`: nothing as root, `sudo -n` where that works; None when neither."""
    if not shutil.which("apt-get"):
        return None
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    allowed = sudo and subprocess.run([sudo, "-n", "true"], capture_output=True, check=False).returncode == 0
    return [sudo, "-n"] if allowed else None


def _has_ensurepip() -> bool:
    return _has_module("ensurepip") and _has_module("venv")


def _has_module(name: str) -> bool:
    return subprocess.run([sys.executable, "-c", f"import {name}"], capture_output=True, check=False).returncode == 0


def _works() -> bool:
    if not PYTHON.exists():
        return False
    check = "import sys, pip; sys.exit(sys.version_info < (3, 11))"
    return subprocess.run([PYTHON, "-c", check], capture_output=True, check=False).returncode == 0


def _digest(names: list[str]) -> str:
    digest = hashlib.sha256()
    for path in [*(ROOT / name for name in names), CONSTRAINTS]:
        digest.update(path.read_bytes() if path.exists() else b"")
    return digest.hexdigest()


def _read(path: Path) -> str:
    return path.read_text() if path.exists() else ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "run"))
