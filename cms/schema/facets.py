"""For whom a right holds, in a fixed small set of words: what an editor ticks and a reader reads."""

from collections.abc import Iterable
from dataclasses import dataclass

from cms.schema.fields import described

FACET_GROUPS: dict[str, dict[str, str]] = {
    "Nơi làm việc": {
        "enterprise": "người làm ở doanh nghiệp",
        "state": "người làm ở cơ quan, đơn vị nhà nước",
        "household": "người làm cho hộ kinh doanh",
        "domestic": "người giúp việc nhà",
    },
    "Hợp đồng": {
        "open_ended": "người có hợp đồng không xác định thời hạn",
        "fixed_term": "người có hợp đồng xác định thời hạn",
        "probation": "người thử việc",
        "part_time": "người làm không trọn thời gian",
        "no_contract": "người không có hợp đồng giấy",
    },
    "Người lao động": {
        "women": "lao động nữ",
        "under_18": "người dưới 18 tuổi",
        "foreigners": "người nước ngoài",
    },
}
"""Heading → name for machines → words for readers, in the order they are shown."""

_WORDS = {key: words for group in FACET_GROUPS.values() for key, words in group.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """One group of workers an explainer holds for."""

    key: str = described("Its name for machines: women, under_18, no_contract …")
    label: str = described("Its name for readers: `lao động nữ`.")


def state_facets(keys: Iterable[str]) -> tuple[Facet, ...]:
    """The facets with these `keys`, each once, in the vocabulary's order; what is not in it is left out."""
    chosen = set(keys)
    return tuple(Facet(key=key, label=words) for key, words in _WORDS.items() if key in chosen)
