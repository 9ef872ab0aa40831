"""Editors make every other kind of page through the admin's own forms."""

import pytest
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, rich_text, streamfield

from cms.content.models import (
    ArticlePage,
    CampaignPage,
    ExplainerPage,
    HomePage,
    JoinPage,
    PlainPage,
    SectionPage,
)
from tests.content.posted_pages import PUBLISH, add, campaign_fields, explainer_fields, fill, text_of
from tests.content.samples import add_article, add_section

pytestmark = pytest.mark.django_db


class TestExplainer:
    """The explainer's screen."""

    def test_full_explainer_is_published_as_it_was_typed(self, admin, site_tree):
        law = {
            "document": "Bộ luật Lao động 45/2019/QH14",
            "provision": "Điều 97",
            "gist": "Trả đủ, đúng hạn.",
            "in_force_from": "2021-01-01",
            "in_force_to": "",
            "url": "https://vbpl.vn/x",
        }
        data = explainer_fields(
            title="Chậm lương thì sao?",
            steps=streamfield([("step", rich_text("<p>Viết đơn.</p>"))]),
            proof=streamfield([("item", "Phiếu lương")]),
            legal_basis=streamfield([("reference", law)]),
            checked_by="Luật sư A",
            checked_on="2026-11-01",
            next_check="2027-05-01",
            sensitive="on",
            tags="lương",
        )
        response, page = add(admin, site_tree, ExplainerPage, data | PUBLISH)
        assert response.status_code == 302, response.context["form"].errors
        entry = page.to_entry()
        assert (entry.short_answer, entry.description) == ("<p>Có.</p>", "Có.")
        assert (entry.steps, entry.proof) == (("<p>Viết đơn.</p>",), ("Phiếu lương",))
        assert entry.legal_basis[0].in_force_from.isoformat() == "2021-01-01"
        assert entry.next_check.isoformat() == "2027-05-01"
        assert entry.sensitive

    def test_next_check_comes_after_the_last(self, admin, site_tree):
        data = explainer_fields(checked_on="2026-11-01", next_check="2026-11-01")
        response, page = add(admin, site_tree, ExplainerPage, data)
        assert page is None
        assert "phải sau ngày đã rà" in str(response.context["form"].errors["next_check"])

    def test_short_answer_is_needed_to_publish_and_not_to_draft(self, admin, site_tree):
        data = explainer_fields(short_answer=rich_text(""))
        response, page = add(admin, site_tree, ExplainerPage, data | PUBLISH)
        assert page is None
        assert "short_answer" in response.context["form"].errors
        assert add(admin, site_tree, ExplainerPage, data)[0].status_code == 302


class TestCampaign:
    """The campaign's screen."""

    SPEAKER = {
        "name": "Chị Lan",
        "role": "công nhân",
        "quote": "Bữa ăn phải no.",
        "portrait": "",
        "consent": "",
        "consent_note": "",
        "consent_on": "",
    }

    def test_speaker_without_recorded_consent_stops_publishing(self, admin, site_tree):
        data = campaign_fields(speakers=streamfield([("speaker", self.SPEAKER)]))
        response, page = add(admin, site_tree, CampaignPage, data | PUBLISH)
        assert page is None
        assert "Chưa ghi nhận sự đồng ý" in text_of(response)
        response, page = add(admin, site_tree, CampaignPage, data)
        assert response.status_code == 302
        assert page.get_latest_revision_as_object().to_entry().speakers == ()

    def test_full_campaign_is_published_as_it_was_typed(self, admin, site_tree):
        agreed = self.SPEAKER | {"consent": "on", "consent_note": "Ký giấy", "consent_on": "2026-10-01"}
        data = campaign_fields(
            speakers=streamfield([("speaker", agreed)]),
            actions=streamfield([("action", rich_text("<p>Ký tên.</p>"))]),
            starts_on="2026-10-01",
            ends_on="2026-12-31",
            action_text="Ký tên",
            action_target=site_tree.pk,
        )
        response, page = add(admin, site_tree, CampaignPage, data | PUBLISH)
        assert response.status_code == 302, response.context["form"].errors
        entry = page.to_entry()
        assert [(who.name, who.quote) for who in entry.speakers] == [("Chị Lan", "Bữa ăn phải no.")]
        assert (entry.action_text, entry.action_target) == ("Ký tên", f"page:{site_tree.pk}")
        assert not entry.ended
        assert entry.actions == ("<p>Ký tên.</p>",)

    def test_campaign_ends_no_earlier_than_it_starts(self, admin, site_tree):
        response, page = add(
            admin, site_tree, CampaignPage, campaign_fields(starts_on="2026-10-02", ends_on="2026-10-01")
        )
        assert page is None
        assert "không được trước ngày bắt đầu" in str(response.context["form"].errors["ends_on"])

    def test_button_needs_words_and_target(self, admin, site_tree):
        response, page = add(admin, site_tree, CampaignPage, campaign_fields(action_text="Ký tên") | PUBLISH)
        assert page is None
        assert "chưa dẫn tới trang nào" in str(response.context["form"].errors["action_target"])


