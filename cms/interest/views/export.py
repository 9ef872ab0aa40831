"""Leads as a spreadsheet, behind a permission of its own. Each file is written down: who, which, how many."""

from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from cms.interest.forms import FilterForm
from cms.interest.models import Lead, LeadAccess
from cms.interest.queries import Worklist, filter_inbox, filter_worklist
from cms.interest.spreadsheets import write_leads
from cms.interest.views.branch import BranchScopedView
from cms.interest.views.inbox import narrow
from cms.interest.views.sheet import XLSX

MOST_EXPORTED = 20_000
"""Leads in one file: more is not read by anybody, and should not lie about."""
CHUNK = 500


class ExportView(BranchScopedView):
    """Say what would go out; then let it go out. Quarantined and restricted leads never do."""

    permission = ("interest.view_lead", "interest.export_lead")
    template_name = "interest/export.html"
    page_title = gettext_lazy("Xuất ra Excel")

    @cached_property
    def asked(self) -> QueryDict:
        """The filter, from the address or posted."""
        return self.request.POST if self.request.method == "POST" else self.request.GET

    def get(self, request: HttpRequest) -> HttpResponse:
        """How many, by which filter."""
        leads, words, place = self._find()
        return self.show(number=min(leads.count(), MOST_EXPORTED + 1), most=MOST_EXPORTED, words=words, place=place)

    def post(self, request: HttpRequest) -> HttpResponse:
        """The file. It is written down before it is made: nothing goes out unseen."""
        leads, _words, place = self._find()
        number = leads.count()
        if number > MOST_EXPORTED:
            messages.error(request, _("Nhiều quá %(most)s người. Hãy lọc bớt.") % {"most": MOST_EXPORTED})
            return self.back_to_inbox()
        self.note(LeadAccess.Action.EXPORT, shown=number, detail=urlencode(place))
        response = HttpResponse(write_leads(leads.iterator(chunk_size=CHUNK)), content_type=XLSX)
        name = f"nguoi-lien-he-{timezone.localtime():%Y-%m-%d-%H%M}.xlsx"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        return response

    def _find(self) -> tuple[QuerySet[Lead], list[str], dict[str, str]]:
        """The leads asked for, the filter in words, and the filter as it is sent."""
        now, filters = timezone.now(), FilterForm(self.asked, user=self.request.user)
        wanted = filters.cleaned_data if filters.is_valid() else {}
        worklist = self.asked.get("list", "")
        if worklist not in Worklist.values or worklist == Worklist.QUARANTINE:
            worklist = Worklist.ALL
        leads = narrow(filter_worklist(filter_inbox(self.leads), worklist, self.request.user, now), wanted, now)
        leads = leads.filter(restricted_at=None)
        # Only the keys are taken over: a list counts how often each has sent, a file does not.
        rows = Lead.objects.filter(pk__in=leads.order_by().values("pk")).select_related("unit", "owner")
        words = [str(Worklist(worklist).label)]
        for name, value in wanted.items():
            if value:
                shown = dict(filters.fields[name].choices).get(value, value) if name != "unit" else value.name
                words.append(f"{filters.fields[name].label}: {shown}")
        kept = {name: self.asked[name] for name in wanted if self.asked.get(name)}
        return rows.order_by("-last_sent_at", "-pk"), words, {"list": str(worklist)} | kept
