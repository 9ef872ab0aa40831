"""How another language of the site is opened."""

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from wagtail.actions.copy_for_translation import CopyPageForTranslationAction
from wagtail.models import Locale, Page

from cms.content.queries import get_home, get_homes
from cms.schema.languages import LANGUAGES, SOURCE_LANGUAGE


@transaction.atomic
def open_language(*, language: str, user: AbstractBaseUser | None = None) -> Page:
    """Make the home page of a language, as a draft to be translated; the one there is when it was made before.

    Nothing of it is public until that page is published. Raises ValueError for a language there is not, or when the
    site has no home page to translate.
    """
    if language not in LANGUAGES or language == SOURCE_LANGUAGE:
        raise ValueError(f"no language to open: {language!r}")
    if language in (homes := get_homes()):
        return homes[language]
    home = get_home()
    if home is None or home.is_root():
        raise ValueError("there is no home page to translate")
    locale, _made = Locale.objects.get_or_create(language_code=language)
    action = CopyPageForTranslationAction(page=home.specific, locale=locale, user=user)
    return action.execute(skip_permission_checks=True)
