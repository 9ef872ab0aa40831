"""Facts go into the registry and come out as they were; what is wrong is refused, and nothing else with it."""

import copy

import pytest

from cms.law.facts import export_facts, read_shipped_facts
from cms.law.importing import import_facts
from cms.law.models import Figure, FigureValue, LegalDocument, Provision, ProvisionVersion

pytestmark = pytest.mark.django_db
SMALL = {
    "documents": [
        {
            "number": "1/2026/QH16",
            "kind": "law",
            "title": "Luật A",
            "short_title": "Luật A",
            "in_force_from": "2026-01-01",
        },
        {"number": "2/2026/NĐ-CP", "kind": "decree", "title": "Nghị định", "short_title": "Nghị định"},
    ],
    "provisions": [
        {"document": "1/2026/QH16", "article": "9", "clause": "1", "versions": [{"gist": "Một.", "confirmed": True}]},
    ],
    "figures": [
        {
            "key": "muc",
            "label": "Mức",
            "unit": "percent",
            "values": [
                {
                    "value": "0.5",
                    "in_force_from": "2026-01-01",
                    "document": "1/2026/QH16",
                    "article": "9",
                    "clause": "1",
                }
            ],
        }
    ],
    "places": [],
}


def test_the_shipped_facts_go_in_whole_and_a_second_time_change_nothing():
    report = import_facts(facts=read_shipped_facts())
    assert report.refused == []
    assert report.added == sum(map(len, read_shipped_facts().values()))
    again = import_facts(facts=read_shipped_facts())
    assert (again.added, again.changed, again.refused) == (0, 0, [])


def test_what_is_exported_can_be_taken_in_again():
    import_facts(facts=read_shipped_facts())
    exported = export_facts()
    for model in (FigureValue, Figure, ProvisionVersion, Provision):
        model.objects.all().delete()
    report = import_facts(facts=exported)
    assert report.refused == []
    assert export_facts() == exported


def test_a_dry_run_tells_and_leaves_all_as_it_was():
    report = import_facts(facts=SMALL, dry_run=True)
    assert (report.added, report.refused) == (4, [])
    assert not LegalDocument.objects.exists()


def test_each_wrong_row_is_refused_with_its_reason_and_the_others_go_in():
    facts = copy.deepcopy(SMALL)
    facts["documents"].append({"number": "3/2026", "kind": "poem", "title": "x", "short_title": "x"})
    facts["documents"].append("một dòng chữ")
    facts["provisions"].append({"document": "9/1999", "article": "1", "versions": [{"gist": "x"}]})
    facts["provisions"].append({"document": "1/2026/QH16", "article": "10", "versions": []})
    facts["figures"].append({"key": "hai", "label": "Hai", "unit": "day", "values": [{"value": "mười"}]})
    overlapping = [{"value": "1", "in_force_from": "2026-01-01"}, {"value": "2", "in_force_from": "2026-02-01"}]
    facts["figures"].append({"key": "ba", "label": "Ba", "unit": "day", "values": overlapping})
    facts["figures"].append(
        {"key": "bon", "label": "Bốn", "unit": "day", "values": [{"value": "1", "in_force_from": "1/1"}]}
    )
    report = import_facts(facts=facts)
    assert report.added == 4
    reasons = " | ".join(why for _where, why in report.refused)
    assert len(report.refused) == 7
    for part in (
        "không phải con số",
        "Không có văn bản số “9/1999”",
        "ít nhất một nội dung",
        "cùng có hiệu lực",
        "không đọc được",
    ):
        assert part in reasons
    assert set(Figure.objects.values_list("key", flat=True)) == {"muc"}


@pytest.mark.parametrize("absurd", [{}, {"documents": "x"}, {"documents": [None, 1, []]}, {"figures": [{"values": 3}]}])
def test_absurd_facts_are_refused_without_an_error(absurd):
    import_facts(facts=absurd)
    assert not Figure.objects.exists()
