"""How a group of pages is cut into lists, so that one new page changes few of them."""

PAGE_SIZE = 20
"""How many cards a full list holds."""


def count_older_lists(total: int) -> int:
    """How many numbered lists of PAGE_SIZE older pages there are behind the front of a group of `total`.

    The front holds the newest PAGE_SIZE to 2 x PAGE_SIZE - 1 pages; numbered lists are full and counted from the
    oldest, so that one new page changes the front alone, and once in PAGE_SIZE times makes one new list.
    """
    return max(0, total // PAGE_SIZE - 1)


def find_bounds(slot: str, total: int) -> tuple[int, int]:
    """From which to which place of a group of `total`, newest first, a slot reaches.

    `slot`: `all`; `front`, what no numbered list holds; `older/3`, numbered list 3 (1 holds the oldest); `first/9`.
    """
    kind, _, number = slot.partition("/")
    if kind == "first":
        return 0, int(number)
    if kind == "front":
        return 0, total - count_older_lists(total) * PAGE_SIZE
    if kind == "older":
        stop = total - (int(number) - 1) * PAGE_SIZE
        return stop - PAGE_SIZE, stop
    return 0, total
