"""Paper and telephone at a table: a form, Enter, the receipt code to read out, the next form."""

import json

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext_lazy

from cms.interest.actions import record_message
from cms.interest.forms.entry import EntryForm
from cms.interest.models import LeadAccess
from cms.interest.queries import find_receipt
from cms.interest.receipts import is_code, make_code
from cms.interest.table_messages import make_message
from cms.interest.vault import CannotDecrypt, decrypt, encrypt
from cms.interest.views.branch import BranchScopedView
from cms.union.models import Place, Workplace

KEPT = ("channel", "kind", "commune", "workplace", "received_on")
"""What stays for the next person: a table stands at one gate for an afternoon."""
SALT = "interest.entry"
MEMORY = "interest_entry"
"""What the session remembers from one form to the next, encrypted: the code just given, and what is KEPT."""
MOST_SUGGESTED = 400


class EntryView(BranchScopedView):
    """One person after the other."""

    permission = ("interest.view_lead", "interest.change_lead")
    template_name = "interest/entry.html"
    page_title = gettext_lazy("Ghi vào tại bàn")

    def get(self, request: HttpRequest) -> HttpResponse:
        """An empty form; above it the receipt of the one before."""
        remembered = _recall(request)
        receipt = find_receipt(remembered.pop("code", ""))
        today = timezone.localdate().isoformat()
        form = EntryForm(initial={"channel": "paper", "kind": "join", "received_on": today} | remembered)
        return self._show(form, receipt=receipt)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Record it, once however often it is sent; or say what is missing, with all that was typed."""
        form = EntryForm(request.POST)
        if not form.is_valid():
            return self._show(form, status=422, ticket=request.POST.get("ticket", ""))
        code = _read_ticket(request.POST.get("ticket", ""))
        record_message(message=make_message(form, channel=form.cleaned_data["channel"], code=code))
        self.note(LeadAccess.Action.CHANGE, detail="entry")
        kept = {name: str(form.cleaned_data[name]) for name in KEPT}
        request.session[MEMORY] = encrypt(json.dumps({"code": code} | kept))
        return redirect("interest_entry")

    def _show(self, form: EntryForm, *, status: int = 200, receipt=None, ticket: str = "") -> HttpResponse:
        day = timezone.localdate()
        workplaces = Workplace.objects.on(day).order_by("name").values_list("name", flat=True)
        return self.show(
            status=status,
            form=form,
            consents=[(form[consent.purpose], consent) for consent in form.spoken],
            receipt=receipt,
            ticket=ticket if ticket else signing.dumps(make_code(), salt=SALT),
            communes=[place.full_name for place in Place.objects.on(day).order_by("name")[:MOST_SUGGESTED]],
            workplaces=list(workplaces[:MOST_SUGGESTED]),
        )


def _read_ticket(ticket: str) -> str:
    """The receipt code the form was given out with; a new one when the ticket is none of ours."""
    try:
        code = signing.loads(ticket, salt=SALT)
    except signing.BadSignature:
        return make_code()
    return code if isinstance(code, str) and is_code(code) else make_code()


def _recall(request: HttpRequest) -> dict[str, str]:
    """What the form before left; it is forgotten by being read."""
    try:
        return json.loads(decrypt(request.session.pop(MEMORY, "")) or "{}")
    except (CannotDecrypt, ValueError):
        return {}
