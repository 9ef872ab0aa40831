"""The facts of the law that ship with Loa, checked as files: nothing doubled, dangling or overlapping."""

import csv
import json
import re
import unicodedata
from collections import Counter
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest

from tests.law.shipped_facts import (
    DATA,
    DOCUMENTS,
    FACTS,
    FIGURES,
    LISTS,
    PROVISIONS,
    ROOT,
    VALUES,
    VERSIONS,
    day_of,
    holds,
    place_of,
)

KINDS = {
    "code", "law", "ordinance", "resolution", "decree", "circular", "decision", "guidance", "charter", "consolidated",
}  # fmt: skip
UNITS = {
    "dong", "dong/hour", "percent", "minute", "hour", "day", "month", "year", "age", "age-month", "person", "times",
}  # fmt: skip


def every_text(node: object):
    """Every string in `node`, keys included."""
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict):
        for key, value in node.items():
            yield key
            yield from every_text(value)
    elif isinstance(node, list):
        for value in node:
            yield from every_text(value)


def check_periods(rows: list[dict], what: object) -> None:
    """Fails when two of `rows` hold on one day, or they are not in order of time."""
    for before, after in pairwise(rows):
        assert before["in_force_to"] and after["in_force_from"], what
        assert day_of(before["in_force_to"]) < day_of(after["in_force_from"]), what


@pytest.mark.parametrize("name", LISTS)
def test_a_file_is_written_the_one_way_that_keeps_its_diffs_short(name):
    text = (DATA / f"{name}.json").read_text(encoding="utf-8")
    assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=1) + "\n"


@pytest.mark.parametrize("name", LISTS)
def test_all_text_is_nfc_and_without_stray_blanks(name):
    for text in every_text(FACTS[name]):
        assert text == unicodedata.normalize("NFC", text)
        assert text == " ".join(text.split())


def test_there_are_as_many_facts_as_were_asked_for():
    assert len(DOCUMENTS) >= 34
    assert len(PROVISIONS) >= 130


def test_no_document_provision_or_figure_is_there_twice():
    for rows, keys in (("documents", DOCUMENTS), ("provisions", PROVISIONS), ("figures", FIGURES)):
        assert len(FACTS[rows]) == len(keys)
    assert len({row["short_title"] for row in FACTS["documents"]}) == len(DOCUMENTS)
    assert len({row["label"] for row in FACTS["figures"]}) == len(FIGURES)


def test_provisions_stand_in_the_order_of_their_document_and_places_in_that_of_their_codes():
    rank = {number: position for position, number in enumerate(DOCUMENTS)}
    order = [(rank[d], int(a), int(c or 0), p) for d, a, c, p in PROVISIONS]
    assert order == sorted(order)
    codes = [row["code"] for row in FACTS["places"]]
    assert codes == sorted(codes)


def test_every_document_a_document_names_is_there():
    for row in FACTS["documents"]:
        assert row["kind"] in KINDS
        assert row["number"] and row["title"] and row["short_title"]
        assert set(row["amended_by"]) <= set(DOCUMENTS) - {row["number"]}
        assert row["replaced_by"] in {"", *DOCUMENTS} - {row["number"]}


def test_what_was_replaced_ended_the_day_before_its_successor_began():
    replaced = {number: row for number, row in DOCUMENTS.items() if row["replaced_by"]}
    assert {(number, row["replaced_by"]) for number, row in replaced.items()} == {
        ("12/2022/NĐ-CP", "283/2026/NĐ-CP"),
        ("13/2023/NĐ-CP", "356/2025/NĐ-CP"),
        ("42/2022/NĐ-CP", "224/2026/NĐ-CP"),
    }
    for row in replaced.values():
        began = day_of(DOCUMENTS[row["replaced_by"]]["in_force_from"])
        assert day_of(row["in_force_to"]) == began - timedelta(days=1)


def test_every_place_of_the_law_that_is_named_is_there():
    for provision in FACTS["provisions"]:
        assert provision["document"] in DOCUMENTS
        assert re.fullmatch(r"[0-9]{1,4}[a-zđ]?", provision["article"])
        assert re.fullmatch(r"([0-9]{1,4}[a-zđ]?)?", provision["clause"])
        assert re.fullmatch(r"[a-zđ]?", provision["point"])
        assert provision["clause"] or not provision["point"]
    for figure, value in VALUES:
        if value["document"]:
            assert place_of(value) in PROVISIONS, figure["key"]
        else:
            assert not any(place_of(value)) and figure["note"], figure["key"]
    assert {place["document"] for place in FACTS["places"]} == {"293/2025/NĐ-CP"}


