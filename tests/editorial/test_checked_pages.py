"""Guides and calculators are held against the law as explainers are: next check, reminders, desk, lawyer, change."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from wagtail.test.utils.form_data import inline_formset

from cms import schema
from cms.content.models import CalculatorPage, GuidePage
from cms.demo.factories import make_guide, make_page, make_user
from cms.editorial.legal_check.actions import ask_lawyer
from cms.editorial.review_reminders import remind_reviews
from cms.editorial.reviews_due import list_due_reviews, list_unchecked
from cms.editorial.rights_desk import list_concerns
from cms.publisher.preview import draw_draft
from tests.content.guides.posted import guide_fields
from tests.content.posted_pages import fill
from tests.editorial.lawyers import APPROVAL, LAWYER

pytestmark = pytest.mark.django_db
DUE = date(2026, 7, 1)
MORNING = datetime(2026, 7, 1, 8, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


@pytest.fixture(params=["guide", "calculator"])
def checked(request, site_tree):
    """A public page that is no explainer and rests on the law."""
    if request.param == "guide":
        return make_guide(parent=site_tree, checked_by=LAWYER, checked_on=date(2026, 1, 1), next_check=DUE)
    entry = schema.Calculator(
        title="Tăng ca được bao nhiêu?", calculator="tang-ca", checked_on=date(2026, 1, 1), next_check=DUE
    )
    page = make_page(parent=site_tree, entry=entry, live=False)
    CalculatorPage.objects.filter(pk=page.pk).update(live=True)  # its figures are no matter here
    page.refresh_from_db()
    return page


def posted(page, **fields) -> dict:
    """The edit screen of `page`."""
    if isinstance(page, GuidePage):
        return guide_fields(title=page.title, slug=page.slug, **fields)
    own = {"calculator": page.calculator, "lead": "", "review_kind": "law", "related_links": inline_formset([])}
    return fill(title=page.title, slug=page.slug, **(own | fields))


def titles_of(user, title: str) -> list[str]:
    """What the list called `title` of the rights desk has for `user`."""
    return [line.title for one in list_concerns(user) if one.title == title for line in one.lines]


def test_the_owner_is_mailed_when_the_check_is_due(checked):
    checked.content_owner = make_user(username="chu", password="mat-khau-thu-nghiem", email="chu@example.org")
    type(checked).objects.filter(pk=checked.pk).update(content_owner=checked.content_owner)
    assert list_due_reviews(DUE) == [checked]
    assert remind_reviews(now=MORNING) == 1
    assert mail.outbox[0].to == ["chu@example.org"]
    assert f"/pages/{checked.pk}/edit/" in mail.outbox[0].body


def test_the_desk_lists_what_is_due_and_what_nobody_checked(checked, admin_user):
    type(checked).objects.filter(pk=checked.pk).update(next_check=timezone.localdate())
    assert titles_of(admin_user, "Trang đến hạn rà") == [checked.title]
    type(checked).objects.filter(pk=checked.pk).update(checked_on=None, next_check=None)
    assert list_unchecked() == [checked]
    assert titles_of(admin_user, "Trang chưa ai rà") == [checked.title]


@pytest.mark.parametrize(("kind", "due"), [("figures", date(2026, 5, 28)), ("general", date(2027, 2, 28))])
def test_the_next_check_follows_from_what_the_page_rests_on(admin_client, checked, editor, kind, due):
    said = {"checked_by": LAWYER, "checked_on": "2026-02-28", "review_kind": kind, "content_owner": editor.pk}
    answer = admin_client.post(reverse("wagtailadmin_pages:edit", args=[checked.pk]), posted(checked, **said))
    assert answer.status_code == 302, answer.context and answer.context["form"].errors
    checked.refresh_from_db()
    draft = checked.get_latest_revision_as_object()
    assert (draft.next_check, draft.content_owner) == (due, editor)


def test_a_lawyer_approves_by_link_and_name_and_day_are_filled_in(client, checked, editor):
    checked.save_revision(user=editor)
    _check, token = ask_lawyer(page=checked, name=LAWYER, days=14, actor=editor)
    link = reverse("legal_check", args=[token])
    assert checked.title in client.get(link).text
    assert client.post(link, APPROVAL).status_code in (200, 303)
    checked.refresh_from_db()
    draft = checked.get_latest_revision_as_object()
    assert (draft.checked_by, draft.checked_on) == (LAWYER, timezone.localdate())
    assert draft.next_check > timezone.localdate()


def test_only_pages_that_rest_on_the_law_can_be_shown_to_a_lawyer(admin_client, checked, site_tree):
    assert admin_client.get(reverse("editorial_legal_checks", args=[checked.pk])).status_code == 200
    for key in (site_tree.pk, 10**30):
        assert admin_client.get(reverse("editorial_legal_checks", args=[key])).status_code == 404


def test_readers_see_who_checked_a_guide_and_when(site_tree):
    page = make_guide(parent=site_tree, checked_by=LAWYER, checked_on=date(2026, 1, 1), next_check=DUE)
    drawn = draw_draft(page)
    assert f'Người kiểm tra: {LAWYER}, ngày <time datetime="2026-01-01">01/01/2026</time>.' in drawn
    assert 'Kiểm tra lại trước ngày <time datetime="2026-07-01">01/07/2026</time>.' in drawn
