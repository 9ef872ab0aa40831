"""Tags found again whatever the capitals or the Unicode form they are typed in."""

from collections.abc import Iterable
from typing import Any

from modelcluster.contrib.taggit import ClusterTaggableManager, _ClusterTaggableManager
from wagtail.admin.forms.tags import TagField

from cms.schema.text import slugify, to_nfc


class _VietnameseTags(_ClusterTaggableManager):
    def _to_tag_model_instances(self, tags: Iterable, tag_kwargs: dict) -> list:
        """The tags of these names; a name that exists in other capitals is that tag (SQLite knows only ASCII ones)."""
        found = [self._find(tag) for tag in tags]
        wanted = {tag.casefold() if isinstance(tag, str) else tag: tag for tag in reversed(found) if tag}
        return super()._to_tag_model_instances(list(reversed(wanted.values())), tag_kwargs)

    def _find(self, tag: Any) -> Any:
        if not isinstance(tag, str):
            return tag
        name = " ".join(to_nfc(tag).split())
        like = self.through.tag_model().objects.filter(slug__startswith=slugify(name)).order_by("pk")
        return next((known for known in like if known.name.casefold() == name.casefold()), name)


class VietnameseTagFormField(TagField):
    """Tags are parted by commas only: a Vietnamese word has spaces, and taggit would make two tags of `tăng ca`."""

    def clean(self, value: Any) -> list[str]:
        """The words typed. Raises ValidationError for one that is too long."""
        is_one = isinstance(value, str) and value.strip() and not set(value) & {",", '"'}
        return super().clean(f'"{value.strip()}"' if is_one else value)


class VietnameseTagsField(ClusterTaggableManager):
    """The field that holds a page's tags."""

    def __get__(self, instance: Any, model: type) -> _VietnameseTags:
        """The manager of `instance`'s tags, saved or not."""
        return _VietnameseTags(through=self.through, model=model, instance=instance, prefetch_cache_name=self.name)

    def formfield(self, form_class: type = VietnameseTagFormField, **kwargs: Any) -> VietnameseTagFormField:
        """The field of the edit screen; Wagtail asks for its own, which knows no words with spaces."""
        return super().formfield(form_class=VietnameseTagFormField, **kwargs)
