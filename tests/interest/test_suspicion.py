"""What looks odd is counted and never costs anybody a message; what is remembered is little, short and nameless."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.interest.intake.memory import MOST_REMEMBERED, Counter, Memory, read_network
from cms.interest.intake.suspicion import get_place, get_text, list_reasons
from cms.interest.intake.tokens import is_canary_mark, make_canary_mark, make_token, read_token
from cms.interest.messages import Answer

NOW = datetime(2026, 11, 22, 7, 0, tzinfo=UTC)


def answers(**values: str) -> list[Answer]:
    return [
        Answer(name=name, label=name, value=value, phone=value if name == "phone" else "")
        for name, value in values.items()
    ]


def points(
    *,
    age: float = 60,
    posted: dict | None = None,
    near: int = 1,
    same: int = 1,
    places: int = 1,
    bits: int = 0,
    **values,
) -> dict:
    """The reasons found: name → points."""
    token = read_token(make_token("join", "v1", now=NOW - timedelta(seconds=age), bits=bits), "join", "v1")
    values = {"name": "chị Hoa", "phone": "+84912345876", **values}
    reasons = list_reasons(
        answers=answers(**values), posted=posted or {}, token=token, now=NOW, near=near, same=same, places=places
    )
    return {reason.name: reason.points for reason in reasons}


REAL = [
    {"name": "Lan", "commune": "rach gia", "note": "em bi no luong 2 thang, goi em sau 17h nhe"},
    {"name": "NGUYEN VAN TI", "workplace": "CTY TNHH KIEN HUNG"},
    {"name": "Ti", "workplace": "Vina Manufacturing International", "note": "hỏi về thai sản"},
    {"name": "chị Sáu", "trade": "Giúp việc gia đình", "note": "Chủ giữ căn cước của tôi, phải làm sao?"},
    {"name": "a", "note": "xem giúp em www.congdoan.vn đăng ký rồi mà không ai gọi"},
    {"name": "Mơ", "note": "họ đăng ở https://www.facebook.com/groups/cnkg?x=1 và https://zalo.me/0912345678 đó"},
    {"name": "Ông Chủ", "other_contact": "nhansu@haisan.com", "workplace": "Hải Sản Xanh"},
    {"name": "Hương", "workplace": "公司 giày", "note": "no luong"},
    {"name": "Ann", "language": "en", "note": "they did not pay us for two months and kept our papers"},
    {"name": "Sok Dara", "note": "ខ្ញុំធ្វើការនៅរោងចក្រ"},
    {"name": "Tư", "note": "Sếp chửi mắng, trừ, bắt đứng suốt ca"},
    {
        "name": "Lan",
        "note": "bài này nói đúng chỗ em làm https://vnexpress.net/a.html và https://www.instagram.com/p/1",
    },
]


@pytest.mark.parametrize("values", REAL)
@pytest.mark.parametrize("circumstances", [{}, {"age": 90_000}, {"near": 80}, {"same": 90}, {"places": 5}])
def test_a_real_worker_stays_below_the_points_that_set_a_sending_aside(values, circumstances):
    assert sum(points(**circumstances, **values).values()) < 5


@pytest.mark.parametrize(
    ("found", "named"),
    [
        ({"posted": {"website": "http://x"}}, "honeypot"),
        ({"age": 0.5}, "too_fast"),
        ({"age": 2 * 86_400}, "old_token"),
        ({"bits": 16}, "no_work"),
        ({"near": 21}, "rate"),
        ({"near": 6, "age": 1}, "rate"),
        ({"same": 11}, "repeated"),
        ({"places": 6}, "repeated"),
        ({"note": "Dear Sir, we offer you a better place among all results"}, "foreign_words"),
        ({"note": "mua ngay https://a.example va http://b.example"}, "links"),
        ({"phone": "+84900000000"}, "nonsense_phone"),
        ({"phone": "+84912345678"}, "nonsense_phone"),
        ({"note": "Заработок без вложений"}, "other_script"),
        ({"name": "qWxZrTyKlPmNbVcXz"}, "gibberish"),
        ({"name": "test", "workplace": "test", "note": "test"}, "same_everywhere"),
    ],
)
def test_each_oddity_has_its_reason(found, named):
    assert named in points(**found)
    assert named not in points()


@pytest.mark.parametrize(
    "found",
    [
        {"posted": {"website": "x"}},
        {"places": 6},
        {"note": "vay tien nhanh khong can the chap", "places": 6},
        {"note": "mua ngay https://a.example va http://b.example"},
        {"note": "vao https://facebook.com.a.example va https://facebook.com@b.example"},
        {"age": 0.5, "near": 6},
        {"age": 0.5, "note": "xem ngay www.a.example"},
        {"age": 90_000, "note": "vay tien http://a.example"},
        {"note": "Dear Sir, we offer you a better place among all results: https://a.example"},
    ],
)
def test_what_a_worker_hardly_does_stands_apart(found):
    assert sum(points(**found).values()) >= 5


CUT_SHORT = pytest.param(make_token("join", "v1", now=NOW)[:-1], id="cut-short")


@pytest.mark.parametrize("text", ["x", "66a0.0.1234.abcd", CUT_SHORT])
def test_what_is_no_token_stands_apart(text):
    assert judge_wrong_token(text) == ("no_token", 5)


def test_a_token_signed_with_the_secret_before_this_one_does_not_stand_apart(settings):
    settings.LOA_INTAKE_SECRET = "the one before"
    assert judge_wrong_token(make_token("join", "v1", now=NOW, bits=12)) == ("no_token", 4)


def judge_wrong_token(text: str) -> tuple[str, int]:
    """The one reason that a wrong token gives, and its points."""
    posted = {"token": text}
    (reason,) = list_reasons(answers=(), posted=posted, token=None, now=NOW, near=1, same=1, places=1)
    return reason.name, reason.points


@pytest.mark.parametrize("circumstances", [{"near": 20}, {"near": 60, "same": 90}, {"places": 40, "same": 200}])
def test_a_petition_of_many_workplaces_does_not_stand_apart(circumstances):
    petition = "Chúng tôi đề nghị trả đủ LƯƠNG tháng 10 và không ép làm ban đêm"
    assert sum(points(note=petition, **circumstances).values()) < 5


def test_a_crowd_adds_nothing_to_one_strange_link_until_it_is_large():
    assert points(note="cong ty em: https://a.example", near=20) == {"links": 4}


def test_several_shops_that_are_only_named_count_as_one():
    assert points(note="Em bán ở thegioididong.com, trước ở fptshop.com, sếp trừ thưởng") == {"links": 2}


def test_who_only_presses_the_button_may_be_quick():
    assert "too_fast" not in points(age=1.1, posted={"asked": "1"})
    assert "too_fast" in points(age=0.9, posted={"asked": "1"})


def test_of_one_text_the_places_count_that_it_is_sent_from():
    memory = Memory(lambda: 0.0)
    assert memory.note_sending("203.0.113.9", "no luong", "xuong ca") == (1, 1, 1)
    assert memory.note_sending("203.0.113.9", "no luong", "xuong ca") == (2, 2, 1)
    assert memory.note_sending("203.0.113.9", "no luong", "giay thai binh") == (3, 3, 2)
    assert memory.note_sending("203.0.113.9", "no luong", "xuong ca") == (4, 4, 2)
    assert memory.note_sending("203.0.113.9", "no luong", "") == (5, 5, 3)
    assert memory.note_sending("203.0.113.9", "", "xuong ca") == (6, 0, 0)


def test_places_count_afresh_with_each_day():
    now = [0.0]
    memory = Memory(lambda: now[0])
    for hour, place, count in ((0, "a", 1), (23, "b", 2), (25, "b", 1), (26, "a", 2), (27, "b", 2)):
        now[0] = hour * 3600.0
        assert memory.note_sending("", "no luong", place)[2] == count


def test_one_company_is_one_place_however_it_is_written():
    written = ["Cty TNHH Giày Thái Bình", "giay thai binh", "CÔNG TY CP giày - Thái Bình"]
    assert {get_place(answers(workplace=text)) for text in written} == {"giay thai binh"}
    assert get_place(answers(workplace="", commune="Rạch Giá")) == "rach gia"
    assert get_place(answers(name="Lan")) == ""


def test_a_token_is_good_for_its_form_and_version_and_for_nothing_else():
    text = make_token("join", "v1", now=NOW)
    assert read_token(text, "join", "v1").issued_at == NOW
    for other in (text[:-1] + ("0" if text[-1] != "0" else "1"), text.replace(".0.", ".1."), f"f{text}", "", "a.b.c.d"):
        assert read_token(other, "join", "v1") is None
    assert read_token(text, "join", "v2") is None
    assert read_token(text, "call_back", "v1") is None
    assert make_token("join", "v1", now=NOW) != text


@given(st.text(max_size=200))
def test_any_text_is_a_token_of_ours_or_none(text):
    assert read_token(text, "join", "v1") is None


def test_a_form_sent_within_two_seconds_is_told_from_one_sent_after_them():
    assert "too_fast" in points(age=1.9)
    assert "too_fast" not in points(age=2.1)


def test_work_that_was_asked_for_is_recognised():
    token = read_token(make_token("join", "v1", now=NOW, bits=6), "join", "v1")
    answer = next(str(n) for n in range(10_000) if token.has_work(str(n)))
    assert not all(token.has_work(str(n)) for n in range(200))
    assert token.has_work(answer)


def test_a_canarys_mark_holds_an_hour_and_cannot_be_made_up():
    mark = make_canary_mark(NOW)
    assert is_canary_mark(mark, NOW + timedelta(minutes=59))
    assert not is_canary_mark(mark, NOW + timedelta(minutes=61))
    assert not is_canary_mark(make_token("join", "", now=NOW), NOW)


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("203.0.113.77", "203.0.113.0/24"),
        ("::ffff:203.0.113.77", "203.0.113.0/24"),
        ("2001:db8:1:2:3::4", "2001:db8:1::/48"),
        ("", ""),
        ("unix", ""),
    ],
)
def test_of_an_address_only_its_network_counts(address, network):
    assert read_network(address) == network


def test_one_network_gets_its_share_and_the_others_theirs():
    memory = Memory(lambda: 0.0)
    crowd = [memory.admit("203.0.113.9", 40) for _ in range(5)]
    assert crowd == [True, True, False, False, False]
    assert memory.admit("198.51.100.1", 40)
    assert all(memory.admit("unix", 400) for _ in range(100))
    assert not all(memory.admit("unix", 40) for _ in range(100))


def test_a_minute_later_all_is_forgotten():
    now = [0.0]
    memory = Memory(lambda: now[0])
    assert [memory.admit("203.0.113.9", 20) for _ in range(2)] == [True, False]
    now[0] = 61
    assert memory.admit("203.0.113.9", 20)
    assert memory.count_minute() == 1


def test_however_many_come_the_memory_stays_small():
    counter = Counter(60, lambda: 0.0)
    for number in range(MOST_REMEMBERED + 500):
        counter.add(number.to_bytes(4))
    assert len(counter._counts) == MOST_REMEMBERED
    assert counter.get((0).to_bytes(4)) == 0


def test_neither_address_nor_text_can_be_found_in_memory():
    memory = Memory()
    memory.note_sending("203.0.113.9", "toi bi no luong hai thang", "xuong ca")
    memory.admit("203.0.113.9", 100)
    kept = repr([vars(memory._texts), vars(memory._ten_minutes), vars(memory._minute)])
    assert "203.0.113" not in kept
    assert "luong" not in kept


def test_only_a_longer_text_somebody_made_up_is_compared():
    assert get_text(answers(name="Lan", note="Tôi muốn tham gia công đoàn")) == ""
    assert get_text(answers(name="Lan", workplace="Công ty TNHH Một Thành Viên Giày Thái Bình Kiên Giang")) == ""
    story = "Tôi bị nợ LƯƠNG  hai tháng, gọi em sau giờ làm nhé"
    assert get_text(answers(name="Lan", note=story)) == "toi bi no luong hai thang, goi em sau gio lam nhe"
