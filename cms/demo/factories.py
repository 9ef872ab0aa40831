"""Make one thing at a time, with sensible defaults: for the demo's own seed and for the tests of every room."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from typing import Any

from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image
from wagtail.models import Locale, Page

from cms import schema
from cms.accounts.models import User
from cms.content.models import (
    ArticlePage,
    CampaignPage,
    ContentPage,
    ExplainerPage,
    GuidePage,
    JoinPage,
    PlainPage,
    SectionPage,
)
from cms.content.translated_from import measure_source
from cms.demo.content.writing import ask, conclude, paragraphs, tags, text
from cms.demo.drawing import DOCUMENTS, PICTURES, draw_document, draw_picture
from cms.demo.filling import MODELS, fill_page
from cms.demo.storing import Names
from cms.interest.actions import record_message
from cms.interest.messages import Agreement, Answer, Message
from cms.interest.models import Lead
from cms.interest.phones import read_phone
from cms.interest.receipts import make_code
from cms.interest.vault import hash_code
from cms.library.models import Document, Picture
from cms.schema.text import slugify
from cms.union.models import Unit

_NO_NAMES: Names = {}
_REQUIRED = {
    "explainer": {"short_answer": "<p>…</p>"},
    "campaign": {"demand": "…"},
    "calculator": {"calculator": "tang-ca"},
}
"""What a page must have to be stored at all, before it is filled."""


def make_page(
    *, parent: Page, entry: schema.PageEntry, slug: str = "", live: bool = True, names: Names = _NO_NAMES
) -> ContentPage:
    """A page under `parent` that will state `entry`; live unless told otherwise. Raises ValidationError if it may not.

    References in `entry` are of things that exist (`page:12`), or `names` says which they are.
    """
    page = make_empty_page(parent=parent, entry=entry, slug=slug)
    complete_page(page=page, entry=entry, live=live, names=names)
    return page


def make_empty_page(*, parent: Page, entry: schema.PageEntry, slug: str = "") -> ContentPage:
    """A draft that holds the place and the address of `entry`, so that others can already point at it."""
    # Tests hold on to parents while the tree grows; a stale count of children would give a place twice.
    parent.refresh_from_db(fields=["path", "depth", "numchild", "url_path"])
    model = MODELS[entry.kind]
    page = model(title=entry.title, slug=slug or slugify(entry.title), live=False, **_REQUIRED.get(entry.kind, {}))
    return parent.add_child(instance=page)


def complete_page(*, page: ContentPage, entry: schema.PageEntry, live: bool = True, names: Names = _NO_NAMES) -> None:
    """Give the draft `page` all that `entry` says, and publish it when `live`, as of the moment the entry says."""
    fill_page(page, entry, names)
    page.first_published_at = entry.published_at if live else None
    page.save()
    revision = page.save_revision()
    if not live:
        return
    revision.publish()
    if entry.published_at:
        _set_moments(page, entry.published_at, entry.updated_at or entry.published_at)
    page.refresh_from_db()


def make_translation(
    *,
    page: ContentPage,
    language: str,
    title: str = "",
    entry: schema.PageEntry | None = None,
    live: bool = True,
    names: Names = _NO_NAMES,
) -> ContentPage:
    """The page in another language, where its parent is translated already: it says `entry`.

    Without one it says what the page says, under another title.
    """
    page = type(page).objects.get(pk=page.pk)
    locale, _made = Locale.objects.get_or_create(language_code=language)
    made = page.copy_for_translation(locale)
    made.made_from = measure_source(made)
    complete_page(page=made, entry=entry or replace(page.to_entry(), title=title), live=live, names=names)
    return made


def make_section(*, parent: Page, title: str = "Tin tức", slug: str = "", live: bool = True, **fields) -> SectionPage:
    """A section. `fields`: of `schema.Section`."""
    return make_page(parent=parent, entry=schema.Section(title=title, **fields), slug=slug, live=live)


def make_article(
    *, parent: Page, title: str = "Công nhân được tăng bữa ăn ca", slug: str = "", live: bool = True, **fields
) -> ArticlePage:
    """An article with a standfirst and a paragraph. `fields`: of `schema.Article`; `tags` may be plain words."""
    fields.setdefault("sapo", "Sau ba tuần thương lượng, bữa ăn ca có thêm món rau và trái cây.")
    fields.setdefault("body", (text("Từ tháng này, mỗi suất ăn có thêm một món rau."),))
    return make_page(parent=parent, entry=schema.Article(title=title, **_tagged(fields)), slug=slug, live=live)


def make_explainer(
    *, parent: Page, title: str = "Bị chậm lương thì làm gì?", slug: str = "", live: bool = True, **fields
) -> ExplainerPage:
    """An explainer with a short answer. `fields`: of `schema.Explainer`; `tags` may be plain words."""
    fields.setdefault("short_answer", paragraphs("Công ty phải trả lương đủ và đúng hạn."))
    return make_page(parent=parent, entry=schema.Explainer(title=title, **_tagged(fields)), slug=slug, live=live)


def make_guide(
    *, parent: Page, title: str = "Bị nợ lương, tôi làm gì?", slug: str = "", live: bool = True, **fields
) -> GuidePage:
    """A guide of one question and two outcomes. `fields`: of `schema.Guide`; `tags` may be plain words."""
    fields.setdefault(
        "nodes",
        (
            ask("Lương trễ từ 15 ngày trở lên?", ("Rồi", "Đòi đủ lương, kèm tiền lãi"), ("Chưa", "Hỏi bằng tin nhắn")),
            conclude("Đòi đủ lương, kèm tiền lãi", text("Viết tin nhắn cho công ty và giữ lại.")),
            conclude("Hỏi bằng tin nhắn", text("Hỏi ngày trả lương và giữ lại câu trả lời.")),
        ),
    )
    return make_page(parent=parent, entry=schema.Guide(title=title, **_tagged(fields)), slug=slug, live=live)


def make_campaign(
    *, parent: Page, title: str = "Nước mát cho mọi phân xưởng", slug: str = "", live: bool = True, **fields
) -> CampaignPage:
    """A campaign with a demand. `fields`: of `schema.Campaign`; speakers get their consent recorded."""
    fields.setdefault("demand", "Phân xưởng nào cũng có nước mát.")
    return make_page(parent=parent, entry=schema.Campaign(title=title, **fields), slug=slug, live=live)


def make_join_page(
    *,
    parent: Page,
    title: str = "Tham gia công đoàn",
    form: str = "join",
    slug: str = "",
    live: bool = True,
    **fields,
) -> JoinPage:
    """A page with a form. `form`: join or call_back; `fields`: of `schema.Join`."""
    asked = schema.Form(name=form, version="", action="", fields=(), consents=(), reader="", submit="")
    fields.setdefault("received_title", "Chúng tôi đã nhận được")
    return make_page(parent=parent, entry=schema.Join(title=title, form=asked, **fields), slug=slug, live=live)


def make_plain_page(*, parent: Page, title: str = "Liên hệ", slug: str = "", live: bool = True, **fields) -> PlainPage:
    """A plain page. `fields`: of `schema.Plain`."""
    fields.setdefault("body", (text("Gọi cho chúng tôi trong giờ làm việc."),))
    return make_page(parent=parent, entry=schema.Plain(title=title, **fields), slug=slug, live=live)


def make_picture(*, name: str = "cong-nha-may", width: int = 1600, **fields) -> Picture:
    """A picture of the library, drawn. `name`: of the demo's catalogue; `width`: in pixels, smaller is quicker."""
    picture, content = PICTURES[name], draw_picture(name)
    if width != 1600:
        content = _shrink(content, width)
    given = {"title": picture.title, "description": picture.alt, "credit": picture.credit} | fields
    return Picture.objects.create(file=ContentFile(content, name=f"{name}.jpg"), **given)


