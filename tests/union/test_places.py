"""The communes of An Giang, found as people write them, by names of today and of before."""

from datetime import date

import pytest
from django.core.management import call_command
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cms.schema.text import fold
from cms.union.actions import load_places
from cms.union.models import Place, Province
from cms.union.queries import find_place, find_province, search_places
from tests.union.conftest import TODAY

pytestmark = pytest.mark.django_db
MINIMUM_WAGE_REGION_TWO = (
    "Long Xuyên", "Bình Đức", "Mỹ Thới", "Châu Đốc", "Vĩnh Tế", "Vĩnh Thông", "Rạch Giá", "Hà Tiên", "Tô Châu",
    "Mỹ Hòa Hưng", "Tiên Hải", "Phú Quốc", "Thổ Châu",
)  # fmt: skip


def names(places) -> list[str]:
    return [place.name for place in places]


def test_there_are_34_provinces_and_102_communes_of_three_kinds(an_giang):
    assert Province.objects.count() == 34
    assert Province.objects.filter(kind="thanh-pho").count() == 7
    kinds = [Place.objects.filter(province__code="91", kind=kind).count() for kind in ("xa", "phuong", "dac-khu")]
    assert kinds == [85, 14, 3]
    assert not Place.objects.on(date(2025, 6, 30)).exists()
    assert Place.objects.on(date(2025, 7, 1)).count() == 102
    assert set(MINIMUM_WAGE_REGION_TWO) <= set(Place.objects.values_list("name", flat=True))


def test_loading_again_changes_nothing_and_keeps_what_was_added_by_hand(an_giang, capsys):
    by_hand = Place.objects.create(code="99999", name="Thêm tay", kind="xa")
    place = Place.objects.get(code="30742")
    place.aliases += "\nTắc Cậu"
    place.valid_to = date(2030, 1, 1)
    place.save()
    Place.objects.filter(code="31078").update(name="Phú Quố")
    call_command("load_places")
    assert "places: 0 new, 1 changed, 101 as they were" in capsys.readouterr().out
    assert Place.objects.get(code="31078").name == "Phú Quốc"
    assert "Tắc Cậu" in Place.objects.get(code="30742").aliases
    assert Place.objects.get(code="30742").valid_to == date(2030, 1, 1)
    assert Place.objects.filter(pk=by_hand.pk).exists()


def test_every_commune_is_found_by_its_full_name_and_first_by_its_name(an_giang):
    for place in Place.objects.all():
        assert find_place(place.full_name, TODAY) == place
        assert find_place(fold(f"{place.full_name}, An Giang"), TODAY) == place
        assert search_places(place.full_name, TODAY)[0] == place
        assert place in search_places(fold(place.name), TODAY)
        assert find_place(place.name, TODAY) in (place, None)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Dương Đông", "Phú Quốc"),
        ("thi tran minh luong", "Châu Thành"),
        ("mong tho", "Thạnh Lộc"),
        ("Bình An, Kiên Lương", "Kiên Lương"),
        ("Bình An, Châu Thành, Kiên Giang", "Bình An"),
        ("P. Vĩnh Lạc, TP Rạch Giá, tỉnh Kiên Giang", "Rạch Giá"),
        ("12 Nguyễn Trung Trực, phường Rạch Giá, An Giang", "Rạch Giá"),
        ("xa hoa dien", "Hòa Điền"),
        ("phường Hòa Điền", "Hòa Điền"),
        ("đk Kiên Hải", "Kiên Hải"),
    ],
)
def test_an_old_name_or_an_address_that_leaves_no_doubt_is_found(an_giang, text, name):
    assert find_place(text, TODAY).name == name


@pytest.mark.parametrize(
    ("text", "some"),
    [
        ("huyện Châu Thành", {"An Châu", "Bình Hòa", "Châu Thành", "Bình An", "Thạnh Lộc"}),
        ("H. Châu Thành, Kiên Giang", {"Châu Thành", "Bình An", "Thạnh Lộc"}),
        ("tp rach gia", {"Rạch Giá", "Vĩnh Thông"}),
        ("Rạch Giá", {"Rạch Giá", "Vĩnh Thông"}),
        ("xã Phú Hội", {"An Phú", "Nhơn Hội"}),
        ("Bình An", {"Bình An", "Kiên Lương"}),
    ],
)
def test_a_name_that_became_several_is_asked_and_not_guessed(an_giang, text, some):
    assert find_place(text, TODAY) is None
    assert some <= set(names(search_places(text, TODAY)))


