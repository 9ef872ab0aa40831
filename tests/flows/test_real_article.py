"""A true article of a provincial union's site, put in through the admin's own forms, read on the published page.

The text is not ours and is not kept here: the test reads it where LOA_SAMPLES points, and is skipped elsewhere.
"""

import os
import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from cms.content.models import ArticlePage, PenName
from cms.demo.factories import make_section
from cms.union.models import SiteProfile

pytestmark = pytest.mark.django_db

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = Path(os.environ.get("LOA_SAMPLES") or ROOT.parent / "shared" / "samples" / "bai-viet-van-dong-doan-vien.txt")
if SAMPLE.is_dir():
    SAMPLE = SAMPLE / "bai-viet-van-dong-doan-vien.txt"
LONGEST_HEADING = 160


@dataclass(frozen=True)
class Original:
    """The article as it stands in the file."""

    union: str
    section: str
    title: str
    moment: datetime
    sapo: str
    body: tuple[tuple[str, str], ...]
    """(heading or rich_text, words), in order."""
    signature: str


@pytest.fixture
def original() -> Original:
    """The sample, taken apart by its form: breadcrumb, text-size control, title, time, sapo, body, pen name."""
    if not SAMPLE.exists():
        pytest.skip("the real sample is not on this machine (LOA_SAMPLES names it)")
    text = SAMPLE.read_text("utf-8").strip()
    text, _newline, signature = re.sub(r"\s*(BTG)$", r"\n\1", text).rpartition("\n")
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    stamp = next(line for line in lines if re.fullmatch(r"\(\d\d:\d\d \| \d\d/\d\d/\d{4}\)", line))
    after = lines[lines.index(stamp) + 1 :]
    blocks = [("heading" if len(line) < LONGEST_HEADING else "rich_text", line) for line in after[1:]]
    return Original(
        union=lines[0],
        section=lines[1],
        title=lines[lines.index(stamp) - 1],
        moment=datetime.strptime(stamp, "(%H:%M | %d/%m/%Y)").replace(tzinfo=ZoneInfo("Asia/Ho_Chi_Minh")),
        sapo=after[0],
        body=tuple(blocks),
        signature=signature,
    )


def post_article(client, section: Page, original: Original) -> ArticlePage:
    """Write and publish the article as an editor does: the form of a new page, filled and sent."""
    pen_name = PenName.objects.create(name=original.signature, kind=PenName.Kind.BOARD)
    blocks = [
        ("heading", {"text": words, "level": "2"}) if kind == "heading" else ("rich_text", {"html": as_typed(words)})
        for kind, words in original.body
    ]
    data = {
        "title": original.title,
        "slug": "",
        "search_description": "",
        "sapo": original.sapo,
        "picture": "",
        "picture_alt": "",
        "picture_caption": "",
        "pen_name": pen_name.pk,
        "signature_text": "",
        "source": "",
        "source_url": "",
        "tags": "phát triển đoàn viên",
        "body": streamfield(blocks),
        "document_links": inline_formset([]),
        "related_links": inline_formset([]),
        "comments": inline_formset([]),
        "action-publish": "action-publish",
    }
    address = reverse("wagtailadmin_pages:add", args=["content", "articlepage", section.pk])
    answer = client.post(address, nested_form_data(data), follow=True)
    assert answer.status_code == 200
    assert not answer.context or "form" not in answer.context or not answer.context["form"].errors
    return ArticlePage.objects.get()


def as_typed(words: str) -> str:
    """A paragraph as the rich text field posts it."""
    return rich_text(f"<p>{words}</p>")


def test_real_article_goes_in_by_the_admin_and_comes_out_whole(site_tree, original, publisher_user, client, settings):
    SiteProfile.objects.update(name=original.union)
    section = make_section(parent=site_tree, title=original.section, in_menu=True)
    client.force_login(publisher_user)
    page = post_article(client, section, original)
    # The article is older than this site: its first moment is the one printed on it.
    Page.objects.filter(pk=page.pk).update(first_published_at=original.moment, last_published_at=original.moment)
    call_command("publish")
    file = settings.LOA_SITE_DIR / page.url_path.removeprefix(site_tree.url_path) / "index.html"
    html = file.read_text("utf-8")

    assert page.slug == "nang-cao-hieu-qua-cong-tac-van-dong-nguoi-lao-dong-tham-gia-to-chuc-cong-doan"
    crumbs = html[html.index('class="crumbs') : html.index("</nav>", html.index('class="crumbs'))]
    assert original.section in crumbs
    assert f"<h1>{original.title}</h1>" in html
    assert original.moment.strftime("%H:%M | %d/%m/%Y") in html
    assert f'class="sapo">{original.sapo}' in html
    headings = [words for kind, words in original.body if kind == "heading"]
    assert len(headings) == 3
    assert re.findall(r"<h2[^>]*>([^<]+)</h2>", html)[:3] == headings
    for kind, words in original.body:
        assert (words if kind == "heading" else f"<p>{words}</p>") in html
    assert f'class="signature">{original.signature}</p>' in html
    order = [html.index(part) for part in (original.title + "</h1>", 'class="sapo"', *headings, 'class="signature"')]
    assert order == sorted(order), "title, sapo, headings, and the pen name last"
