"""Benefits of membership on the day a page is drawn."""

from cms.entries.reader import Reader
from cms.schema import Benefit, Benefits


def sort_benefits(reader: Reader, entry: Benefits) -> dict[str, tuple[Benefit, ...]]:
    """The benefits of today and those whose last day has passed; the page wakes on the day after each."""
    ended = {benefit for benefit in entry.benefits if benefit.until and reader.is_over(benefit.until)}
    return {
        "current": tuple(benefit for benefit in entry.benefits if benefit not in ended),
        "ended": tuple(benefit for benefit in entry.benefits if benefit in ended),
    }
