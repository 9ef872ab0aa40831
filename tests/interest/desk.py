"""What the desk's tests share: a whole small tree with people in it, and sendings of every kind."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from cms.accounts.models import User
from cms.interest.actions import record_message
from cms.interest.messages import Agreement, Answer, Message, Reason
from cms.interest.models import Lead
from cms.interest.receipts import make_code
from cms.interest.vault import hash_code
from cms.union.models import Coverage, Place, Province, Trade, Unit, Workplace, Zone

MONDAY = datetime(2026, 11, 16, 1, 0, tzinfo=UTC)
"""08:00 in Viet Nam, on a working Monday."""
SUSPICIOUS = (Reason(name="honeypot", points=4), Reason(name="too_fast", points=2))


def make_message(
    phone: str = "+84912345678",
    *,
    at: datetime = MONDAY,
    code: str | None = None,
    kind: str = "join",
    agreed: tuple[str, ...] = ("consent_contact",),
    codes: dict[str, str] | None = None,
    suspicion: tuple[Reason, ...] = (),
    canary: bool = False,
    placement: str = "",
    **answers: str,
) -> Message:
    """One sending. `answers`: by the names of the questions; `codes`: what was chosen from a list."""
    given = {"name": "Trần Thị Ước Mơ", "commune": "Rạch Giá"} | answers
    codes = codes or {}
    return Message(
        code=code or make_code(),
        form=kind,
        version="v1",
        page="/tham-gia/",
        language="vi",
        received_at=at,
        answers=(
            Answer(name="phone", label="Số điện thoại", value=phone, phone=phone),
            *(Answer(name=name, label=name, value=value, code=codes.get(name, "")) for name, value in given.items()),
        ),
        agreements=tuple(
            Agreement(purpose=purpose, wording=f"Tôi đồng ý: {purpose}.", given=purpose in agreed)
            for purpose in ("consent_contact", "consent_news", "consent_tell_local")
        ),
        kind=kind,
        suspicion=suspicion,
        canary=canary,
        placement=placement,
    )


def record(phone: str = "+84912345678", **fields) -> Lead:
    """Record one sending, and give the lead it belongs to."""
    message = make_message(phone, **fields)
    assert record_message(message=message)
    return Lead.objects.get(submissions__code_hash=hash_code(message.code))


def make_person(name: str, **fields) -> User:
    """Somebody of the office, with a mailbox."""
    return User.objects.create_user(name, password="x", first_name=name, email=f"{name}@example.org", **fields)


@dataclass
class Tree:
    """A province with a ward, a zone, a trade's union and a grassroots union, each with who answers there."""

    province: Unit
    ward: Unit
    zone: Unit
    trade: Unit
    inside: Unit
    place: Place
    other_place: Place
    workplace: Workplace
    told_workplace: Workplace
    an_zone: Zone
    a_trade: Trade
    people: dict[str, User]


def plant_tree() -> Tree:
    """The tree, and who looks after what, from always."""
    people = {name: make_person(name) for name in ("tinh", "pho-tinh", "phuong", "pho-phuong", "khu", "nghe", "co-so")}
    province = Unit.objects.create(
        code="tinh", name="LĐLĐ tỉnh Biển Tây", kind="province", owner=people["tinh"], deputy=people["pho-tinh"]
    )
    ward = Unit.objects.create(
        code="rg", name="Công đoàn phường Rạch Giá", kind="commune", parent=province, owner=people["phuong"],
        deputy=people["pho-phuong"], phone="0297 3 000 111",
    )  # fmt: skip
    zone = Unit.objects.create(code="kcn", name="Công đoàn KCN", kind="zone", parent=province, owner=people["khu"])
    trade = Unit.objects.create(code="nd", name="Nghiệp đoàn xe", kind="trade", parent=province, owner=people["nghe"])
    inside = Unit.objects.create(
        code="cscb", name="CĐCS Chế biến", kind="grassroots", parent=ward, owner=people["co-so"]
    )
    own = Province.objects.create(code="91", name="An Giang")
    place = Place.objects.create(code="30742", name="Rạch Giá", kind="phuong", province=own)
    far = Place.objects.create(
        code="26000", name="Bến Nghé", kind="phuong", province=Province.objects.create(code="79", name="Hồ Chí Minh")
    )
    an_zone = Zone.objects.create(name="Thạnh Lộc")
    a_trade = Trade.objects.create(name="Lái xe công nghệ")
    workplace = Workplace.objects.create(name="Công ty Hải sản Xanh", place=place, zone=an_zone)
    told = Workplace.objects.create(name="Công ty Chế biến", place=place, has_union="yes")
    Coverage.objects.create(unit=ward, place=place)
    Coverage.objects.create(unit=zone, zone=an_zone)
    Coverage.objects.create(unit=trade, trade=a_trade)
    Coverage.objects.create(unit=inside, workplace=told)
    return Tree(province, ward, zone, trade, inside, place, far, workplace, told, an_zone, a_trade, people)


def days(number: float) -> timedelta:
    """So many days."""
    return timedelta(days=number)
