"""Before the law changes: every place that uses it is found, and none besides."""

import random
from datetime import date

import pytest

from cms.content.law_uses import find_uses
from cms.content.models import CalculatorPage, ExplainerPage
from cms.demo.factories import make_article, make_explainer, make_section
from cms.demo.filling import fill_page
from cms.law.models import Figure, FigureValue, LegalDocument, Provision, ProvisionVersion
from cms.law.queries import add_dependents
from cms.schema import Citation, Explainer, FigureTable, RichText
from cms.schema.references import Ref, make_ref
from tests.law.registry import make_figure, make_law, make_provision

pytestmark = pytest.mark.django_db
TODAY = date(2026, 6, 1)
PAGES, PROVISIONS, FIGURES, CHANGES = 500, 300, 100, 200


def number(ref: Ref) -> str:
    """A sentence with the figure in it."""
    return f'<p>Ít nhất <a href="{ref}">x</a>.</p>'


def test_a_use_says_the_page_the_field_and_the_block(site_tree):
    wage, place = make_figure(), make_provision(make_law())
    figure, provision = make_ref("figure", wage.pk), make_ref("provision", place.pk)
    page = make_explainer(
        parent=site_tree,
        short_answer=number(figure),
        citations=(Citation(provision=provision),),
        body=(RichText(html="<p>Không.</p>"), FigureTable(caption="Bảng", figures=(figure,))),
    )
    uses = find_uses([figure, provision])
    assert [(use.page, use.ref, use.field, use.position, use.live) for use in uses] == [
        (page.pk, figure, "body", 2, True),
        (page.pk, provision, "legal_basis", 1, True),
        (page.pk, figure, "short_answer", 0, True),
    ]
    assert {use.label for use in uses} == {"Thân bài", "Căn cứ pháp lý", "Trả lời ngắn"}


def test_a_draft_of_a_live_page_and_a_page_never_published_are_found_too(site_tree):
    wage = make_ref("figure", make_figure().pk)
    hidden = make_article(parent=site_tree, title="Nháp", body=(RichText(html=number(wage)),), live=False)
    page = make_article(parent=site_tree, title="Sống", body=(RichText(html="<p>Chưa có.</p>"),))
    page.body = [("rich_text", {"html": f'<p><a linktype="figure" id="{wage[7:]}">x</a></p>'})]
    page.save_revision()
    assert {(use.page, use.live) for use in find_uses([wage])} == {(hidden.pk, False), (page.pk, False)}


def test_words_that_only_look_like_references_are_no_use(site_tree):
    wage = make_ref("figure", make_figure().pk)
    other = make_ref("figure", make_figure("khac", label="Khác").pk)
    make_article(parent=site_tree, body=(RichText(html=f"<p>Chữ {wage} gõ tay, và {number(other)}</p>"),))
    assert find_uses([wage]) == []


def test_uses_cost_the_same_queries_however_many_pages_there_are(site_tree, django_assert_max_num_queries):
    wage = make_ref("figure", make_figure().pk)
    for turn in range(12):
        make_article(parent=site_tree, title=f"Bài {turn}", body=(RichText(html=number(wage)),))
    with django_assert_max_num_queries(20):
        assert len(find_uses([wage])) == 12


