"""A house that publishes a small site of its own: real objects, a real manifest, no database."""

import random
from dataclasses import replace
from pathlib import Path

from cms.publisher.folder import PublishedFolder
from cms.publisher.manifest import Manifest
from cms.publisher.objects import Packing

POLICIES = {
    "page": {"Content-Security-Policy": "default-src 'none'; style-src 'sha256-abc'", "Referrer-Policy": "same-origin"},
    "data": {"Content-Security-Policy": "default-src 'none'"},
    "asset": {"Content-Security-Policy": "default-src 'none'"},
}
TYPES = {".html": "text/html; charset=utf-8", ".json": "application/json", ".css": "text/css", ".jpg": "image/jpeg"}
FILLER = "Người lao động hỏi, công đoàn trả lời: tiền lương, giờ làm, hợp đồng. "


class House:
    """A site of articles that link to their neighbours, with pictures, lists and a home page."""

    def __init__(self, root: Path, articles: int = 30) -> None:
        self.folder = PublishedFolder(Path(root))
        self.folder.root.mkdir(parents=True, exist_ok=True)
        self.articles = list(range(articles))
        self.gone: list[int] = []
        self.next, self.turn, self.policies = articles, 0, POLICIES
        self.chance = random.Random(20261122)  # noqa: S311  the same site each time
        self.words = {number: self.write_words() for number in self.articles}
        self.extra: dict[str, bytes] = {}
        self.manifest = Manifest()
        self.release()

    def write_words(self) -> str:
        """Some paragraphs that are like no others."""
        return FILLER * self.chance.randint(5, 30) + str(self.chance.random())

    def edit(self, number: int | None = None) -> None:
        """Change one article's text."""
        self.words[self.chance.choice(self.articles) if number is None else number] = self.write_words()

    def add(self) -> None:
        """A new article, with a new picture."""
        self.articles.append(self.next)
        self.words[self.next] = self.write_words()
        self.next += 1

    def take_down(self) -> None:
        """One article is gone; its neighbours link elsewhere."""
        self.gone.append(self.chance.choice(self.articles))
        self.articles.remove(self.gone[-1])

    def bring_back(self) -> None:
        """An article that was taken down stands in its place again, with the text of then or another."""
        if self.gone:
            number = self.gone.pop(self.chance.randrange(len(self.gone)))
            self.articles = sorted([*self.articles, number])
            if self.chance.random() < 0.7:
                self.edit(number)

    def shorten(self) -> None:
        """One article is so short now that nobody packs it."""
        self.words[self.chance.choice(self.articles)] = "ngắn"

    def change_theme(self) -> None:
        """Every page changes, and so does its policy."""
        self.turn += 1
        page = {**POLICIES["page"], "Content-Security-Policy": f"default-src 'none'; style-src 'sha256-{self.turn}'"}
        self.policies = {**POLICIES, "page": page}

    def release(self) -> Manifest:
        """Make what there is now the release that is live. Returns its manifest."""
        files = {}
        for path, data in self.draw().items():
            policy = "asset" if path.startswith("/f/") else "data" if path.endswith(".json") else "page"
            of = f"page:{path}" if path.count("/") == 3 and "/trang/" not in path else ""
            file = self.folder.objects.store(
                data, media_type=TYPES.get(Path(path).suffix, "text/html"), policy=policy, of=of
            )
            files[path] = replace(file, packing=int(Packing.BEST))
        new = Manifest(release=self.manifest.release + 1, files=files, policies=self.policies)
        if list(self.folder.ledger.read()):
            self.folder.ledger.append(self.manifest.differ(new).to_data())
        else:
            self.folder.ledger.write(new.to_data(), number=new.release)
        self.manifest = self.folder.read_manifest()
        return self.manifest

    def draw(self) -> dict[str, bytes]:
        """Path → bytes of every file."""
        files = {"/f/kieu.0123.css": b"body{color:#111}" * 40, **self.extra}
        for place, number in enumerate(self.articles):
            picture = f"/f/hinh-{number}.jpg"
            files[picture] = random.Random(number).randbytes(2000)  # noqa: S311
            neighbour = self.articles[(place + 1) % len(self.articles)]
            body = f'<img src="{picture}" alt=""><p>{self.words[number]}</p><a href="{address(neighbour)}">Bài khác</a>'
            files[f"{address(number)}index.html"] = self.draw_page(f"Bài {number}", body)
            files[f"{address(number)}index.json"] = f'{{"number": {number}, "text": "{self.words[number]}"}}'.encode()
        lists = [self.articles[start : start + 10] for start in range(0, len(self.articles), 10)]
        for place, numbers in enumerate(lists):
            files[f"/tin/trang/{place}/index.html"] = self.draw_list(f"Trang {place}", map(address, numbers))
        older = [f"/tin/trang/{place}/" for place in range(len(lists))]
        files["/tin/index.html"] = self.draw_list("Tin", [*map(address, self.articles[-5:]), *older])
        files["/404.html"] = self.draw_page("Không thấy", "")
        files["/index.html"] = self.draw_list("Trang chủ", map(address, self.articles[-3:]))
        return files

    def draw_list(self, title, addresses) -> bytes:
        return self.draw_page(title, "".join(f'<a href="{one}">Mời đọc</a>' for one in addresses))

    def draw_page(self, title: str, body: str) -> bytes:
        menu = '<a href="/">Trang chủ</a><a href="/tin/">Tin</a><link rel="stylesheet" href="/f/kieu.0123.css">'
        return f"<!doctype html><html><title>{title} {self.turn}</title>{menu}<h1>{title}</h1>{body}</html>".encode()


def address(number: int) -> str:
    """Where an article stands."""
    return f"/tin/bai-{number}/"
