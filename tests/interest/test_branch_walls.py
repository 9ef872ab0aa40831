"""Every screen of the admin that could show a lead, walked by everybody who may not see that lead."""

import re
from contextlib import suppress

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse

from cms.editorial.roles import EDITORS, PUBLISHERS, SITE_ADMINS
from cms.interest.admin_urls import urlpatterns
from cms.interest.models import Lead, LeadAccess, Organiser
from cms.interest.views.branch import BranchScopedView
from tests.interest.conftest import enter, make_organiser, make_user
from tests.interest.desk import SUSPICIOUS, record

NAME, PHONE, CODE_OF_PHONE, NOTE = "Lê Thị Rất Riêng", "+84912345678", "0912 345 678", "Chuyện kín của tôi"
ALL_RIGHTS = ("view_lead", "change_lead", "export_lead", "release_lead")
STRANGERS = (
    "other_ward", "other_zone", "company", "site_admin", "editor", "publisher", "without_unit", "nobody",
)  # fmt: skip


@pytest.fixture
def lead(tree) -> Lead:
    """A lead of the ward who asked for silence; a twin of hers stands in quarantine."""
    lead = record(PHONE, name=NAME, note=NOTE, workplace="Hải sản Xanh")
    Lead.objects.filter(pk=lead.pk).update(unit=tree.ward, owner=None, no_local_contact=True)
    twin = record("+84912345679", name=NAME, note=NOTE, suspicion=SUSPICIOUS)
    Lead.objects.filter(pk=twin.pk).update(unit=tree.ward, owner=None)
    return Lead.objects.get(pk=lead.pk)


def sign_in_as(stranger: str, tree) -> Client:
    """A browser of somebody who may not see the ward's leads."""
    if stranger == "nobody":
        return Client()
    if stranger in ("editor", "publisher", "site_admin"):
        user = make_user(stranger)
        names = {"editor": EDITORS, "publisher": PUBLISHERS, "site_admin": SITE_ADMINS}
        user.groups.set([Group.objects.get(name=names[stranger])])
        return enter(user)
    user = make_user(stranger, *ALL_RIGHTS)
    units = {"other_ward": tree.trade, "other_zone": tree.zone, "company": tree.inside}
    if stranger in units:
        Organiser.objects.create(user=user, unit=units[stranger])
    return enter(user)


def list_addresses(lead: Lead) -> list[str]:
    """Every address of the admin's rooms `interest` and `union`, with the lead's own numbers in it."""
    found = []
    resolver = get_resolver()
    for name in {key for key in _list_names(resolver) if key}:
        if not name.startswith(("interest", "union")):
            continue
        found += _fill_in(resolver, name, lead)
    assert len([one for one in found if "lien-he" in one]) > 30
    return sorted(set(found))


def _list_names(resolver, prefix="") -> list[str]:
    names = []
    for pattern in resolver.url_patterns:
        if hasattr(pattern, "url_patterns"):
            space = f"{prefix}{pattern.namespace}:" if getattr(pattern, "namespace", None) else prefix
            names += _list_names(pattern, space)
        elif pattern.name:
            names.append(f"{prefix}{pattern.name}")
    return names


def _fill_in(resolver, name: str, lead: Lead) -> list[str]:
    twin = Lead.objects.exclude(pk=lead.pk).get()
    workplace = lead.matched_workplace_id or 1
    found = []
    for arguments in ([], [lead.pk], [lead.pk, twin.pk], [workplace]):
        with suppress(NoReverseMatch):
            found.append(reverse(name, args=arguments))
    return found


def check(response, address: str, typed: str = "") -> None:
    """Nothing of the lead is in the answer but what was `typed` by whoever asks, and no machine broke."""
    assert response.status_code in (200, 302, 403, 404, 405, 422), address
    content = b"".join(response.streaming_content) if response.streaming else response.content
    page = content.decode(errors="replace")
    page = page.replace(f'value="{typed}"', "") if typed else page
    for secret in (NAME, PHONE, PHONE[1:], CODE_OF_PHONE, NOTE, "Rất Riêng"):
        assert secret not in page, f"{secret} stands in {address}"
    assert not re.search(r"\b0?912345678\b", page), address


@pytest.mark.parametrize("stranger", STRANGERS)
def test_who_may_not_see_a_lead_meets_it_nowhere(tree, lead, stranger):
    client = sign_in_as(stranger, tree)
    before = list(Lead.objects.order_by("pk").values())
    code = lead.submissions.get().code
    posts = [
        {},
        {"text": "0912345678"}, {"text": "rat rieng"}, {"text": code},
        {"chosen": [lead.pk], "deed": "assign"}, {"chosen": [lead.pk], "deed": "release", "confirm": "1"},
        {"result": "talked"}, {"keep": lead.pk}, {"list": "all"},
    ]  # fmt: skip
    for address in list_addresses(lead):
        check(client.get(address), address)
        check(client.get(address, {"list": "all", "unit": tree.ward.pk}), address)
        for data in posts if "lien-he" in address else []:
            check(client.post(address, data), address, str(data.get("text", "")))
    assert list(Lead.objects.order_by("pk").values()) == before, "and nothing was done to it"
    assert not LeadAccess.objects.filter(lead=lead).exists()


@pytest.mark.parametrize("stranger", ["editor", "publisher", "site_admin", "without_unit"])
def test_who_has_nothing_to_do_with_leads_is_sent_away(tree, lead, stranger):
    client = sign_in_as(stranger, tree)
    expected = {404} if stranger == "without_unit" else {302}
    assert client.get(f"/quan-tri/lien-he/{lead.pk}/").status_code in expected
    if stranger != "without_unit":
        assert client.get("/quan-tri/lien-he/").status_code == 302
        assert '/quan-tri/lien-he/"' not in client.get("/quan-tri/").content.decode()


def test_the_province_sees_all_and_every_look_leaves_a_line(tree, lead):
    user = make_user("tinh-2", *ALL_RIGHTS)
    Organiser.objects.create(user=user, unit=tree.province)
    client, base = enter(user), "/quan-tri/lien-he/"
    twin = Lead.objects.exclude(pk=lead.pk).get()
    looks = [
        ("list", lambda: client.get(base, {"list": "all"})),
        ("search", lambda: client.post(f"{base}tim/", {"text": "rat rieng"})),
        ("view", lambda: client.get(f"{base}{lead.pk}/")),
        ("search", lambda: client.get(f"{base}{lead.pk}/gop/")),
        ("view", lambda: client.get(f"{base}{lead.pk}/gop/{twin.pk}/")),
        ("list", lambda: client.post(f"{base}hang-loat/", {"chosen": [lead.pk], "deed": "assign"})),
        ("list", lambda: client.get(f"{base}cung-noi-lam/{lead.matched_workplace_id}/")),
        ("export", lambda: client.post(f"{base}xuat/", {"list": "all"})),
    ]
    for action, look in looks:
        before = LeadAccess.objects.filter(user=user, action=action).count()
        assert look().status_code == 200
        assert LeadAccess.objects.filter(user=user, action=action).count() > before, action


def test_all_screens_over_leads_stand_on_one_base():
    for pattern in urlpatterns:
        assert issubclass(pattern.callback.view_class, BranchScopedView), pattern.name


def test_an_organiser_of_the_ward_does_see_her(tree, lead):
    client = enter(make_organiser("cua-phuong", tree.ward))
    assert NAME in client.get(f"/quan-tri/lien-he/{lead.pk}/").content.decode(), "else the walk above proves nothing"
