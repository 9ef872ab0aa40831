"""A catalogue that follows the store change by change is the one that is read from it at once, and so is its plan."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from cms.entries.actions import Statement, make_row
from cms.entries.catalogue import Catalogue, to_row
from cms.entries.values import Values
from cms.publisher.plan import Plan
from cms.publisher.site import PublishedSite
from cms.schema import Article, Campaign, Home, Plain, Redirect, Section, Tag
from cms.schema.references import Ref

START = datetime(2026, 1, 30, tzinfo=UTC)
TAGS = [Tag(name=name, slug=name) for name in ("luong", "nghi")]
HOME = Statement(ref=Ref("page:1"), entry=Home(title="Trang chủ"), path="/")


@st.composite
def statements(draw, number):
    """Some page or redirect with this number, anywhere among the others."""
    parent = Ref(f"page:{draw(st.integers(1, 6))}")
    path = f"/{draw(st.sampled_from('abc'))}{number}/"
    common = {
        "title": draw(st.sampled_from(["Một", "Hai"])),
        "parent": parent,
        "published_at": START + timedelta(days=draw(st.integers(0, 3))),
        "position": draw(st.integers(0, 2)),
        "in_menu": draw(st.booleans()),
    }
    tags = tuple(draw(st.sets(st.sampled_from(TAGS), max_size=2)))
    kind = draw(st.sampled_from(["article", "section", "campaign", "plain", "redirect"]))
    if kind == "redirect":
        old = draw(st.sampled_from(["/a3/", "/a3/x/", "/cu/"]))
        return Statement(ref=Ref(f"redirect:{number}"), entry=Redirect(old_path=old, target=parent))
    made = {
        "article": lambda: Article(**common, tags=tags, picture=Ref("picture:1")),
        "section": lambda: Section(**common),
        "campaign": lambda: Campaign(**common, demand="Đòi", ends_on=date(2026, 2, draw(st.integers(1, 3)))),
        "plain": lambda: Plain(**common),
    }
    return Statement(ref=Ref(f"page:{number}"), entry=made[kind](), path=path, uses=(Ref("picture:1"),))


changes = st.lists(
    st.integers(2, 7).flatmap(lambda number: st.one_of(statements(number), st.just(Ref(f"page:{number}")))), max_size=4
)


def describe(catalogue):
    """All that can be asked of a catalogue."""
    return {
        "pages": catalogue.pages,
        "groups": catalogue.groups,
        "redirects": catalogue.redirects,
        "digests": catalogue.digests,
        "homes": catalogue.homes,
        "users": {ref: count for ref, count in catalogue.users.items() if count},
        "below": {ref: below for ref, below in catalogue.children.items() if below},
        "to": {ref: refs for ref, refs in catalogue.redirects_to.items() if refs},
    }


def apply(catalogue, batch, known):
    """Let the catalogue follow a batch of statements and removals, and keep in `known` what is stored after it."""
    rows = {one.ref: to_row(make_row(one)) for one in batch if isinstance(one, Statement)}
    # A page that was shut in itself would have no way up: the database's tree cannot hold one.
    rows = {ref: row for ref, row in rows.items() if row.kind == "redirect" or row.data["parent"] < ref}
    removed = [one for one in batch if not isinstance(one, Statement) and one not in rows]
    touched = catalogue.apply(changed=rows.values(), removed=removed)
    known.update(rows)
    for ref in removed:
        known.pop(ref, None)
    return touched


@given(st.lists(changes, max_size=6))
def test_following_the_store_step_by_step_is_reading_it_at_once(batches):
    home = to_row(make_row(HOME))
    known, catalogue = {HOME.ref: home}, Catalogue.from_rows([home])
    plan = Plan(catalogue)
    for batch in batches:
        touched = apply(catalogue, batch, known)
        plan.update(PublishedSite.list_owners(catalogue, touched))
        whole = Catalogue.from_rows(known.values())
        assert describe(catalogue) == describe(whole)
        assert plan.outputs == Plan(whole).outputs


@given(st.lists(changes, min_size=1, max_size=5))
def test_what_a_change_does_not_touch_is_worth_what_it_was(batches):
    home = to_row(make_row(HOME))
    known, catalogue = {HOME.ref: home}, Catalogue.from_rows([home])
    for batch in batches:
        before = read_all(catalogue)
        touched = apply(catalogue, batch, known)
        after = read_all(catalogue)
        altered = {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
        assert altered <= PublishedSite.list_candidates(touched, before.keys() | after.keys())


@given(st.lists(changes, max_size=4), st.sets(st.integers(2, 7)))
def test_withheld_pages_are_nowhere_but_what_they_use_stays_in_use_until_they_are_gone(batches, numbers):
    home = to_row(make_row(HOME))
    known, catalogue = {HOME.ref: home}, Catalogue.from_rows([home])
    for batch in batches:
        apply(catalogue, batch, known)
    whole = describe(Catalogue.from_rows(known.values()))
    withheld = known.keys() & {Ref(f"page:{number}") for number in numbers}
    rest = describe(Catalogue.from_rows(row for ref, row in known.items() if ref not in withheld))
    catalogue.apply(changed=(), removed=(), withheld=withheld)
    assert describe(catalogue) == rest | {"users": whole["users"]}
    catalogue.apply(changed=[known[ref] for ref in withheld], removed=())
    assert describe(catalogue) == whole
    catalogue.apply(changed=(), removed=(), withheld=withheld)
    catalogue.apply(changed=(), removed=withheld)
    assert describe(catalogue) == rest


def read_all(catalogue):
    """The value of every key that some output might read."""
    keys = {f"{kind}:{ref}" for ref in catalogue.pages for kind in ("entry", "url", "card", "above", "branches")}
    keys |= {f"redirect:{ref}" for ref in catalogue.redirects}
    for group in catalogue.groups:
        slots = ("all", "front", "first/2", "older/1", "running/2")
        keys |= {f"paths:{group}", f"older:{group}", *(f"listing:{group}@{slot}" for slot in slots)}
        keys |= {f"tag:{group.removeprefix('tag/')}"} if group.startswith("tag/") else set()
    values = Values(catalogue, today=date(2026, 2, 2))
    return {key: values.get(key) for key in keys | {"home:vi", "home:km", "months:vi", "months:km"}}