class TestOthers:
    """Home, section, join, plain."""

    def test_section_is_published(self, admin, site_tree):
        response, page = add(admin, site_tree, SectionPage, fill(title="Quyền của bạn", lead="A") | PUBLISH)
        assert response.status_code == 302
        assert (page.to_entry().lead, page.to_entry().parent) == ("A", f"page:{site_tree.pk}")

    def test_join_page_is_published_with_its_form(self, admin, site_tree):
        data = fill(
            lead="",
            form_name="call_back",
            after_form=rich_text("<p>Hoặc gọi.</p>"),
            received_title="Đã nhận",
            received_text=rich_text("<p>Sẽ gọi.</p>"),
        )
        response, page = add(admin, site_tree, JoinPage, data | PUBLISH)
        assert response.status_code == 302, response.context["form"].errors
        assert page.to_entry().form.name == "call_back"
        assert page.to_entry().received_title == "Đã nhận"

    def test_plain_page_is_published(self, admin, site_tree):
        response, page = add(admin, site_tree, PlainPage, fill(lead="Gặp chúng tôi") | PUBLISH)
        assert response.status_code == 302
        assert page.to_entry().description == "Gặp chúng tôi"

    def test_home_page_is_edited_with_featured_pages(self, admin, site_tree):
        article = add_article(site_tree)
        data = fill(
            title="Công đoàn",
            slug="home",
            lead="Chào bạn",
            picture="",
            picture_alt="",
            ways_in=streamfield([]),
            featured_links=inline_formset([{"target": article.pk}]),
        )
        response = admin.post(reverse("wagtailadmin_pages:edit", args=(site_tree.pk,)), data | PUBLISH)
        assert response.status_code == 302
        assert HomePage.objects.get().to_entry().featured == (f"page:{article.pk}",)

    def test_page_types_stand_only_where_they_belong(self, admin, site_tree):
        article = add_article(site_tree)
        root = Page.objects.get(depth=1)
        assert not HomePage.can_create_at(root), "one home page is enough"
        assert not HomePage.can_create_at(site_tree)
        assert not ArticlePage.can_create_at(article)
        assert not ArticlePage.can_create_at(root)
        assert SectionPage.can_create_at(add_section(add_section(site_tree)))

    @pytest.mark.parametrize("model", [SectionPage, ArticlePage, ExplainerPage, CampaignPage, JoinPage, PlainPage])
    def test_edit_screen_of_each_kind_opens_in_three_tabs(self, admin, site_tree, model):
        url = reverse("wagtailadmin_pages:add", args=("content", model._meta.model_name, site_tree.pk))
        shown = text_of(admin.get(url))
        hours = "Đăng và hẹn giờ" if model is ExplainerPage else "Hẹn giờ"
        for tab in ("Nội dung", "Thông tin thêm", hours):
            assert tab in shown

    @pytest.mark.parametrize("data", [{}, {"title": "A"}, {"title": "A" * 9000, "body-count": "x"}])
    def test_absurd_post_is_answered_and_stores_nothing(self, admin, site_tree, data):
        url = reverse("wagtailadmin_pages:add", args=("content", "plainpage", site_tree.pk))
        admin.raise_request_exception = False
        admin.post(url, data)
        assert not PlainPage.objects.exists()
