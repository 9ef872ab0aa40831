"""Fill a page an editor would make with what its public entry is to say."""

from collections.abc import Callable
from typing import Any

from cms import schema
from cms.content.models import (
    ArticleDocument,
    ArticlePage,
    ArticleRelated,
    BenefitsPage,
    CalculatorPage,
    CalculatorRelated,
    CampaignMaterial,
    CampaignPage,
    CheckedPage,
    ContentPage,
    ExplainerPage,
    ExplainerRelated,
    GuidePage,
    GuideRelated,
    HomeFeatured,
    HomePage,
    JoinPage,
    PenName,
    PlainPage,
    SectionPage,
)
from cms.demo.storing import (
    Names,
    find_number,
    store_benefit,
    store_body,
    store_citation,
    store_guide_nodes,
    store_html,
    store_legal_reference,
    store_list,
    store_speaker,
    store_stream,
    store_ways_in,
)

MODELS: dict[str, type[ContentPage]] = {
    "home": HomePage,
    "section": SectionPage,
    "article": ArticlePage,
    "explainer": ExplainerPage,
    "guide": GuidePage,
    "campaign": CampaignPage,
    "join": JoinPage,
    "plain": PlainPage,
    "calculator": CalculatorPage,
    "benefits": BenefitsPage,
}
BOARDS = ("BTG", "Ban Nữ công", "Ban Chính sách pháp luật")
"""Signatures that stand for a board rather than a person."""


def fill_page(page: ContentPage, entry: schema.PageEntry, names: Names) -> None:
    """Set all fields of `page` from `entry`; nothing is saved but pen names and tags that are new.

    `names`: the numbers behind references that carry names. Raises ValueError for a reference nobody knows.
    """
    page.title = entry.title
    page.search_description = entry.description
    page.show_in_menus = entry.in_menu
    page.body = store_body(entry.body, names)
    _FILLERS[entry.kind](page, entry, names)


def _fill_home(page: HomePage, entry: schema.Home, names: Names) -> None:
    page.lead = entry.lead
    _fill_picture(page, entry, names)
    page.featured_links = [HomeFeatured(target_id=find_number(ref, names)) for ref in entry.featured]
    page.ways_in = store_ways_in(entry.ways_in, names)


def _fill_lead(page: SectionPage | PlainPage, entry: Any, names: Names) -> None:
    page.lead = entry.lead


def _fill_article(page: ArticlePage, entry: schema.Article, names: Names) -> None:
    page.sapo = entry.sapo
    _fill_picture(page, entry, names)
    page.picture_caption = entry.picture_caption
    _fill_signature(page, entry.signature)
    page.source, page.source_url = entry.source, entry.source_url
    page.tags.set([tag.name for tag in entry.tags])
    page.document_links = [ArticleDocument(document_id=find_number(ref, names)) for ref in entry.documents]
    page.related_links = [ArticleRelated(target_id=find_number(ref, names)) for ref in entry.related]


def _fill_signature(page: ArticlePage, signature: str) -> None:
    # `Tin, ảnh: …` is typed for the occasion; a name or a board stands in the list of pen names.
    page.pen_name, page.signature_text = None, ""
    if ":" in signature:
        page.signature_text = signature
    elif signature:
        kind = PenName.Kind.BOARD if signature in BOARDS else PenName.Kind.PERSON
        page.pen_name, _created = PenName.objects.get_or_create(name=signature, defaults={"kind": kind})


def _fill_explainer(page: ExplainerPage, entry: schema.Explainer, names: Names) -> None:
    for name in ("short_answer", "covers", "if_refused", "help"):
        setattr(page, name, store_html(getattr(entry, name), names))
    page.steps = store_list("step", (store_html(step, names) for step in entry.steps))
    page.proof = store_list("item", entry.proof)
    cited = [("citation", store_citation(citation, names)) for citation in entry.citations]
    typed = [("reference", store_legal_reference(reference)) for reference in entry.legal_basis]
    page.legal_basis = store_stream([*cited, *typed])
    page.sensitive, page.tab_title = entry.sensitive, entry.tab_title
    _fill_check(page, entry)
    page.applies_to = [facet.key for facet in entry.applies_to]
    page.synonyms = "\n".join(entry.synonyms)
    page.tags.set([tag.name for tag in entry.tags])
    page.related_links = [ExplainerRelated(target_id=find_number(ref, names)) for ref in entry.related]


def _fill_guide(page: GuidePage, entry: schema.Guide, names: Names) -> None:
    page.lead, page.sensitive = entry.lead, entry.sensitive
    _fill_check(page, entry)
    page.nodes = store_guide_nodes(entry.nodes, names)
    page.legal_basis = store_list("citation", (store_citation(one, names) for one in entry.citations))
    page.tags.set([tag.name for tag in entry.tags])
    page.related_links = [GuideRelated(target_id=find_number(ref, names)) for ref in entry.related]


def _fill_campaign(page: CampaignPage, entry: schema.Campaign, names: Names) -> None:
    for name in ("demand", "starts_on", "ends_on", "action_text", "ended"):
        setattr(page, name, getattr(entry, name))
    for name in ("why", "progress", "outcome"):
        setattr(page, name, store_html(getattr(entry, name), names))
    _fill_picture(page, entry, names)
    page.actions = store_list("action", (store_html(action, names) for action in entry.actions))
    agreed_on = entry.starts_on.isoformat() if entry.starts_on else "2026-01-01"
    page.speakers = store_list("speaker", (store_speaker(one, names, consent_on=agreed_on) for one in entry.speakers))
    page.action_target_id = find_number(entry.action_target, names)
    page.material_links = [CampaignMaterial(document_id=find_number(ref, names)) for ref in entry.materials]


def _fill_join(page: JoinPage, entry: schema.Join, names: Names) -> None:
    page.lead, page.form_name, page.received_title = entry.lead, entry.form.name, entry.received_title
    page.after_form = store_html(entry.after_form, names)
    page.received_text = store_html(entry.received_text, names)


def _fill_calculator(page: CalculatorPage, entry: schema.Calculator, names: Names) -> None:
    page.calculator, page.lead = entry.calculator, entry.lead
    _fill_check(page, entry)
    page.related_links = [CalculatorRelated(target_id=find_number(ref, names)) for ref in entry.related]


def _fill_check(page: CheckedPage, entry: schema.CheckedEntry) -> None:
    for name in ("checked_by", "checked_on", "law_as_of", "next_check"):
        setattr(page, name, getattr(entry, name))
    page.index_terms = "\n".join(entry.index_terms)


def _fill_benefits(page: BenefitsPage, entry: schema.Benefits, names: Names) -> None:
    page.lead = entry.lead
    page.benefits = store_list("benefit", (store_benefit(one, names) for one in entry.benefits))


def _fill_picture(page: Any, entry: Any, names: Names) -> None:
    page.picture_id = find_number(entry.picture, names)
    page.picture_alt = entry.picture_alt
    page.picture_decorative = bool(entry.picture and not entry.picture_alt)


_FILLERS: dict[str, Callable[[Any, Any, Names], None]] = {
    "home": _fill_home,
    "section": _fill_lead,
    "plain": _fill_lead,
    "article": _fill_article,
    "explainer": _fill_explainer,
    "guide": _fill_guide,
    "campaign": _fill_campaign,
    "join": _fill_join,
    "calculator": _fill_calculator,
    "benefits": _fill_benefits,
}
