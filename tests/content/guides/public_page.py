"""A published guide as a program reads it: its nodes in order, with their links."""

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class Section:
    """A node on the page."""

    code: str
    title: str = ""
    links: list[tuple[str, str]] = field(default_factory=list)
    """(words, code it leads to) of each answer."""
    back: list[str] = field(default_factory=list)


class GuideReader(HTMLParser):
    """Collects the nodes of a page."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.sections: list[Section] = []
        self._inside: list[str] = []
        self._list = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list) -> None:
        """Note where a node, its heading, its answers and its ways back begin."""
        values = dict(attrs)
        if tag == "section" and values.get("class") == "node":
            self.sections.append(Section(values["id"]))
        elif tag == "a" and self.sections and (values.get("href") or "").startswith("#"):
            if self._list == "questions":
                self.sections[-1].links.append(("", values["href"][1:]))
                self._inside.append("answer")
            elif self._list == "pager":
                self.sections[-1].back.append(values["href"][1:])
        elif tag == "h2" and self.sections and not self.sections[-1].title:
            self._inside.append("title")
        elif tag in ("ul", "p"):
            self._list = values.get("class", "")

    def handle_endtag(self, tag: str) -> None:
        """Note where they end."""
        if tag in ("h2", "a") and self._inside:
            self._inside.pop()
        if tag in ("ul", "p"):
            self._list = ""
        if tag == "div":  # the guide is over; what follows belongs to no node
            self._inside.clear()

    def handle_data(self, data: str) -> None:
        """Keep the words of a title or an answer."""
        if not self._inside:
            return
        section = self.sections[-1]
        if self._inside[-1] == "title":
            section.title += data
        else:
            words, code = section.links[-1]
            section.links[-1] = (words + data, code)
