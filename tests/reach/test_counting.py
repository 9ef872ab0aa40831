"""Sums come in exactly once, small numbers stay unnamed, old days become months."""

import re
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.management import call_command
from django.db.models import Sum
from django.urls import reverse
from django.utils import timezone

from cms.demo.factories import make_article
from cms.publisher.worker import Worker
from cms.reach.actions import add_log, find_folder, sum_old_days, take_in_reads
from cms.reach.chart import draw_bars, find_top, show_number
from cms.reach.log_lines import read_lines
from cms.reach.models import DailyReads, MonthlyReads, Origin
from cms.reach.queries import count_page_reads, read_period
from cms.serving.reads import write_file
from tests.publisher.folders import publish_now

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 27)
PHONE = "Mozilla/5.0 (Linux; Android 9) Chrome/95.0 Mobile"
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


def put(path="/tin/", number=1, day=TODAY, placement="", source="direct"):
    """A file as the server leaves it."""
    return write_file(find_folder(), {(day.isoformat(), path, placement, source): number})


def total(**facts):
    """All readings that are stored."""
    return DailyReads.objects.filter(**facts).aggregate(sum=Sum("number"))["sum"] or 0


def combined(second, path="/tin/bai/", referrer="-", agent=PHONE, status=200):
    """A line as most servers write it, with the reader's address."""
    asked = f'[27/Nov/2026:08:00:{second:02d} +0700] "GET {path} HTTP/1.1" {status} 99'
    return f'203.0.113.7 - - {asked} "{referrer}" "{agent}"'


class TestFilesOfTheServer:
    """What lies in var/reads."""

    def test_each_file_is_added_once_and_goes(self):
        put(number=3)
        put(number=4)
        assert take_in_reads() == 2
        assert take_in_reads() == 0
        assert total(path="/tin/") == 7
        assert not list(find_folder().rglob("*.json"))

    def test_a_file_that_comes_back_is_not_added_again(self):
        path = put(number=3)
        content = path.read_bytes()
        take_in_reads()
        path.write_bytes(content)
        assert take_in_reads() == 0
        assert total() == 3
        assert not path.exists()

    def test_what_is_no_file_of_ours_is_set_aside_and_the_rest_is_added(self):
        put(number=2)
        (find_folder() / "new" / "0.json").write_text('[["2026-11-27","/","<script>","direct",1]]')
        assert take_in_reads() == 1
        assert (find_folder() / "broken" / "0.json").exists()
        assert total() == 2

    def test_made_up_placements_are_summed_up_as_none(self, monkeypatch):
        monkeypatch.setattr("cms.reach.actions.MOST_PLACEMENTS", 2)
        day = TODAY.isoformat()
        counts = {(day, "/", f"ma-{number}", "direct"): 1 for number in range(20)}
        write_file(find_folder(), counts | {(day, "/", "to-roi", "direct"): 9})
        take_in_reads()
        assert total() == 29
        assert total(placement="to-roi") == 9
        assert DailyReads.objects.values("placement").distinct().count() <= 3

    def test_the_worker_takes_them_in_by_itself(self):
        put(number=6)
        Worker().step()
        assert total() == 6


class TestLogs:
    """Lines from standard input."""

    def test_only_pages_opened_by_people_are_counted_and_no_address_is_stored(self):
        lines = [
            combined(1),
            combined(1, referrer="https://www.google.com/?q=bi+mat"),
            combined(2, path="/tin/bai/?q=to-roi&ten=Lan"),
            combined(2, path="/anh/a.avif"),
            combined(3, status=404),
            combined(3, agent="Googlebot/2.1"),
            combined(3, path="/quan-tri/"),
            "dòng lạ",
            combined(9),
        ]
        assert add_log(lines=read_lines(lines, "congdoan.example"), name="log") == 3
        rows = set(DailyReads.objects.values_list("since", "path", "placement", "source", "origin", "number"))
        log = Origin.LOG.value
        assert rows == {
            (TODAY, "/tin/bai/", "", "direct", log, 1),
            (TODAY, "/tin/bai/", "", "search", log, 1),
            (TODAY, "/tin/bai/", "to-roi", "direct", log, 1),
        }

    def test_the_same_log_given_again_and_longer_counts_only_what_is_new(self):
        lines = [combined(second) for second in (1, 1, 2, 3, 3)]
        first = add_log(lines=read_lines(lines[:4], "x"), name="log")
        again = add_log(lines=read_lines(lines[:4], "x"), name="log")
        longer = add_log(lines=read_lines([*lines, combined(4)], "x"), name="log")
        assert (first, again, longer) == (3, 0, 2)
        assert total() == 5

    def test_a_line_of_our_own_format_holds_classes_and_no_person(self):
        lines = [
            "reads 2026-11-27T00:30:00+07:00 200 GET /tin/ to-1 social person",
            "reads 2026-11-27T00:30:00+07:00 304 GET /tin/ - direct person",
            "reads 2026-11-27T00:30:00+07:00 200 GET /tin/ - direct machine",
            "reads 2026-11-27T00:30:01+07:00 200 GET /tin/ - direct person",
        ]
        assert add_log(lines=read_lines(lines, "x"), name="nginx") == 2
        assert total(placement="to-1", source="social", since=TODAY) == 1

    def test_the_command_reads_standard_input(self, monkeypatch, capsys):
        monkeypatch.setattr("sys.stdin", [combined(1), combined(2)])
        call_command("count_log")
        assert "1 readings" in capsys.readouterr().out


