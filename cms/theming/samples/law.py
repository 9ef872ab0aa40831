"""What a page says of the law, for drawing themes without a database."""

from datetime import date
from typing import Any

from cms import schema
from cms.schema.references import Ref
from cms.theming.samples.union import SampleLookup


def make_citations() -> tuple[schema.Citation, ...]:
    """A place in force, one that has ended, one that does not hold yet."""
    return (
        schema.Citation(provision=Ref("provision:1"), note="Bạn được đòi tiền lãi."),
        schema.Citation(provision=Ref("provision:2")),
        schema.Citation(provision=Ref("provision:3")),
    )


def make_check() -> dict[str, Any]:
    """Who held a page against the law, when, and when it is done again."""
    return {
        "law_as_of": date(2026, 3, 1),
        "checked_by": "Luật sư Trần Văn Bình, Trung tâm tư vấn pháp luật",
        "checked_on": date(2026, 3, 1),
        "next_check": date(2026, 9, 1),
    }


def make_law() -> dict[str, Any]:
    """What a page says of the law it uses."""
    lookup = SampleLookup()
    change = schema.LawChange(name="Điều 98 Bộ luật Lao động 45/2019/QH14", since=date(2026, 7, 1))
    return {
        "figures": (lookup.figure(Ref("figure:1")), lookup.figure(Ref("figure:2"))),
        "law_changes": (change, schema.LawChange(name="Mức cũ", since=date(2026, 7, 1), ended=True)),
    }
