"""Each purpose is agreed to by itself, with its words; withdrawing adds a row and takes effect at once."""

from cms.interest.actions import record_consent, withdraw_consent
from cms.interest.models import ConsentRecord
from cms.interest.queries import has_consent
from tests.interest.desk import MONDAY, days, record

ALL = ("consent_contact", "consent_news", "consent_tell_local")


def test_each_purpose_is_a_row_with_what_was_read_and_when(tree):
    lead = record(agreed=("consent_contact",))
    rows = lead.consents.values_list("purpose", "given", "version", "language", "channel", "at")
    assert set(rows) == {(purpose, purpose == "consent_contact", "v1", "vi", "web", MONDAY) for purpose in ALL}
    assert lead.consents.get(purpose="consent_news").wording == "Tôi đồng ý: consent_news."
    assert lead.consents.first().code == lead.submissions.get().code


def test_withdrawing_adds_a_row_and_leaves_the_old_one(tree):
    lead = record(agreed=ALL)
    assert withdraw_consent(lead=lead, purpose="consent_news", now=MONDAY + days(1)) == 1
    assert withdraw_consent(lead=lead, purpose="consent_news") == 0
    old, new = ConsentRecord.objects.filter(purpose="consent_news").order_by("pk")
    assert (old.given, new.given, new.withdraws, new.at) == (True, False, old, MONDAY + days(1))
    assert not has_consent(lead, "consent_news")
    assert has_consent(lead, "consent_contact")
    lead.refresh_from_db()
    assert lead.status == "new"


def test_who_no_longer_wants_to_be_called_is_not_called(tree):
    lead = record()
    withdraw_consent(lead=lead, purpose="consent_contact")
    lead.refresh_from_db()
    assert (lead.status, lead.closing_reason, lead.due_at) == ("closed", "withdrawn", None)
    assert lead.clock_stopped_at
    assert lead.handled_at is None


def test_who_sends_again_after_withdrawing_is_called_again(tree):
    lead = record()
    withdraw_consent(lead=lead, purpose="consent_contact")
    assert record(at=MONDAY + days(1)) == lead
    lead.refresh_from_db()
    assert (lead.status, lead.clock_stopped_at) == ("new", None)
    assert lead.due_at
    assert has_consent(lead, "consent_contact")


def test_the_union_inside_is_shut_out_again(tree):
    lead = record(agreed=ALL, workplace="Công ty Chế biến")
    assert lead.may_tell_local
    withdraw_consent(lead=lead, purpose="consent_tell_local")
    lead.refresh_from_db()
    assert not lead.may_tell_local


def test_who_agrees_on_the_telephone_has_agreed_again(tree):
    lead = record(agreed=ALL)
    withdraw_consent(lead=lead, purpose="consent_tell_local")
    record_consent(
        lead=lead, actor=tree.people["phuong"], purpose="consent_tell_local", wording="Tôi đồng ý cho báo.",
        given=True, channel="phone",
    )  # fmt: skip
    lead.refresh_from_db()
    assert has_consent(lead, "consent_tell_local")
    assert lead.may_tell_local
    assert lead.accesses.filter(action="change", username="phuong").exists()
