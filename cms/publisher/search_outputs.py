"""Which files search is made of, and where they stand. Planned from the catalogue alone."""

from cms.search.addresses import FOLDER

SCRIPT_PATH = "/tim.js"
"""The script that searches. Pages do without it."""
LARGE = 800
"""Pages beyond which the words of an index are fetched by their first letters instead of all at once."""
SHARDS = "0abcdefghijklmnopqrstuvwxyz~"
"""A shard for each letter words begin with; digits share the first, all other writing the last."""


def index_path(language: str, shard: int = 0) -> str:
    """The index of a language; of its shards the first is 1."""
    return f"/{FOLDER}/{language}-{SHARDS[shard - 1]}.json" if shard else f"/{FOLDER}/{language}.json"


def news_index_path(language: str, year: str) -> str:
    """The index of a year's news."""
    return f"/{FOLDER}/{language}-tin-{year}.json"


def is_sharded(pages: int) -> bool:
    """Whether an index of so many pages is cut into shards."""
    return pages > LARGE
