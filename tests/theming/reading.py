"""Reads a drawn page as a strict reader would, and says what is wrong with it."""

from collections import Counter
from html.parser import HTMLParser

SCRIPTS = [{"src": f"/{name}.js", "defer": None} for name in ("gui/bieu-mau", "may-tinh", "trang", "tren-may", "tim")]
SCRIPTS += [{"type": "application/ld+json"}]
"""The only scripts that are files: on forms, on calculators, on all, where pages are kept, to search; and data."""
VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source"}
REFERRING = ("for", "aria-labelledby", "aria-describedby", "list")


class PageReader(HTMLParser):
    """Collects the faults of a page and what tests ask about it."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.faults: list[str] = []
        self.ids: Counter = Counter()
        self.tags: Counter = Counter()
        self.links: list[dict] = []
        self.headings: list[int] = []
        self.text: list[str] = []
        self.scripts: list[dict] = []
        self._open: list[str] = []
        self._referred: list[str] = []
        self.feed(html)
        self.close()
        self._finish()

    def handle_starttag(self, tag: str, attrs: list) -> None:
        """Note a tag, and what is wrong with its attributes."""
        values = dict(attrs)
        self.tags[tag] += 1
        if tag == "script":
            self.scripts.append(values)
        if len(values) != len(attrs):
            self.faults.append(f"<{tag}> names an attribute twice: {attrs}")
        for name in values:
            if name == "style" or name.startswith("on"):
                self.faults.append(f"<{tag}> has {name}, which the policy forbids")
        if "id" in values:
            self.ids[values["id"]] += 1
        for name in REFERRING:
            self._referred += (values.get(name) or "").split()
        if tag == "a":
            self.links.append(values)
        if tag == "img" and not {"alt", "width", "height", "src"} <= values.keys():
            self.faults.append(f"picture without alt, width or height: {values}")
        if tag[0] == "h" and tag[1:].isdigit():
            self.headings.append(int(tag[1:]))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Every tag is closed by its own kind."""
        if not self._open or self._open.pop() != tag:
            self.faults.append(f"</{tag}> closes something else at {self.getpos()}")

    def handle_data(self, data: str) -> None:
        """Keep the words, not the style sheet or the script."""
        if "style" not in self._open and "script" not in self._open:
            self.text.append(data)

    def _finish(self) -> None:
        if self._open:
            self.faults.append(f"never closed: {self._open}")
        self.faults += [f"id {id_!r} stands {times} times" for id_, times in self.ids.items() if times > 1]
        self.faults += [f"nothing has the id {id_!r}" for id_ in self._referred if id_ not in self.ids]
        self.faults += [f"link without an address: {link}" for link in self.links if not link.get("href")]
        self.faults += ["a frame"] * self.tags["iframe"]
        self.faults += [f"a script: {script}" for script in self.scripts if script and script not in SCRIPTS]
        if self.scripts.count({}) != 1:
            self.faults.append("the script of the theme must stand there once")
        for tag in ("h1", "main", "title", "style"):
            if self.tags[tag] != 1:
                self.faults.append(f"{self.tags[tag]} of <{tag}> instead of one")


def read(html: str) -> PageReader:
    """The page as read; asserts that nothing is wrong with it."""
    reader = PageReader(html)
    assert not reader.faults, "\n".join(reader.faults)
    return reader
