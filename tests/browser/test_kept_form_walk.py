"""A form the device keeps is one sending: from several tabs, after a lost answer, past a server in trouble."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visitor
from tests.browser.test_form_walk import JOIN, NOTE, fill_join, modern, read_receipt, send  # noqa: F401  a fixture

pytestmark = pytest.mark.browser


def keep_without_a_network(visitor: Visitor) -> None:
    """A form written with the network gone, and the tick that lets the device keep it."""
    visitor.open(JOIN)
    fill_join(visitor.page, "phuong Ben Van")
    visitor.context.set_offline(True)
    send(visitor.page)
    visitor.page.check("#keep")


def list_codes(visitor: Visitor) -> set[str]:
    """The receipt code in each tab."""
    return {read_receipt(page) for page in visitor.context.pages}


def test_two_tabs_with_the_same_kept_form_give_one_receipt(modern):  # noqa: F811
    keep_without_a_network(modern)
    kept = modern.page.evaluate("JSON.stringify(localStorage)")
    modern.page.close()
    modern.context.set_offline(False)
    # Both have it before either has sent it, as when a browser comes back with all its tabs.
    modern.context.add_init_script(
        f"if (!sessionStorage.come) Object.assign(localStorage, {kept}); sessionStorage.come = 1"
    )
    for page in [modern.context.new_page() for _tab in range(2)]:
        page.goto(modern.house.url + JOIN, wait_until="commit")
    for page in modern.context.pages:
        page.wait_for_url("**/bien-nhan/**")
    assert len(list_codes(modern)) == 1


def test_an_answer_that_was_lost_on_the_way_makes_no_second_sending(modern):  # noqa: F811
    came = []

    def lose(route):
        came.append(route.fetch(max_redirects=0).headers["location"])
        route.abort()

    modern.open(JOIN)
    fill_join(modern.page, "phuong Ben Van")
    modern.context.route("**/gui/join/", lose, times=1)
    send(modern.page)
    modern.page.check("#keep")
    modern.page.close()
    modern.page = modern.context.new_page()
    modern.page.goto(modern.house.url + came[0])
    first = read_receipt(modern.page)
    modern.open(JOIN)
    modern.page.wait_for_url("**/bien-nhan/**")
    assert read_receipt(modern.page) == first
    assert modern.page.evaluate("Object.keys(localStorage).length") == 0


def test_a_tab_beside_sends_nothing_of_its_own_and_takes_nothing_away(modern):  # noqa: F811
    beside = modern.page
    beside.clock.install()
    modern.open(JOIN)
    modern.page = modern.context.new_page()
    asked = []
    beside.on("request", lambda request: asked.append(request.url))
    keep_without_a_network(modern)
    modern.page.close()
    modern.context.set_offline(False)
    beside.clock.run_for(20_000)  # the script looks every five seconds
    assert asked == []
    assert "loa" + JOIN in beside.evaluate("Object.keys(localStorage)")


def test_a_server_in_trouble_leaves_the_kept_form_on_the_device(modern):  # noqa: F811
    keep_without_a_network(modern)
    modern.context.route("**/gui/join/", lambda route: route.fulfill(status=502, body="away"), times=1)
    with modern.page.expect_response(lambda answer: answer.status == 502):
        modern.context.set_offline(False)
    expect(modern.page.locator("#note")).to_have_value(NOTE)
    modern.page.focus("#note")
    came = []
    modern.page.on("request", lambda request: came.append(request.method))
    modern.page.wait_for_timeout(
        6_000
    )  # the script looks every five seconds, but leaves the server in peace for a minute
    assert "POST" not in came
    assert modern.page.evaluate("document.activeElement.id") == "note", "nobody who writes is disturbed"
    modern.page.reload()
    modern.page.wait_for_url("**/bien-nhan/**")
    read_receipt(modern.page)


def test_a_gateway_that_gives_up_too_early_makes_no_second_sending(modern):  # noqa: F811
    codes = []

    def give_up(route):
        codes.append(route.fetch(max_redirects=0).headers["location"])
        route.fulfill(status=504, body="too late")

    modern.open(JOIN)
    fill_join(modern.page, "phuong Ben Van")
    modern.context.route("**/gui/join/", give_up, times=1)
    send(modern.page)
    modern.page.wait_for_url("**/bien-nhan/**")
    second = read_receipt(modern.page)
    modern.page.goto(modern.house.url + codes[0])
    assert read_receipt(modern.page) == second
