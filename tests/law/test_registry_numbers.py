"""What the shipped facts of the law say: numbers that agree with sentences, nothing more certain than its source."""

import re
from datetime import date
from decimal import Decimal

import pytest

from cms.schema.units import write_value
from tests.law.shipped_facts import (
    DOCUMENTS,
    FIGURES,
    PROVISIONS,
    VALUES,
    VERSIONS,
    day_of,
    find_value,
    holds,
    place_of,
)

OLD, NEW = date(2026, 6, 30), date(2026, 7, 1)

PROMISED = """
luong-toi-thieu-thang-vung-1 5310000, luong-toi-thieu-thang-vung-2 4730000, luong-toi-thieu-thang-vung-3 4140000,
luong-toi-thieu-thang-vung-4 3700000, luong-toi-thieu-gio-vung-1 25500, luong-toi-thieu-gio-vung-2 22700,
luong-toi-thieu-gio-vung-3 20000, luong-toi-thieu-gio-vung-4 17800, muc-tham-chieu 2340000 2530000,
tang-ca-ngay-thuong 150, tang-ca-ngay-nghi-tuan 200, tang-ca-ngay-le 300, lam-dem-them 30, tang-ca-dem-them 20,
gio-lam-ngay 8, gio-lam-tuan 48, gio-lam-ngay-theo-tuan 10, tang-ca-gio-thang 40, tang-ca-gio-nam 200,
tang-ca-gio-nam-nganh-rieng 300, ngay-le-tet 11 12, phep-nam 12, phep-nam-nang-nhoc 14,
phep-nam-dac-biet-nang-nhoc 16, phep-nam-them-sau 5, bao-truoc-khong-thoi-han 45, bao-truoc-tu-12-thang 30,
bao-truoc-duoi-12-thang 3, tro-cap-thoi-viec-moi-nam 0.5, tro-cap-mat-viec-moi-nam 1, tro-cap-mat-viec-it-nhat 2,
cham-luong-nhieu-nhat 30, cham-luong-phai-tra-lai 15, thai-san-thang 6, thai-san-thang-con-thu-hai - 7,
thai-san-muc-huong 100, nghi-om-muc-huong 75, doan-phi 0.5, doan-phi-toi-da 10, kinh-phi-cong-doan 2,
bhxh-nguoi-lao-dong 8, bhyt-nguoi-lao-dong 1.5, bhtn-nguoi-lao-dong 1, bhxh-doanh-nghiep 17.5, bhyt-doanh-nghiep 3,
bhtn-doanh-nghiep 1, thu-viec-luong 85, thu-viec-quan-ly 180, thu-viec-cao-dang 60, thu-viec-trung-cap 30,
thu-viec-viec-khac 6
"""
"""Figures that calculators and pages ask for by key: what they are, or what they were to 30/06/2026 and are since."""

WEAK_DOCUMENTS = (
    "Điều lệ khóa XI", "Điều lệ khóa XII", "Điều lệ khóa XIII", "Điều lệ khóa XIV", "283/2026/NĐ-CP",
    "17/2022/UBTVQH15",
    "28/2026/QH16", "113/2025/QH15", "168/2026/NĐ-CP", "61/QĐ-TLĐ", "38/HD-TLĐ", "174/QĐ-TLĐ", "22/2023/TT-BTTTT",
    "174/2026/NĐ-CP", "105/2026/NĐ-CP", "161/2026/NĐ-CP",
)  # fmt: skip
"""Nobody has read these in the official text: nothing that rests on them is certain."""

WEAK_FIGURES = (
    "cong-doan-so-nguoi", "nghiep-doan-so-nguoi", "tang-ca-gio-thang-nganh-rieng", "nghi-ngay-van-hoa",
    "thai-san-thang-con-thu-hai", "chong-nghi-con-thu-hai", "doan-phi", "doan-phi-toi-da", "doan-phi-toi-da-tien",
    "muc-tham-chieu", "thai-san-mot-lan-tien", "bhxh-luong-toi-da-tien", "ho-kinh-doanh-doanh-thu",
)  # fmt: skip

COMPUTED = {
    "that-nghiep-toi-da-vung-2": ("that-nghiep-toi-da-lan", "luong-toi-thieu-thang-vung-2"),
    "that-nghiep-toi-da-vung-3": ("that-nghiep-toi-da-lan", "luong-toi-thieu-thang-vung-3"),
    "that-nghiep-toi-da-vung-4": ("that-nghiep-toi-da-lan", "luong-toi-thieu-thang-vung-4"),
    "thai-san-mot-lan-tien": ("thai-san-mot-lan", "muc-tham-chieu"),
    "bhxh-luong-toi-da-tien": ("bhxh-luong-toi-da", "muc-tham-chieu"),
    "doan-phi-toi-da-tien": ("doan-phi-toi-da", "muc-tham-chieu"),
}
"""Figures that are the product of two others; a percentage counts as one."""


def spell(value: Decimal, unit: str) -> set[str]:
    """The ways a number is written in a sentence: `4.730.000`, `0,5`, `61 tuổi 6 tháng`, `nửa`."""
    text = f"{value.normalize():,f}".translate(str.maketrans(",.", ".,"))
    ways = {text}
    if unit == "age-month":
        years, months = divmod(value, 12)
        ways = {f"{years:f} tuổi {months:f} tháng" if months else f"{years:f} tuổi"}
    if unit == "month" and value == Decimal("0.5"):
        ways.add("nửa")
    return ways


