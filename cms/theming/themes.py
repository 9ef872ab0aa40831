"""The themes there are: a folder each under `themes/`, described by `theme.toml`."""

import os
import re
import time
import tomllib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from cms.theming.errors import ThemeError
from cms.theming.styles import build_style

MANIFEST = "theme.toml"
RECHECK_SECONDS = 0.5
"""How long the files are taken as unchanged before they are looked at again; a look costs a third of a millisecond."""

_NAME = re.compile(r"[a-z0-9][a-z0-9-]*")
_KNOWN_KEYS = {"name", "title", "extends", "css", "tokens"}
_looked_at: dict[str, tuple[float, str]] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """One theme, with the themes it builds on."""

    name: str
    title: str
    folder: Path
    parent: "Theme | None"
    css: tuple[str, ...]
    tokens: dict[str, str]
    dark_tokens: dict[str, str]

    @property
    def chain(self) -> tuple["Theme", ...]:
        """The theme itself, then its parent, then that one's parent …"""
        return (self, *(self.parent.chain if self.parent else ()))

    def find(self, path: str) -> Path | None:
        """The file at `path` (such as `templates/404.html`) of this theme or the nearest above it that has one."""
        return next((theme.folder / path for theme in self.chain if (theme.folder / path).is_file()), None)

    @property
    def all_css(self) -> tuple[str, ...]:
        """Paths under `css/` in the order they are joined: the farthest parent's first, a name only once."""
        inherited = self.parent.all_css if self.parent else ()
        return (*inherited, *(path for path in self.css if path not in inherited))

    @property
    def all_tokens(self) -> dict[str, str]:
        """Tokens of light mode, the nearest theme's value winning."""
        return (self.parent.all_tokens if self.parent else {}) | self.tokens

    @property
    def all_dark_tokens(self) -> dict[str, str]:
        """Tokens that differ in dark mode, the nearest theme's value winning."""
        return (self.parent.all_dark_tokens if self.parent else {}) | self.dark_tokens


def list_themes() -> list[Theme]:
    """Every theme under `themes/`, by name. Raises ThemeError when one is badly described."""
    return [get_theme(manifest.parent.name) for manifest in sorted(settings.LOA_THEMES_DIR.glob(f"*/{MANIFEST}"))]


def get_theme(name: str) -> Theme:
    """The theme called `name`. Raises ThemeError when it, or one it extends, is missing or badly described."""
    return _load(name, get_stamp(), ())


def get_style(name: str) -> str:
    """The whole style sheet of the theme, the same for all pages: what `style()` prints and the policy's hash covers.

    Raises ThemeError when the theme or one of its sheets is missing.
    """
    return _style(name, get_stamp())


def get_stamp() -> str:
    """A text that changes when a file of any theme changes: what caches of templates and styles are keyed by."""
    root = settings.LOA_THEMES_DIR
    seen_at, stamp = _looked_at.get(str(root), (0.0, ""))
    if time.monotonic() - seen_at > RECHECK_SECONDS:
        stamp = str(root) + blake2b(repr(sorted(_list_files(root))).encode()).hexdigest()
        _looked_at[str(root)] = (time.monotonic(), stamp)
    return stamp


def get_digest(name: str) -> str:
    """A hash of the theme's files and of the code that draws them: equal digests give equal pages for equal data.

    Costs nothing while no file changes. Raises ThemeError when the theme or one of its sheets is missing.
    """
    return _digest(name, get_stamp())


def _list_files(root: Path) -> Iterator[tuple[str, int, int]]:
    """Each file below `root`: its path, when it was written last (nanoseconds), its size."""
    for folder, _folders, files in os.walk(root):
        for name in files:
            path = f"{folder}/{name}"
            with suppress(FileNotFoundError):  # an editor's own file that came and went
                status = os.stat(path)
                yield path, status.st_mtime_ns, status.st_size


@lru_cache(maxsize=32)
def _digest(name: str, stamp: str) -> str:
    theme = _load(name, stamp, ())
    hasher = blake2b((_hash_code() + _style(name, stamp)).encode(), digest_size=16)
    for link in theme.chain:
        for path in sorted((link.folder / "templates").rglob("*.html")):
            hasher.update(f"{link.name}/{path.relative_to(link.folder).as_posix()}\0".encode() + path.read_bytes())
    return hasher.hexdigest()


@lru_cache(maxsize=32)
def _load(name: str, stamp: str, below: tuple[str, ...]) -> Theme:
    if name in below:
        raise ThemeError(_("Các giao diện kế thừa vòng tròn: %s.") % " → ".join((*below, name)))
    folder = settings.LOA_THEMES_DIR / name
    if not _NAME.fullmatch(name) or not (folder / MANIFEST).is_file():
        if below:
            raise ThemeError(_("Giao diện “%s” kế thừa “%s”, nhưng không có giao diện đó.") % (below[-1], name))
        raise ThemeError(_("Không có giao diện tên “%s”.") % name)
    data = _read_manifest(folder)
    parent = data.get("extends", "")
    tokens = data.get("tokens", {})
    return Theme(
        name=name,
        title=data["title"],
        folder=folder,
        parent=_load(parent, stamp, (*below, name)) if parent else None,
        css=tuple(data.get("css", ())),
        tokens={key: str(value) for key, value in tokens.items() if key != "dark"},
        dark_tokens={key: str(value) for key, value in tokens.get("dark", {}).items()},
    )


def _read_manifest(folder: Path) -> dict:
    place = f"{folder.name}/{MANIFEST}"
    try:
        data = tomllib.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ThemeError(_("Tệp %s viết sai cú pháp TOML.") % place) from error
    if data.get("name") != folder.name:
        raise ThemeError(_("Tệp %s phải ghi name = “%s”, như tên thư mục.") % (place, folder.name))
    if not data.get("title"):
        raise ThemeError(_("Tệp %s thiếu title: tên giao diện bằng tiếng Việt.") % place)
    if unknown := sorted(data.keys() - _KNOWN_KEYS):
        raise ThemeError(_("Tệp %s có mục lạ: %s.") % (place, ", ".join(unknown)))
    return data


@cache
def _hash_code() -> str:
    """This room's modules and the libraries it draws with: an upgrade may draw the same data in other bytes."""
    sources = [path.read_text(encoding="utf-8") for path in sorted(Path(__file__).parent.glob("*.py"))]
    return blake2b(repr((version("minijinja"), version("nh3"), sources)).encode()).hexdigest()


@lru_cache(maxsize=32)
def _style(name: str, stamp: str) -> str:
    theme = _load(name, stamp, ())
    sheets = []
    for path in theme.all_css:
        file = theme.find(f"css/{path}")
        if file is None:
            raise ThemeError(_("Giao diện “%s” thiếu tệp css/%s.") % (name, path))
        sheets.append(file.read_text(encoding="utf-8"))
    return build_style(theme.all_tokens, theme.all_dark_tokens, sheets)