def test_dates_are_in_order_and_no_two_wordings_or_values_hold_on_one_day():
    for row in (*FACTS["documents"], *(v for _, v in VERSIONS), *(v for _, v in VALUES), *FACTS["places"]):
        first, last = day_of(row["in_force_from"]), day_of(row["in_force_to"])
        assert first is None or last is None or first <= last, row
    for number, row in DOCUMENTS.items():
        signed, first = day_of(row["signed_on"]), day_of(row["in_force_from"])
        assert signed is None or first is None or signed <= first, number
    for place, row in PROVISIONS.items():
        assert row["versions"], place
        check_periods(row["versions"], place)
    for key, row in FIGURES.items():
        assert row["values"], key
        check_periods(row["values"], key)


def test_nothing_holds_before_the_document_it_stands_in():
    for provision, version in VERSIONS:
        began = DOCUMENTS[provision["document"]]["in_force_from"]
        assert not (began and version["in_force_from"]) or version["in_force_from"] >= began, place_of(provision)
    for figure, value in VALUES:
        began = value["document"] and DOCUMENTS[value["document"]]["in_force_from"]
        assert not (began and value["in_force_from"]) or value["in_force_from"] >= began, figure["key"]


def test_a_new_wording_begins_with_the_document_that_brought_it():
    brought = [(provision, version) for provision, version in VERSIONS if version["amended_by"]]
    articles = {(provision["document"], provision["article"]) for provision, _ in brought}
    assert articles >= {("45/2019/QH14", article) for article in ("60", "62", "112", "139", "154")}
    for provision, version in brought:
        assert version["amended_by"] in DOCUMENTS[provision["document"]]["amended_by"]
        assert version["in_force_from"] == DOCUMENTS[version["amended_by"]]["in_force_from"]


def test_gists_and_keywords_fit_their_columns_and_are_sentences():
    for provision in FACTS["provisions"]:
        assert 0 < len(provision["keywords"]) <= 300
        words = provision["keywords"].split(", ")
        assert not [word for word, times in Counter(words).items() if times > 1], place_of(provision)
        for version in provision["versions"]:
            assert 0 < len(version["gist"]) <= 600
            assert version["gist"][-1] in ".…", version["gist"]


def test_values_are_decimal_numbers_with_a_unit():
    for figure, value in VALUES:
        assert figure["unit"] in UNITS
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", figure["key"])
        assert len(figure["label"]) <= 160 and figure["group"]
        number = Decimal(value["value"])
        assert number.is_finite() and number >= 0 and -number.as_tuple().exponent <= 4, figure["key"]


def test_every_commune_of_an_giang_lies_in_one_wage_region_on_each_day():
    lines = (ROOT / "cms" / "union" / "data" / "places.csv").read_text(encoding="utf-8").splitlines()
    kinds = {"phuong": "phường", "xa": "xã", "dac-khu": "đặc khu"}
    rows = csv.DictReader(line for line in lines if not line.startswith("#"))
    known = [row for row in rows if row["province"] == "91"]
    names = {row["code"]: f"{kinds[row['kind']]} {row['name']}" for row in known}
    assert len(names) == 102
    for day in {date(2026, 1, 1), date.today(), *(day_of(row["in_force_from"]) for row in FACTS["places"])}:
        held = [row for row in FACTS["places"] if holds(row, day)]
        assert sorted(row["code"] for row in held) == sorted(names), day
        assert {row["code"]: row["name"] for row in held} == names
        assert Counter(row["region"] for row in held) == {"II": 13, "III": 29, "IV": 60}


@pytest.mark.parametrize(
    ("code", "region"),
    [("30742", "II"), ("31078", "II"), ("31105", "II"), ("31108", "III"), ("30376", "III"), ("30880", "III"),
     ("30787", "III"), ("30313", "II"), ("30817", "IV"), ("30904", "IV"), ("30337", "IV")],
)  # fmt: skip
def test_a_commune_lies_where_the_annex_puts_it(code, region):
    (place,) = [row for row in FACTS["places"] if row["code"] == code]
    assert (place["region"], place["province"]) == (region, "91")
