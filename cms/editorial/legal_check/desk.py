"""An editor's screen: ask a lawyer about a page, take the question back, say that what was found is settled."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views import View
from wagtail.admin import messages

from cms.editorial.legal_check.actions import ask_lawyer, resolve_note, revoke_check
from cms.editorial.legal_check.errors import CheckError
from cms.editorial.legal_check.forms import AskForm
from cms.editorial.legal_check.queries import is_open
from cms.editorial.legal_check.telling import make_link, send_link
from cms.editorial.models import LegalCheck, ReviewNote
from cms.editorial.reviews_due import find_checked_page


class LegalChecksView(View):
    """The checks of one page. Signing in is asked for by Wagtail, under whose address this lives."""

    def dispatch(self, request: HttpRequest, page_id: int) -> HttpResponse:
        """Raise PermissionDenied for who may not edit the page, Http404 for what rests on no law."""
        self.page = find_checked_page(page_id)
        if self.page is None:
            raise Http404
        if not self.page.permissions_for_user(request.user).can_edit():
            raise PermissionDenied
        return super().dispatch(request)

    def get(self, request: HttpRequest) -> HttpResponse:
        """The form, and what was asked and answered."""
        return self._show(self._make_form())

    def post(self, request: HttpRequest) -> HttpResponse:
        """`thu-hoi`: take a link back; `xong`: a note is settled; else a lawyer is asked."""
        if "thu-hoi" in request.POST:
            return self._revoke(_read_key(request.POST["thu-hoi"]))
        if "xong" in request.POST:
            return self._resolve(_read_key(request.POST["xong"]))
        form = AskForm(request.POST)
        if not form.is_valid():
            return self._show(form)
        try:
            check, token = ask_lawyer(page=self.page, actor=request.user, **form.cleaned_data)
        except CheckError as error:
            form.add_error(None, str(error))
            return self._show(form)
        # The link is shown this once: only its hash is kept.
        return self._show(
            self._make_form(), link=make_link(token), sent=bool(check.email) and send_link(check, token), new=check
        )

    def _make_form(self) -> AskForm:
        """An empty form. A draft written for a coming law is asked about by the law of its day."""
        day = self.page.get_latest_revision_as_object().law_as_of
        return AskForm(initial={"law_as_of": day if day and day > timezone.localdate() else None})

    def _revoke(self, key: int) -> HttpResponse:
        check = LegalCheck.objects.filter(page_id=self.page.pk, pk=key).first()
        if check and revoke_check(check=check, actor=self.request.user):
            messages.success(self.request, _("Đã thu hồi. Liên kết ấy không mở được nữa."))
        else:
            messages.warning(self.request, _("Liên kết ấy đã được trả lời hoặc thu hồi từ trước."))
        return redirect("editorial_legal_checks", self.page.pk)

    def _resolve(self, key: int) -> HttpResponse:
        note = ReviewNote.objects.filter(page_id=self.page.pk, pk=key).select_related("legal_check").first()
        if note and resolve_note(note=note, actor=self.request.user):
            messages.success(self.request, _("Đã ghi: ý kiến này đã xử lý xong."))
        else:
            messages.warning(self.request, _("Ý kiến ấy đã được xử lý từ trước."))
        return redirect("editorial_legal_checks", self.page.pk)

    def _show(self, form: AskForm, **more: object) -> HttpResponse:
        checks = LegalCheck.objects.filter(page_id=self.page.pk).select_related("made_by", "note", "note__resolved_by")
        context = {
            "page": self.page,
            "form": form,
            "checks": [(check, is_open(check)) for check in checks],
            "page_title": _("Nhờ luật sư rà"),
            **more,
        }
        response = TemplateResponse(self.request, "editorial/legal_check/desk.html", context)
        response["Cache-Control"] = "no-store"
        return response


def _read_key(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else 0
