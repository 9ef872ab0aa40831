"""What editors decided, as the public site is told."""

from collections.abc import Iterator

from cms.schema import BestAnswer as BestAnswerEntry
from cms.schema import KindPrior, PagePrior, SearchWords, ShortWriting
from cms.schema.languages import LANGUAGES
from cms.schema.references import make_ref
from cms.search.models import BestAnswer, Preference, SwitchedOff, SynonymGroup


def iter_search_words() -> Iterator[SearchWords]:
    """What holds in each language where editors decided anything."""
    for words in read_search_words().values():
        if words != SearchWords(language=words.language):
            yield words


def read_search_words() -> dict[str, SearchWords]:
    """What holds in each language, all of them, in an order that no database chooses."""
    groups = list(SynonymGroup.objects.filter(is_on=True).order_by("pk"))
    switches = sorted(SwitchedOff.objects.values_list("language", "key"))
    best = list(BestAnswer.objects.order_by("pk").values_list("page__locale__language_code", "query", "page"))
    preferences = list(Preference.objects.order_by("pk").select_related("page__locale"))
    kinds = tuple(KindPrior(kind=row.kind, percent=row.count_kind()) for row in preferences if row.kind)
    return {
        language: SearchWords(
            language=language,
            short=tuple(
                ShortWriting(writing=word, meaning=group.meaning)
                for group in groups
                if group.language == language and group.meaning
                for word in group.list_words()
            ),
            same=tuple(
                tuple(group.list_words()) for group in groups if group.language == language and not group.meaning
            ),
            off=tuple(key for code, key in switches if code == language),
            best=tuple(
                BestAnswerEntry(query=query, pages=(make_ref("page", page),))
                for code, query, page in best
                if code == language
            ),
            page_priors=tuple(
                PagePrior(page=make_ref("page", row.page_id), percent=row.percent)
                for row in preferences
                if row.page and row.page.locale.language_code == language
            ),
            kind_priors=kinds,
        )
        for language in LANGUAGES
    }
