"""An entry and a page per kind, without ids, clocks or hashes.

When one of these fails, look at the difference. If it is meant, `LOA_GOLDEN=write` before pytest writes the files
anew; commit them with the change.
"""

import json
import os
import re
from pathlib import Path

import pytest

from cms import schema
from cms.schema.codec import entry_from_data, to_data
from cms.theming.engine import render
from cms.theming.samples.pages import make_full_contexts
from cms.theming.samples.union import SampleLookup

FOLDER = Path(__file__).parent
CONTEXTS = make_full_contexts()
INLINE = re.compile(r"<(style|script)>.*?</\1>", re.DOTALL)


def compare(name: str, text: str) -> None:
    """Hold `text` against the kept file, or keep it when asked to."""
    path = FOLDER / name
    if os.environ.get("LOA_GOLDEN") == "write":
        path.write_text(text)
    assert path.exists(), f"{name} was never kept; see the top of this module"
    assert text == path.read_text(), f"{name} differs; see the top of this module"


@pytest.mark.parametrize("template", sorted(schema.CONTEXTS))
def test_the_page_is_as_it_was(template):
    html = render("plain", template, CONTEXTS[template], SampleLookup())
    html = INLINE.sub(r"<\1></\1>", html)  # colours and sizes are looked at, not compared
    lines = [line.rstrip() for line in html.splitlines() if line.strip()]
    compare(template.replace("/", "-"), "\n".join(lines) + "\n")


@pytest.mark.parametrize("kind", sorted(schema.PAGE_KINDS))
def test_the_entry_is_as_it_was_and_comes_back_whole(kind):
    entry = CONTEXTS[f"pages/{kind}.html"].page
    data = to_data(entry)
    assert entry_from_data(json.loads(json.dumps(data))) == entry
    compare(f"{kind}.json", json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n")


def test_every_kept_file_is_still_compared():
    kept = {path.name for path in FOLDER.iterdir() if path.suffix in (".html", ".json")}
    wanted = {name.replace("/", "-") for name in schema.CONTEXTS} | {f"{kind}.json" for kind in schema.PAGE_KINDS}
    assert kept == wanted
