"""Documents: what is taken, how it is kept, what it says in public, and who may fetch it from the office."""

import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.models import Collection, CollectionViewRestriction

from cms.library.errors import MissingFile, UnusableFile
from cms.library.models import Document, Picture
from cms.library.queries import get_public_documents, get_public_pictures
from tests.library.pictures import photograph, upload

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\n%" + b"x" * 200
OLD_WORD = bytes.fromhex("d0cf11e0a1b11ae1") + b"x" * 200


def package(*names: str) -> bytes:
    """A zip file with these names in it."""
    output = BytesIO()
    with zipfile.ZipFile(output, "w") as file:
        for name in names:
            file.writestr(name, "x")
    return output.getvalue()


def make_document(title: str = "Quyết định", name: str = "Quyết định 83.PDF", **fields) -> Document:
    """A stored document."""
    return Document.objects.create(title=title, file=ContentFile(PDF, name=name), **fields)


def test_entry_says_what_a_reader_needs() -> None:
    new = make_document("Quyết định mới")
    old = make_document(
        "Quyết định", number="83/QĐ-LĐLĐ", issuer="LĐLĐ tỉnh", issued_on=date(2026, 3, 12), replaced_by=new
    )
    entry = Document.objects.get(pk=old.pk).to_entry()
    assert (entry.number, entry.issuer, entry.issued_on) == ("83/QĐ-LĐLĐ", "LĐLĐ tỉnh", "2026-03-12")
    assert (entry.media_type, entry.size, entry.replaced_by) == ("application/pdf", len(PDF), f"document:{new.pk}")
    assert entry.filename.startswith("quyet-dinh-83")
    assert entry.file.isascii()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", PDF),
        ("a.doc", OLD_WORD),
        ("a.xlsx", package("[Content_Types].xml", "xl/workbook.xml")),
        ("a.odt", package("mimetype", "content.xml")),
    ],
)
def test_office_files_are_taken(name, content) -> None:
    assert Document.objects.create(title="A", file=ContentFile(content, name=name)).file_size == len(content)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.html", b"<script>alert(1)</script>", "Không nhận tệp đuôi"),
        ("a.svg", b"<svg/>", "Không nhận tệp đuôi"),
        ("a.js", b"alert(1)", "Không nhận tệp đuôi"),
        ("a.zip", package("a.txt"), "Không nhận tệp đuôi"),
        ("khong-duoi", PDF, "Không nhận tệp đuôi"),
        ("a.pdf", b"<html>not a pdf</html>", "bên trong không phải vậy"),
        ("a.docx", PDF, "bên trong không phải vậy"),
        ("a.docx", package("a.txt"), "bên trong không phải vậy"),
        ("a.docx", package("[Content_Types].xml", "word/vbaProject.bin"), "macro"),
    ],
)
def test_what_could_harm_a_reader_is_refused_beside_the_field(client, admin_user, name, content, message) -> None:
    client.force_login(admin_user)
    collection = Collection.get_first_root_node().pk
    answer = client.post(
        reverse("wagtaildocs:add"), {"title": "A", "file": upload(content, name), "collection": collection}
    )
    [error] = answer.context["form"].errors["file"]
    assert message in error
    with pytest.raises(UnusableFile):
        Document(title="A").file.save(name, ContentFile(content), save=False)


def test_form_keeps_number_date_and_plain_file_name(client, admin_user) -> None:
    client.force_login(admin_user)
    answer = client.post(
        reverse("wagtaildocs:add"),
        {
            "title": "Quye\u0302\u0301t định", "file": upload(PDF, "Quyết định số 83.pdf"), "number": "83/QĐ-LĐLĐ",
            "issued_on": "2026-03-12", "collection": Collection.get_first_root_node().pk,
        },
    )  # fmt: skip
    assert answer.status_code == 302, answer.context["form"].errors
    document = Document.objects.get()
    assert (document.title, document.issued_on) == ("Quyết định", date(2026, 3, 12))
    assert document.filename == "quyet-dinh-so-83.pdf"
    assert document.uploaded_by_user == admin_user


def test_many_documents_at_once_are_taken_and_asked_for_less(client, admin_user) -> None:
    client.force_login(admin_user)
    answer = client.post(
        reverse("wagtaildocs:add_multiple"),
        {"title": "A", "files[]": upload(PDF, "a.pdf"), "collection": Collection.get_first_root_node().pk},
        headers={"x-requested-with": "XMLHttpRequest"},
    ).json()
    assert answer["success"] is True
    assert "number" in answer["form"]
    assert "replaced_by" not in answer["form"]


def test_documents_do_not_replace_each_other_in_a_circle() -> None:
    first, second = make_document("Một"), make_document("Hai")
    second.replaced_by = first
    second.full_clean()
    second.save()
    first.replaced_by = second
    with pytest.raises(ValidationError) as refusal:
        first.full_clean()
    assert "vòng tròn" in refusal.value.message_dict["replaced_by"][0]
    first.replaced_by = first
    with pytest.raises(ValidationError):
        first.full_clean()


def test_missing_file_says_which_document() -> None:
    document = make_document()
    Path(document.file.path).unlink()
    with pytest.raises(MissingFile, match="“Quyết định”"):
        document.to_entry()


def test_what_lies_in_a_private_collection_is_not_public() -> None:
    private = Collection.get_first_root_node().add_child(instance=Collection(name="Nội bộ"))
    below = private.add_child(instance=Collection(name="Nội bộ, phần hai"))
    CollectionViewRestriction.objects.create(collection=private, restriction_type="login")
    shown, hidden = make_document(), make_document(collection=below)
    picture = Picture.objects.create(title="Ảnh", file=ContentFile(photograph(), name="a.jpg"), collection=private)
    assert get_public_documents([shown.pk, hidden.pk, 999]) == [shown]
    assert get_public_pictures([picture.pk]) == []


def test_strangers_get_neither_documents_nor_originals(client, organiser, editor) -> None:
    document = make_document()
    picture = Picture.objects.create(title="Ảnh", file=ContentFile(photograph(), name="a.jpg"))
    for url in (document.url, picture.file.url):
        client.logout()
        assert client.get(url).status_code == 302
        client.force_login(organiser)
        answer = client.get(url)
        assert answer.status_code in (302, 403)
        assert answer.get("location", reverse("wagtailadmin_home")) == reverse("wagtailadmin_home")
        client.force_login(editor)
        answer = client.get(url)
        assert answer.status_code == 200
        assert b"".join(answer.streaming_content)
        assert answer["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("name", ["../var/loa.sqlite3", "documents/a.pdf", "images/../documents/a.pdf", "images", "x"])
def test_only_pictures_are_served_as_pictures(client, admin_user, name) -> None:
    make_document(name="a.pdf")
    client.force_login(admin_user)
    assert client.get(f"/quan-tri/tep/{name}").status_code in (400, 404)
