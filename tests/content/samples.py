"""Small things the tests of this room are made of."""

import io
import unicodedata

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from wagtail.models import Page

from cms.content.models import ArticlePage, SectionPage
from cms.library.models import Document, Picture


def nfd(text: str) -> str:
    """The text as a Mac or a PDF gives it: letters and marks apart."""
    return unicodedata.normalize("NFD", text)


def make_picture(title: str = "Ảnh thử", description: str = "") -> Picture:
    """A small real picture in the library."""
    buffer = io.BytesIO()
    Image.new("RGB", (640, 360), "#884400").save(buffer, "JPEG")
    file = SimpleUploadedFile("anh-thu.jpg", buffer.getvalue(), "image/jpeg")
    return Picture.objects.create(title=title, file=file, description=description)


def make_document(title: str = "Mẫu đơn") -> Document:
    """A small real document in the library."""
    file = SimpleUploadedFile("mau-don.pdf", b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<<>>\n%%EOF\n")
    return Document.objects.create(title=title, file=file)


def paragraph(text: str = "Một đoạn văn.") -> list:
    """A body of one paragraph."""
    return [("rich_text", {"html": f"<p>{text}</p>"})]


def add_section(parent: Page, title: str = "Tin tức", **fields) -> SectionPage:
    """A live section under `parent`."""
    return parent.add_child(instance=SectionPage(title=title, **fields))


def add_article(parent: Page, title: str = "Bài thử", **fields) -> ArticlePage:
    """An article under `parent`, live unless said otherwise."""
    return parent.add_child(instance=ArticlePage(**{"title": title, "body": paragraph()} | fields))
