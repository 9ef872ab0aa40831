"""Who wrote the newest change of an explainer is not who publishes it, by whichever button."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from wagtail.test.utils.form_data import rich_text

from cms.content.models import ExplainerPage, ReviewSettings, SectionPage
from cms.demo.factories import make_article, make_explainer, make_user
from cms.editorial.second_person import find_writer
from tests.content.posted_pages import PUBLISH, add, explainer_fields, text_of
from tests.law.registry import make_figure

pytestmark = pytest.mark.django_db
REFUSED = "bạn là người viết thay đổi mới nhất"


@pytest.fixture
def other(db):
    """A second publisher."""
    return make_user(username="duyet-hai", password="mat-khau-thu-nghiem", role="Người duyệt đăng")


@pytest.fixture
def draft(site_tree, editor):
    """An explainer that was never public, written by the editor."""
    page = make_explainer(parent=site_tree, live=False)
    page = ExplainerPage.objects.get(pk=page.pk)
    page.short_answer = "<p>Công ty phải trả trong 30 ngày.</p>"
    page.save_revision(user=editor)
    return page


def post(client, page, *, answer="<p>Công ty phải trả trong 30 ngày.</p>", **extra):
    """Post the edit screen of `page`."""
    fields = explainer_fields(title=page.title, slug=page.slug, short_answer=rich_text(answer))
    return client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), fields | extra)


def messages_of(answer) -> str:
    """What the editor is told."""
    return " ".join(str(message) for message in get_messages(answer.wsgi_request))


def is_live(page) -> bool:
    """Whether the page is public now."""
    return ExplainerPage.objects.get(pk=page.pk).live


class TestPublishButton:
    """The button of the editor."""

    def test_somebody_else_publishes_what_the_editor_wrote(self, client, draft, publisher_user):
        client.force_login(publisher_user)
        answer = post(client, draft, **PUBLISH)
        assert answer.status_code == 302, text_of(answer)
        assert is_live(draft)

    def test_who_changes_a_word_while_publishing_is_its_writer_and_is_refused(self, client, draft, publisher_user):
        client.force_login(publisher_user)
        answer = post(client, draft, answer="<p>Trong 15 ngày.</p>", **PUBLISH)
        assert REFUSED in messages_of(answer)
        assert not is_live(draft)
        draft.refresh_from_db()
        assert "15 ngày" in draft.get_latest_revision_as_object().short_answer

    def test_spaces_and_copies_of_numbers_that_a_browser_alters_by_itself_are_no_writing(
        self, client, draft, editor, publisher_user
    ):
        wage = make_figure()
        draft.short_answer = f'<p>Ít  nhất <a linktype="figure" id="{wage.pk}">luong</a> mỗi tháng.</p>'
        draft.save_revision(user=editor)
        draft.short_answer = f'<p>Ít nhất <a linktype="figure" id="{wage.pk}">4.730.000&nbsp;đồng</a> mỗi tháng.</p>'
        draft.save_revision(user=publisher_user)
        assert find_writer(draft) == editor
        other_wage = make_figure("khac", label="Khác")
        draft.short_answer = f'<p>Ít nhất <a linktype="figure" id="{other_wage.pk}">luong</a> mỗi tháng.</p>'
        draft.save_revision(user=publisher_user)
        assert find_writer(draft) == publisher_user

    def test_a_second_publisher_then_publishes_that(self, client, draft, publisher_user, other):
        client.force_login(publisher_user)
        post(client, draft, answer="<p>Trong 15 ngày.</p>", **PUBLISH)
        client.force_login(other)
        post(client, draft, answer="<p>Trong 15 ngày.</p>", **PUBLISH)
        assert "15 ngày" in ExplainerPage.objects.get(pk=draft.pk, live=True).short_answer

    def test_a_new_page_cannot_be_written_and_published_in_one_go(self, client, site_tree, publisher_user):
        client.force_login(publisher_user)
        answer, page = add(client, site_tree, ExplainerPage, explainer_fields() | PUBLISH)
        assert REFUSED in messages_of(answer)
        assert not page.live

    def test_a_full_administrator_is_no_exception(self, client, site_tree, admin_user):
        client.force_login(admin_user)
        _answer, page = add(client, site_tree, ExplainerPage, explainer_fields() | PUBLISH)
        assert not page.live

    def test_an_office_of_one_person_says_so_in_the_settings(self, client, site_tree, admin_user):
        ReviewSettings.objects.update_or_create(pk=1, defaults={"second_person": False})
        client.force_login(admin_user)
        _answer, page = add(client, site_tree, ExplainerPage, explainer_fields() | PUBLISH)
        assert page.live

    def test_setting_the_hour_and_the_change_note_is_no_writing(self, client, draft, publisher_user, editor):
        client.force_login(publisher_user)
        post(client, draft, go_live_at="01/01/2099 08:00", change_kind="minor", **PUBLISH)
        draft.refresh_from_db()
        assert draft.scheduled_revision is not None
        assert find_writer(draft) == editor

    def test_what_is_public_already_may_be_published_again_by_its_writer(self, client, draft, publisher_user, editor):
        client.force_login(publisher_user)
        post(client, draft, **PUBLISH)
        editor.groups.set(publisher_user.groups.all())
        client.force_login(editor)
        answer = post(client, draft, change_kind="minor", **PUBLISH)
        assert REFUSED not in messages_of(answer)

    def test_other_kinds_of_page_are_published_by_one_person(self, client, site_tree, publisher_user):
        page = make_article(parent=site_tree, live=False)
        page.save_revision(user=publisher_user)
        client.force_login(publisher_user)
        url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
        client.post(f"{url}?id={page.pk}")
        page.refresh_from_db()
        assert page.live


class TestOtherWays:
    """Approvals, lists, and the admin's own API."""

    def start(self, page, user):
        """Send `page` for review; the address of the approval."""
        page.get_workflow().start(page, user)
        state = page.current_workflow_task_state
        return reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk])

    def test_approving_ones_own_from_the_list_is_refused(self, client, draft, publisher_user):
        draft.short_answer = "<p>Khác.</p>"
        draft.save_revision(user=publisher_user)
        address = self.start(draft, publisher_user)
        client.force_login(publisher_user)
        assert REFUSED in messages_of(client.post(address, {"comment": ""}))
        assert not is_live(draft)

    def test_somebody_else_approves_from_the_list(self, client, draft, editor, publisher_user):
        address = self.start(draft, editor)
        client.force_login(publisher_user)
        client.post(address, {"comment": ""})
        assert is_live(draft)

    def test_approving_in_the_editor_asks_the_same(self, client, draft, editor, publisher_user):
        self.start(draft, editor)
        client.force_login(publisher_user)
        approve = {"action-workflow-action": "true", "workflow-action-name": "approve"}
        refused = post(client, draft, answer="<p>Trong 15 ngày.</p>", **approve)
        assert REFUSED in messages_of(refused)
        assert not is_live(draft)
        assert "15 ngày" in ExplainerPage.objects.get(pk=draft.pk).get_latest_revision_as_object().short_answer
        again = post(client, draft, answer="<p>Trong 15 ngày.</p>", **approve)
        assert REFUSED in messages_of(again)
        assert not is_live(draft)

    def test_approving_in_the_editor_lets_what_another_wrote_through(self, client, draft, editor, publisher_user):
        self.start(draft, editor)
        client.force_login(publisher_user)
        post(client, draft, **{"action-workflow-action": "true", "workflow-action-name": "approve"})
        assert is_live(draft)

    def test_publishing_many_is_refused_when_one_is_ones_own(self, client, draft, site_tree, publisher_user):
        draft.short_answer = "<p>Khác.</p>"
        draft.save_revision(user=publisher_user)
        section = site_tree.add_child(instance=SectionPage(title="Mục", live=False))
        client.force_login(publisher_user)
        url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
        answer = client.post(f"{url}?id={draft.pk}&id={section.pk}")
        assert REFUSED in messages_of(answer)
        section.refresh_from_db()
        assert not section.live
        assert not is_live(draft)

    def test_the_admins_own_api_publishes_nothing(self, client, draft, admin_user):
        client.force_login(admin_user)
        answer = client.post(f"/quan-tri/api/main/pages/{draft.pk}/action/publish/")
        assert answer.status_code == 404
        assert not is_live(draft)
        assert client.get(f"/quan-tri/api/main/pages/{draft.pk}/").status_code == 200
