"""Which lists of everything of a sort there are: rights from A to Z, whom to call, documents."""

from cms.entries.catalogue import Catalogue, in_group
from cms.entries.summaries import RIGHTS
from cms.schema.references import Ref


def list_documents(catalogue: Catalogue) -> list[Ref]:
    """The public documents that a page uses today; of a page that is withheld, none."""
    return sorted(ref for ref, count in catalogue.documents.items() if count > 0 and ref in catalogue.files)


def list_registers(catalogue: Catalogue, language: str) -> list[str]:
    """Which lists have something to say in a language.

    What nobody has translated stands on them in the source language, so each language has the lists that has.
    """
    there = {
        "rights": catalogue.count_group(RIGHTS) or catalogue.count_group(in_group(RIGHTS, language)),
        "contacts": catalogue.has_contacts,
        "documents": list_documents(catalogue),
    }
    return [kind for kind in there if there[kind]]
