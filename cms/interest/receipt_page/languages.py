"""In which language a receipt is answered: the one that was asked for, else the one its form was sent in."""

from pathlib import Path

from django.conf import settings
from django.utils import translation

from cms.interest.queries import Receipt
from cms.schema.languages import LANGUAGES, PREFIXES, SOURCE_LANGUAGE


def speak(language: str) -> str:
    """Answer in `language` from now on, and give it back; nothing, for one that the site cannot speak."""
    if language not in LANGUAGES:
        return ""
    translation.activate(language)
    return language


def speak_as_sent(receipt: Receipt) -> None:
    """Answer in the language of this sending. Not of its lead: that may be somebody else's, who sent before."""
    sent_in = receipt.submission.consents.values_list("language", flat=True).first()
    speak(sent_in or "")


def list_spoken() -> list[str]:
    """The languages that have a front page on the site."""
    folder = Path(settings.LOA_SITE_DIR)
    others = (code for code in LANGUAGES if code != SOURCE_LANGUAGE)
    return [SOURCE_LANGUAGE, *(code for code in others if (folder / code / "index.html").is_file())]


def find_front_page(language: str) -> str:
    """Where the site begins for readers of `language`; its Vietnamese front page, where there is no other."""
    return PREFIXES[language if language in list_spoken() else SOURCE_LANGUAGE]
