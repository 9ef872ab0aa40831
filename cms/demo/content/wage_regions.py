"""Which commune lies in which wage region, taken from the registry that ships, so that no page types it."""

from functools import cache

from cms.law.facts import read_shipped_facts


@cache
def list_communes(region: str) -> str:
    """The communes of An Giang in `region` (I to IV) without an end, gathered by kind: `phường Rạch Giá, …; xã …`."""
    places = (row for row in read_shipped_facts()["places"] if row["region"] == region and not row["in_force_to"])
    kinds: dict[str, list[str]] = {"phường": [], "xã": [], "đặc khu": []}
    for row in places:
        kind = next(kind for kind in kinds if row["name"].startswith(f"{kind} "))
        kinds[kind].append(row["name"].removeprefix(f"{kind} "))
    return "; ".join(f"{kind} {', '.join(names)}" for kind, names in kinds.items() if names)