def make_document(*, name: str = "to-roi-doc-phieu-luong", **fields) -> Document:
    """A document of the library: a PDF of one page. `name`: of the demo's catalogue."""
    paper = DOCUMENTS[name]
    given = {
        "title": paper.title,
        "number": paper.number,
        "issuer": paper.issuer,
        "issued_on": paper.issued_on or None,
        "in_force_to": paper.in_force_to or None,
    } | fields
    return Document.objects.create(file=ContentFile(draw_document(name), name=paper.filename), **given)


def make_user(*, username: str, password: str, role: str = "", **fields) -> User:
    """Somebody with a sign-in. `role`: the name of a group; empty: none."""
    user = User.objects.create_user(username=username, password=password, **fields)
    if role:
        user.groups.add(Group.objects.get(name=role))
    return user


def make_unit(*, code: str, name: str = "", kind: str = Unit.Kind.COMMUNE, **fields) -> Unit:
    """A unit of the union."""
    return Unit.objects.create(code=code, name=name or f"Công đoàn {code}", kind=kind, **fields)


def make_lead(
    *, name: str = "Chị Sáu", phone: str = "0297 000 0900", at: datetime | None = None, **answers: str
) -> Lead:
    """Somebody who raised a hand through the join form. `answers`: workplace, commune, note, no_local_contact.

    Raises NotAPhone for a `phone` the form would refuse.
    """
    message = make_message(name=name, phone=phone, at=at, **answers)
    record_message(message=message)
    return Lead.objects.get(submissions__code_hash=hash_code(message.code))


def make_message(*, name: str, phone: str, at: datetime | None = None, **answers: str) -> Message:
    """One sending of the join form, not yet recorded."""
    return Message(
        code=make_code(),
        form="join",
        version="mau",
        page="/tham-gia-cong-doan/",
        language="vi",
        received_at=at or timezone.now(),
        answers=(
            Answer(name="name", label="Chúng tôi gọi bạn là gì?", value=name),
            Answer(name="phone", label="Số điện thoại hoặc Zalo", value=phone, phone=read_phone(phone)),
            *(Answer(name=key, label=_LABELS.get(key, key), value=value) for key, value in answers.items()),
        ),
        agreements=(
            Agreement(purpose="consent_contact", wording="Tôi đồng ý để công đoàn gọi cho tôi.", given=True),
            Agreement(purpose="consent_news", wording="Tôi muốn nhận tin của công đoàn.", given=False),
        ),
    )


_LABELS = {
    "workplace": "Bạn làm ở đâu?",
    "commune": "Xã, phường hoặc đặc khu",
    "note": "Bạn muốn hỏi hay nói gì thêm",
    "no_local_contact": "Đừng báo cho ai ở công ty tôi",
}


def _set_moments(page: Page, published: datetime, updated: datetime) -> None:
    # Wagtail dates a publication by the clock; here it is dated by the story.
    Page.objects.filter(pk=page.pk).update(
        first_published_at=published, last_published_at=updated, latest_revision_created_at=updated
    )


def _tagged(fields: dict[str, Any]) -> dict[str, Any]:
    given: Iterable = fields.get("tags", ())
    return fields | {"tags": tuple(tag if isinstance(tag, schema.Tag) else tags(tag)[0] for tag in given)}


def _shrink(content: bytes, width: int) -> bytes:
    image = Image.open(BytesIO(content))
    file = BytesIO()
    image.resize((width, round(image.height * width / image.width))).save(file, "JPEG", quality=80)
    return file.getvalue()
