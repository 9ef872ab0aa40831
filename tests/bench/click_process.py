"""Presses Publish again and again, in this house's admin and in plain Wagtail: `python -m tests.bench.click_process N`.

Both in one process on the same pages, through Django's test client. Prints the seconds of each press as JSON.
"""

import gc
import json
import sys
import time

import django

WARM_UP = 3


class Editor:
    """Somebody who may publish, signed in to both."""

    def __init__(self) -> None:
        from django.test import Client

        from cms.accounts.models import User
        from tests.bench.plain_wagtail import make_plain_client

        user = User.objects.get(username="duyet-dang")
        self.clients = {"ours": Client(), "plain": make_plain_client()}
        for client in self.clients.values():
            client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")

    def press(self, who: str, page, title: str) -> float:
        """Publish `page` with another title; the seconds until the answer. Raises RuntimeError when it is not live."""
        from contextlib import nullcontext

        from tests.bench.plain_wagtail import without_ours

        data = make_form(page, title)
        address, client = f"/quan-tri/pages/{page.pk}/edit/", self.clients[who]
        gc.collect()
        with without_ours() if who == "plain" else nullcontext():
            started = time.perf_counter()
            answer = client.post(address, data)
            seconds = time.perf_counter() - started
        check(page, title, answer, who)
        return seconds


def make_form(page, title: str) -> dict:
    """The edit screen of an article as a browser posts it."""
    from wagtail.test.utils.form_data import rich_text, streamfield

    from tests.content.posted_pages import PUBLISH, article_fields

    blocks = [
        (block.block_type, {"html": rich_text(block.value["html"].source)})
        if block.block_type == "rich_text"
        else (block.block_type, {"text": block.value["text"], "level": block.value["level"]})
        for block in page.body
    ]
    fields = article_fields(
        title=title,
        slug=page.slug,
        sapo=page.sapo,
        pen_name=page.pen_name_id,
        tags=", ".join(one.tag.name for one in page.tagged_items.all()),
        body=streamfield(blocks),
    )
    return fields | PUBLISH


def check(page, title: str, answer, who: str) -> None:
    """That the press did what it should, and told the publisher or did not."""
    from cms.content.models import ArticlePage
    from cms.publisher.models import OutboxRow

    noted = OutboxRow.objects.exists()
    OutboxRow.objects.all().delete()
    form = answer.context and answer.context.get("form")
    if answer.status_code != 302 or not ArticlePage.objects.filter(pk=page.pk, title=title, live=True).exists():
        raise RuntimeError(f"{who}: not published: {answer.status_code} {form and form.errors}")
    if noted != (who == "ours"):
        raise RuntimeError(f"{who}: the publisher was {'told' if noted else 'not told'}")


def main() -> None:
    """Press so often as asked, in turn, who is first changing each time."""
    django.setup()
    from cms.content.models import ArticlePage

    presses = int(sys.argv[1])
    editor = Editor()
    seconds: dict[str, list[float]] = {"ours": [], "plain": []}
    pages = list(ArticlePage.objects.live().order_by("pk")[: presses + WARM_UP])
    for turn, page in enumerate(pages):
        for who in ("ours", "plain") if turn % 2 else ("plain", "ours"):
            spent = editor.press(who, ArticlePage.objects.get(pk=page.pk), f"Bấm đăng {turn} {who}")
            if turn >= WARM_UP:
                seconds[who].append(spent)
    print(json.dumps(seconds))


if __name__ == "__main__":
    main()
