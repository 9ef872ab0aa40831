"""The screens of a coming change: list and form, then what it touches, then who has looked at which page."""

import json
from collections import Counter

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.admin.auth import require_admin_access
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import CreateView, DeleteView, EditView
from wagtail.admin.viewsets.model import ModelViewSet

from cms.editorial import law_changes
from cms.editorial.languages import name_translations
from cms.editorial.models import LawChange, LawChangeItem, LawTask
from cms.law.queries import name_refs
from cms.law.viewsets.choosers import figure_chooser, provision_chooser

CHANGE = "editorial.change_lawchange"
MOST_REFUSALS = 5


class ChangeKindSelect(forms.Select):
    """The choice of a kind tells the script beside it which fields each kind needs or may have."""

    def __init__(self, attrs: dict | None = None, **more) -> None:
        kinds = {
            kind.value: [*LawChangeItem.NEEDS[kind], *LawChangeItem.MAY.get(kind, ())] for kind in LawChangeItem.Kind
        }
        super().__init__({"data-needs": json.dumps(kinds), **(attrs or {})}, **more)

    class Media:
        js = ["editorial/law_change.js"]


class _ToTheChange:
    """After saving, the next thing is to see what the change touches."""

    def get_success_url(self) -> str:
        """The change itself."""
        return reverse("editorial_law_change", args=[self.object.pk])


class LawChangeCreateView(_ToTheChange, CreateView):
    """A new change; who made it is kept."""

    def save_instance(self) -> LawChange:
        """Note who plans it."""
        self.form.instance.made_by = self.request.user
        return super().save_instance()


class _OnlyPlanned:
    """What was prepared stays as it was prepared: the registry and the drafts follow from it."""

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        """Send whoever comes for a prepared change to its own screen."""
        pk = kwargs.get("pk") or (args[0] if args else None)
        if LawChange.objects.filter(pk=pk, prepared_at__isnull=False).exists():
            return redirect("editorial_law_change", pk)
        return super().dispatch(request, *args, **kwargs)


class LawChangeEditView(_OnlyPlanned, _ToTheChange, EditView):
    """A change that is only planned can be altered."""


class LawChangeDeleteView(_OnlyPlanned, DeleteView):
    """A change that is only planned can be dropped."""


def _state_of(change: LawChange) -> str:
    if not change.prepared_at:
        return _("đang soạn")
    waiting = change.tasks.filter(done_at=None).count()
    if not waiting:
        return _("đã rà xong")
    return ngettext("còn %(count)d trang chưa rà", "còn %(count)d trang chưa rà", waiting) % {"count": waiting}


class LawChangeViewSet(ModelViewSet):
    """The list of changes, coming and past."""

    model = LawChange
    name = "law_changes"
    url_prefix = "luat-sap-doi"
    icon = "history"
    menu_label = gettext_lazy("Luật sắp đổi")
    add_view_class = LawChangeCreateView
    edit_view_class = LawChangeEditView
    delete_view_class = LawChangeDeleteView
    copy_view_enabled = False
    inspect_view_enabled = False
    list_display = [
        "title",
        Column("effective_on", label=gettext_lazy("Từ ngày"), accessor=lambda row: f"{row.effective_on:%d/%m/%Y}"),
        Column("state", label=gettext_lazy("Việc rà"), accessor=_state_of),
    ]
    edit_handler = ObjectList(
        [
            FieldPanel("title"),
            FieldPanel("effective_on"),
            FieldPanel("document"),
            FieldPanel("confirmed"),
            InlinePanel(
                "items",
                heading=gettext_lazy("Những điều thay đổi"),
                label=gettext_lazy("Điều thay đổi"),
                help_text=gettext_lazy(
                    "Mỗi ô một điều khoản hoặc một số liệu. Chưa có gì thay đổi cho đến khi bạn xem danh sách trang bị "
                    "ảnh hưởng và bấm “Tạo bản nháp và việc rà”."
                ),
                min_num=1,
                panels=[
                    FieldPanel("kind", widget=ChangeKindSelect),
                    FieldPanel("figure", widget=figure_chooser.widget_class),
                    FieldRowPanel([FieldPanel("value", help_text=gettext_lazy("Ví dụ: 5.310.000 hoặc 0,5."))]),
                    FieldPanel("source", widget=provision_chooser.widget_class),
                    FieldPanel("provision", widget=provision_chooser.widget_class),
                    FieldPanel("successor", widget=provision_chooser.widget_class),
                    FieldPanel("gist"),
                ],
            ),
            FieldPanel("sentence"),
            FieldPanel("note"),
        ]
    )


