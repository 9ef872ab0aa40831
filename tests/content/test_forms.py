"""What the public forms ask and promise."""

from dataclasses import replace
from datetime import timedelta
from itertools import groupby

import pytest
from django.utils import timezone

from cms.content.forms import MOST_SUGGESTED, OFFERED, FormName, OptionalQuestion, get_form
from cms.content.models import JoinPage
from cms.union.models import Place, SiteProfile, Trade, Workplace

pytestmark = pytest.mark.django_db
NEVER = ("căn cước", "ngày sinh", "dân tộc", "tôn giáo", "ảnh", "vị trí", "cccd")
UNION = "Liên đoàn Lao động tỉnh Thử"


def names(form) -> list[str]:
    """Names of the questions, in order."""
    return [field.name for field in form.fields]


def question(form, name: str):
    return next(field for field in form.fields if field.name == name)


def test_join_form_has_its_fixed_core_and_needs_one_way_to_call_and_one_place_or_trade(site_tree):
    form = get_form("join", [])
    assert names(form) == [
        "name", "phone", "other_contact", "workplace", "trade", "commune", "best_time", "channel",
        "at_least_16", "no_local_contact",
    ]  # fmt: skip
    assert [field.name for field in form.fields if field.required] == ["name", "at_least_16"]
    assert form.alternatives == (("phone", "other_contact"), ("workplace", "trade", "commune"))
    assert form.action == "/gui/join/"


def test_call_back_form_asks_three_things(site_tree):
    form = get_form("call_back")
    assert names(form) == ["name", "phone", "best_time"]
    assert (form.action, form.alternatives) == ("/gui/call_back/", ())


def test_a_question_may_stay_nameless_and_says_what_that_means(site_tree):
    form = get_form("question")
    assert [field.name for field in form.fields if field.required] == ["note"]
    assert form.alternatives == ()
    assert "không ai gọi lại" in question(form, "phone").help
    assert "mã biên nhận" in question(form, "phone").help


def test_the_employers_form_asks_about_no_worker(site_tree):
    form = get_form("employer")
    assert not {"no_local_contact", "at_least_16", "trade"} & set(names(form))
    assert question(form, "workplace").required
    assert [consent.purpose for consent in form.consents] == ["consent_contact", "consent_news"]


def test_somebody_without_an_employer_finds_a_trade_of_the_unions_own_table(site_tree):
    Trade.objects.create(name="Lái xe công nghệ", slug="lai-xe")
    Trade.objects.create(name="Đi biển", slug="di-bien")
    Trade.objects.create(name="Nghề xưa", valid_to=timezone.localdate() - timedelta(days=1))
    trade = question(get_form("join"), "trade")
    assert trade.widget == "select"
    assert trade.options == ("Đi biển", "Lái xe công nghệ", "Nghề khác")
    assert [known.code for known in trade.known] == ["di-bien", "lai-xe", ""]


def test_where_the_union_has_no_table_of_trades_the_worker_writes_the_trade(site_tree):
    trade = question(get_form("join"), "trade")
    assert (trade.widget, trade.options, trade.known) == ("text", (), ())


def test_an_alternative_lies_in_a_fold_that_says_when_it_is_for_you(site_tree):
    for name in FormName.values:
        form = get_form(name)
        for first, *others in form.alternatives:
            assert question(form, first).folded == ""
            assert all("?" in question(form, other).folded for other in others)


@pytest.mark.parametrize("name", FormName.values)
def test_what_is_needed_is_in_sight_and_what_may_stay_empty_is_folded_together(site_tree, name):
    form = get_form(name, OptionalQuestion.values)
    assert not [field.name for field in form.fields if field.required and field.folded]
    folds = [fold for fold, _fields in groupby(field.folded for field in form.fields) if fold]
    assert len(folds) == len(set(folds)) <= 3
    assert question(form, "phone").folded == ""


@pytest.mark.parametrize("name", FormName.values)
def test_no_question_is_about_who_the_worker_is(site_tree, name):
    labels = " ".join(field.label.lower() for field in get_form(name, OptionalQuestion.values).fields)
    assert not [word for word in NEVER if word in labels]


