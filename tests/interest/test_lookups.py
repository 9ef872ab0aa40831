"""What a worker types is found among old and new names, and never guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.interest.intake.lookups import MOST_CANDIDATES, NameIndex
from cms.schema import KnownName
from cms.schema.text import fold

PLACES = (
    KnownName(code="30742", name="Phường Rạch Giá", others=("thành phố Rạch Giá", "phường Vĩnh Thanh Vân")),
    KnownName(code="30760", name="Phường Vĩnh Thông", others=("thành phố Rạch Giá",)),
    KnownName(code="30880", name="Xã Châu Thành", others=("thị trấn Minh Lương", "huyện Châu Thành")),
    KnownName(code="30898", name="Xã Bình An", others=("Tắc Cậu", "huyện Châu Thành")),
    KnownName(code="30886", name="Xã Thạnh Lộc", others=("huyện Châu Thành",)),
    KnownName(code="31078", name="Đặc khu Phú Quốc", others=("huyện Phú Quốc", "Dương Đông")),
)
COMPANIES = (
    KnownName(code="1", name="Công ty TNHH Hải sản Xanh"),
    KnownName(code="2", name="Công ty CP Hải sản Biển Tây"),
    KnownName(code="3", name="May Cánh Buồm", others=("Canh Buom Garment",)),
)
places, companies = NameIndex(PLACES, places=True), NameIndex(COMPANIES, places=False)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("Phường Rạch Giá", "30742"),
        ("p. rach gia", "30742"),
        ("P.Rạch Giá", "30742"),
        ("RACH GIA, An Giang", None),
        ("vinh thanh van", "30742"),
        ("tac cau", "30898"),
        ("chợ, Tắc Cậu, Châu Thành", "30898"),
        ("xa chau thanh", "30880"),
        ("TT Minh Luong", "30880"),
        ("dac khu phu quoc", "31078"),
        ("Dương Đông", "31078"),
    ],
)
def test_a_name_that_means_one_place_is_taken(typed, code):
    found = places.find(typed)
    assert (found.known.code if found.known else None) == code


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("huyen chau thanh", {"30880", "30898", "30886"}),
        ("Châu Thành", {"30880", "30898", "30886"}),
        ("tp rach gia", {"30742", "30760"}),
        ("rach gia", {"30742", "30760"}),
        ("rach gía", {"30742", "30760"}),
        ("rach ga", {"30742", "30760"}),
        ("chau thanhh", {"30880", "30898", "30886"}),
        ("phu", {"31078"}),
    ],
)
def test_a_name_that_may_mean_several_is_asked_about(typed, codes):
    found = places.find(typed)
    assert found.known is None
    assert {name.code for name in found.candidates} == codes


def test_the_place_of_that_name_comes_before_those_once_called_so():
    assert places.find("chau thanh").candidates[0].code == "30880"


@pytest.mark.parametrize("typed", ["", "?", "Sao Hoả", "12345", "xã", "ở gần chợ"])
def test_what_nobody_knows_is_left_alone(typed):
    assert places.find(typed).known is None
    assert places.find(typed).candidates == ()


@pytest.mark.parametrize(
    ("typed", "code", "asked"),
    [
        ("hai san xanh", "1", 0),
        ("cty hải sản xanh", "1", 0),
        ("hai san", None, 2),
        ("canh buom garment", "3", 0),
        ("may canh buon", None, 1),
        ("quán cơm", None, 0),
    ],
)
def test_companies_are_found_by_what_people_leave_out(typed, code, asked):
    found = companies.find(typed)
    assert (found.known.code if found.known else None, len(found.candidates)) == (code, asked)


@given(st.sampled_from(PLACES), st.sampled_from([str, str.lower, str.upper, fold]))
def test_every_official_name_is_found_however_it_is_written(place, write):
    assert places.find(write(place.name)).known == place


@given(st.text(max_size=60))
def test_any_text_gets_an_answer_with_few_candidates(text):
    for index in (places, companies):
        assert len(index.find(text).candidates) <= MOST_CANDIDATES
