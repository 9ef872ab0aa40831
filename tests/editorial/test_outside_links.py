"""Links to other sites are tried politely at night, and whoever owns the page hears which surely fail."""

from datetime import datetime, timedelta
from io import StringIO
from itertools import pairwise

import pytest
from django.core import mail
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from cms.content.models import SectionPage
from cms.editorial.models import OutsideLink
from cms.editorial.outside_links import CLOCK, is_night, list_due, note_links, record_outcome
from cms.editorial.outside_links_fetching import Outcome, Visitor, is_public
from cms.editorial.outside_links_round import check_links
from cms.entries.models import Entry
from tests.editorial.misbehaving import Server, misbehave

FAILING = Outcome(state="failing", why="Trang không còn ở địa chỉ này (mã 404).")


@pytest.fixture
def web():
    with misbehave() as server:
        yield server


def make_visitor(**options) -> Visitor:
    """Somebody who may look at loopback, and does not wait."""
    return Visitor(site="https://congdoan.example.vn", **{"may_be_local": True, "pause": 0.0} | options)


def state_page(ref: str, *urls: str, **data) -> Entry:
    """An entry in the store whose rich text links to `urls`."""
    html = "".join(f'<p><a href="{url.replace("&", "&amp;")}">đây</a></p>' for url in urls)
    body = [{"kind": "rich_text", "html": html}]
    return Entry.objects.create(ref=ref, kind="article", digest=ref, data={"body": body, **data})


class TestOneTry:
    """What is made of each answer."""

    @pytest.mark.parametrize(
        ("path", "state", "words"),
        [
            ("/tot", "fine", ""),
            ("/khong-head", "fine", ""),
            ("/chuyen-tam", "fine", ""),
            ("/da-chuyen", "moved", "địa chỉ mới"),
            ("/cam", "unsure", "mã 403"),
            ("/mat", "failing", "không còn ở địa chỉ này (mã 404)"),
            ("/hong", "failing", "Máy chủ báo lỗi (mã 500)"),
            ("/vong-a", "failing", "chuyển qua chuyển lại"),
            ("/dut", "failing", "Không nối được"),
            ("/lao", "failing", "Không nối được"),
            ("/ra-tep", "failing", "Không nối được"),
        ],
    )
    def test_answers_are_understood(self, web, path, state, words):
        outcome = make_visitor().try_url(web.url + path)
        assert (outcome.state, words in outcome.why) == (state, True), outcome

    def test_the_new_address_of_what_has_moved_for_good_is_told(self, web):
        assert make_visitor().try_url(f"{web.url}/da-chuyen").leads_to == f"{web.url}/tot"

    def test_an_answer_that_drips_is_given_up(self, web):
        assert make_visitor(patience=1.0).try_url(f"{web.url}/cham").why == "Máy chủ không trả lời kịp."

    def test_an_endless_page_is_not_read_to_its_end(self, web):
        assert make_visitor().try_url(f"{web.url}/vo-tan").state == "fine"
        assert web.sent < 50_000_000

    def test_a_host_that_asks_for_patience_gets_it_and_no_verdict(self, web):
        outcome = make_visitor().try_url(f"{web.url}/tu-tu")
        assert (outcome.wait, web.list_asked("/tu-tu")) == (7200.0, ["HEAD"])

    def test_broken_tls_is_told(self, web):
        outcome = make_visitor().try_url(web.url.replace("http:", "https:"))
        assert "chứng chỉ" in outcome.why

    def test_nobody_there_is_told(self):
        assert make_visitor().try_url("http://127.0.0.1:1/").state == "failing"

    @pytest.mark.parametrize("url", ["http://[::1", "http:///a", "ftp://a.example/", "http://a.example:99999/", "x"])
    def test_nonsense_never_raises(self, url):
        assert make_visitor().try_url(url).state == "failing"

    def test_it_says_who_asks_and_asks_for_little(self, web):
        make_visitor().try_url(f"{web.url}/khong-head")
        (_head, _path, first, _at), (method, _path, second, _at) = web.asked
        assert first["User-Agent"] == "Loa-kiem-tra-lien-ket/1.0 (+https://congdoan.example.vn/)"
        assert (method, second["Range"]) == ("GET", "bytes=0-1023")


