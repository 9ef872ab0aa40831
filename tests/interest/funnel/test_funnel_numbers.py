"""The numbers of the funnel: true, the same after people are forgotten, and each in front of those who may see it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from cms.accounts.models import User
from cms.interest.actions import change_status, forget_lead, log_call, merge_leads
from cms.interest.funnel.actions import import_seen
from cms.interest.funnel.periods import MONTH, find_period, make_year
from cms.interest.funnel.publishing import FORM, JOINED, PLACEMENT, REACHED, SEEN, SENT, STARTED, UNIT, Mark
from cms.interest.funnel.queries import Scope, find_scope, publish_year
from cms.interest.funnel.reading import CountsError, read_pasted, read_seen
from cms.interest.models import DailyCount, Lead, LeadCount
from tests.interest.conftest import make_user
from tests.interest.desk import MONDAY, record

TODAY = date(2026, 11, 26)
YEAR = make_year(2026, TODAY)
NOVEMBER = find_period(YEAR, MONTH, MONDAY.date())
ALL = Scope(None)
SOON, LATE = MONDAY + timedelta(hours=1), MONDAY + timedelta(days=9)


def send(number: int, first: int = 0, **fields) -> list[Lead]:
    return [record(f"+849{10_000_000 + first + position}", **fields) for position in range(number)]


def talk(lead: Lead, actor: User, at: datetime, status: str = "talked") -> None:
    log_call(lead=lead, actor=actor, status=status, now=at)


@pytest.fixture
def people(tree):
    """Forty who sent in November: of twelve at the ward six were reached in time and five joined."""
    actor = tree.people["tinh"]
    leads = send(12, placement="cong-1", codes={"commune": "30742"}) + send(
        28, first=100, placement="cong-2", commune="ở xa lắm"
    )
    for lead in leads[:6]:
        talk(lead, actor, SOON)
    for lead in leads[6:9]:
        talk(lead, actor, LATE)
    for lead in leads[1:6]:
        change_status(lead=lead, actor=actor, status="joined", now=LATE)
    return leads


def numbers(published):
    """All that is shown of the year."""
    shown = {}
    for period in YEAR.walk():
        for stage in (SENT, REACHED, JOINED):
            shown[period.slug, stage] = published.get_total(period, stage)
            for dimension in (FORM, UNIT, PLACEMENT):
                for category in published.list_categories(period, dimension):
                    shown[period.slug, stage, dimension, category] = published.get(period, stage, dimension, category)
    return shown


def test_who_sent_who_was_reached_in_time_and_who_joined_are_counted(people):
    published = publish_year(YEAR, ALL)
    assert published.get_total(NOVEMBER, SENT) == 40
    assert published.get_total(NOVEMBER, REACHED) == 6
    assert published.get_total(NOVEMBER, JOINED) == 5
    assert published.get(NOVEMBER, SENT, PLACEMENT, "cong-1") == 12
    assert published.get(NOVEMBER, SENT, FORM, "join") == 40


def test_the_numbers_of_a_past_month_stay_when_everybody_is_forgotten(people):
    before = numbers(publish_year(YEAR, ALL))
    for number, lead in enumerate(people):
        forget_lead(lead=Lead.objects.get(pk=lead.pk))
        if number in (0, 5, 20):
            assert numbers(publish_year(YEAR, ALL)) == before
    assert LeadCount.objects.exists()
    assert not Lead.objects.filter(forgotten_at=None).exists()
    assert numbers(publish_year(YEAR, ALL)) == before


def test_a_second_promise_changes_nothing_of_who_was_reached_in_time(people, tree):
    late = Lead.objects.get(pk=people[6].pk)
    assert late.reached_in_time is False
    change_status(lead=late, actor=tree.people["tinh"], status="not_now", now=LATE)
    record(late.phone, at=LATE + timedelta(days=5))
    talk(late, tree.people["tinh"], LATE + timedelta(days=5, minutes=1))
    assert Lead.objects.get(pk=late.pk).reached_in_time is False


def test_one_person_in_two_leads_and_what_was_no_person_count_once_and_never(people, tree):
    actor = tree.people["tinh"]
    merge_leads(lead=people[30], into=people[31], actor=actor)
    change_status(lead=people[32], actor=actor, status="closed", closing_reason="not_a_person")
    assert publish_year(YEAR, ALL).get_total(NOVEMBER, SENT) == 38


def test_sending_late_on_sunday_belongs_to_the_week_that_ends_in_viet_nam(tree):
    send(5, at=datetime(2026, 11, 22, 16, 59, tzinfo=UTC))
    send(6, first=50, at=datetime(2026, 11, 22, 17, 0, tzinfo=UTC))
    published = publish_year(YEAR, ALL)
    weeks = [published.get_total(week, SENT) for week in NOVEMBER.parts if week.first_day >= date(2026, 11, 16)]
    assert weeks == [5, 6]


def test_the_queries_do_not_grow_with_people_or_units(people, django_assert_num_queries):
    with django_assert_num_queries(9):
        publish_year(YEAR, ALL)
    send(30, first=500, at=MONDAY + timedelta(days=3), placement="khac")
    with django_assert_num_queries(9):
        publish_year(YEAR, ALL)


def test_a_ward_counts_its_own_and_the_province_everybodys(people, tree):
    for name in ("tinh", "phuong", "co-so", "khu"):
        tree.people[name].user_permissions.set(make_user(f"mau-{name}", "view_funnel").groups.get().permissions.all())
    scopes = {}
    for name in ("tinh", "phuong"):
        scopes[name] = find_scope(User.objects.get(pk=tree.people[name].pk))
    assert scopes["tinh"].is_whole and not scopes["phuong"].is_whole
    ward = publish_year(YEAR, scopes["phuong"])
    assert ward.get_total(NOVEMBER, SENT) == Lead.objects.filter(unit=tree.ward).count()
    assert ward.get_total(NOVEMBER, STARTED) is Mark.ABSENT
    with pytest.raises(PermissionDenied):
        find_scope(User.objects.get(pk=tree.people["co-so"].pk))


def test_nobody_without_the_right_counts_anything(people, tree):
    with pytest.raises(PermissionDenied):
        find_scope(tree.people["tinh"])
    with pytest.raises(PermissionDenied):
        find_scope(make_user("nguoi-la", "view_funnel"))


def test_what_was_typed_and_what_was_counted_are_one_number_and_not_two(people):
    key = (date(2026, 11, 17), "join", "cong-1", "seen")
    assert import_seen(counts={key: 90}) == 1
    assert import_seen(counts={key: 120}) == 1
    facts = {"day": key[0], "form": "join", "placement": "cong-1", "step": "seen"}
    DailyCount.objects.create(**facts, source="intake", number=80)
    published = publish_year(YEAR, ALL)
    assert published.get_total(NOVEMBER, SEEN) == 120
    assert published.get_total(NOVEMBER, STARTED) is Mark.ABSENT


@given(st.text(max_size=200))
def test_whatever_is_pasted_is_read_or_refused_in_sentences(text):
    try:
        counts = read_seen(read_pasted(text), TODAY)
    except CountsError as error:
        assert error.errors and all(isinstance(line, str) for line in error.errors)
    else:
        assert counts


@pytest.mark.parametrize(
    "text",
    [
        "Ngày,Nguồn,Lượt\n01/11/2026,cong-1,1.200",
        "2026-11-01;cong-1;1200",
        "01/11/2026\tcong-1\tMuốn vào công đoàn\t1200",
        "1-11-2026,cong-1,muon vao cong doan,1200,",
    ],
)
def test_lines_are_read_as_people_write_them(text):
    assert read_seen(read_pasted(text), TODAY) == {(date(2026, 11, 1), "join", "cong-1", "seen"): 1200}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("01/11/2026,cong-1", "ba cột"),
        ("31/11/2026,cong-1,5", "không phải một ngày"),
        ("01/12/2026,cong-1,5", "chưa tới"),
        ("01/11/2026,cổng 1,5", "nguồn"),
        ("01/11/2026,cong-1,-5", "không phải số"),
        ("01/11/2026,cong-1,x,5", "biểu mẫu"),
        ("01/11/2026,a,5\n01/11/2026,a,6", "Dòng 2"),
        ("", "Không có dòng nào"),
    ],
)
def test_what_is_wrong_is_said_with_its_line_and_nothing_is_stored(text, word):
    with pytest.raises(CountsError) as refused:
        read_seen(read_pasted(text), TODAY)
    assert word in " ".join(refused.value.errors)


def test_the_public_has_no_door_to_it(db):
    for path in ("", "2026/", "2026/excel/", "2026-11/in/", "luot-xem/"):
        answer = Client().get(f"/quan-tri/ket-nap/{path}")
        assert answer.status_code == 302 and "login" in answer["Location"]
