"""The edit screen of an explainer: what readers are told of a change."""

from collections.abc import Iterator
from typing import Any

from cms.content.change_notes import is_already_told, list_change_errors
from cms.content.checked_form import CheckedPageForm


class ExplainerPageForm(CheckedPageForm):
    """Asks anew at each publishing what has changed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_already_told(self.instance):
            self.initial |= {"change_kind": "", "change_sentence": ""}

    def _list_publishing_errors(self) -> Iterator[tuple[str, str]]:
        yield from super()._list_publishing_errors()
        yield from list_change_errors(self.instance)
