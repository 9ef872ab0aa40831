"""An upgrade of what draws has everything drawn again; no package that draws is forgotten."""

import ast
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

import cms
from cms.publisher import drawing_code
from cms.publisher.drawing_code import DRAWING_PACKAGES, DRAWING_ROOMS, get_code_digest
from cms.publisher.publishing import Publisher
from tests.publisher.folders import read_tree

DRAWS_NOTHING = {
    "wagtail": "states pages and shows the office's screens; what it states is stamped with its version",
    "urllib3": "sends files that are drawn already",
    "playwright": "looks at themes",
    "axe-playwright-python": "looks at themes",
    "tinyhtml5": "looks at themes",
}


@pytest.fixture
def fresh_digest():
    """The digest is read anew in this test, and once more after it."""
    get_code_digest.cache_clear()
    yield get_code_digest
    get_code_digest.cache_clear()


def upgrade(folder: Path, name: str) -> None:
    """Install another version of a package before the one that is there."""
    place = folder / f"{name.replace('-', '_')}-999.0.dist-info"
    place.mkdir(parents=True)
    (place / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 999.0\n")


@pytest.mark.parametrize("name", DRAWING_PACKAGES)
def test_an_upgrade_of_a_package_that_draws_is_another_digest(name, fresh_digest, tmp_path, monkeypatch):
    before = fresh_digest()
    upgrade(tmp_path, name)
    monkeypatch.syspath_prepend(tmp_path)
    assert drawing_code.version(name) == "999.0"
    fresh_digest.cache_clear()
    assert fresh_digest() != before


def test_every_package_that_drawing_rooms_import_is_known():
    known = packages_distributions()
    found: set[str] = set()
    for room in DRAWING_ROOMS:
        for path in (Path(cms.__file__).parent / room).rglob("*.py"):
            found |= {name.partition(".")[0] for name in list_imports(path)}
    packages = {known[name][0].lower() for name in found - sys.stdlib_module_names - {"cms"}}
    assert packages - DRAWS_NOTHING.keys() <= set(DRAWING_PACKAGES)
    assert not DRAWS_NOTHING.keys() & set(DRAWING_PACKAGES)


def list_imports(path: Path) -> list[str]:
    """The modules a file imports, at its head or later."""
    nodes = list(ast.walk(ast.parse(path.read_text())))
    names = [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    return names + [node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module]


@pytest.mark.django_db
def test_after_an_upgrade_everything_is_drawn_again_and_nothing_that_is_equal_written(
    news, fresh_digest, tmp_path, monkeypatch
):
    Publisher().publish(reason="thử")
    before = read_tree()
    upgrade(tmp_path, "minijinja")
    monkeypatch.syspath_prepend(tmp_path)
    fresh_digest.cache_clear()
    publisher = Publisher()
    run = publisher.follow_up(reason="nâng cấp")
    assert publisher.site.records.code == fresh_digest()
    assert (run.state, run.written) == ("done", 0)
    assert read_tree() == before
