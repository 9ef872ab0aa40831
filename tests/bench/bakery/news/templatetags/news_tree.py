"""Where a page stands."""

from django import template

from cms.schema.text import slugify

register = template.Library()


@register.filter
def is_below(page, above) -> bool:
    """Whether `page` stands under `above`."""
    return page.path.startswith(above.path)


@register.filter
def anchor(words: str) -> str:
    """The place of a heading in an address."""
    return slugify(words)