@require_admin_access
@require_http_methods(["GET"])
def show_change(request: HttpRequest, pk: int) -> HttpResponse:
    """What a change touches; once it is prepared, its tasks. Raises PermissionDenied."""
    _require(request, "editorial.view_lawchange", CHANGE)
    change = get_object_or_404(LawChange, pk=pk)
    context = {"change": change, "items": change.items.all(), "may_change": request.user.has_perm(CHANGE)}
    if change.prepared_at:
        tasks = list(change.tasks.select_related("page", "draft", "done_by"))
        named = name_translations({task.page_id for task in tasks})
        rows = [_describe(task) | {"about": named.get(task.page_id, "")} for task in tasks]
        context |= {"rows": rows, "left": sum(task.done_at is None for task in tasks)}
    else:
        uses = law_changes.find_touched(change)
        names = name_refs({use.ref for use in uses})
        named = name_translations({use.page for use in uses})
        context |= {
            "uses": [(use, names.get(use.ref, ""), named.get(use.page, "")) for use in uses],
            "pages": len({use.page for use in uses}),
            "counts": [(names.get(ref, ""), count) for ref, count in Counter(use.ref for use in uses).most_common()],
        }
    return TemplateResponse(request, "editorial/law_change.html", context)


@require_admin_access
@require_POST
def prepare(request: HttpRequest, pk: int) -> HttpResponse:
    """Make the drafts and the tasks. Raises PermissionDenied."""
    _require(request, CHANGE)
    change = get_object_or_404(LawChange, pk=pk)
    try:
        tasks = law_changes.prepare_change(change=change, actor=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        drafts = sum(task.draft is not None for task in tasks)
        said = _("Sổ luật đã ghi thay đổi. Đã tạo %(drafts)d bản nháp và %(tasks)d việc rà.")
        messages.success(request, said % {"drafts": drafts, "tasks": len(tasks)})
    return redirect("editorial_law_change", pk)


@require_admin_access
@require_POST
def finish(request: HttpRequest, pk: int) -> HttpResponse:
    """Note that a page was looked at, or take it back (`done=0`). Raises PermissionDenied."""
    task = get_object_or_404(LawTask.objects.select_related("page"), pk=pk)
    if not task.page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    law_changes.finish_task(task=task, actor=request.user, done=request.POST.get("done") != "0")
    return redirect("editorial_law_change", task.change_id)


@require_admin_access
@require_POST
def schedule(request: HttpRequest, pk: int) -> HttpResponse:
    """Schedule every draft that was looked at for the day of the change. Raises PermissionDenied."""
    _require(request, CHANGE)
    change = get_object_or_404(LawChange, pk=pk)
    scheduled, refused = law_changes.schedule_drafts(change=change, actor=request.user)
    day = f"{change.effective_on:%d/%m/%Y}"
    if scheduled:
        said = _("Đã hẹn %(count)d trang lên lúc 0 giờ ngày %(day)s.")
        messages.success(request, said % {"count": scheduled, "day": day})
    elif not refused:
        messages.warning(request, _("Chưa hẹn thêm trang nào: không có bản nháp nào đã rà mà chưa hẹn giờ."))
    for page, why in refused[:MOST_REFUSALS]:
        messages.error(request, f"“{page.get_admin_display_title()}”: {why}")
    if len(refused) > MOST_REFUSALS:
        messages.error(request, _("Và %(count)d trang khác.") % {"count": len(refused) - MOST_REFUSALS})
    return redirect("editorial_law_change", pk)


def _require(request: HttpRequest, *permissions: str) -> None:
    if not any(map(request.user.has_perm, permissions)):
        raise PermissionDenied


def _describe(task: LawTask) -> dict:
    """A task as its row shows it."""
    newest = task.page.get_latest_revision()
    if newest and newest.approved_go_live_at and newest.approved_go_live_at > timezone.now():
        state = _("đã hẹn giờ")
    elif task.done_at and newest and task.page.live_revision_id != newest.pk and law_changes.is_edited_since(task):
        state = _("đã sửa sau khi rà")
    else:
        state = _("đã rà") if task.done_at else _("chờ rà")
    return {"task": task, "state": state, "title": task.page.get_admin_display_title()}
