"""What the public forms say in the other languages: kept in the catalogues of `cms/locale`, beside the Vietnamese."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext

from cms.schema import Form, FormWords, list_form_words
from cms.schema.languages import LANGUAGES, SOURCE_LANGUAGE


def write_form(build: Callable[[], Form], language: str) -> Form:
    """The form that `build` makes in Vietnamese, with `words` that say what its texts are in `language`."""
    with translation.override(SOURCE_LANGUAGE):
        form = build()
    if language == SOURCE_LANGUAGE:
        return form
    with translation.override(language):
        # Sentences that name the union come translated from `build`; all others are looked up as they stand.
        translated = [gettext(text) if text else "" for text in list_form_words(build())]
    pairs = dict(zip(list_form_words(form), translated, strict=True))
    words = (FormWords(original=text, translation=said) for text, said in pairs.items() if said != text)
    return replace(form, words=tuple(words))


def stamp_catalogues() -> list[str]:
    """What changes when the words of forms in another language do: a mark of each catalogue, empty for none."""
    others = (Path(folder, language) for folder in settings.LOCALE_PATHS for language in LANGUAGES)
    files = (folder / "LC_MESSAGES" / "django.mo" for folder in others if folder.name != SOURCE_LANGUAGE)
    return [hashlib.blake2b(file.read_bytes(), digest_size=8).hexdigest() if file.is_file() else "" for file in files]
