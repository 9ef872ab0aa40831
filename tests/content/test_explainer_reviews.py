"""Explainers: for whom they hold, other words for the question, who answers for them, until when a check holds."""

from datetime import date

import pytest
from django.urls import reverse

from cms.content.models import ExplainerPage, ReviewSettings
from cms.content.models.review_settings import add_months
from cms.demo.factories import make_explainer, make_user
from cms.publisher.preview import draw_draft
from cms.schema.codec import to_data
from tests.content.posted_pages import PUBLISH, add, explainer_fields, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper(editor):
    """Somebody who answers for a page."""
    editor.last_name, editor.first_name = "Nguyễn Thị", "Bưởi"
    editor.save()
    return editor


def edit(admin, page, **fields):
    """Post the edit screen of `page` as a draft."""
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return admin.post(url, explainer_fields(title=page.title, slug=page.slug, **fields))


def draft_of(page) -> ExplainerPage:
    """The newest draft of `page`."""
    page.refresh_from_db()
    return page.get_latest_revision_as_object()


class TestFacets:
    """For whom an explainer holds."""

    def test_what_is_ticked_reaches_entry_and_page_in_plain_words(self, admin, site_tree):
        data = explainer_fields(title="Bầu có bị đuổi không?") | {"applies_to": ["women", "no_contract"]}
        answer, page = add(admin, site_tree, ExplainerPage, data | PUBLISH)
        assert answer.status_code == 302
        assert [facet.key for facet in page.to_entry().applies_to] == ["no_contract", "women"]
        assert "Dành cho: người không có hợp đồng giấy, lao động nữ." in draw_draft(page)

    def test_without_a_tick_it_is_for_all_and_nothing_is_printed(self, site_tree):
        page = make_explainer(parent=site_tree)
        assert page.to_entry().applies_to == ()
        assert "Dành cho:" not in draw_draft(page)

    def test_a_word_that_is_not_in_the_vocabulary_is_refused(self, admin, site_tree):
        answer, page = add(admin, site_tree, ExplainerPage, explainer_fields() | {"applies_to": ["<script>"]} | PUBLISH)
        assert answer.status_code == 200
        assert page is None

    @pytest.mark.parametrize("stored", [None, "women", {"women": 1}, ["women", "gone", 7]])
    def test_stored_nonsense_never_raises(self, site_tree, stored):
        page = make_explainer(parent=site_tree)
        page.applies_to = stored
        assert {facet.key for facet in page.to_entry().applies_to} <= {"women"}


class TestSynonyms:
    """The question as workers type it."""

    def test_they_stand_in_the_entry_and_not_on_the_page(self, site_tree):
        page = make_explainer(parent=site_tree)
        page.synonyms = " cty quỵt lương \r\n\r\ncty   quỵt lương\nbùng lương"
        assert page.to_entry().synonyms == ("cty quỵt lương", "bùng lương")
        assert "quỵt" not in draw_draft(page)


class TestOwners:
    """Who answers for a page."""

    def test_owner_and_deputy_are_chosen_by_name_and_are_no_part_of_what_is_public(self, admin, site_tree, keeper):
        page = make_explainer(parent=site_tree)
        screen = text_of(admin.get(reverse("wagtailadmin_pages:edit", args=[page.pk])))
        assert "Nguyễn Thị Bưởi" in screen
        answer = edit(admin, page, content_owner=keeper.pk)
        assert answer.status_code == 302
        draft = draft_of(page)
        assert draft.content_owner == keeper
        assert "Bưởi" not in str(to_data(draft.to_entry()))
        assert keeper.username not in str(to_data(draft.to_entry()))

    def test_those_who_do_not_work_on_pages_are_not_offered(self, admin, site_tree, organiser):
        page = make_explainer(parent=site_tree)
        form = admin.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).context["form"]
        assert organiser not in form.fields["content_owner"].queryset

    def test_the_deputy_is_somebody_else(self, admin, site_tree, keeper):
        page = make_explainer(parent=site_tree)
        answer = edit(admin, page, content_owner=keeper.pk, content_deputy=keeper.pk)
        assert "Người thay phải là người khác" in text_of(answer)

    def test_an_owner_who_left_stays_chosen_and_keeps_nobody_from_saving(self, admin, site_tree, keeper):
        page = make_explainer(parent=site_tree)
        page.content_owner = keeper
        page.save()
        keeper.is_active = False
        keeper.save()
        assert edit(admin, page, content_owner=keeper.pk).status_code == 302
        page.refresh_from_db()
        page.get_latest_revision().publish()

    def test_a_deleted_account_leaves_the_page_without_an_owner(self, site_tree):
        page = make_explainer(parent=site_tree)
        page.content_owner = make_user(username="di-roi", password="mat-khau-thu-nghiem")
        page.save()
        page.save_revision()
        page.content_owner.delete()
        page.refresh_from_db()
        assert page.content_owner is None
        assert page.get_latest_revision_as_object().content_owner is None


class TestNextCheck:
    """The day by which an explainer is checked again."""

    @pytest.mark.parametrize(
        ("kind", "due"),
        [("figures", date(2026, 5, 28)), ("law", date(2026, 8, 28)), ("general", date(2027, 2, 28))],
    )
    def test_it_follows_from_the_kind_when_a_check_is_recorded(self, admin, site_tree, kind, due):
        page = make_explainer(parent=site_tree)
        answer = edit(admin, page, checked_by="Luật sư Lan", checked_on="2026-02-28", review_kind=kind)
        assert answer.status_code == 302
        assert draft_of(page).next_check == due

    def test_the_settings_say_how_long(self, admin, site_tree):
        ReviewSettings.objects.update_or_create(pk=1, defaults={"months_law": 1})
        page = make_explainer(parent=site_tree)
        edit(admin, page, checked_on="2026-01-31")
        assert draft_of(page).next_check == date(2026, 2, 28)

    def test_a_chosen_day_is_kept(self, admin, site_tree):
        page = make_explainer(parent=site_tree)
        edit(admin, page, checked_on="2026-02-01", next_check="2026-03-01")
        assert draft_of(page).next_check == date(2026, 3, 1)

    def test_a_day_left_over_from_the_check_before_is_computed_anew_also_when_saved_twice(self, admin, site_tree):
        page = make_explainer(parent=site_tree, checked_on=date(2025, 12, 1), next_check=date(2026, 6, 1))
        for _save in range(2):
            edit(admin, page, checked_on="2026-05-20", next_check="2026-06-01")
            assert draft_of(page).next_check == date(2026, 11, 20)

    def test_a_check_cannot_have_been_made_tomorrow(self, admin, site_tree):
        page = make_explainer(parent=site_tree)
        assert "Ngày rà chưa tới" in text_of(edit(admin, page, checked_on="2999-01-01"))

    def test_the_last_day_there_is_never_raises(self):
        assert add_months(date(9999, 12, 31), 60) == date(9999, 12, 31)

    def test_site_administrators_change_the_settings_and_editors_do_not(self, client, site_tree, editor):
        client.force_login(make_user(username="qt", password="mat-khau-thu-nghiem", role="Quản trị trang"))
        address = reverse("wagtailsettings:edit", args=["content", "reviewsettings"])
        assert client.get(address, follow=True).status_code == 200
        client.force_login(editor)
        assert client.get(address, follow=True).redirect_chain[-1][0] == reverse("wagtailadmin_home")
