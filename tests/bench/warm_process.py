"""The publisher's own process, told line by line what to do: `python -m tests.bench.warm_process`.

Each line of standard input is an order in JSON, each answered by a line of JSON. Imported and started once, so that
what is timed is the publisher's work and not the start of Python. Times are `time.monotonic()`.
"""

import gc
import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import django

ROUNDS = 200
"""How many steps to settle may take before something is wrong."""


class Desk:
    """The orders that can be given, one method each."""

    def __init__(self) -> None:
        from cms.publisher.worker import Worker

        self._worker = Worker()

    def settle(self) -> dict[str, Any]:
        """Work until nothing is left to do."""
        for _ in range(ROUNDS):
            if self._worker.step() is None:
                return {"at": time.monotonic()}
        raise RuntimeError("the publisher never comes to rest")

    def publish_all(self, site: str) -> dict[str, Any]:
        """Publish everything from the store into a new folder."""
        from django.conf import settings

        from cms.publisher.worker import Worker

        settings.LOA_SITE_DIR = Path(site)
        self._worker = Worker()
        _note("Đo: dựng lại tất cả")
        gc.collect()
        return {"woke": time.monotonic(), **self._step(), **self.settle()}

    def edit(self, numbers: list[int], word: str, what: str) -> list[dict[str, Any]]:
        """Change the title or the text of articles, one release each."""
        return [self._edit(number, word, what) for number in numbers]

    def _edit(self, number: int, word: str, what: str) -> dict[str, Any]:
        page = _find_article(number)
        if what == "title":
            page.title = f"Sửa lần {word}-{number}"
        else:
            block = next(block for block in page.body if block.block_type == "rich_text")
            block.value["html"].source = f"<p>Sửa lần {word}-{number}.</p>"
        page.save_revision().publish()
        return self._answer(_path(page))

    def add(self, number: int, word: str) -> dict[str, Any]:
        """Publish one more article beside number `number`, with the tags it has."""
        from django.utils import timezone

        model = _find_article(number)
        page = type(model)(
            title=f"Bài mới {number}-{word}", sapo=model.sapo, pen_name=model.pen_name, body=model.body.get_prep_value()
        )
        page.tagged_items = [type(one)(tag_id=one.tag_id) for one in model.tagged_items.all()]
        page.first_published_at = timezone.now()
        page.live = False
        model.get_parent().add_child(instance=page)
        page.save_revision().publish()
        return self._answer(_path(page))

    def set_theme(self, name: str) -> dict[str, Any]:
        """Give the whole site another look."""
        from cms.union.models import SiteProfile

        profile = SiteProfile.load()
        profile.theme = name
        profile.save()
        return self._answer("/")

    def roll_back(self, number: int) -> dict[str, Any]:
        """Show release `number` again, and let the site go on; what it had instead comes back when it settles."""
        from django.conf import settings

        from cms.publisher.folder import PublishedFolder
        from cms.publisher.rollback import roll_back

        gc.collect()
        woke, folder = time.monotonic(), PublishedFolder(settings.LOA_SITE_DIR)
        with folder.lock():
            run = roll_back(folder, number)
        returned = time.monotonic()
        if run.state != run.State.DONE:
            raise RuntimeError(f"no way back: {run.message}")
        return {"woke": woke, "returned": returned, "written": run.written}

    def resume(self) -> dict[str, Any]:
        """Let the site go on after a rollback, and bring it up to date."""
        from cms.publisher.holding import resume

        resume()
        return self.settle()

    def _answer(self, path: str) -> dict[str, Any]:
        gc.collect()  # what Wagtail left behind is not the publisher's to clear away
        woke, clock = time.monotonic(), time.time()
        return {"path": path, "woke": woke, "woke_clock": clock, **self._step()}

    def _step(self) -> dict[str, Any]:
        run = self._worker.step()
        returned = time.monotonic()
        if run is None or run.state not in ("done", "partly"):
            raise RuntimeError(f"nothing was published: {run and (run.state, run.message, run.failures)}")
        return {"returned": returned, "written": run.written, "removed": run.removed, "release": run.release}


def _note(reason: str) -> None:
    from cms.publisher.actions import note_change

    note_change(reason=reason)


def _find_article(number: int) -> Any:
    from cms.content.models import ArticlePage

    return ArticlePage.objects.get(slug__endswith=f"-{number}")


def _path(page: Any) -> str:
    from cms.content.queries import get_homes, get_path

    return get_path(page.url_path, get_homes())


def read_orders() -> Iterator[dict[str, Any]]:
    """The orders as they come."""
    for line in sys.stdin:
        yield json.loads(line)


def main() -> None:
    """Obey until standard input ends."""
    django.setup()
    from django.utils import translation

    with translation.override("vi"):
        desk = Desk()
        print(json.dumps("ready"), flush=True)
        for order in read_orders():
            answer = getattr(desk, order.pop("do"))(**order)
            print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
