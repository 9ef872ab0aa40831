"""Put the invented union into an empty house, whole or not at all."""

from dataclasses import replace
from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from wagtail.models import Locale, Page, Site
from wagtail.users.models import UserProfile

from cms.accounts.models import User
from cms.accounts.printed_passwords import DEMO_PASSWORD
from cms.content.models import ChangeNote, CheckedPage, ContentPage, HomePage
from cms.demo.content import PAGES, TRANSLATIONS
from cms.demo.content.changes import CHANGES
from cms.demo.content.drafts import WAITING_FOR_APPROVAL, WAITING_FOR_ITS_HOUR
from cms.demo.content.province import PROFILE
from cms.demo.drawing import DOCUMENTS, PICTURES
from cms.demo.factories import complete_page, make_document, make_empty_page, make_picture, make_translation, make_user
from cms.demo.filling import fill_page
from cms.demo.leads import seed_leads
from cms.demo.organisation import seed_tables
from cms.demo.storing import find_number
from cms.editorial.roles import DATA_KEEPERS, EDITORS, ORGANISERS, PUBLISHERS, SITE_ADMINS
from cms.law.facts import read_shipped_facts
from cms.law.importing import import_facts
from cms.law.models import Figure, Provision
from cms.union.models import SiteProfile

HOME = "trang-chu"
PEOPLE = (
    # username, role, first name, last name
    ("bien-tap", EDITORS, "Bưởi", "Nguyễn Thị"),
    ("duyet-dang", PUBLISHERS, "Sơn", "Võ Hoài"),
    ("to-chuc", ORGANISERS, "Đước", "Huỳnh Văn"),
    ("to-chuc-phuong", ORGANISERS, "Bé", "Trần Thị"),
    ("du-lieu", DATA_KEEPERS, "Mận", "Lê Thị"),
    ("quan-tri", SITE_ADMINS, "Quản", "Trần Thị"),
)
"""One sign-in per role, and a commune's organiser beside the province's; all have the password that is printed."""


@transaction.atomic
def seed_union() -> bool:
    """Fill an empty house with the invented union. False, and nothing is touched, when there is a home page already.

    All or nothing: a second run after a failure starts from an empty house again.
    """
    if HomePage.objects.exists():
        return False
    seed_people()
    seed_tables()
    names = seed_library() | seed_law()
    pages = seed_pages(names)
    seed_changes(pages)
    seed_profile(pages)
    seed_translations(pages, names)
    seed_drafts(names, editor=User.objects.get(username="bien-tap"), publisher=User.objects.get(username="duyet-dang"))
    people = {user.username: user for user in User.objects.all()}
    seed_leads(organiser=people["to-chuc"], local=people["to-chuc-phuong"], keeper=people["du-lieu"])
    return True


def seed_people() -> None:
    """The sign-ins, one per role. Somebody of that name who is there already stays as they are."""
    for username, role, first_name, last_name in PEOPLE:
        if not User.objects.filter(username=username).exists():
            user = make_user(
                username=username,
                password=DEMO_PASSWORD,
                role=role,
                first_name=first_name,
                last_name=last_name,
                email=f"{username}@congdoan-haison.example",
            )
            # Nobody reads mail at an invented address.
            UserProfile.objects.create(
                user=user, submitted_notifications=False, approved_notifications=False, rejected_notifications=False
            )


def seed_library() -> dict[str, int]:
    """Pictures and documents. Returns the number behind each name: `{"picture:cang-ca": 3}`."""
    pictures = {f"picture:{name}": make_picture(name=name).pk for name in PICTURES}
    return pictures | {f"document:{name}": make_document(name=name).pk for name in DOCUMENTS}


