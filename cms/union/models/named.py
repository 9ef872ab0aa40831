"""What is found by its name, whatever the diacritics."""

from collections.abc import Iterable

from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.schema.text import slugify
from cms.union.models.dated import Tidy
from cms.union.names import simplify


class Named(Tidy):
    """Something with a name, and two columns by which the database finds it."""

    name = models.CharField(_("Tên"), max_length=200, help_text=_("Tên chính thức hiện nay, có dấu."))
    folded_name = models.CharField(max_length=400, editable=False, default="", db_index=True)
    """The name as it is compared."""
    folded = models.TextField(editable=False, default="")
    """Every name as it is compared, each between two line feeds: `LIKE '%\\nrach gia\\n%'` finds a whole name."""

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    def save(self, *args, update_fields: Iterable[str] | None = None, **kwargs) -> None:
        self.tidy()
        self.fold_names()
        if update_fields is not None and update_fields:
            update_fields = {*update_fields, "folded_name", "folded"}
        super().save(*args, update_fields=update_fields, **kwargs)

    def fold_names(self) -> None:
        """Fill the columns by which this is found."""
        lines = dict.fromkeys(filter(None, map(self.fold_name, self.list_names())))
        self.folded_name = self.fold_name(self.name)[:400]
        self.folded = "\n".join(["", *lines, ""]) if lines else ""

    def list_names(self) -> list[str]:
        """Every name this is found by, the official one first."""
        return [self.name]

    def fold_name(self, name: str) -> str:
        """A name as it is compared."""
        return simplify(name)

    def fold_search(self, text: str) -> str:
        """What somebody types to find one, as names are compared."""
        return self.fold_name(text)


class Findable(Named):
    """Something people call by several names."""

    aliases = models.TextField(
        _("Tên gọi khác"), blank=True, help_text=_("Mỗi dòng một tên mà bà con hay gọi: tên cũ, tên tắt.")
    )

    class Meta:
        abstract = True

    def list_names(self) -> list[str]:
        """The official name, then what else it is called."""
        return [self.name, *self.aliases.splitlines()]


def make_free_code(model: type[models.Model], field: str, name: str) -> str:
    """A code made of `name` that no row of `model` has in `field`: `hai-san-xanh`, else `hai-san-xanh-2`…"""
    base = slugify(name)[:50].strip("-") or "ma"
    taken = set(model._base_manager.filter(**{f"{field}__startswith": base}).values_list(field, flat=True))
    number, code = 1, base
    while code in taken:
        number += 1
        code = f"{base}-{number}"
    return code
