"""The themes there are: a folder each under `themes/`, described by `theme.toml`."""

import os
import re
import time
import tomllib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from cms.schema import TokenChange
from cms.schema.languages import LANGUAGES
from cms.theming.errors import ThemeError
from cms.theming.fonts import list_fonts
from cms.theming.scripts import build_script
from cms.theming.styles import build_style
from cms.theming.token_changes import apply_changes
from cms.theming.words import FOLDER as WORDS
from cms.theming.words import list_template_words, read_words

MANIFEST = "theme.toml"
EVERY_SHEET = "*"
"""Stands for a template that has all sheets."""
RECHECK_SECONDS = 0.5
"""How long the files are taken as unchanged before they are looked at again; a look costs a third of a millisecond."""

_NAME = re.compile(r"[a-z0-9][a-z0-9-]*")
_KNOWN_KEYS = {"name", "title", "extends", "css", "css_only_on", "js", "tokens"}
_looked_at: dict[str, tuple[float, str]] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """One theme, with the themes it builds on."""

    name: str
    title: str
    folder: Path
    parent: "Theme | None"
    css: tuple[str, ...]
    css_only_on: dict[str, tuple[str, ...]]
    """A sheet → the templates whose pages have it; others are on all."""
    js: tuple[str, ...]
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

    def list_css(self, template: str) -> list[str]:
        """Paths under `css/` of the sheets that pages of `template` have; of a template that none is kept for, ''."""
        kept = {sheet: pages for theme in reversed(self.chain) for sheet, pages in theme.css_only_on.items()}
        return [path for path in self.all_css if path not in kept or template in kept[path]]

    @property
    def all_js(self) -> tuple[str, ...]:
        """Paths under `js/` in the order they are joined, as `all_css`."""
        inherited = self.parent.all_js if self.parent else ()
        return (*inherited, *(path for path in self.js if path not in inherited))

    @property
    def all_tokens(self) -> dict[str, str]:
        """Tokens of light mode, the nearest theme's value winning."""
        return (self.parent.all_tokens if self.parent else {}) | self.tokens

    @property
    def all_dark_tokens(self) -> dict[str, str]:
        """Tokens that differ in dark mode, the nearest theme's value winning."""
        return (self.parent.all_dark_tokens if self.parent else {}) | self.dark_tokens

    def get_words(self, language: str) -> dict[str, str]:
        """Vietnamese words of templates → those of `language`, the nearest theme's winning. Raises ThemeError."""
        return (self.parent.get_words(language) if self.parent else {}) | read_words(self.folder, language)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages besides Vietnamese that the theme or one above it has words for."""
        return tuple(
            code for code in LANGUAGES if any((theme.folder / WORDS / f"{code}.toml").is_file() for theme in self.chain)
        )


def list_themes() -> list[Theme]:
    """Every theme under `themes/`, by name. Raises ThemeError when one is badly described."""
    return [get_theme(manifest.parent.name) for manifest in sorted(settings.LOA_THEMES_DIR.glob(f"*/{MANIFEST}"))]


def get_theme(name: str) -> Theme:
    """The theme called `name`. Raises ThemeError when it, or one it extends, is missing or badly described."""
    return _load(name, get_stamp(), ())


def list_missing_words(theme: Theme, language: str) -> list[str]:
    """Vietnamese words that templates of the theme print and that it has none for in `language`: they stay Vietnamese.

    Raises ThemeError when a file of words is badly written.
    """
    known = theme.get_words(language)
    return [words for words in list_words(theme) if words not in known]


def list_words(theme: Theme) -> list[str]:
    """All Vietnamese words that templates of the theme and of those above it print, each once."""
    paths = (path for link in theme.chain for path in sorted((link.folder / "templates").rglob("*.html")))
    sources = (path.read_text(encoding="utf-8") for path in paths)
    return list(dict.fromkeys(words for source in sources for words in list_template_words(source)))


def get_style(name: str, changes: tuple[TokenChange, ...] = (), template: str = "") -> str:
    """The style sheet of the theme, the same for all pages but those of a template that has a sheet of its own: what
    `style()` prints and the policy's hash covers.

    `changes`: what editors have changed of its tokens.
    Raises ThemeError when the theme or one of its sheets is missing.
    """
    return _style(name, changes, get_stamp(), template)


def get_tokens(name: str, changes: tuple[TokenChange, ...] = ()) -> dict[str, str]:
    """The theme's tokens in light mode, with what editors have changed of them (`changes`). Raises ThemeError."""
    theme = get_theme(name)
    return apply_changes(theme.all_tokens, theme.all_dark_tokens, changes)[0]


def get_script(name: str) -> str:
    """The theme's script, the same for all pages: what `script()` prints and the policy's hash covers.

    Raises ThemeError when the theme or one of its scripts is missing.
    """
    return _script(name, get_stamp())


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
    tokens = repr((theme.all_tokens, theme.all_dark_tokens))  # token() prints what the sheet may not use
    tokens += repr([sorted(link.css_only_on.items()) for link in theme.chain])
    sources = (_hash_code(), tokens, _style(name, (), stamp, EVERY_SHEET), _script(name, stamp))
    hasher = blake2b("\0".join(sources).encode(), digest_size=16)
    for link in theme.chain:
        for path in (
            *sorted((link.folder / "templates").rglob("*.html")),
            *sorted((link.folder / "templates").glob("*.typ")),
            *sorted((link.folder / WORDS).glob("*.toml")),
        ):
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
        css_only_on={sheet: tuple(pages) for sheet, pages in data.get("css_only_on", {}).items()},
        js=tuple(data.get("js", ())),
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
    faces = [font.face for font in list_fonts()]
    return blake2b(repr((version("minijinja"), version("nh3"), sources, faces)).encode()).hexdigest()


@lru_cache(maxsize=64)
def _style(name: str, changes: tuple[TokenChange, ...], stamp: str, template: str) -> str:
    theme = _load(name, stamp, ())
    paths = theme.all_css if template == EVERY_SHEET else theme.list_css(template)
    sheets = _read_files(theme, "css", paths)
    return build_style(*apply_changes(theme.all_tokens, theme.all_dark_tokens, changes), sheets)


@lru_cache(maxsize=32)
def _script(name: str, stamp: str) -> str:
    theme = _load(name, stamp, ())
    return build_script(_read_files(theme, "js", theme.all_js))


def _read_files(theme: Theme, folder: str, paths: Iterable[str]) -> list[str]:
    texts = []
    for path in paths:
        file = theme.find(f"{folder}/{path}")
        if file is None:
            raise ThemeError(_("Giao diện “%s” thiếu tệp %s.") % (theme.name, f"{folder}/{path}"))
        texts.append(file.read_text(encoding="utf-8"))
    return texts
