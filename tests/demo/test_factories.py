"""The factories make what the schema says: what goes in comes out in the entry."""

import dataclasses
import re

import pytest

from cms import schema
from cms.content.models import PAGE_MODELS
from cms.demo import factories
from cms.demo.content import PAGES
from cms.demo.content.writing import at, text
from cms.demo.seeding import seed_law
from cms.interest.models import Lead
from cms.schema.codec import canonical_json, to_data
from cms.schema.references import make_ref
from tests.law.registry import make_figure, make_law, make_provision

pytestmark = pytest.mark.django_db


def test_article_from_a_factory_is_live_and_says_what_it_was_given(site_tree):
    picture = factories.make_picture(name="cang-ca", width=160)
    document = factories.make_document()
    first = factories.make_article(parent=site_tree)
    page = factories.make_article(
        parent=site_tree,
        title="Đình công ở Bến Vạn",
        picture=make_ref("picture", picture.pk),
        picture_alt="Cảng cá",
        tags=("Tăng ca", "an toàn"),
        signature="BTG",
        published_at=at("2026-03-15 14:33"),
        documents=(make_ref("document", document.pk),),
        related=(make_ref("page", first.pk),),
        body=(schema.Heading(text="Một", anchor="mot"), text(f'Xem <a href="page:{first.pk}">bài trước</a>.')),
    )
    entry = page.to_entry()
    assert page.live
    assert page.slug == "dinh-cong-o-ben-van"
    assert entry.signature == "BTG"
    assert entry.published_at == at("2026-03-15 14:33")
    assert entry.updated_at is None
    assert [tag.slug for tag in entry.tags] == ["an-toan", "tang-ca"]
    assert entry.documents == (f"document:{document.pk}",)
    assert entry.related == (f"page:{first.pk}",)
    assert entry.body == (
        schema.Heading(text="Một", anchor="mot"),
        schema.RichText(html=f'<p>Xem <a href="page:{first.pk}">bài trước</a>.</p>'),
    )


def test_draft_from_a_factory_is_not_live(site_tree):
    page = factories.make_article(parent=site_tree, live=False)
    assert not page.live
    assert page.first_published_at is None


@pytest.mark.parametrize(
    "make",
    [
        factories.make_section,
        factories.make_article,
        factories.make_explainer,
        factories.make_guide,
        factories.make_campaign,
        factories.make_join_page,
        factories.make_plain_page,
    ],
)
def test_every_factory_makes_a_live_page_by_itself(site_tree, make):
    page = make(parent=site_tree)
    assert page.live
    assert page.live_revision is not None
    assert page.to_entry().title == page.title


@pytest.mark.parametrize("slug", [slug for slug, entry in PAGES.items() if entry.kind != "home"])
def test_every_text_of_the_demo_comes_back_as_it_was_written(site_tree, slug):
    names = {f"page:{name}": site_tree.pk for name in PAGES}
    names |= {f"picture:{name}": factories.make_picture(name=name, width=32).pk for name in _names_in(slug, "picture")}
    names |= {f"document:{name}": factories.make_document(name=name).pk for name in _names_in(slug, "document")}
    figure, provision = make_figure("luong-thu"), make_provision(make_law("0/0", "Luật thử"))
    names |= dict.fromkeys((f"figure:{name}" for name in _names_in(slug, "figure")), figure.pk)
    names |= dict.fromkeys((f"provision:{name}" for name in _names_in(slug, "provision")), provision.pk)
    if PAGES[slug].kind == "calculator":  # it asks the registry for its own figures
        seed_law()
    page = factories.make_page(parent=site_tree, entry=PAGES[slug], slug=slug, names=names)
    stated, written = page.to_entry(), PAGES[slug]
    assert [type(block) for block in stated.body] == [type(block) for block in written.body]
    by_itself = ("figures", "citations") if written.kind == "calculator" else ()
    for field in dataclasses.fields(written):
        value = getattr(written, field.name)
        if field.name in by_itself:
            continue
        if isinstance(value, str) and ":" not in value:
            assert getattr(stated, field.name) == value, field.name
        elif isinstance(value, tuple):
            wanted = len({page.pk}) if field.name in ("related", "featured") and value else len(value)
            assert len(getattr(stated, field.name)) == wanted, field.name


def _names_in(slug: str, kind: str) -> set[str]:
    return set(re.findall(rf'{kind}:([^"\\]+)', canonical_json(to_data(PAGES[slug]))))


def test_every_kind_of_page_has_a_place_in_the_demo():
    assert {entry.kind for entry in PAGES.values()} == {model.entry_kind for model in PAGE_MODELS}


def test_every_kind_of_block_is_used_somewhere_in_the_demo():
    assert {block.kind for entry in PAGES.values() for block in entry.body} == set(schema.BLOCK_KINDS)


def test_lead_from_a_factory_is_recorded_as_the_form_would(site_tree):
    unit = factories.make_unit(code="tinh", kind="province")
    lead = factories.make_lead(name="Anh Bảy", workplace="Xưởng đóng tàu")
    assert Lead.objects.get().pk == lead.pk
    assert lead.unit == unit
    assert lead.name == "Anh Bảy"
    assert lead.phone == "+842970000900"
    assert lead.consents.filter(given=True).count() == 1


def test_two_leads_with_two_phones_are_two_people(site_tree):
    factories.make_unit(code="tinh", kind="province")
    factories.make_lead(phone="0297 000 0901")
    factories.make_lead(phone="0297 000 0902")
    assert Lead.objects.count() == 2
