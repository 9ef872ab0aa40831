"""The small house that random edits are tried in: its site, its publisher, and how it is put back."""

import os
import shutil
from collections import Counter
from contextlib import contextmanager, suppress
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import IntegrityError, ProgrammingError, connection, connections, transaction
from django.db.models import ProtectedError
from django.utils import timezone
from PIL import Image
from wagtail.actions.copy_page import CopyPageIntegrityError
from wagtail.models import Page

from cms.content.models import PenName
from cms.demo.drawing import DOCUMENTS
from cms.demo.factories import (
    make_article,
    make_campaign,
    make_document,
    make_explainer,
    make_join_page,
    make_plain_page,
    make_section,
)
from cms.library.models import Picture
from cms.publisher.actions import publish
from cms.publisher.holding import allow_removal
from cms.publisher.models import PublishRun
from cms.publisher.verification import verify
from cms.publisher.worker import Worker
from cms.union.models import SiteProfile
from tests.database import PostgreSQLCopies, SQLiteCopies

THEMES = Path(__file__).resolve().parents[3] / "themes"
ROUNDS_UNTIL_IDLE = 6
REFUSALS = (ValidationError, ProtectedError, IntegrityError, CopyPageIntegrityError)
"""What an editor is told in the office, after which nothing has happened."""


class House:
    """Everything a publisher works on, in folders of its own."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.themes = root / "themes"
        self.lost = root / "lost"
        self.worker: Worker | None = None
        self.counts: Counter = Counter()
        self._database = _copies(root)

    def build(self, home: Page) -> None:
        """Fill the site and publish it once, and remember how all of it looks."""
        shutil.copytree(THEMES, self.themes)
        furnish(home)
        publish(reason="thử")
        self._database.keep()
        for folder in (settings.MEDIA_ROOT, settings.LOA_SITE_DIR):
            copy_linked(Path(folder), self._seed_of(folder))

    def reset(self) -> None:
        """Put everything back to how it was built, with a publisher that has just started."""
        cache.clear()
        self._database.restore()
        for folder in (settings.MEDIA_ROOT, settings.LOA_SITE_DIR, self.themes, self.lost):
            shutil.rmtree(folder, ignore_errors=True)
        for folder in (settings.MEDIA_ROOT, settings.LOA_SITE_DIR):
            copy_linked(self._seed_of(folder), Path(folder))
        shutil.copytree(THEMES, self.themes)
        self.lost.mkdir()
        self.worker = Worker()

    def forget(self) -> None:
        """Leave nothing behind."""
        self._database.remove()

    def _seed_of(self, folder: Path) -> Path:
        return self.root / "seed" / Path(folder).name

    # What the publisher does

    def settle(self) -> None:
        """Let the publisher work until it finds nothing more to do."""
        for _ in range(ROUNDS_UNTIL_IDLE):
            self.worker.next_clock = 0  # it looks at the clock every few seconds; this is such a moment
            run = self.worker.step()
            if run is None:
                return
            self.counts["runs"] += 1
            if run.state == PublishRun.State.WAITING:
                self.counts["removals agreed to"] += 1
                allow_removal(run, actor=None)
                continue
            assert run.state in (PublishRun.State.DONE, PublishRun.State.PARTLY), run.message
        raise AssertionError(f"the publisher never comes to rest; last: {run.reason}, {run.written} written")

    def compare(self) -> None:
        """Incremental equals full."""
        found = verify()
        self.counts["comparisons"] += 1
        self.counts["files drawn again"] += found.drawn
        assert not found.differences, "\n".join(map(str, found.differences[:12]))

    def publish_in_another_process(self) -> None:
        """`manage.py publish` beside the worker, which is not told."""
        connections.close_all()
        pid = os.fork()
        if pid == 0:
            with suppress(BaseException):
                publish(reason="lượt khác")
                os._exit(0)
            os._exit(1)
        assert os.waitpid(pid, 0)[1] == 0

    def publish_cold(self) -> PublishRun:
        """Publish with a publisher that knows nothing."""
        return publish(reason="thử")

    @contextmanager
    def office(self):
        """One thing that somebody does: all of it, or, when it is refused, nothing of it."""
        try:
            with transaction.atomic():
                yield
        except REFUSALS:
            self.counts["refusals"] += 1


def copy_linked(source: Path, target: Path) -> None:
    """A copy of a folder in which files that were one file still are: a published folder is full of these."""
    done: dict[int, Path] = {}
    for folder, _, names in os.walk(source):
        here = target / os.path.relpath(folder, source)
        here.mkdir(parents=True, exist_ok=True)
        for name in names:
            inode = os.stat(os.path.join(folder, name)).st_ino
            if inode in done:
                os.link(done[inode], here / name)
            else:
                done[inode] = Path(shutil.copy2(os.path.join(folder, name), here / name))


class _SQLite(SQLiteCopies):
    def __init__(self, root: Path) -> None:
        super().__init__()
        self.template = root / "seed.sqlite3"

    def restore(self) -> None:
        """Put the template back. What is tried here is no power cut, so nobody waits for the disk."""
        super().restore()
        connection.cursor().execute("PRAGMA synchronous=OFF")

    def keep(self) -> None:
        """Make what is in the database now the template."""
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connections.close_all()
        shutil.copyfile(self.own, self.template)

    def remove(self) -> None:
        """Nothing: the folder goes with the test."""


class _PostgreSQL(PostgreSQLCopies):
    def __init__(self, root: Path) -> None:
        super().__init__()
        self.template = f"{self.own}_seed"
        self.server = urlsplit(os.environ["LOA_TEST_DATABASE_URL"]).path.strip("/")

    def keep(self) -> None:
        """Make what is in the database now the template."""
        self._on_server(
            f'DROP DATABASE IF EXISTS "{self.template}" WITH (FORCE)',
            f'CREATE DATABASE "{self.template}" TEMPLATE "{self.own}"',
        )
        self._use(self.own)

    def remove(self) -> None:
        """Leave nothing behind but the test's own database."""
        with suppress(ProgrammingError):
            self._on_server(f'DROP DATABASE IF EXISTS "{self.template}" WITH (FORCE)')
        self._use(self.own)


