"""The invented people who raised a hand, brought in as the form would bring them, and worked on as the office would."""

from dataclasses import replace
from datetime import timedelta

from django.utils import timezone

from cms.accounts.models import User
from cms.demo.content.people import LEADS
from cms.demo.content.province import PROVINCE
from cms.demo.factories import make_message
from cms.interest.actions import add_note, log_call, record_message, take_lead
from cms.interest.call_results import BY_NAME
from cms.interest.models import Lead, Organiser
from cms.interest.vault import hash_code
from cms.union.models import Unit

WARD = "vam-luoi"
"""The unit that has an organiser of its own."""


def seed_leads(*, organiser: User, local: User, keeper: User) -> None:
    """Some people in each state. `organiser` and `keeper` (of personal data) are the province's, `local` a ward's."""
    now = timezone.now()
    for user in (organiser, keeper):
        Organiser.objects.get_or_create(user=user, unit=Unit.objects.get(code=PROVINCE))
    Unit.objects.filter(code=WARD).update(owner=local)
    for person in LEADS:
        at = now - timedelta(hours=person.hours)
        message = replace(make_message(at=at, **person.answers), suspicion=person.suspicion)
        record_message(message=message)
        lead = Lead.objects.select_related("unit").get(submissions__code_hash=hash_code(message.code))
        actor = local if lead.unit and lead.unit.code == WARD else organiser
        if person.calls:
            take_lead(lead=lead, actor=actor, now=at + timedelta(hours=1))
        for number, name in enumerate(person.calls, start=1):
            result, called = BY_NAME[name], at + timedelta(hours=1, minutes=30 * number)
            log_call(lead=lead, actor=actor, status=result.status, closing_reason=result.closing_reason, now=called)
        if person.calls:
            add_note(lead=lead, actor=actor, text="Ghi chú mẫu: đã gọi buổi tối, hẹn gọi lại.")
