"""How the database finds a name: whole, at its start, at the start of a word, in the folded columns."""

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

MOST_LETTERS = 200
MOST_WORDS = 8


def filter_words(rows: QuerySet, text: str) -> QuerySet:
    """The rows in whose names every word of `text` (simplified) begins a word; none for an empty text."""
    words = text[:MOST_LETTERS].split()[:MOST_WORDS]
    if not words:
        return rows.none()
    for word in words:
        rows = rows.filter(Q(folded__contains=f"\n{word}") | Q(folded__contains=f" {word}"))
    return rows


def search_named(rows: QuerySet, typed: str) -> QuerySet:
    """The rows of a table with names that `typed` may mean, as its own names are compared."""
    return filter_words(rows, rows.model().fold_search(typed))


def has_line(core: str) -> Q:
    """Rows of which a whole name is `core`, perhaps with something in front of it."""
    return Q(folded__contains=f"\n{core}\n") | Q(folded__contains=f" {core}\n")


def rank_by_name(text: str, *first: Q) -> Case:
    """How well a row's names fit `text` (simplified); 0 is best. `first`: what comes before everything else."""
    steps = (
        *first,
        Q(folded_name=text),
        Q(folded_name__startswith=text),
        Q(folded_name__contains=f" {text}"),
        has_line(text),
        Q(folded__contains=f"\n{text}") | Q(folded__contains=f" {text}"),
    )
    return Case(
        *(When(step, then=Value(place)) for place, step in enumerate(steps)),
        default=Value(len(steps)),
        output_field=IntegerField(),
    )


def drop_scattered(found: list, worst: int) -> list:
    """Without rows in which the words typed stand apart, in several names (rank `worst`), where others fit better."""
    together = [row for row in found if row.rank < worst]
    return together or found
