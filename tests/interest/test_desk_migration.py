"""What an office recorded before the desk was built is still there afterwards, and its receipt codes are hidden."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from cms.interest.actions import record_message, run_clock
from cms.interest.models import ClockRule, ConsentRecord, Lead, RetentionRule, RoutingRule, Submission
from cms.interest.queries import find_receipt, find_unit_on, search_leads
from cms.interest.receipts import make_code
from cms.interest.vault import hash_phone
from tests.interest.desk import MONDAY, days, make_message

BEFORE = ("interest", "0001_initial")


def migrate(target: tuple[str, str]) -> object:
    """Bring `interest` to `target`; the models as they were then."""
    executor = MigrationExecutor(connection)
    executor.migrate([target])
    return MigrationExecutor(connection).loader.project_state([target]).apps


@pytest.mark.django_db(transaction=True)
def test_leads_of_before_are_kept_found_by_receipt_and_get_an_hour(tree):
    newest = MigrationExecutor(connection).loader.graph.leaf_nodes("interest")[0]
    old, code = migrate(BEFORE), make_code()
    phone = "+84912345678"
    lead = old.get_model("interest", "Lead").objects.create(
        name="Chị Sáu", phone=phone, phone_hash=hash_phone(phone), unit_id=tree.ward.pk, received_at=MONDAY,
        last_sent_at=MONDAY,
    )  # fmt: skip
    old.get_model("interest", "Submission").objects.create(
        code=code, lead=lead, form="join", version="v1", page="/", received_at=MONDAY, answers='[["Tên", "Chị Sáu"]]'
    )
    old.get_model("interest", "ConsentRecord").objects.create(
        lead=lead, code=code, purpose="consent_contact", wording="Tôi đồng ý.", version="v1", given=True, at=MONDAY,
        form="join",
    )  # fmt: skip
    migrate(newest)
    assert Submission.objects.get().code == ConsentRecord.objects.get().code == code
    assert find_receipt(code).lead == Lead.objects.get()
    assert search_leads(Lead.objects.all(), "sa").get().name == "Chị Sáu"
    with connection.cursor() as cursor:
        cursor.execute("SELECT code FROM interest_submission UNION ALL SELECT code FROM interest_consentrecord")
        assert code not in str(cursor.fetchall())
    assert find_unit_on(Lead.objects.get(), MONDAY) == tree.ward
    assert run_clock(MONDAY).started == 1
    assert not record_message(message=make_message(code=code))
    record_message(message=make_message(phone, at=MONDAY + days(2)))
    assert Lead.objects.get().name == "Chị Sáu"
    assert (RoutingRule.objects.count(), ClockRule.objects.count(), RetentionRule.objects.count()) == (8, 4, 6)
