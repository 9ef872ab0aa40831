"""Several at once, each with its own rights; two that are one, one that is two, and back again."""

import pytest
from django.contrib.auth.models import Permission

from cms.interest.actions import record_message
from cms.interest.models import Lead
from tests.interest.conftest import enter, make_organiser
from tests.interest.desk import SUSPICIOUS, make_message, record

LIST = "/quan-tri/lien-he/"


@pytest.fixture
def ward(tree):
    """An organiser of the ward."""
    return make_organiser("chi-ba", tree.ward)


def text_of(response) -> str:
    return response.content.decode()


def post(user, data):
    return enter(user).post(f"{LIST}hang-loat/", data)


def test_many_are_given_to_one_after_it_was_said_how_many(tree, ward):
    leads = [record(f"+8491234500{number}") for number in range(3)]
    chosen = [lead.pk for lead in leads]
    page = text_of(post(ward, {"chosen": chosen, "deed": "assign", "back": "list=all"}))
    assert "Làm cho 3 người này" in page
    assert not Lead.objects.filter(owner=ward).exists(), "nothing is done before it is confirmed"
    data = {"chosen": chosen[:2], "deed": "assign", "owner": ward.pk, "confirm": "1", "back": "list=all"}
    assert post(ward, data)["Location"] == f"{LIST}?list=all"
    assert set(Lead.objects.filter(owner=ward).values_list("pk", flat=True)) == set(chosen[:2])


def test_what_is_of_another_branch_is_left_out_whatever_was_posted(tree, ward):
    own, foreign = record("+84912345001"), record("+84912345002", workplace="Hải sản Xanh")
    post(ward, {"chosen": [own.pk, foreign.pk], "deed": "move", "unit": tree.province.pk, "confirm": "1"})
    own.refresh_from_db()
    foreign.refresh_from_db()
    assert (own.unit, foreign.unit) == (tree.province, tree.zone)


def test_releasing_many_needs_its_own_right(tree, ward):
    lead = record(suspicion=SUSPICIOUS)
    data = {"chosen": [lead.pk], "deed": "release", "confirm": "1"}
    post(ward, data)
    lead.refresh_from_db()
    assert lead.is_quarantined
    ward.groups.get().permissions.add(Permission.objects.get(codename="release_lead"))
    post(type(ward).objects.get(pk=ward.pk), data)
    lead.refresh_from_db()
    assert not lead.is_quarantined


@pytest.mark.parametrize(
    "data",
    [{}, {"chosen": ["x", "-1", "9" * 30]}, {"chosen": "1", "deed": "x", "confirm": "1"}, {"deed": "assign"}],
)
def test_absurd_choices_do_nothing(tree, ward, data):
    record()
    assert post(ward, data).status_code in (302, 422)
    assert Lead.objects.get().unit == tree.ward


def test_a_silent_lead_goes_into_no_company_in_a_crowd_either(tree, ward):
    loud = record("+84912345001", agreed=("consent_contact", "consent_tell_local"))
    silent = record("+84912345002")
    data = {"chosen": [loud.pk, silent.pk], "deed": "move", "unit": tree.inside.pk, "confirm": "1"}
    assert post(ward, data).status_code == 422
    assert not Lead.objects.filter(unit=tree.inside).exists()
    assert post(ward, data | {"chosen": [loud.pk]}).status_code == 302
    assert Lead.objects.get(unit=tree.inside) == loud


def test_two_leads_are_found_looked_at_merged_and_taken_apart(tree, ward):
    first, second = record("+84912345001", name="Lan"), record("+84912345002", name="Chị Lan", no_local_contact="có")
    Lead.objects.filter(pk=second.pk).update(unit=tree.ward)
    client = enter(ward)
    assert f"{LIST}{first.pk}/gop/{second.pk}/" in text_of(client.post(f"{LIST}{first.pk}/gop/", {"text": "lan"}))
    address = f"{LIST}{first.pk}/gop/{second.pk}/"
    assert "có hiệu lực cho cả hai" in text_of(client.get(address))
    assert client.post(address, {"keep": first.pk})["Location"] == f"{LIST}{first.pk}/"
    first.refresh_from_db()
    second.refresh_from_db()
    assert (second.merged_into, first.no_local_contact) == (first, True)
    page = text_of(client.get(f"{LIST}{first.pk}/"))
    assert second.submissions.get().code in page, "all that both sent stands on one page"
    assert client.post(f"{LIST}{second.pk}/go-gop/").status_code == 302
    first.refresh_from_db()
    second.refresh_from_db()
    assert (second.merged_into, first.no_local_contact) == (None, False)


def test_nobody_is_merged_with_somebody_of_another_branch_or_with_themselves(tree, ward):
    own, foreign = record("+84912345001"), record("+84912345002", workplace="Hải sản Xanh")
    client = enter(ward)
    for other in (foreign, own):
        assert client.get(f"{LIST}{own.pk}/gop/{other.pk}/").status_code == 404
        assert client.post(f"{LIST}{own.pk}/gop/{other.pk}/", {"keep": own.pk}).status_code == 404
    assert client.post(f"{LIST}{own.pk}/go-gop/").status_code == 422


def test_one_sending_is_split_off_and_put_back(tree, ward):
    lead = record(name="Anh Tư")
    record_message(message=make_message(name="Em của anh Tư"))
    client = enter(ward)
    second = lead.submissions.last()
    assert client.post(f"{LIST}{lead.pk}/tach/", {"submission": "x"}).status_code == 404
    client.post(f"{LIST}{lead.pk}/tach/", {"submission": second.pk})
    made = Lead.objects.get(split_from=lead)
    assert made.name == "Em của anh Tư"
    assert client.post(f"{LIST}{made.pk}/bo-tach/").status_code == 302
    assert lead.submissions.count() == 2
