"""An explainer that is due to be checked again is mailed about: owner, deputy, publishers, until it is done."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils import timezone

from cms.content.models import ReviewSettings
from cms.demo.factories import make_explainer, make_user
from cms.editorial.models import ReviewReminder
from cms.editorial.review_reminders import remind_reviews
from cms.editorial.reviews_due import list_due_reviews, list_unchecked

pytestmark = pytest.mark.django_db
DUE = date(2026, 7, 1)
MORNING = datetime(2026, 7, 1, 8, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
WEEK = timedelta(days=7)


@pytest.fixture
def people(publisher_user):
    """Owner, deputy and publisher, each with an address."""
    publisher_user.email = "duyet@example.org"
    publisher_user.save()
    owner, deputy = (
        make_user(username=name, password="mat-khau-thu-nghiem", email=f"{name}@example.org") for name in ("chu", "pho")
    )
    return owner, deputy, publisher_user


@pytest.fixture
def due_page(site_tree, people):
    """A public explainer that is due on DUE."""
    page = make_explainer(parent=site_tree, checked_on=date(2026, 1, 1), next_check=DUE)
    page.content_owner, page.content_deputy, _publisher = people
    page.save()
    return page


def told() -> list[list[str]]:
    """The addresses of each mail that went."""
    return [sorted(message.to) for message in mail.outbox]


def test_owner_then_deputy_then_publishers_are_told_week_by_week(due_page):
    for week in range(4):
        remind_reviews(now=MORNING + week * WEEK)
    everybody = ["chu@example.org", "duyet@example.org", "pho@example.org"]
    assert told() == [["chu@example.org"], ["chu@example.org", "pho@example.org"], everybody, everybody]
    assert due_page.title in mail.outbox[0].subject
    assert "01/07/2026" in mail.outbox[0].body
    assert f"/pages/{due_page.pk}/edit/" in mail.outbox[0].body


def test_nobody_is_told_twice_within_the_week_or_before_the_day(due_page):
    assert remind_reviews(now=MORNING - timedelta(days=1)) == 0
    assert remind_reviews(now=MORNING) == 1
    assert remind_reviews(now=MORNING + timedelta(days=6)) == 0


def test_the_settings_say_how_often(due_page):
    ReviewSettings.objects.update_or_create(pk=1, defaults={"remind_every_days": 1})
    assert [remind_reviews(now=MORNING + timedelta(days=day)) for day in range(3)] == [1, 1, 1]


def test_a_new_check_ends_it_and_the_next_due_day_begins_with_the_owner_again(due_page):
    remind_reviews(now=MORNING)
    remind_reviews(now=MORNING + WEEK)
    due_page.checked_on, due_page.next_check = date(2026, 7, 9), date(2027, 1, 9)
    due_page.save()
    assert remind_reviews(now=MORNING + 2 * WEEK) == 0
    remind_reviews(now=datetime(2027, 1, 9, 8, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh")))
    assert told()[-1] == ["chu@example.org"]


def test_an_owner_who_left_or_has_no_mail_is_passed_over(due_page, people):
    owner, deputy, _publisher = people
    owner.is_active = False
    owner.save()
    deputy.email = ""
    deputy.save()
    assert remind_reviews(now=MORNING) == 1
    assert told() == [["duyet@example.org"]]


def test_a_draft_and_a_page_taken_down_are_not_mailed_about(due_page):
    due_page.unpublish()
    assert remind_reviews(now=MORNING) == 0


def test_a_mail_server_that_does_not_answer_loses_nothing(due_page, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    assert remind_reviews(now=MORNING) == 0
    assert not ReviewReminder.objects.exists()
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert remind_reviews(now=MORNING) == 1


def test_a_title_of_several_lines_stays_one_subject(due_page):
    type(due_page).objects.filter(pk=due_page.pk).update(title="Một\r\nBcc: ai@example.org")
    assert remind_reviews(now=MORNING) == 1
    assert mail.outbox[0].subject.endswith("Một Bcc: ai@example.org")
    assert mail.outbox[0].to == ["chu@example.org"]


def test_the_command_says_how_many(due_page, capsys):
    call_command("remind_reviews")
    assert ("Đã gửi 1 thư nhắc." in capsys.readouterr().out) == (timezone.localdate() >= DUE)


def test_the_desk_can_ask_what_is_due_soon_and_what_was_never_checked(due_page, site_tree):
    unchecked = make_explainer(parent=site_tree, title="Chưa ai rà?")
    assert list(list_due_reviews(DUE - timedelta(days=30), ahead=30)) == [due_page]
    assert list(list_due_reviews(DUE - timedelta(days=30))) == []
    assert list(list_unchecked()) == [unchecked]
