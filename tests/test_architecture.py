"""The house keeps its shape: what may import what, how long things may be, what may stand where."""

import ast
import importlib
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
CMS = ROOT / "cms"

CONTENT_SIDE = {"schema", "accounts", "union", "library", "law", "search", "theming", "entries", "content"}
MAY_IMPORT: dict[str, set[str]] = {
    "schema": set(),
    "accounts": {"schema"},
    "union": {"schema", "accounts"},
    "library": {"schema", "accounts"},
    "law": {"schema", "accounts", "union"},
    "search": {"schema", "accounts"},
    "theming": {"schema"},
    "entries": {"schema", "search", "theming"},
    "content": {"schema", "accounts", "union", "library", "law", "search", "theming", "entries"},
    "reach": {"schema", "accounts", "serving"},
    "publisher": CONTENT_SIDE | {"reach"},
    "interest": {"schema", "accounts", "union"},
    "editorial": CONTENT_SIDE | {"publisher", "interest", "reach"},
    "serving": {"search"},
    "demo": CONTENT_SIDE | {"publisher", "interest", "editorial", "reach"},
    "settings": {"serving"},
}
"""Room → the rooms it may import. Imports point one way; no room is reached from two sides."""

MAX_FILE_LINES = 300
MAX_FUNCTION_LINES = 40
LONGER: dict[str, str] = {}
"""Exceptions, each with its reason: `cms/x.py` for a file, `cms/x.py:function` for a function."""

BANNED_NAMES = {"utils", "helpers", "common", "misc", "core", "base", "manager"}
ALLOWED_NAMES = {"cms/settings/base.py"}


def python_files(*folders: str) -> list[Path]:
    """Every Python file of ours below `folders`, migrations left out."""
    return [
        path for folder in folders for path in sorted((ROOT / folder).rglob("*.py")) if "migrations" not in path.parts
    ]


def room_of(path: Path) -> str:
    """The room a file of cms/ stands in; empty for the files at its door."""
    parts = path.relative_to(CMS).parts
    return parts[0] if len(parts) > 1 else ""


def imported_rooms(tree: ast.AST) -> set[str]:
    """The rooms a module imports, wherever in it the import stands."""
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return {name.split(".")[1] for name in names if name.startswith("cms.") and (CMS / name.split(".")[1]).is_dir()}