def test_old_days_become_months_and_nothing_is_lost():
    today = datetime.now(ZONE).date()
    old = (today - timedelta(days=430)).replace(day=1)
    for day in (old, old + timedelta(days=3), today):
        put(day=day, number=5)
    take_in_reads()
    assert sum_old_days(today=today) == 2
    assert sum_old_days(today=today) == 0
    assert MonthlyReads.objects.get().number == 10
    assert MonthlyReads.objects.get().since == old
    assert total() == 5


def test_a_period_is_told_by_day_page_source_and_placement():
    put(number=7, placement="to-roi")
    put("/khac/", number=2, day=TODAY - timedelta(days=6), source="social")
    put("/xua/", number=50, day=TODAY - timedelta(days=7))
    take_in_reads()
    found = read_period(7, today=TODAY)
    assert found.total == 9
    assert len(found.days) == 7
    assert found.days[0][1] == 2
    assert [(row.label, row.number, row.width) for row in found.pages] == [("/tin/", 7, 100), ("/khac/", 2, 29)]
    assert [row.label for row in found.placements] == ["to-roi"]
    assert len(found.sources) == 2
    assert read_period(7, today=TODAY, path="/khac/").total == 2
    assert sum(number for _week, number in read_period(365, today=TODAY).days) == 59
    assert count_page_reads("/tin/", today=TODAY) == 7
    assert count_page_reads("/khong/", today=TODAY) == 0


@pytest.mark.parametrize(
    ("number", "shown"), [(0, "0"), (1, "dưới 5"), (4, "dưới 5"), (5, "5"), (1234, "1.234"), (5310000, "5.310.000")]
)
def test_small_numbers_are_not_told_exactly(number, shown):
    assert show_number(number) == shown


def test_a_chart_is_a_picture_with_a_name_and_a_bar_a_day():
    svg = draw_bars([(TODAY - timedelta(days=1), 3), (TODAY, 40)], "Lượt đọc <thử>")
    assert svg.count("<rect") == 2
    assert 'role="img" aria-label="Lượt đọc &lt;thử&gt;"' in svg
    assert "26/11/2026: dưới 5" in svg
    assert find_top(40) == 50
    assert draw_bars([], "trống") == ""


def test_bars_of_numbers_that_are_not_told_all_look_alike():
    days = [(TODAY - timedelta(days=back), number) for back, number in enumerate((1, 2, 3, 4, 0, 5, 9))]
    heights = re.findall(r'y="([^"]*)" width="[^"]*" height="([^"]*)"><title>', draw_bars(days, "Lượt đọc"))
    assert len(heights) == 7
    assert len(set(heights[:4])) == 1
    assert len(set(heights)) == 4
    assert heights[4] == ("180.0", "0.0")


@pytest.mark.django_db
@pytest.mark.parametrize("most", [4, 20])
def test_bars_beside_tables_do_not_tell_small_numbers_either(most):
    for number in (1, 2, 3, 4):
        put(f"/{number}/", number=number)
    put("/nhieu/", number=most)
    take_in_reads()
    widths = {row.label: row.width for row in read_period(7, today=TODAY).pages}
    assert len({widths[f"/{number}/"] for number in (1, 2, 3, 4)}) == 1


class TestScreens:
    """In the admin."""

    def test_an_editor_sees_the_chart_and_the_tables(self, client, editor):
        put(number=12, day=timezone.localdate(), placement="to-roi")
        put("/nho/", number=2, day=timezone.localdate())
        take_in_reads()
        client.force_login(editor)
        html = client.get(reverse("reach_reads"), {"ngay": "7"}).content.decode()
        assert "<svg" in html
        assert "/tin/" in html
        assert "to-roi" in html
        assert "dưới 5" in html
        assert 'aria-current="page" href="?ngay=7"' in html
        assert "14" in html

    @pytest.mark.parametrize("query", [{"ngay": "8"}, {"ngay": "x"}, {"ngay": ""}])
    def test_odd_questions_are_no_pages(self, client, editor, query):
        client.force_login(editor)
        assert client.get(reverse("reach_reads"), query).status_code == 404

    def test_whoever_has_no_right_sees_nothing(self, client, organiser):
        client.force_login(organiser)
        answer = client.get(reverse("reach_reads"))
        assert answer.status_code in (302, 403)

    def test_the_page_editor_tells_how_often_the_page_was_read(self, client, editor, site_tree):
        page = make_article(parent=site_tree, title="Bài", slug="bai")
        publish_now()
        put("/bai/", number=21, day=timezone.localdate())
        take_in_reads()
        client.force_login(editor)
        html = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
        assert "Lượt đọc 30 ngày qua: 21" in html