@pytest.mark.parametrize(
    "text", ["xã Tân Hiệp, Tiền Giang", "Rạch Giá, Đồng Tháp", "Sài Gòn", "", ",,,", "%", "\\", "_"]
)
def test_what_is_elsewhere_or_nothing_is_not_found(an_giang, text):
    assert find_place(text, TODAY) is None


def test_a_search_puts_the_name_before_its_beginning_before_a_word_before_an_old_name(an_giang):
    Place.objects.all().delete()
    for code, name, aliases in (
        ("1", "Châu", "Gò"),
        ("2", "Châu Phú", ""),
        ("3", "Tô Châu", ""),
        ("4", "Hòn", "xã Châu"),
    ):
        Place.objects.create(code=code, name=name, kind="xa", aliases=aliases)
    Place.objects.create(code="5", name="Trước", kind="xa", aliases="Châu", valid_to=date(2026, 1, 1))
    assert names(search_places("châu", TODAY)) == ["Châu", "Châu Phú", "Tô Châu", "Hòn"]
    assert names(search_places("chau", TODAY, limit=2)) == ["Châu", "Châu Phú"]
    assert names(search_places("phu cha", TODAY)) == ["Châu Phú"]
    assert names(search_places("hau", TODAY)) == []


def test_a_kind_in_front_puts_its_own_first(an_giang):
    assert names(search_places("phường Long Xuyên", TODAY))[0] == "Long Xuyên"
    assert names(search_places("TP Hà Tiên", TODAY))[0] in ("Hà Tiên", "Tiên Hải", "Tô Châu")


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=300) | st.text("aâđhoàn ,.-%_\\\x00phườngxã", max_size=40))
def test_no_text_breaks_the_search_and_what_is_found_was_a_candidate(an_giang, text):
    found = find_place(text, TODAY)
    candidates = search_places(text, TODAY, limit=102)
    assert found is None or found in candidates
    assert len(search_places(text, TODAY, limit=3)) <= 3


def test_a_search_asks_few_questions_whatever_it_is_given(an_giang, django_assert_max_num_queries):
    for text in ("rach gia", "a, b, c, d, e, f, g, h, An Giang", "xã " * 50, "," * 500, "châu, " * 60):
        with django_assert_max_num_queries(10):
            search_places(text, TODAY)
        with django_assert_max_num_queries(10):
            find_place(text, TODAY)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kiên Giang", "An Giang"),
        ("tỉnh an giang", "An Giang"),
        ("TP. HCM", "Hồ Chí Minh"),
        ("thành phố Cần Thơ", "Cần Thơ"),
        ("ở đâu đó", None),
        ("", None),
    ],
)
def test_a_province_is_known_by_its_names_of_today_and_before(an_giang, text, name):
    found = find_province(text, TODAY)
    assert (found.name if found else None) == name


def test_what_is_typed_with_odd_marks_is_stored_in_one_form(db):
    place = Place.objects.create(
        code="1", name="  Ra\u0323ch Gia\u0301 ", kind="phuong", aliases="Cho\u031b\u0323 \r\nB"
    )
    assert (place.name, place.aliases) == ("Rạch Giá", "Chợ \nB")
    place.name = "Rạch Sỏi"
    place.save(update_fields=["name"])
    assert find_place("rach soi", TODAY) == place


def test_loading_into_a_house_with_a_broken_file_leaves_it_as_it_was(tmp_path, db):
    (tmp_path / "provinces.csv").write_text("code,kind,name,valid_from,old_names\n91,tinh,An Giang,2025-07-01,\n")
    (tmp_path / "places.csv").write_text(
        "province,code,kind,name,valid_from,decision,old_names\n91,1,xa,Một,2025-07-01,,\n91,x,xa,Hai,2025-07-01,,\n"
    )
    with pytest.raises(Exception, match="Mã chỉ gồm chữ số"):
        load_places(folder=tmp_path)
    assert not Province.objects.exists()
