"""What the editor of rich text reads and stores: today's words, never those that were stored or sent."""

import json

import pytest
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.models import ReferenceIndex
from wagtail.rich_text import expand_db_html

from cms.content.rich_text import FEATURES
from cms.demo.factories import make_explainer, make_section
from cms.law.models import Figure
from tests.law.registry import make_figure, make_law, make_provision

pytestmark = pytest.mark.django_db


def open_text(stored: str) -> dict:
    """Stored text as the editor is given it."""
    return json.loads(ContentstateConverter(FEATURES).from_database_format(stored))


def store(state: dict) -> str:
    """What is stored of what an editor sent, without the keys of its paragraphs."""
    for block in state["blocks"]:
        block["key"] = "a"
    stored = ContentstateConverter(FEATURES).to_database_format(json.dumps(state))
    return stored.replace(' data-block-key="a"', "").replace("\xa0", " ")


def covered(state: dict) -> list[str]:
    """The words that each entity covers."""
    [block] = state["blocks"]
    return [block["text"][one["offset"] :][: one["length"]].replace("\xa0", " ") for one in block["entityRanges"]]


def link(kind: str, key: object, words: str) -> str:
    return f'<a linktype="{kind}" id="{key}">{words}</a>'


def test_the_editor_shows_the_number_of_today_whatever_was_stored():
    figure = make_figure()
    state = open_text(f"<p>Ít nhất {link('figure', figure.pk, '3.000 đồng')} mỗi tháng.</p>")
    assert state["blocks"][0]["text"].replace("\xa0", " ") == "Ít nhất 4.730.000 đồng mỗi tháng."
    assert covered(state) == ["4.730.000 đồng"]
    [entity] = state["entityMap"].values()
    assert (entity["type"], entity["mutability"]) == ("FIGURE", "IMMUTABLE")
    assert entity["data"]["title"] == "Lương tối thiểu, vùng II – từ 01/01/2026"


def test_several_in_one_paragraph_each_cover_their_own_words():
    law = make_law()
    figure, provision = make_figure(), make_provision(law, "97", "4")
    state = open_text(f"<p>{link('figure', figure.pk, 'x')}, {link('provision', provision.pk, 'một câu dài')} b</p>")
    assert covered(state) == ["4.730.000 đồng", "Khoản 4 Điều 97 Bộ luật Lao động"]


def test_what_was_sent_by_hand_is_stored_with_the_words_of_today():
    figure = make_figure()
    state = open_text(f"<p>Ít nhất {link('figure', figure.pk, 'x')} mỗi tháng.</p>")
    block = state["blocks"][0]
    block["text"] = block["text"].replace("4.730.000", "9.730.000")
    assert store(state) == f"<p>Ít nhất {link('figure', figure.pk, '4.730.000 đồng')} mỗi tháng.</p>"


@pytest.mark.parametrize(
    ("inside", "kept"), [("<b>{}</b>", "<b>{}</b>"), ("<b><i>{}</i></b>", "<b><i>{}</i></b>"), ("a <b>{}</b>", "{}")]
)
def test_a_number_that_is_bold_from_end_to_end_stays_bold(inside, kept):
    figure = make_figure()
    stored = store(open_text(f"<p>Là {link('figure', figure.pk, inside.format('cũ'))}.</p>"))
    assert stored == f"<p>Là {link('figure', figure.pk, kept.format('4.730.000 đồng'))}.</p>"


@pytest.mark.parametrize("key", [999, "", "x", "-1", "9" * 40, "1; drop", "٣"])
def test_what_the_registry_does_not_have_says_so_and_breaks_nothing(key):
    state = open_text(f"<p>Là {link('figure', key, '4.000 đồng')} mỗi tháng.</p>")
    assert covered(state) == ["(không còn trong sổ luật)"]
    assert f'linktype="figure" id="{key}"' in store(state)
    expand_db_html(f"<p>{link('figure', key, 'x')}{link('provision', key, 'x')}</p>")


@pytest.mark.parametrize("data", [{}, {"id": None}, {"id": ["1"]}, {"id": '"><script>'}])
def test_an_entity_made_up_by_hand_is_stored_safely(data):
    state = {
        "blocks": [
            {
                "type": "unstyled",
                "text": "x",
                "inlineStyleRanges": [],
                "entityRanges": [{"offset": 0, "length": 1, "key": 0}],
            }
        ],
        "entityMap": {"0": {"type": "FIGURE", "mutability": "IMMUTABLE", "data": data}},
    }
    assert "<script" not in store(state)


def test_wagtails_index_of_references_knows_which_page_shows_a_figure(site_tree):
    figure = make_figure()
    section = make_section(parent=site_tree, title="Quyền lợi", in_menu=True)
    answer = f'<p>Là <a href="figure:{figure.pk}">x</a>.</p>'
    explainer = make_explainer(parent=section, short_answer=answer)
    assert 'linktype="figure"' in explainer.short_answer
    ReferenceIndex.create_or_update_for_object(explainer)
    [found] = ReferenceIndex.get_references_to(Figure.objects.get())
    assert found.object_id == str(explainer.pk)


def test_where_versions_are_compared_a_number_tells_what_it_is_today():
    figure = make_figure()
    shown = expand_db_html(f"<p>{link('figure', figure.pk, 'cũ')}</p>").replace("\xa0", " ")
    assert '<a title="Lương tối thiểu, vùng II – từ 01/01/2026: 4.730.000 đồng">' in shown