def seed_law() -> dict[str, int]:
    """The registry of the law as it ships. Returns the number behind each name: `{"figure:muc-tham-chieu": 3}`.

    A provision is called by its document and its place: `provision:45/2019/QH14:98.1`.
    """
    report = import_facts(facts=read_shipped_facts())
    if report.refused:
        raise ValueError(f"facts that ship with Loa were refused: {report.refused[:3]}")
    figures = {f"figure:{figure.key}": figure.pk for figure in Figure.objects.all()}
    return figures | {
        f"provision:{row.document.number}:{'.'.join(filter(None, (row.article, row.clause, row.point)))}": row.pk
        for row in Provision.objects.select_related("document")
    }


def seed_pages(names: dict[str, int]) -> dict[str, ContentPage]:
    """All pages, by slug; adds their numbers to `names`. First all addresses, then all texts: they link both ways."""
    pages: dict[str, ContentPage] = {}
    for slug, entry in PAGES.items():
        parent = pages[entry.parent.partition(":")[2]] if entry.parent else _make_room_for_home()
        pages[slug] = make_empty_page(parent=parent, entry=entry, slug=slug)
        names[f"page:{slug}"] = pages[slug].pk
    _open_site(pages[HOME])
    keeper, deputy = (User.objects.get(username=name) for name in ("bien-tap", "duyet-dang"))
    for slug, entry in PAGES.items():
        pages[slug].refresh_from_db()
        if isinstance(pages[slug], CheckedPage):
            pages[slug].content_owner, pages[slug].content_deputy = keeper, deputy
        complete_page(page=pages[slug], entry=entry, names=names)
    return pages


def seed_changes(pages: dict[str, ContentPage]) -> None:
    """What readers were told of changes, and the changes nobody needed to be told of."""
    publisher = User.objects.get(username="duyet-dang")
    for told in CHANGES:
        page = pages[told.slug]
        ChangeNote.objects.create(page=page, at=told.at, by=publisher, kind=told.kind, sentence=told.sentence)
        Page.objects.filter(pk=page.pk).update(last_published_at=told.at, latest_revision_created_at=told.at)
        page.refresh_from_db()


def seed_profile(pages: dict[str, ContentPage]) -> None:
    """The union's name, its imprint, and its two special pages."""
    profile = SiteProfile.load()
    for field, value in PROFILE.items():
        setattr(profile, field, value)
    profile.join_page, profile.privacy_page = pages["tham-gia-cong-doan"], pages["quyen-rieng-tu"]
    profile.save()


def seed_translations(pages: dict[str, ContentPage], names: dict[str, int]) -> None:
    """What is there in other languages, its links leading to the pages in them; the rest stays in Vietnamese alone."""
    for language, translated in TRANSLATIONS.items():
        for slug, fields in translated.items():
            entry = replace(PAGES[slug], **fields)
            make_translation(page=pages[slug], language=language, entry=entry, names=names)


def seed_drafts(names: dict[str, int], *, editor: User, publisher: User) -> None:
    """One page that waits for approval, and one that waits for its hour."""
    for entry in (WAITING_FOR_APPROVAL, WAITING_FOR_ITS_HOUR):
        page = make_empty_page(parent=Page.objects.get(pk=find_number(entry.parent, names)), entry=entry)
        page.owner = editor
        fill_page(page, entry, names)
        if entry is WAITING_FOR_ITS_HOUR:
            page.go_live_at = timezone.now().replace(hour=0, minute=30, second=0, microsecond=0) + timedelta(days=2)
        page.save()
        revision = page.save_revision(user=editor)
        if entry is WAITING_FOR_ITS_HOUR:
            revision.publish(user=publisher)
        elif workflow := page.get_workflow():
            workflow.start(page, editor)


def _make_room_for_home() -> Page:
    """The root of the tree, without the page Wagtail greets with."""
    Locale.objects.get_or_create(language_code=settings.LANGUAGE_CODE)
    root = Page.get_first_root_node()
    for page in root.get_children().filter(content_type__model="page", numchild=0):
        page.delete()
    return Page.objects.get(pk=root.pk)


def _open_site(home: ContentPage) -> None:
    address = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    port = address.port or (443 if address.scheme == "https" else 80)
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={"hostname": address.hostname or "localhost", "port": port, "root_page": home, "site_name": "Loa"},
    )
