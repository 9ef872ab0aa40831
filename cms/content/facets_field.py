"""A field for choices of the fixed vocabulary of facets: ticks on the edit screen, a list of names in the table."""

from typing import Any

from django import forms
from django.db import models

from cms.schema.facets import FACET_GROUPS


def list_choices() -> list[tuple[str, list[tuple[str, str]]]]:
    """The vocabulary as a form shows it, group by group."""
    return [(heading, list(words.items())) for heading, words in FACET_GROUPS.items()]


class FacetsField(models.JSONField):
    """A list of facets' names; the vocabulary may grow without a migration."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"default": list, "blank": True} | kwargs)

    def formfield(self, **kwargs: Any) -> forms.Field:
        """Ticks."""
        known = {name: kwargs[name] for name in ("label", "help_text", "initial") if name in kwargs}
        given = {"label": self.verbose_name, "help_text": self.help_text} | known
        return forms.MultipleChoiceField(
            choices=list_choices, required=False, widget=forms.CheckboxSelectMultiple, **given
        )