@pytest.mark.parametrize("name", FormName.values)
def test_free_text_tells_what_not_to_write(site_tree, name):
    for field in get_form(name, OptionalQuestion.values).fields:
        if field.widget == "textarea":
            assert [word for word in ("bệnh", "tôn giáo", "căn cước") if word not in field.help] == []


@pytest.mark.parametrize("name", FormName.values)
def test_each_purpose_has_its_own_tick_naming_the_union(site_tree, name):
    consents = get_form(name).consents
    assert [consent.purpose for consent in consents if consent.required] == ["consent_contact"]
    assert len({consent.purpose for consent in consents}) == len(consents)
    assert all(UNION in consent.wording for consent in consents)


@pytest.mark.parametrize("name", FormName.values)
def test_reader_is_told_who_reads_and_what_happens_next(site_tree, name):
    reader = get_form(name).reader
    promises = [UNION, "mã biên nhận", "cán bộ công đoàn sẽ"]
    if name != "employer":
        promises.append("Chúng tôi không báo cho công ty của bạn")
    if name in ("join", "call_back"):
        promises.append("chưa phải đơn gia nhập")
    assert [promise for promise in promises if promise not in reader] == []


@pytest.mark.parametrize("name", FormName.values)
@pytest.mark.parametrize("chosen", OptionalQuestion.values)
def test_an_optional_question_is_asked_where_it_fits_and_nowhere_else(site_tree, name, chosen):
    without, with_it = get_form(name, []), get_form(name, [chosen])
    added = {*names(with_it)} - {*names(without)} | {c.purpose for c in with_it.consents} - {
        c.purpose for c in without.consents
    }
    expected = {"consent_help" if chosen == "help" else chosen} if chosen in OFFERED[name] else set()
    assert added == expected
    assert (with_it.version != without.version) == bool(expected)


def test_the_editors_page_states_the_form_with_what_was_switched_on(site_tree):
    page = JoinPage(title="Vào", form_name="join", ask_note=False, ask_has_union=True)
    form = page.to_entry().form
    assert "has_union" in names(form)
    assert "note" not in names(form)


def test_codes_stand_beside_the_words_a_worker_chooses(site_tree):
    for name in FormName.values:
        for field in get_form(name, OptionalQuestion.values).fields:
            assert not field.codes or len(field.codes) == len(set(field.codes)) == len(field.options)


def test_communes_in_force_are_known_by_their_full_and_their_old_names(site_tree):
    Place.objects.create(name="Rạch Giá", code="30742", kind="phuong", aliases="Vĩnh Thanh Vân\n\n thành phố Rạch Giá ")
    Place.objects.create(name="Cũ", code="1", kind="xa", valid_to=timezone.localdate() - timedelta(days=1))
    commune = question(get_form("join"), "commune")
    assert commune.options == ("Phường Rạch Giá",)
    [known] = commune.known
    assert (known.code, known.name) == ("30742", "Phường Rạch Giá")
    assert known.others == ("Vĩnh Thanh Vân", "thành phố Rạch Giá")


def test_too_many_workplaces_are_known_but_not_suggested(site_tree):
    Workplace.objects.create(name="May A")
    assert question(get_form("join"), "workplace").options == ("May A",)
    Workplace.objects.bulk_create([Workplace(name=f"Xưởng {n}") for n in range(MOST_SUGGESTED)])
    workplace = question(get_form("join"), "workplace")
    assert workplace.options == ()
    assert len(workplace.known) == MOST_SUGGESTED + 1


def test_version_changes_with_the_wording_and_not_with_suggestions(site_tree):
    before = get_form("join")
    Place.objects.create(name="Rạch Giá", code="30742", kind="phuong")
    Workplace.objects.create(name="May A")
    assert get_form("join").version == before.version
    Trade.objects.create(name="Lái xe công nghệ")
    with_trades = get_form("join").version
    Trade.objects.create(name="Đi biển")
    assert get_form("join").version == with_trades
    SiteProfile.objects.update(name="Công đoàn khác")
    assert get_form("join").version != before.version
    assert replace(before, version="") != before


def test_form_that_does_not_exist_is_an_error():
    with pytest.raises(ValueError, match="nothing"):
        get_form("nothing")