class TestOwnNetwork:
    """No link makes us ask a machine of our own network."""

    @pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "0.0.0.0", "2130706433", "127.1"])  # noqa: S104
    def test_loopback_is_never_asked(self, web, host):
        outcome = make_visitor(may_be_local=False).try_url(web.url.replace("127.0.0.1", host))
        assert outcome.state == "failing"
        assert web.asked == []

    def test_a_redirect_into_the_own_network_is_not_followed(self, web):
        visitor = make_visitor()
        visitor.may_be_local = True
        ask = visitor._connect

        def connect(parts, deadline):
            visitor.may_be_local = parts.port is not None  # our server, and nothing it leads to
            return ask(parts, deadline)

        visitor._connect = connect
        assert "mạng nội bộ" in visitor.try_url(f"{web.url}/vao-trong").why

    @pytest.mark.parametrize(
        "address",
        [
            *("10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "127.0.0.1", "0.0.0.0", "100.64.0.1"),  # noqa: S104
            *("224.0.0.1", "255.255.255.255", "240.0.0.1", "::1", "::", "fe80::1%eth0", "fc00::1", "ff02::1"),
            *("::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:a00:1::", "2001:0:1::1"),
        ],
    )
    def test_addresses_of_no_public_network(self, address):
        assert not is_public(address)

    def test_addresses_of_the_public_network(self):
        assert is_public("203.162.4.190")
        assert is_public("2405:4800::1")


@pytest.mark.django_db
class TestKeeping:
    """Which links there are, and when each is due."""

    def test_links_are_found_wherever_an_entry_has_them(self, site_tree):
        state_page(
            "page:1", "https://a.example/x?a=1&b=2#muc", "http://localhost/o-nha/", source_url="https://b.example/"
        )
        state_page("page:2", "https://a.example/x?a=1&b=2", "mailto:a@b.vn", legal=[{"url": "https://bình.example/á"}])
        Entry.objects.create(ref="settings:site", kind="settings", digest="s", data={"url": "https://khac.example/"})
        assert note_links() == 3
        found = dict(OutsideLink.objects.values_list("url", "refs"))
        assert found == {
            "https://a.example/x?a=1&b=2": ["page:1", "page:2"],
            "https://b.example/": ["page:1"],
            "https://xn--bnh-nma.example/%C3%A1": ["page:2"],
        }

    def test_what_is_linked_no_more_is_forgotten(self, site_tree):
        entry = state_page("page:1", "https://a.example/", "https://b.example/")
        note_links()
        entry.data = {"body": [{"html": '<p><a href="https://b.example/">b</a></p>'}]}
        entry.save()
        note_links()
        assert [link.url for link in OutsideLink.objects.all()] == ["https://b.example/"]

    def test_a_link_that_answers_is_left_alone_for_a_week(self, db):
        now = timezone.now()
        link = OutsideLink.objects.create(url="https://a.example/")
        record_outcome(link=link, outcome=Outcome(state="fine"), now=now)
        assert list_due(now + timedelta(days=6, hours=23)) == []
        assert list_due(now + timedelta(days=7)) == [link]

    def test_a_link_that_fails_is_tried_each_night_and_sure_after_three(self, db):
        now = first = timezone.now()
        link = OutsideLink.objects.create(url="https://a.example/")
        for night in (1, 2, 3):
            record_outcome(link=link, outcome=FAILING, now=now)
            assert (link.nights, link.failing_since) == (night, first)
            now += timedelta(days=1)
            assert list_due(now) == ([link] if night < 3 else [])
        record_outcome(link=link, outcome=Outcome(state="fine"), now=now)
        assert (link.nights, link.failing_since) == (0, None)

    def test_a_host_that_asked_for_patience_is_not_counted_against_the_link(self, db):
        now = timezone.now()
        link = OutsideLink.objects.create(url="https://a.example/")
        record_outcome(link=link, outcome=Outcome(state="unsure", wait=7200.0), now=now)
        assert (link.nights, list_due(now + timedelta(hours=1)), len(list_due(now + timedelta(hours=2)))) == (0, [], 1)

    def test_night_is_from_one_to_five_in_viet_nam(self):
        hours = [hour for hour in range(24) if is_night(datetime(2026, 3, 1, hour, 30, tzinfo=CLOCK))]
        assert hours == [1, 2, 3, 4]


@pytest.fixture
def broken(site_tree, editor, settings, web: Server):
    """A page of the editor's with a link that fails, tried in three nights. Returns the page."""
    settings.LOA_LINKS_MAY_BE_LOCAL = True
    editor.email = "lan@congdoan.example.vn"
    editor.save()
    page = site_tree.add_child(instance=SectionPage(title="Tin tức", owner=editor))
    state_page(f"page:{page.pk}", f"{web.url}/mat", f"{web.url}/tot")
    for _night in range(3):
        OutsideLink.objects.update(next_try=None)
        check_links(pause=0.0)
    return page


@pytest.mark.django_db
class TestTelling:
    """Who hears of it, and where."""

    def test_the_report_names_page_address_day_and_reason(self, client, broken, publisher_user, web):
        client.force_login(publisher_user)
        answer = client.get(reverse("editorial_broken_links")).content.decode()
        assert reverse("wagtailadmin_pages:edit", args=[broken.pk]) in answer
        assert f"{web.url}/mat" in answer
        assert "Trang không còn ở địa chỉ này (mã 404)." in answer
        assert f"{web.url}/tot" not in answer

    def test_nothing_is_reported_after_two_nights(self, client, broken, publisher_user, web):
        OutsideLink.objects.filter(nights=3).update(nights=2)
        client.force_login(publisher_user)
        assert f"{web.url}/mat" not in client.get(reverse("editorial_broken_links")).content.decode()

    def test_the_front_page_tells_the_owner_and_nobody_else(self, client, broken, editor, publisher_user):
        words = "Trang của bạn có 1 liên kết ra ngoài không mở được nữa."
        client.force_login(editor)
        assert words in client.get(reverse("wagtailadmin_home")).content.decode()
        client.force_login(publisher_user)
        assert words not in client.get(reverse("wagtailadmin_home")).content.decode()

    def test_one_sees_only_ones_own_when_asked(self, client, broken, publisher_user, web):
        client.force_login(publisher_user)
        assert f"{web.url}/mat" not in client.get(reverse("editorial_broken_links") + "?cua-toi=1").content.decode()

    def test_organisers_have_no_business_there(self, client, organiser):
        client.force_login(organiser)
        assert client.get(reverse("editorial_broken_links")).status_code in (302, 403)

    def test_the_owner_gets_one_mail(self, broken, web):
        check_links(pause=0.0)
        [message] = mail.outbox
        assert message.to == ["lan@congdoan.example.vn"]
        assert f"{web.url}/mat" in message.body

    def test_no_mail_where_mail_is_not_configured(self, broken, settings):
        mail.outbox.clear()
        OutsideLink.objects.update(told_at=None)
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        check_links(pause=0.0)
        assert mail.outbox == []
        assert OutsideLink.objects.get(nights=3).told_at is None

    def test_a_page_that_is_gone_does_not_hurt_the_report(self, client, broken, publisher_user):
        Page.objects.get(pk=broken.pk).delete()
        client.force_login(publisher_user)
        assert client.get(reverse("editorial_broken_links")).status_code == 200


@pytest.mark.django_db
class TestRound:
    """A round tries everything that is due, one request at a time per host."""

    def test_one_host_is_asked_one_thing_at_a_time_with_a_pause(self, site_tree, settings, web):
        settings.LOA_LINKS_MAY_BE_LOCAL = True
        state_page("page:1", *(f"{web.url}/trang-{number}" for number in range(4)))
        assert check_links(pause=0.2) == 4
        times = [at for _method, _path, _headers, at in web.asked]
        assert web.busiest == 1
        assert all(after - before >= 0.19 for before, after in pairwise(times))

    def test_a_host_that_asks_for_patience_is_asked_no_more_in_that_round(self, site_tree, settings, web):
        settings.LOA_LINKS_MAY_BE_LOCAL = True
        state_page("page:1", f"{web.url}/tu-tu", f"{web.url}/tot")
        OutsideLink.objects.create(url=f"{web.url}/tu-tu", refs=["page:1"], nights=1, next_try=timezone.now())
        check_links(pause=0.0)
        assert [path for _method, path, _headers, _at in web.asked] == ["/tu-tu"]
        assert list_due(timezone.now()) == []

    def test_the_command_tries_what_is_due_and_says_how_many(self, site_tree, settings, web):
        settings.LOA_LINKS_MAY_BE_LOCAL = True
        state_page("page:1", f"{web.url}/tot")
        said = StringIO()
        call_command("check_links", stdout=said)
        assert said.getvalue() == "Đã thử 1 liên kết.\n"
        assert OutsideLink.objects.get().outcome == "fine"

    def test_a_round_ends_when_the_night_does(self, site_tree, settings, web):
        settings.LOA_LINKS_MAY_BE_LOCAL = True
        state_page("page:1", f"{web.url}/tot")
        assert (check_links(go_on=lambda: False), web.asked) == (0, [])
