"""A small published site with a join page, as the publisher writes it, and a worker who fills in its form."""

import json
from pathlib import Path
from urllib.parse import urlencode

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client

from cms.accounts.models import User
from cms.interest.intake import receiving, tally, views
from cms.interest.intake.memory import Memory
from cms.interest.intake.tally import Tally
from cms.interest.models import Organiser
from cms.schema import Consent, Form, FormField, Join
from cms.schema.codec import to_data
from cms.union.models import Coverage, Place, Unit, Workplace
from tests.interest.desk import Tree, plant_tree

JOIN = "/tham-gia/"
POLICY = {
    "Content-Security-Policy": "default-src 'none'; style-src 'sha256-abc'; form-action 'self'",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "geolocation=()",
}
FORM = Form(
    name="join",
    version="v1",
    action="/gui/join/",
    fields=(
        FormField(name="name", label="Bạn tên gì?", required=True, max_length=80),
        FormField(name="phone", label="Số điện thoại", widget="tel"),
        FormField(name="zalo", label="Số Zalo", widget="tel"),
        FormField(name="workplace", label="Nơi làm việc"),
        FormField(name="commune", label="Xã, phường"),
        FormField(name="when", label="Gọi lúc nào?", widget="select", options=("Sáng", "Chiều")),
        FormField(name="question", label="Bạn muốn hỏi gì?", widget="textarea", max_length=1000),
        FormField(name="no_local_contact", label="Đừng báo cho ai ở công ty tôi", widget="checkbox"),
    ),
    alternatives=(("phone", "zalo"),),
    consents=(
        Consent(purpose="consent_contact", wording="Tôi đồng ý để công đoàn gọi lại cho tôi.", required=True),
        Consent(purpose="consent_news", wording="Tôi muốn nhận tin của công đoàn."),
    ),
    reader="Chỉ cán bộ công đoàn tỉnh đọc. Không báo cho công ty.",
    submit="Gửi",
)
ANSWERS = {
    "page": JOIN,
    "form_version": "v1",
    "token": "a token nobody signed",
    "name": "Trần Thị Ước Mơ",
    "phone": "0912.345.678",
    "workplace": "Xưởng cá Biển Tây",
    "commune": "phường Rạch Giá",
    "consent_contact": "on",
}


def _control(question: FormField) -> str:
    if question.widget == "textarea":
        return f'<textarea id="f-{question.name}" name="{question.name}"></textarea>'
    if question.widget == "select":
        options = "".join(f"<option>{option}</option>" for option in ("", *question.options))
        return f'<select id="f-{question.name}" name="{question.name}">{options}</select>'
    kind = question.widget if question.widget in ("tel", "checkbox") else "text"
    return (
        f'<input id="f-{question.name}" type="{kind}" name="{question.name}" aria-describedby="{question.name}-help">'
    )


def join_html(form: Form) -> str:
    """The join page as a theme draws it."""
    wraps = [
        f'<div data-field="{name}"><label>{label}</label><p id="{name}-error" data-error hidden></p>{control}</div>'
        for name, label, control in [
            *((question.name, question.label, _control(question)) for question in form.fields),
            *(
                (c.purpose, c.wording, f'<input type="checkbox" name="{c.purpose}" id="f-{c.purpose}">')
                for c in form.consents
            ),
        ]
    ]
    return (
        '<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Tham gia công đoàn</title>'
        "<style>a > b { color: red }</style></head><body>"
        '<a href="tel:+842973000000">0297 3 000 000</a><form action="/tim/" method="get"><input name="name"></form>'
        f'<form action="{form.action}" method="post">'
        '<div data-error-summary hidden role="alert"><h2></h2><ul></ul></div>'
        f'<input type="hidden" name="page" value="{JOIN}">'
        f'<input type="hidden" name="form_version" value="{form.version}">'
        f"{''.join(wraps)}<button>Gửi</button></form></body></html>"
    )


