"""An index to try queries on: the one that is published, or the one that would be with what editors decided since."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import translation

from cms.entries.catalogue import Catalogue
from cms.entries.reader import Reader
from cms.entries.search_reading import name_search_words
from cms.publisher.assets import DraftAddresses
from cms.publisher.folder import PublishedFolder
from cms.publisher.search_outputs import index_path, news_index_path
from cms.publisher.searching import write_news_index, write_whole_index
from cms.publisher.site import get_today
from cms.search.index import Index, UnreadableIndexError
from cms.search.queries import read_search_words

Indexes = Callable[[str], Index]
"""Gives the index at an address. Raises UnreadableIndexError."""


def open_published(language: str) -> tuple[Index, Indexes]:
    """The published index of a language, and how to open those of its news. Raises UnreadableIndexError."""
    folder = PublishedFolder(Path(settings.LOA_SITE_DIR))
    files = folder.read_manifest().files

    def read(url: str) -> bytes:
        if url not in files:
            raise UnreadableIndexError(url)
        try:
            return folder.objects.read(files[url])
        except OSError as error:
            raise UnreadableIndexError(url) from error

    def read_part(url: str) -> dict[str, Any]:
        return json.loads(read(url))

    def open_index(url: str) -> Index:
        return Index.parse(read(url), read_part)

    return open_index(index_path(language)), open_index


def open_next(language: str) -> tuple[Index, Indexes]:
    """The index of a language as it would be published now, with what editors decided a moment ago; written nowhere."""
    words = {name_search_words(code): found for code, found in read_search_words().items()}
    reader = Reader(Catalogue.load(), DraftAddresses(), today=get_today(), overlay=words)

    def open_index(url: str) -> Index:
        years = {news_index_path(language, year): year for year in reader.news_years(language)}
        with translation.override(language):
            return Index(write_news_index(reader, language, years[url]))

    with translation.override(language):
        return Index(write_whole_index(reader, language)), open_index
