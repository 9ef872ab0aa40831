"""What the privacy page tells a reader is what the office's rules do."""

import pytest

from cms.demo.content.privacy import PRIVACY
from cms.interest.deadlines import DONE_DAYS
from cms.interest.models import RetentionRule
from cms.schema.codec import to_data

SAID = str(to_data(PRIVACY))
PERIODS = {15: "15 ngày", 182: "6 tháng", 365: "12 tháng"}


@pytest.mark.django_db
def test_how_long_things_are_kept_is_what_the_rules_say():
    for rule in RetentionRule.objects.all():
        assert PERIODS[rule.days] in SAID, str(rule)


def test_the_laws_days_are_those_of_the_desk():
    for alone, with_others in DONE_DAYS.values():
        assert f"{alone} ngày" in SAID
        assert str(with_others) in SAID


def test_it_leads_to_the_page_of_a_receipt():
    assert '"/bien-nhan/"' in SAID