@pytest.mark.parametrize("path", python_files("cms"), ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_point_one_way(path):
    room = room_of(path)
    if not room:
        return
    forbidden = imported_rooms(ast.parse(path.read_text())) - MAY_IMPORT[room] - {room}
    assert not forbidden, f"{room} may not import {', '.join(sorted(forbidden))}"


def test_personal_data_has_no_path_to_the_public_site():
    for room in ("publisher", "theming", "entries", "content"):
        reachable, waiting = set(), {room}
        while waiting:
            current = waiting.pop()
            reachable.add(current)
            waiting |= MAY_IMPORT[current] - reachable
        assert "interest" not in reachable


def test_every_room_says_what_lives_there():
    for room in MAY_IMPORT:
        docstring = ast.get_docstring(ast.parse((CMS / room / "__init__.py").read_text()))
        assert docstring, f"cms/{room}/__init__.py has no sentence"


def test_every_room_is_in_the_arrow():
    rooms = {path.name for path in CMS.iterdir() if (path / "__init__.py").exists()}
    assert rooms == set(MAY_IMPORT)


@pytest.mark.parametrize("path", python_files("cms", "tests"), ids=lambda path: str(path.relative_to(ROOT)))
def test_files_and_functions_fit_in_the_eye(path):
    name = str(path.relative_to(ROOT))
    source = path.read_text()
    if name not in LONGER:
        assert source.count("\n") <= MAX_FILE_LINES, f"{name} has {source.count(chr(10))} lines"
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and f"{name}:{node.name}" not in LONGER:
            length = node.end_lineno - node.lineno + 1
            assert length <= MAX_FUNCTION_LINES, f"{name}:{node.name} has {length} lines"


def test_exceptions_to_the_budgets_still_exist():
    for name in LONGER:
        assert (ROOT / name.split(":")[0]).exists()


def test_no_module_is_a_drawer_for_everything():
    for path in python_files("cms", "tests"):
        name = str(path.relative_to(ROOT))
        assert path.stem not in BANNED_NAMES or name in ALLOWED_NAMES, name


def test_no_python_stands_in_the_published_site():
    tracked = subprocess.run(["git", "ls-files", "site", "media", "themes"], cwd=ROOT, capture_output=True, text=True)
    assert not [name for name in tracked.stdout.split() if name.endswith(".py")]
    assert not (ROOT / "site" / "__init__.py").exists()


def test_public_modules_classes_and_functions_have_docstrings():
    missing = []
    for path in python_files("cms"):
        if path.name in {"apps.py"} or path.read_text() == "":
            continue
        tree = ast.parse(path.read_text())
        nodes = [node for node in tree.body if isinstance(node, (ast.ClassDef, ast.FunctionDef))]
        name = str(path.relative_to(ROOT))
        if not ast.get_docstring(tree):
            missing.append(name)
        missing += [
            f"{name}:{node.name}"
            for node in nodes
            if not node.name.startswith("_") and node.name != "Migration" and not ast.get_docstring(node)
        ]
    assert not missing, missing


def test_each_module_imports_alone():
    """Import every module first in an interpreter of its own, many at a time, so that no cycle hides behind another."""
    names = [
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for path in python_files("cms")
        if "settings" not in path.parts and path.name != "intake_wsgi.py"
    ]
    code = (
        "import os, sys, importlib, traceback\n"
        "import django; django.setup()\n"
        "before = set(sys.modules)\n"
        "failed = []\n"
        "for name in sys.argv[1:]:\n"
        "    pid = os.fork()\n"
        "    if pid == 0:\n"
        "        for loaded in [m for m in sys.modules if m.startswith('cms.') and not m.endswith('.models')\n"
        "                       and '.models.' not in m and not m.startswith('cms.settings')]:\n"
        "            del sys.modules[loaded]\n"
        "        try:\n"
        "            importlib.import_module(name)\n"
        "        except Exception:\n"
        "            traceback.print_exc(); os._exit(1)\n"
        "        os._exit(0)\n"
        "    if os.waitpid(pid, 0)[1]:\n"
        "        failed.append(name)\n"
        "sys.exit(', '.join(failed) or 0)\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", code, *names],
        cwd=ROOT,
        capture_output=True,
        text=True,
        env={**__import__("os").environ, "DJANGO_SETTINGS_MODULE": "cms.settings.test"},
    )
    assert result.returncode == 0, result.stderr[-3000:]


@pytest.mark.parametrize("name", ["cms.schema", "cms.serving"])
def test_rooms_without_django_import_without_it(name):
    code = f"import sys, {name}; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT).returncode == 0


def test_receivers_are_one_line():
    for path in python_files("cms"):
        if path.name != "receivers.py":
            continue
        for node in ast.parse(path.read_text()).body:
            if isinstance(node, ast.FunctionDef) and re.match(r"_\w+(saved|changed|deleted)$", node.name):
                assert len(node.body) == 1, f"{path}:{node.name}"


def test_no_workplace_path_or_tool_is_named():
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True).stdout.split()
    for name in tracked:
        path = ROOT / name
        if path.suffix in {".py", ".md", ".html", ".css", ".toml", ".txt", ".sh", ""} and path.is_file():
            assert "/work/" + "main" not in path.read_text(errors="replace"), name


def test_schema_can_be_imported_by_name():
    schema = importlib.import_module("cms.schema")
    assert all(hasattr(schema, name) for name in schema.__all__)
