"""The same articles as a Hugo site: the fastest static generator we know, on the same text, in the same run.

Hugo reads Markdown from files and knows no editors, no database, no compressed copies and no release that is whole;
it is a yardstick for drawing pages, not a like for like. Used when `hugo` is on the path or LOA_HUGO names it.
"""

import json
import os
import shutil
from pathlib import Path

from cms.demo.babble import SECTIONS, write_article
from cms.schema.text import slugify

_PAGE = """<!doctype html><html lang=vi><meta charset=utf-8><title>{{ .Title }}</title>
<nav>{{ range .Site.Sections }}<a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ end }}</nav>
<h1>{{ .Title }}</h1><p>{{ .Date.Format "15:04 | 02/01/2006" }}</p><p><b>{{ .Params.sapo }}</b></p>{{ .Content }}
<p>{{ .Params.signature }}</p>{{ range .GetTerms "tags" }}<a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ end }}"""
_LIST = """<!doctype html><html lang=vi><meta charset=utf-8><title>{{ .Title }}</title><h1>{{ .Title }}</h1>
{{ range (.Paginate .RegularPagesRecursive 20).Pages }}<p><a href="{{ .RelPermalink }}">{{ .Title }}</a>
{{ .Params.sapo }}</p>{{ end }}{{ with .Paginator.Next }}<a href="{{ .URL }}">Cũ hơn</a>{{ end }}"""


def find_hugo() -> str | None:
    """Where Hugo is; None when it is not on this machine."""
    return os.environ.get("LOA_HUGO") or shutil.which("hugo")


def write_site(folder: Path, count: int) -> None:
    """The first `count` generated articles as a Hugo site in `folder`."""
    (folder / "layouts" / "_default").mkdir(parents=True)
    (folder / "layouts" / "_default" / "single.html").write_text(_PAGE)
    for name in ("list.html", "term.html", "taxonomy.html"):
        (folder / "layouts" / "_default" / name).write_text(_LIST)
    (folder / "layouts" / "index.html").write_text(_LIST)
    (folder / "hugo.toml").write_text('baseURL = "http://localhost/"\nlanguageCode = "vi"\ntitle = "Hải Sơn"\n')
    for title in SECTIONS:
        (folder / "content" / slugify(title)).mkdir(parents=True)
    for number in range(count):
        text = write_article(number)
        head = {
            "title": text.title,
            "date": text.moment.isoformat(),
            "tags": text.tags,
            "sapo": text.sapo,
            "signature": text.signature,
        }
        body = "\n\n".join(
            line for heading, lines in text.parts for line in ([f"## {heading}"] if heading else []) + list(lines)
        )
        file = folder / "content" / slugify(SECTIONS[text.section]) / f"{slugify(text.title)[:80]}-{number}.md"
        file.write_text(f"{json.dumps(head, ensure_ascii=False)}\n\n{body}\n")
