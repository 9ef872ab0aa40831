"""The public page of a guide leads exactly where its editor's graph leads."""

import json
from pathlib import Path

import brotli
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cms import schema
from cms.content.models import GuidePage
from cms.demo.content.guides import GUIDES
from cms.demo.content.writing import ask, conclude, text
from cms.demo.factories import make_guide, make_section
from cms.publisher.gate.checking import check_page
from cms.theming.engine import render
from cms.theming.samples.union import SampleLookup, make_site
from cms.theming.themes import get_script
from tests.content.guides.graphs import sketches
from tests.content.guides.public_page import GuideReader
from tests.publisher.folders import publish_now
from tests.theming.reading import read

pytestmark = pytest.mark.django_db
THEMES = ("chien-dich", "lien-doan", "plain")
BUDGET = 14_000


def draw(page: schema.Guide, theme: str = "plain") -> str:
    """The HTML of a guide."""
    context = schema.PageContext(site=make_site(), url="/quyen-cua-ban/huong-dan/", page=page)
    return render(theme, "pages/guide.html", context, SampleLookup())


def state(stored: list) -> schema.Guide:
    """The entry of a guide with these nodes, as it is stored."""
    return GuidePage(title="Hỏi?", lead="Vài câu ngắn.", nodes=json.dumps(stored)).to_entry()


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sketch=sketches(), theme=st.sampled_from(THEMES))
def test_every_outcome_is_reached_on_the_page_exactly_as_the_graph_says(sketch, theme):
    stored = sketch.store()
    html = draw(state(stored), theme)
    read(html)
    sections = {section.code: section for section in GuideReader(html).sections}
    nodes = {item["id"]: item for item in stored}
    place_of = {stored[0]["id"]: next(iter(sections))}
    waiting = [stored[0]["id"]]
    while waiting:
        key = waiting.pop()
        value, section = nodes[key]["value"], sections[place_of[key]]
        answers = [answer["value"] for answer in value.get("answers", [])]
        assert section.title == value["title"]
        assert [words for words, _code in section.links] == [answer["text"] for answer in answers]
        for (_words, code), answer in zip(section.links, answers, strict=True):
            target = answer["leads_to"]
            if target not in place_of:
                place_of[target] = code
                waiting.append(target)
            assert place_of[target] == code
            assert place_of[key] in sections[code].back
    assert place_of.keys() == nodes.keys()
    assert sorted(place_of.values()) == sorted(sections)


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sketch=sketches())
def test_gate_finds_nothing_wrong_with_any_sound_guide(sketch):
    html = draw(state(sketch.store())).encode()
    findings = check_page(
        html,
        here="/quyen-cua-ban/huong-dan/",
        exists=lambda path: True,
        base_url="",
        size_of=lambda path: 0,
        script=get_script("plain").encode(),
    )
    assert [one for one in findings if "Mô tả ngắn" not in one.message] == []


@pytest.mark.parametrize("theme", THEMES)
def test_guide_of_forty_nodes_comes_in_one_round_trip(theme, vietnamese_text):
    questions = [
        ask(
            f"{vietnamese_text[n % 12][:90]} {n}?",
            ("Có", f"Câu {n + 1}"),
            ("Không rõ", f"Kết quả {n}"),
            help="<p>Xem.</p>",
        )
        for n in range(20)
    ]
    outcomes = [conclude(f"Kết quả {n}", text(f"Lần {n}: {vietnamese_text[n % 12]}")) for n in range(20)]
    nodes = tuple(
        schema.GuideNode(
            code=node.code, number=n, title=node.title, help=node.help, answers=node.answers, body=node.body
        )
        for n, node in enumerate((*questions, *outcomes), 1)
    )
    html = draw(schema.Guide(title="Hỏi?", lead="Ngắn.", nodes=nodes), theme)
    assert len(GuideReader(html).sections) == 40
    assert len(brotli.compress(html.encode())) <= BUDGET


@pytest.fixture
def vietnamese_text():
    """Twelve paragraphs of the demo, none twice."""
    words = [
        block.html
        for guide in GUIDES.values()
        for node in guide.nodes
        for block in node.body
        if block.kind == "rich_text"
    ]
    return [html.removeprefix("<p>").replace("<p>", " ").replace("</p>", "") for html in dict.fromkeys(words)][:12]


def test_codes_are_unique_beside_the_headings_of_the_body():
    answers = [{"text": "A", "leads_to": "b"}, {"text": "B", "leads_to": "c"}]
    inner = [{"type": "heading", "value": {"text": "Một", "level": "2"}}]
    stored = [
        {"type": "question", "id": "a", "value": {"title": "Một?", "answers": answers}},
        {"type": "outcome", "id": "b", "value": {"title": "Một", "body": inner}},
        {"type": "outcome", "id": "c", "value": {"title": "???", "body": inner}},
    ]
    page = GuidePage(title="Hỏi?", nodes=json.dumps(stored), body=[("heading", {"text": "Mục một", "level": "2"})])
    entry = page.to_entry()
    assert [node.code for node in entry.nodes] == ["muc-mot-2", "muc-mot-3", "muc-3"]
    assert entry.body[0].anchor == "muc-mot"
    assert (entry.nodes[2].body[0].level, entry.nodes[2].body[0].anchor) == (3, "")


def test_sensitive_guide_offers_the_way_out_at_every_node(site_tree):
    page = make_guide(parent=site_tree, sensitive=True)
    assert draw(page.to_entry()).count("Thoát nhanh") == 1 + len(page.to_entry().nodes)
    assert "Thoát nhanh" not in draw(make_guide(parent=site_tree, title="Khác?").to_entry())


def test_published_guide_is_a_file_with_its_data_in_lists_feed_and_sitemap(site_tree, settings):
    section = make_section(parent=site_tree, title="Quyền của bạn", in_menu=True)
    make_guide(parent=section, title="Bị nợ lương, tôi làm gì?", lead="Vài câu ngắn là biết.", tags=("tiền lương",))
    publish_now()
    site = Path(settings.LOA_SITE_DIR)
    own = "quyen-cua-ban/bi-no-luong-toi-lam-gi"
    html = (site / own / "index.html").read_text()
    assert GuideReader(html).sections[0].title == "Lương trễ từ 15 ngày trở lên?"
    data = json.loads((site / own / "index.json").read_text())
    assert (data["kind"], len(data["nodes"]), data["nodes"][0]["answers"][0]["number"]) == ("guide", 3, 2)
    for name in ("quyen-cua-ban/index.html", "rss.xml", "the/tien-luong/index.html"):
        assert "Bị nợ lương, tôi làm gì?" in (site / name).read_text(), name
    assert any(f"/{own}/</loc>" in path.read_text() for path in site.glob("sitemap-*.xml"))


def test_page_asks_nothing_of_anybody_about_the_way_taken():
    html = draw(state(_two_steps()))
    own = [link["href"] for link in read(html).links if link["href"].startswith(("/", "#"))]
    assert "?" not in "".join(own)
    assert {code for one in GuideReader(html).sections for _words, code in one.links} <= {
        one.code for one in GuideReader(html).sections
    }


def _two_steps() -> list:
    answers = [{"text": "Có", "leads_to": "b"}]
    body = [{"type": "rich_text", "value": {"html": "<p>Xong.</p>"}}]
    return [
        {"type": "question", "id": "a", "value": {"title": "Hỏi?", "answers": answers}},
        {"type": "outcome", "id": "b", "value": {"title": "Kết", "body": body}},
    ]