class Graph:
    """A seeded library, and what is known of who uses what because it was made so."""

    def __init__(self, home, dice: random.Random) -> None:
        self.dice = dice
        laws = [make_law(f"{turn}/2020/QH14", f"Luật {turn}") for turn in range(20)]
        Provision.objects.bulk_create(
            Provision(document=laws[turn % 20], article=str(turn), order=turn, folded="x") for turn in range(PROVISIONS)
        )
        self.provisions = list(Provision.objects.all())
        ProvisionVersion.objects.bulk_create(
            ProvisionVersion(provision=one, gist="Nói.", in_force_from=date(2021, 1, 1)) for one in self.provisions
        )
        Figure.objects.bulk_create(Figure(key=f"so-{turn}", label=f"Số {turn}", unit="day") for turn in range(FIGURES))
        self.figures = list(Figure.objects.all())
        self.rests_on: dict[int, set[int]] = {}
        self._set_values()
        self.cites: dict[int, set[Ref]] = {}
        section = make_section(parent=home, title="Quyền")
        for turn in range(PAGES):
            self._add_page(section, turn)

    def _set_values(self) -> None:
        """Half the figures changed their provision in 2025; only the present one counts."""
        for figure in self.figures:
            old, new = self.dice.sample(self.provisions, 2)
            self.rests_on[figure.pk] = {new.pk}
            FigureValue.objects.create(
                figure=figure, value=1, in_force_from=date(2020, 1, 1), in_force_to=date(2024, 12, 31), provision=old
            )
            FigureValue.objects.create(figure=figure, value=2, in_force_from=date(2025, 1, 1), provision=new)

    def _add_page(self, section, turn: int) -> None:
        provisions = [
            make_ref("provision", one.pk) for one in self.dice.sample(self.provisions, self.dice.randrange(3))
        ]
        figures = [make_ref("figure", one.pk) for one in self.dice.sample(self.figures, self.dice.randrange(3))]
        entry = Explainer(
            title=f"Câu hỏi {turn}?",
            short_answer=number(figures[0]) if figures else "<p>Không có số.</p>",
            citations=tuple(Citation(provision=ref) for ref in provisions),
            body=(FigureTable(caption="Bảng", figures=tuple(figures)),) if figures else (),
        )
        page = ExplainerPage(slug=f"cau-{turn}")
        fill_page(page, entry, {})
        section.add_child(instance=page)
        self.cites[page.pk] = {*provisions, *figures}

    def expect(self, changed: set[Ref]) -> set[tuple[int, Ref]]:
        """(page, what it uses) of all that a change of `changed` reaches."""
        keys = {int(ref.partition(":")[2]) for ref in changed if ref.startswith("provision:")}
        reached = changed | {make_ref("figure", key) for key, on in self.rests_on.items() if on & keys}
        return {(page, ref) for page, cited in self.cites.items() for ref in cited & reached}


def test_two_hundred_random_changes_of_the_law_reach_exactly_the_pages_that_use_it(site_tree):
    dice = random.Random(11)  # noqa: S311 - the same graph each time
    graph = Graph(site_tree, dice)
    everything = [make_ref("provision", one.pk) for one in graph.provisions]
    everything += [make_ref("figure", one.pk) for one in graph.figures]
    known = find_uses(everything)
    by_ref = {(use.page, use.ref) for use in known}
    assert by_ref == {(page, ref) for page, cited in graph.cites.items() for ref in cited}
    for turn in range(CHANGES):
        if turn % 5 == 0:
            document = dice.choice(LegalDocument.objects.all())
            changed = {make_ref("provision", key) for key in document.provisions.values_list("pk", flat=True)}
        else:
            changed = set(dice.sample(everything, dice.choice([1, 1, 2])))
        reached = add_dependents(changed, TODAY)
        found = {(use.page, use.ref) for use in known if use.ref in reached}
        if turn % 25 == 0:  # asked anew, not cut from what was asked before
            found = {(use.page, use.ref) for use in find_uses(reached)}
        assert found == graph.expect(changed), f"change {turn}"


def test_a_calculator_is_found_by_what_it_computes_with_and_rests_on_as_one_place(site_tree):
    wage = make_figure("luong-toi-thieu-thang-vung-2")
    law = make_law("293/2025/NĐ-CP", "Nghị định 293/2025")
    place = make_provision(law, "3", "1")
    page = site_tree.add_child(
        instance=CalculatorPage(
            title="Lương tối thiểu nơi tôi làm?", slug="tinh", calculator="luong-toi-thieu", live=False
        )
    )
    figure, provision = make_ref("figure", wage.pk), make_ref("provision", place.pk)
    uses = find_uses([figure, provision])
    assert {(use.page, use.ref, use.field, use.position, use.label) for use in uses} == {
        (page.pk, figure, "calculator", 0, "Phép tính"),
        (page.pk, provision, "calculator", 0, "Phép tính"),
    }