def is_written(value: Decimal, unit: str, sentence: str) -> bool:
    """Whether `sentence` has this number as a number of its own, not as a part of a longer one."""
    return any(re.search(rf"(?<![\d.,]){re.escape(way)}(?!\d)(?![.,]\d)", sentence) for way in spell(value, unit))


def test_no_figure_is_nothing_of_its_unit():
    """`0 tháng` is no sentence: what may be none is a part of a larger figure."""
    assert not [figure["key"] for figure, value in VALUES if not Decimal(value["value"])]


@pytest.mark.parametrize(
    ("key", "day", "text"),
    [
        ("tuoi-nghi-huu-nam", date(2026, 7, 1), "61 tuổi 6 tháng"),
        ("tuoi-nghi-huu-nam", date(2027, 1, 1), "61 tuổi 9 tháng"),
        ("tuoi-nghi-huu-nu", date(2026, 7, 1), "57 tuổi"),
        ("tuoi-nghi-huu-nu", date(2027, 1, 1), "57 tuổi 4 tháng"),
        ("nghi-giua-ca", NEW, "30 phút"),
        ("nghi-giua-ca-dem", NEW, "45 phút"),
        ("tap-nghe-tuoi", NEW, "14 tuổi"),
        ("lam-dem-tu-gio", NEW, "22 giờ"),
    ],
)
def test_a_figure_is_printed_as_people_say_it(key, day, text):
    assert write_value(find_value(key, day), FIGURES[key]["unit"]).replace("\xa0", " ") == text


@pytest.mark.parametrize("line", re.split(r",\s+", PROMISED.strip()))
def test_a_figure_that_pages_and_calculators_ask_for_is_there(line):
    key, *numbers = line.split()
    before, since = (None if text == "-" else Decimal(text) for text in (numbers[0], numbers[-1]))
    assert find_value(key, OLD) == before
    assert find_value(key, NEW) == since


def test_the_draft_wages_of_2027_are_not_data():
    for key, figure in FIGURES.items():
        if key.startswith("luong-toi-thieu"):
            assert [value["in_force_from"] for value in figure["values"]] == ["2026-01-01"]
    assert not {value["value"] for _, value in VALUES} & {"5700000", "5080000", "4450000", "4040000"}


def test_a_computed_figure_is_the_product_of_its_parts():
    for key, (times, of) in COMPUTED.items():
        for value in FIGURES[key]["values"]:
            day = day_of(value["in_force_from"])
            share = find_value(times, day) / (100 if FIGURES[times]["unit"] == "percent" else 1)
            assert Decimal(value["value"]) == share * find_value(of, day), key


def test_every_figure_is_the_number_that_the_sentence_of_its_provision_says():
    compared = 0
    for figure, value in VALUES:
        if not value["document"] or figure["key"] in COMPUTED or not Decimal(value["value"]):
            continue
        versions = PROVISIONS[place_of(value)]["versions"]
        day = day_of(value["in_force_from"])
        version = next(row for row in versions if day is None or holds(row, day))
        assert is_written(Decimal(value["value"]), figure["unit"], version["gist"]), (figure["key"], version["gist"])
        compared += 1
    assert compared > 150


def test_nothing_is_certain_that_rests_on_a_text_nobody_has_read():
    for provision, version in VERSIONS:
        resting = [provision["document"], *filter(None, [version["amended_by"]])]
        if version["confirmed"]:
            assert all(DOCUMENTS[number]["confirmed"] for number in resting), place_of(provision)
    for figure, value in VALUES:
        if value["confirmed"]:
            day = day_of(value["in_force_from"])
            assert value["document"], figure["key"]
            versions = PROVISIONS[place_of(value)]["versions"]
            assert all(row["confirmed"] for row in versions if day is None or holds(row, day)), figure["key"]


@pytest.mark.parametrize("number", WEAK_DOCUMENTS)
def test_a_weak_text_makes_nothing_certain(number):
    assert not DOCUMENTS[number]["confirmed"]
    for provision, version in VERSIONS:
        if number in (provision["document"], version["amended_by"]):
            assert not version["confirmed"], place_of(provision)
    for figure, value in VALUES:
        assert value["document"] != number or not value["confirmed"], figure["key"]


@pytest.mark.parametrize("key", WEAK_FIGURES)
def test_a_weak_figure_is_not_certain(key):
    assert not any(value["confirmed"] for value in FIGURES[key]["values"])


def test_the_new_holiday_and_the_new_maternity_leave_are_not_certain_and_the_old_are():
    for key in ("ngay-le-tet", "thai-san-thang"):
        assert [value["confirmed"] for value in FIGURES[key]["values"]] == [True, False]


def test_no_fine_of_the_decree_that_nobody_has_read_is_given():
    gists = [version["gist"] for provision, version in VERSIONS if provision["document"] == "283/2026/NĐ-CP"]
    assert gists and not [gist for gist in gists if re.search(r"\d\s*(triệu|đồng|%)", gist)]
