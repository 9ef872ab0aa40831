"""Who uses a row of the registry, as far as other rooms know: they register the hook `find_law_uses`."""

from collections.abc import Collection

from wagtail import hooks

from cms.schema.references import Ref

HOOK = "find_law_uses"
"""Each function under this name takes references and gives the names of what uses them, each once."""


def list_uses(refs: Collection[Ref]) -> list[str]:
    """What uses any of `refs`, by name. Raises DatabaseError."""
    return [name for find in hooks.get_hooks(HOOK) for name in find(refs)]
