"""Editors make guides through the admin's own form: drafts as they are, published ones without a fault."""

import json

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from cms.content.models import GuidePage
from cms.demo.factories import make_guide
from tests.content.guides.posted import OWED, guide_fields
from tests.content.posted_pages import PUBLISH, add, text_of

pytestmark = pytest.mark.django_db

DEAD_END = "Câu trả lời này chưa dẫn tới đâu"
LOOP = "quay lại mục 1 “Lương trễ mấy ngày rồi?”: người đọc sẽ đi vòng mãi"


def with_node(place: int, node: tuple) -> tuple:
    """The sound guide with another node at `place`."""
    return (*OWED[:place], node, *OWED[place + 1 :])


def errors_of(response) -> dict:
    """What stands beside the nodes, by place; under None what stands above them."""
    (error,) = response.context["form"].errors["nodes"].as_data()
    return error.block_errors | {None: error.non_block_errors}


def test_guide_is_published_as_it_was_typed(admin, site_tree):
    response, page = add(admin, site_tree, GuidePage, guide_fields(sensitive="on", tags="tiền lương") | PUBLISH)
    assert response.status_code == 302, response.context["form"].errors
    entry = page.to_entry()
    assert (page.live, entry.lead, entry.description) == (True, "Vài câu là biết.", "Vài câu là biết.")
    assert entry.sensitive
    assert [node.title for node in entry.nodes] == [title for _id, title, _answers in OWED]
    first, second, asked, demanded = entry.nodes
    assert [(a.text, a.leads_to, a.number) for a in first.answers] == [
        ("Chưa tới nửa tháng", "muc-hoi-bang-tin-nhan", 3),
        ("Lâu hơn", "muc-da-hoi-cong-ty-chua", 2),
    ]
    assert [back.number for back in asked.came_from] == [1, 2]
    assert (first.came_from, asked.answers, second.body) == ((), (), ())
    assert demanded.body[0].html == "<p>Việc cần làm.</p>"


@pytest.mark.parametrize("target", ["", "khong-con", "q1-khac"])
def test_answer_that_leads_nowhere_is_refused_beside_its_field_and_kept_in_a_draft(admin, site_tree, target):
    broken = with_node(1, ("q2", "Đã hỏi công ty chưa?", (("Chưa", "o1"), ("Rồi", target), ("Không rõ", "o2"))))
    response, page = add(admin, site_tree, GuidePage, guide_fields(broken) | PUBLISH)
    assert page is None
    answers = errors_of(response)[1].block_errors["answers"]
    assert list(answers.block_errors) == [1]
    assert DEAD_END in answers.block_errors[1].block_errors["leads_to"].message
    assert DEAD_END in text_of(response)
    response, page = add(admin, site_tree, GuidePage, guide_fields(broken))
    assert response.status_code == 302
    assert not page.live
    draft = page.get_latest_revision_as_object().to_entry()
    assert [(a.text, a.leads_to) for a in draft.nodes[1].answers][1] == ("Rồi", "")


def test_loop_is_refused_at_the_answer_that_closes_it(admin, site_tree):
    broken = with_node(1, ("q2", "Đã hỏi công ty chưa?", (("Chưa", "o1"), ("Rồi", "o2"), ("Không rõ", "q1"))))
    response, page = add(admin, site_tree, GuidePage, guide_fields(broken) | PUBLISH)
    assert page is None
    assert LOOP in errors_of(response)[1].block_errors["answers"].block_errors[2].block_errors["leads_to"].message


def test_node_nobody_reaches_is_refused_at_its_title(admin, site_tree):
    response, page = add(admin, site_tree, GuidePage, guide_fields((*OWED, ("o3", "Lẻ loi", None))) | PUBLISH)
    assert page is None
    assert list(errors_of(response)) == [4, None]
    assert "không tới được mục này" in errors_of(response)[4].block_errors["title"].message


