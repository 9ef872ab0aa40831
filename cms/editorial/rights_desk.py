"""What keeps the rights pages true, and what is not: the lists of the rights desk."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.contrib.auth.models import AbstractUser
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.permissions import page_permission_policy

from cms.content.law_uses import find_uses
from cms.content.models import PAGE_MODELS, ExplainerPage
from cms.content.queries import get_public_pages, iter_pages
from cms.editorial.languages import iter_lags, name_translations
from cms.editorial.models import LawTask
from cms.editorial.outside_links_report import list_broken
from cms.editorial.reviews_due import (
    list_due_reviews,
    list_lapsed_checks,
    list_open_notes,
    list_unanswered_checks,
    list_unchecked,
)
from cms.law.queries import list_ended_or_reworded, list_ending_figures, list_unconfirmed
from cms.publisher.contexts import get_reviewed_day
from cms.schema.languages import LANGUAGES

SOON = timedelta(days=14)
"""A check due so soon is shown beforehand."""
ENDING = timedelta(days=60)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One thing to look at: what, where to go, why."""

    title: str
    url: str
    why: str
    page: int = 0
    """The page to look at; 0 when the line is of no one page."""
    about: str = ""
    """Of a page in another language: which it is, in Vietnamese."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Concern:
    """One list of the desk."""

    title: str
    none: str
    """What is said when it is empty."""
    lines: tuple[Line, ...]


def list_concerns(user: AbstractUser) -> list[Concern]:
    """Every list of the desk for `user`, the most pressing first; pages are those `user` may edit."""
    today = timezone.localdate()
    pages = page_permission_policy.instances_user_has_permission_for(user, "change")
    editable = set(pages.values_list("pk", flat=True))
    none = _("Không có.")
    changed = _("Không có: mọi trang đã được rà theo luật hôm nay.")
    lists = (
        (_("Trang dẫn luật đã đổi"), changed, _iter_changed(today, editable)),
        (_("Việc rà vì luật sắp đổi"), _("Không còn việc nào chờ rà."), _iter_tasks(editable)),
        (_("Số liệu hết hạn trong 60 ngày mà chưa có số mới"), none, _iter_ending(today)),
        (_("Trang đến hạn rà"), _("Chưa trang nào đến hạn."), _iter_due(today, editable)),
        (_("Luật sư đã góp ý"), _("Không còn góp ý nào chưa xử lý."), _iter_notes(editable)),
        (_("Luật sư chưa trả lời"), _("Không chờ ai."), _iter_unanswered(editable)),
        (_("Trang chưa ai rà"), none, _iter_unchecked(editable)),
        (_("Đang dùng mà chưa đọc tại văn bản gốc"), none, _iter_unconfirmed()),
        (_("Căn cứ pháp lý gõ tay, ngoài sổ luật"), none, _iter_typed(editable)),
        (_("Bản dịch chưa theo kịp bản tiếng Việt"), none, _iter_lagging(editable)),
        (_("Liên kết hỏng"), _("Không có liên kết nào hỏng."), _iter_broken(user)),
    )
    drawn = [(title, none, list(lines)) for title, none, lines in lists]
    named = name_translations({line.page for _title, _none, lines in drawn for line in lines})
    return [
        Concern(title=title, none=none, lines=tuple(replace(line, about=named.get(line.page, "")) for line in lines))
        for title, none, lines in drawn
    ]


def _edit(key: int) -> str:
    return reverse("wagtailadmin_pages:edit", args=[key])


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def _iter_changed(today: date, editable: set[int]) -> Iterator[Line]:
    """Public pages that cite what has changed or ended since a person last held them against the law."""
    turns = list_ended_or_reworded(today)
    uses = [use for use in find_uses(turns) if use.live and use.page in editable]
    public = set(get_public_pages().filter(pk__in={use.page for use in uses}).values_list("pk", flat=True))
    reviewed = _read_reviewed(public)
    told = set()
    for use in uses:
        turn, name = turns[use.ref]
        on = reviewed.get(use.page)
        if use.page in public and (on is None or turn > on) and (use.page, use.ref) not in told:
            told.add((use.page, use.ref))
            yield Line(title=use.title, url=_edit(use.page), why=f"{name}: {_('đổi từ')} {_day(turn)}", page=use.page)


def _read_reviewed(keys: set[int]) -> dict[int, date | None]:
    pages = (page for model in PAGE_MODELS for page in iter_pages(model.objects.filter(pk__in=keys)))
    return {page.pk: get_reviewed_day(page.to_entry()) for page in pages}


def _iter_tasks(editable: set[int]) -> Iterator[Line]:
    tasks = LawTask.objects.filter(done_at=None, page__in=editable).select_related("page", "change")
    for task in tasks.order_by("change__effective_on", "pk"):
        why = f"{task.change.title}, {_('từ')} {_day(task.change.effective_on)}"
        url = reverse("editorial_law_change", args=[task.change_id])
        yield Line(title=task.page.get_admin_display_title(), url=url, why=why, page=task.page_id)


def _iter_ending(today: date) -> Iterator[Line]:
    for figure, last in list_ending_figures(today, today + ENDING):
        yield Line(title=str(figure), url=reverse("law_changes:index"), why=f"{_('hết áp dụng sau')} {_day(last)}")


def _iter_lagging(editable: set[int]) -> Iterator[Line]:
    for lag in iter_lags():
        if lag.page in editable:
            why = _("bản tiếng Việt đã đổi (%(language)s)") % {"language": LANGUAGES[lag.language]}
            yield Line(title=lag.title, url=_edit(lag.page), why=why, page=lag.page)


def _iter_due(today: date, editable: set[int]) -> Iterator[Line]:
    for page in list_due_reviews(today, ahead=SOON.days):
        if page.pk not in editable:
            continue
        why = _("quá hạn từ %(day)s") if page.next_check < today else _("trước ngày %(day)s")
        why %= {"day": _day(page.next_check)}
        if page.content_owner:
            why += _(", người giữ bài: %(name)s") % {"name": page.content_owner.get_full_name() or page.content_owner}
        yield Line(title=page.get_admin_display_title(), url=_edit(page.pk), why=why, page=page.pk)


def _iter_notes(editable: set[int]) -> Iterator[Line]:
    for note in list_open_notes().filter(page__in=editable):
        yield Line(title=note.page.get_admin_display_title(), url=_edit(note.page_id), why=note.text[:120])


def _iter_unanswered(editable: set[int]) -> Iterator[Line]:
    """Links that still wait, then those that ran out."""
    for check in list_unanswered_checks().filter(page__in=editable):
        why = _("%(name)s, đường dẫn hết hạn %(day)s") % {"name": check.name, "day": _day(check.expires_at)}
        yield Line(title=check.page.get_admin_display_title(), url=_edit(check.page_id), why=why)
    for check in list_lapsed_checks().filter(page__in=editable):
        why = _("%(name)s, đường dẫn đã hết hạn: hãy nhờ lại") % {"name": check.name}
        yield Line(title=check.page.get_admin_display_title(), url=_edit(check.page_id), why=why)


def _iter_unchecked(editable: set[int]) -> Iterator[Line]:
    for page in list_unchecked():
        if page.pk in editable:
            yield Line(title=page.get_admin_display_title(), url=_edit(page.pk), why=_("chưa có ngày rà"), page=page.pk)


def _iter_unconfirmed() -> Iterator[Line]:
    names = list_unconfirmed()
    counts: dict[str, set[int]] = {}
    for use in find_uses(names):
        counts.setdefault(use.ref, set()).add(use.page)
    for ref, pages in sorted(counts.items(), key=lambda item: -len(item[1])):
        why = _("%(count)d trang in kèm “đang chờ xác nhận”") % {"count": len(pages)}
        yield Line(title=names[ref], url=_edit(min(pages)), why=why)


def _iter_typed(editable: set[int]) -> Iterator[Line]:
    for page in ExplainerPage.objects.filter(live=True, pk__in=editable).order_by("path"):
        count = sum(block["type"] == "reference" for block in page.legal_basis.raw_data)
        if count:
            why = _("%(count)d chỗ: luật đổi thì không ai được báo") % {"count": count}
            yield Line(title=page.get_admin_display_title(), url=_edit(page.pk), why=why)


def _iter_broken(user: AbstractUser) -> Iterator[Line]:
    for item in list_broken(user):
        yield Line(title=item.page.get_admin_display_title(), url=_edit(item.page.pk), why=item.link.url)