def publish_join_page(site: Path, form: Form = FORM, address: str = JOIN) -> None:
    """Put the join page and its thank-you page where the publisher puts them."""
    folder = site.joinpath(*address.strip("/").split("/"))
    (folder / "da-nhan").mkdir(parents=True, exist_ok=True)
    page = Join(title="Tham gia", form=form, received_title="Đã nhận", received_text="<p>Chúng tôi sẽ gọi.</p>")
    (folder / "index.html").write_text(join_html(form), encoding="utf-8")
    (folder / "index.json").write_text(json.dumps(to_data(page), ensure_ascii=False), encoding="utf-8")
    (folder / "da-nhan" / "index.html").write_text(
        "<!doctype html><title>Đã nhận</title><h1>Đã nhận</h1><p><strong data-receipt></strong></p>", encoding="utf-8"
    )
    manifest = {"release": 1, "files": {}, "redirects": {"/cu/": JOIN}, "policies": {"form": POLICY}}
    (site / ".manifest.json").write_text(json.dumps(manifest), encoding="utf-8")


@pytest.fixture(autouse=True)
def nobody_came_before(monkeypatch) -> Memory:
    """Each test meets an intake that remembers nobody, and that writes no total of another test's senders."""
    memory = Memory()
    for module in (receiving, views):
        monkeypatch.setattr(module, "MEMORY", memory)
    monkeypatch.setattr(tally, "TALLY", Tally(tally.find_folder, seconds=3600.0))
    return memory


@pytest.fixture
def join_page(settings) -> Path:
    """The published join page; gives the site's folder."""
    publish_join_page(settings.LOA_SITE_DIR)
    return settings.LOA_SITE_DIR


@pytest.fixture
def send(join_page):
    """Post the form as a browser does: `send(phone="…")` changes an answer, `send(body=b"…")` sends any bytes."""

    def post(body: bytes | None = None, *, form: str = "join", content_type=None, headers=None, **changes):
        if body is None:
            body = urlencode({**ANSWERS, **changes}).encode()
        kind = "application/x-www-form-urlencoded" if content_type is None else content_type
        return Client().post(f"/gui/{form}/", body, content_type=kind, headers=headers or {})

    return post


@pytest.fixture
def union(db) -> dict[str, Unit]:
    """A province, a ward's unit, a zone's unit and a grassroots unit, with who looks after whom."""
    province = Unit.objects.create(code="tinh", name="LĐLĐ tỉnh Biển Tây", kind="province")
    ward = Unit.objects.create(code="rg", name="Công đoàn phường Rạch Giá", kind="commune", parent=province)
    zone = Unit.objects.create(code="kcn", name="Công đoàn KCN", kind="zone", parent=province)
    inside = Unit.objects.create(code="cscb", name="CĐCS Chế biến", kind="grassroots", parent=zone)
    place = Place.objects.create(code="30742", name="Rạch Giá", kind="phuong")
    Coverage.objects.create(unit=ward, place=place)
    Coverage.objects.create(unit=zone, workplace=Workplace.objects.create(name="Công ty Hải sản Xanh", place=place))
    Coverage.objects.create(unit=inside, workplace=Workplace.objects.create(name="Công ty Chế biến", place=place))
    return {"province": province, "ward": ward, "zone": zone, "inside": inside}


def make_user(name: str, *permissions: str) -> User:
    """Somebody who may enter the admin, with the permissions named."""
    user = User.objects.create_user(name, password="mat-khau-rat-dai", first_name=name)
    group, _made = Group.objects.get_or_create(name=f"nhóm {name}")
    group.permissions.set(Permission.objects.filter(codename__in=["access_admin", *permissions]))
    user.groups.add(group)
    return user


@pytest.fixture
def caller(union) -> User:
    """An organiser of the province, who sees leads and works with them."""
    return make_organiser("can-bo", union["province"])


def make_organiser(name: str, unit: Unit) -> User:
    """Somebody who works on the leads of `unit` and of those below it."""
    user = make_user(name, "view_lead", "change_lead")
    Organiser.objects.create(user=user, unit=unit)
    return user


@pytest.fixture
def writer(db) -> User:
    """Somebody of the admin who has nothing to do with leads."""
    return make_user("bien-tap-vien")


def enter(user: User) -> Client:
    """A browser in which `user` is signed in."""
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def tree(db) -> Tree:
    """A whole small tree of units with people in it, see `desk`."""
    return plant_tree()
