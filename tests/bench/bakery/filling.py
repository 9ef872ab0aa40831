"""Puts the generated articles into the peer: `python -m tests.bench.bakery.filling N`."""

import sys

import django


def main(count: int) -> None:
    """Make the database and `count` live articles under eight sections."""
    django.setup()
    from django.core.management import call_command
    from django.db import transaction
    from taggit.models import Tag
    from wagtail.models import Locale, Page, Site
    from wagtail.signal_handlers import disable_reference_index_auto_update

    from cms.demo.babble import SECTIONS, TAGS
    from cms.schema.text import slugify
    from tests.bench.bakery.news.models import HomePage, SectionPage

    call_command("makemigrations", "news", verbosity=0)
    call_command("migrate", verbosity=0)
    Locale.objects.get_or_create(language_code="vi")
    root = Page.objects.get(depth=1)
    root.get_children().delete()
    with transaction.atomic(), disable_reference_index_auto_update():
        home = Page.objects.get(depth=1).add_child(instance=HomePage(title="Trang chủ", slug="home"))
        Site.objects.all().delete()
        Site.objects.create(hostname="127.0.0.1", port=8000, root_page=home, is_default_site=True)
        sections = [
            home.add_child(instance=SectionPage(title=title, slug=slugify(title), show_in_menus=True))
            for title in SECTIONS
        ]
        tags = {name: Tag.objects.create(name=name, slug=slugify(name)) for name in sorted(TAGS, key=slugify)}
        for number in range(count):
            add_article(sections, tags, number)


def add_article(sections: list, tags: dict, number: int) -> None:
    """One article, live since its own moment."""
    from cms.demo.babble import write_article
    from cms.schema.text import slugify
    from tests.bench.bakery.news.models import ArticlePage

    text = write_article(number)
    body = []
    for heading, paragraphs in text.parts:
        body += [{"type": "heading", "value": heading}] if heading else []
        body.append({"type": "rich_text", "value": "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)})
    page = ArticlePage(
        title=text.title,
        slug=f"{slugify(text.title)[:80].rstrip('-')}-{text.number}",
        sapo=text.sapo,
        signature=text.signature,
        body=body,
        first_published_at=text.moment,
        last_published_at=text.moment,
    )
    sections[text.section].add_child(instance=page)
    page.tags.set([tags[name] for name in sorted(text.tags, key=slugify)])
    page.save(clean=False)


if __name__ == "__main__":
    main(int(sys.argv[1]))
