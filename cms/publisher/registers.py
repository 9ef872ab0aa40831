"""Lists of everything of a sort: rights from A to Z, whom to call, documents by year."""

from collections import defaultdict
from collections.abc import Iterable

from cms.entries.reader import Reader
from cms.entries.summaries import Summary
from cms.publisher.alphabet import find_keyword, group_by_letter, sort_key
from cms.publisher.contact_lists import list_contacts
from cms.publisher.contexts import make_breadcrumbs, make_site
from cms.publisher.outputs import Output
from cms.publisher.register_links import REGISTERS, list_register_languages
from cms.publisher.register_outputs import register_path
from cms.schema import ContactsContext, DocumentsContext, DocumentYear, Link, LinkGroup, RightsContext
from cms.schema.languages import SOURCE_LANGUAGE
from cms.schema.references import Ref
from cms.schema.text import fold
from cms.theming.engine import render_bytes


def _frame(reader: Reader, kind: str) -> dict:
    """What all of them share."""
    path = register_path(kind, reader.language)
    return {
        "site": make_site(reader, here=path),
        "url": path,
        "breadcrumbs": make_breadcrumbs(reader.above(reader.home(), itself=True)),
        "languages": list_register_languages(reader, kind),
        "title": str(REGISTERS[kind].title),
        "lead": str(REGISTERS[kind].lead),
    }


def render_rights(output: Output, reader: Reader, theme: str) -> bytes:
    """Each page under the editors' words for it, else under its title's first keyword."""
    missing = reader.untranslated_rights()
    context = RightsContext(
        **_frame(reader, "rights"),
        letters=_list_letters(reader.rights(), "", reader.language),
        untranslated=_list_letters(missing, SOURCE_LANGUAGE, SOURCE_LANGUAGE),
    )
    return render_bytes(theme, "rights.html", context, reader)


def _list_letters(pages: Iterable[Summary], mark: str, language: str) -> tuple[LinkGroup, ...]:
    """`mark`: the language each link says it leads to; `language`: of the titles. Anchors of marked ones differ."""
    entries: list[tuple[str, Link]] = []
    for page in pages:
        for term in page.index_terms:
            title = page.title if fold(page.title).startswith(fold(term)) else f"{term}: {page.title}"
            entries.append((term, Link(title=title, url=page.path, language=mark)))
        if not page.index_terms:
            word = find_keyword(page.title) if language == SOURCE_LANGUAGE else page.title
            entries.append((word, Link(title=page.title, url=page.path, language=mark)))
    letters = group_by_letter(entries, lambda entry: entry[0])
    return tuple(
        LinkGroup(title=letter, anchor=f"{mark}{letter}", links=tuple(link for _, link in found))
        for letter, found in letters.items()
    )


def render_contacts(output: Output, reader: Reader, theme: str) -> bytes:
    """The units that can be called today, and the places that lead to them."""
    context = ContactsContext(**_frame(reader, "contacts"), **list_contacts(reader))
    return render_bytes(theme, "contacts.html", context, reader)


def render_documents(output: Output, reader: Reader, theme: str) -> bytes:
    """Newest first, in a year by day and then by number."""
    years: dict[str, list[tuple[tuple, Ref]]] = defaultdict(list)
    for ref, document in reader.documents():
        key = (document.issued_on, sort_key(document.number), sort_key(document.title), ref)
        years[document.issued_on[:4]].append((key, ref))
    context = DocumentsContext(
        **_frame(reader, "documents"),
        years=tuple(
            DocumentYear(year=year, documents=tuple(ref for _, ref in sorted(found, reverse=True)))
            for year, found in sorted(years.items(), reverse=True)
        ),
    )
    return render_bytes(theme, "documents.html", context, reader)