def test_question_without_answers_is_refused(admin, site_tree):
    response, page = add(admin, site_tree, GuidePage, guide_fields(with_node(1, ("q2", "Hỏi?", ()))) | PUBLISH)
    assert page is None
    (error,) = errors_of(response)[1].block_errors["answers"].non_block_errors.as_data()
    assert "chưa có câu trả lời nào" in error.message


def test_guide_without_an_outcome_is_refused_as_a_whole(admin, site_tree):
    response, page = add(admin, site_tree, GuidePage, guide_fields((("q1", "Hỏi?", (("Có", ""),)),)) | PUBLISH)
    assert page is None
    (error,) = errors_of(response)[None].as_data()
    assert "Chưa có kết quả nào" in error.message


def test_empty_guide_is_kept_as_a_draft_and_refused_when_published(admin, site_tree):
    response, page = add(admin, site_tree, GuidePage, guide_fields(()) | PUBLISH)
    assert page is None
    assert "Hãy thêm câu hỏi đầu tiên" in text_of(response)
    assert add(admin, site_tree, GuidePage, guide_fields(()))[0].status_code == 302


def test_what_a_node_lacks_itself_is_told_together_with_where_others_lead(admin, site_tree):
    nodes = (
        ("q1", "", (("Có", "o1"), ("", "q2"))),
        ("q2", "Đã hỏi công ty chưa?", (("Rồi", ""), ("Chưa", "o2"))),
        *OWED[2:],
    )
    response, page = add(admin, site_tree, GuidePage, guide_fields(nodes) | PUBLISH)
    assert page is None
    found = errors_of(response)
    assert set(found[0].block_errors) == {"title", "answers"}
    assert DEAD_END in found[1].block_errors["answers"].block_errors[0].block_errors["leads_to"].message


def test_forty_nodes_are_published_and_one_more_is_not(admin, site_tree):
    def chain(size):
        asked = [(f"q{n}", f"Câu {n}?", (("Có", f"q{n + 1}"), ("Không", "o"))) for n in range(size - 1)]
        return (*asked[:-1], (f"q{size - 2}", "Câu cuối?", (("Có", "o"),)), ("o", "Xong", None))

    response, page = add(admin, site_tree, GuidePage, guide_fields(chain(41)) | PUBLISH)
    assert page is None
    (error,) = errors_of(response)[None].as_data()
    assert "Có hơn 40" in error.message
    response, page = add(admin, site_tree, GuidePage, guide_fields(chain(40)) | PUBLISH)
    assert response.status_code == 302
    assert len(page.to_entry().nodes) == 40


def test_programs_cannot_publish_a_broken_guide_and_are_told_where_it_is_broken(site_tree):
    stored = [{"type": "question", "id": "a", "value": {"title": "Hỏi?", "help": "", "answers": [{"text": "Có"}]}}]
    page = make_guide(parent=site_tree, live=False)
    page.nodes = json.dumps(stored)
    with pytest.raises(ValidationError, match="Chưa có kết quả nào"):
        page.save_revision().publish()
    assert not GuidePage.objects.get(pk=page.pk).live


def test_renaming_a_node_keeps_every_answer_that_leads_to_it(admin, site_tree):
    _response, page = add(admin, site_tree, GuidePage, guide_fields() | PUBLISH)
    renamed = guide_fields(with_node(2, ("o1", "Nhắn hỏi ngày trả", None)), slug=page.slug)
    admin.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), renamed | PUBLISH)
    entry = GuidePage.objects.get(pk=page.pk).to_entry()
    assert entry.nodes[0].answers[0].leads_to == entry.nodes[2].code == "muc-nhan-hoi-ngay-tra"


def test_guide_is_found_by_the_words_of_an_outcome(site_tree):
    page = make_guide(parent=site_tree)
    assert [found.pk for found in GuidePage.objects.search("kèm tiền lãi")] == [page.pk]
    assert not GuidePage.objects.search("thai sản")


