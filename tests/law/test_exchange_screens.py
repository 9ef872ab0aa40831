"""The screens by which the registry goes out and comes in: a look first, then the taking over."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from wagtail.models import ModelLogEntry

from cms.law.exchange import write_json, write_workbook
from cms.law.facts import export_facts, read_shipped_facts
from cms.law.importing import import_facts
from cms.law.models import Figure, LawUpload, LegalDocument
from tests.law.admin_forms import LAW, enter, read

pytestmark = pytest.mark.django_db
HALF = b'{"figures": [{"key": "k", "label": "\\ud800"}]}'
"""Half a character: JSON has it, no text does."""


@pytest.fixture
def office(publisher_user) -> Client:
    """Somebody who keeps the registry."""
    return enter(publisher_user)


def send(client: Client, content: bytes, name: str = "luat.json"):
    return client.post(f"{LAW}/tep/", {"file": SimpleUploadedFile(name, content)}, follow=True)


def test_a_file_is_looked_at_first_and_then_taken_over(office, publisher_user):
    answer = send(office, write_json(read_shipped_facts() | {"figures": [1]}))
    page = answer.content.decode()
    assert "Nhận vào sổ" in page
    assert "Số liệu, dòng 1" in page
    assert "Không phải một dòng dữ liệu" in page
    assert not LegalDocument.objects.exists()

    upload = LawUpload.objects.get()
    answer = office.post(f"{LAW}/tep/{upload.pk}/", {"seen": answer.context["seen"]}, follow=True)
    assert "1 dòng không nhận được" in answer.content.decode()
    assert LegalDocument.objects.count() == len(read_shipped_facts()["documents"])
    assert not LawUpload.objects.exists()
    assert ModelLogEntry.objects.filter(user=publisher_user, action="wagtail.create").count() > 100


def test_what_changed_between_the_look_and_the_taking_is_shown_again(office):
    answer = send(office, write_json(read_shipped_facts()))
    import_facts(facts=read_shipped_facts() | {"figures": [], "places": []})
    answer = office.post(f"{LAW}/tep/{LawUpload.objects.get().pk}/", {"seen": answer.context["seen"]})
    assert "Sổ luật đã thay đổi từ lúc bạn xem trước" in answer.content.decode()
    assert not Figure.objects.exists()


def test_a_file_is_dropped_without_a_trace(office):
    send(office, write_json(read_shipped_facts()))
    office.post(f"{LAW}/tep/{LawUpload.objects.get().pk}/", {"drop": "1"})
    assert not LawUpload.objects.exists()
    assert not LegalDocument.objects.exists()


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"{", b"[]", b"x" * 10_000_001, HALF])
def test_a_file_that_is_none_gets_a_sentence_and_is_not_kept(office, content):
    answer = send(office, content, "tep.xlsx")
    assert answer.status_code == 200
    assert "Tệp" in answer.content.decode()
    assert not LawUpload.objects.exists()


def test_the_registry_goes_out_in_both_forms(office):
    import_facts(facts=read_shipped_facts())
    assert office.get(f"{LAW}/tep/tai-ve/json/").content == write_json(export_facts())
    answer = office.get(f"{LAW}/tep/tai-ve/xlsx/")
    assert answer["Content-Disposition"].endswith('.xlsx"')
    page = send(office, answer.content, "a.xlsx").content.decode()
    assert "giống hệt sổ luật" in page
    assert office.get(f"{LAW}/tep/tai-ve/csv/").status_code == 404


def test_who_may_only_look_takes_the_file_out_and_puts_none_in(editor, organiser, office):
    reader = enter(editor)
    page = read(reader, "tep/")
    assert "Tải tệp Excel về" in page
    assert 'type="file"' not in page
    assert reader.get(f"{LAW}/tep/tai-ve/json/").status_code == 200
    send(reader, write_json(read_shipped_facts()))
    assert not LawUpload.objects.exists()
    assert enter(organiser).get(f"{LAW}/tep/tai-ve/json/").status_code in (302, 403)
    send(office, write_workbook(export_facts()))
    assert reader.get(f"{LAW}/tep/{LawUpload.objects.get().pk}/").status_code in (302, 403)


def test_nobody_takes_up_the_file_of_another(office, admin_user):
    send(office, write_workbook(export_facts()), "a.xlsx")
    assert enter(admin_user).get(f"{LAW}/tep/{LawUpload.objects.get().pk}/").status_code == 404