def _copies(root: Path) -> _SQLite | _PostgreSQL:
    return _SQLite(root) if connection.vendor == "sqlite" else _PostgreSQL(root)


def draw_tile(shade: int) -> bytes:
    """A JPEG of a few pixels: pictures are not what is tried here."""
    file = BytesIO()
    Image.new("RGB", (24, 16), (shade % 256, shade * 7 % 256, 90)).save(file, "JPEG")
    return file.getvalue()


def make_tile(shade: int, **fields) -> Picture:
    """A picture of the library with such a file."""
    given = {"title": f"Ảnh {shade}", "description": f"Ô màu {shade}"} | fields
    return Picture.objects.create(file=ContentFile(draw_tile(shade), name=f"o-{shade}.jpg"), **given)


def furnish(home: Page) -> None:
    """A site with one of everything, and pages that show one another."""
    first, second = make_tile(1), make_tile(2)
    leaflet = make_document(title="Tờ rơi")
    make_document(name=sorted(DOCUMENTS)[0], title="Mẫu đơn")
    PenName.objects.create(name="BTG", kind=PenName.Kind.BOARD)
    news = make_section(parent=home, title="Tin tức", in_menu=True)
    inner = make_section(parent=news, title="Cơ sở")
    rights = make_section(parent=home, title="Quyền của bạn", in_menu=True)
    now = timezone.now()
    for number in range(5):
        make_article(
            parent=inner if number % 2 else news,
            title=f"Bài {number}",
            picture=f"picture:{first.pk if number % 2 else second.pk}",
            picture_alt="Ô màu",
            tags=("Lương", "Tăng ca")[: number % 3],
            published_at=now - timedelta(days=20 * number),
            documents=(f"document:{leaflet.pk}",) if number == 1 else (),
        )
    article = Page.objects.get(slug="bai-1")
    make_explainer(parent=rights, title="Chậm lương thì sao?", related=(f"page:{article.pk}",), tags=("Lương",))
    make_campaign(parent=home, title="Nước mát", action_text="Xem bài", action_target=f"page:{article.pk}")
    join = make_join_page(parent=home, title="Tham gia", in_menu=True)
    privacy = make_plain_page(parent=home, title="Riêng tư")
    SiteProfile.objects.update(join_page=join, privacy_page=privacy, theme="plain")