class TestDrawing:
    """The drawing of the flow on the edit screen."""

    URL = "/quan-tri/huong-dan/ve/"

    def draw(self, admin, nodes) -> str:
        """The drawing of what an editor is typing."""
        return text_of(admin.post(self.URL, json.dumps(nodes), content_type="application/json"))

    def node(self, key: str, title: str, *leads: str) -> dict:
        """A question, or without `leads` an outcome, as the screen's script reads it."""
        answers = [{"text": f"Tới {lead}", "leads_to": lead} for lead in leads]
        return {"id": key, "type": "question" if leads else "outcome", "value": {"title": title, "answers": answers}}

    def test_edit_screen_shows_the_saved_draft(self, admin, site_tree):
        page = make_guide(parent=site_tree)
        screen = text_of(admin.get(reverse("wagtailadmin_pages:edit", args=[page.pk])))
        drawing = screen[screen.index("data-guide-picture") :]
        assert "1 câu hỏi, 2 kết quả. Nhánh nào cũng tới một kết quả." in drawing
        assert drawing.index("“Rồi”") < drawing.index("Mục 2 · Kết quả") < drawing.index("“Chưa”")

    def test_new_guide_is_asked_for_its_first_question(self, admin, site_tree):
        url = reverse("wagtailadmin_pages:add", args=("content", "guidepage", site_tree.pk))
        assert "Hãy thêm câu hỏi đầu tiên" in text_of(admin.get(url))

    def test_each_node_is_drawn_once_and_named_afterwards(self, admin):
        drawn = self.draw(
            admin,
            [self.node("a", "A?", "b", "c"), self.node("b", "B?", "c", "d"), self.node("c", "C"), self.node("d", "D")],
        )
        assert drawn.count("<strong>C</strong>") == 1
        assert "Tới Mục 3 · Kết quả, đã vẽ ở trên" in drawn

    def test_faults_are_said_in_words_where_they_are(self, admin):
        drawn = self.draw(admin, [self.node("a", "A?", "a", "nowhere", "b"), self.node("b", "B"), self.node("c", "C")])
        tree = drawn[drawn.index("guide-tree") :]
        assert tree.index("Đi vòng.") < tree.index("Ngõ cụt.") < tree.index("<strong>B</strong>")
        assert tree.index("Không tới được từ câu hỏi đầu") < tree.index("<strong>C</strong>")
        assert "4 điều phải sửa" not in drawn
        assert "3 điều phải sửa trước khi đăng" in drawn

    def test_long_chains_and_circles_are_drawn_to_their_end(self, admin):
        chain = [self.node(f"n{n}", f"Câu {n}?", f"n{n + 1}") for n in range(5_000)]
        assert "Câu 99?" in self.draw(admin, chain)
        ring = [self.node(f"n{n}", f"Câu {n}?", f"n{(n + 1) % 90}") for n in range(90)]
        assert "Đi vòng." in self.draw(admin, ring)

    def test_markup_in_a_title_is_drawn_as_text(self, admin):
        assert (
            "<img"
            not in admin.post(
                self.URL, json.dumps([self.node("a", "<img src=x>", "<img>")]), content_type="application/json"
            ).content.decode()
        )

    @pytest.mark.parametrize("body", [b"", b"{", b"[" * 100_000, b"\xff\xfe", b"null", b'{"a": 1}', b"[1, null]"])
    def test_what_is_no_guide_is_never_a_server_error(self, admin, body):
        answer = admin.post(self.URL, body, content_type="application/json")
        assert answer.status_code in (200, 400)

    def test_only_those_who_work_on_pages_may_ask(self, client, organiser):
        client.force_login(organiser)
        assert client.post(self.URL, b"[]", content_type="application/json").status_code in (302, 403)
        assert client.get(self.URL).status_code in (302, 403, 405)
