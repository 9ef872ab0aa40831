"""From a posted form to its receipt: checked, looked at once more where needed, scored, sealed, on the disk."""

import json
import logging
import re
from datetime import UTC, datetime
from http import HTTPStatus
from pathlib import Path

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from cms.interest.intake.answers import (
    answer_edit,
    answer_errors,
    answer_for_a_child,
    answer_not_kept,
    answer_plainly,
    answer_renewed_form,
    answer_review,
    keep_private,
)
from cms.interest.intake.form_page import ASKED, EDIT, ONCE, TOKEN
from cms.interest.intake.memory import MEMORY
from cms.interest.intake.published_site import FormPage
from cms.interest.intake.receipt_note import write_note
from cms.interest.intake.suspicion import get_place, get_text, list_reasons
from cms.interest.intake.tally import count_started
from cms.interest.intake.tokens import is_canary_mark, make_seed, make_token, read_token
from cms.interest.intake.validation import Checked, check
from cms.interest.keys import get_public_keys
from cms.interest.messages import KINDS, Message, write_message
from cms.interest.promises import promise_for, read_promises
from cms.interest.receipts import LANGUAGE_FIELD, make_code
from cms.interest.sealing import BadKey, seal
from cms.interest.spool import write_sealed
from cms.schema.languages import SOURCE_LANGUAGE, get_language

logger = logging.getLogger("loa.intake")
CANARY = "canary"
_PLACEMENT = re.compile(r"[A-Za-z0-9_-]{1,40}")


@sensitive_variables()
def receive_form(page: FormPage, posted: dict[str, str], address: str) -> HttpResponse:
    """The answer to `posted` for the form on `page`: 303 to the receipt once it is sealed and on the disk.

    Without a token (a browser without JavaScript) the first answer is a page to look at what was typed; so it is, with
    a token too, when nobody can tell which place was meant, once. `address`: who sends, remembered for minutes only.
    """
    now = datetime.now(UTC)
    if not MEMORY.admit(address, settings.LOA_INTAKE_PER_MINUTE):
        return answer_not_kept(page, posted, crowded=True)
    if posted.get(CANARY) and not is_canary_mark(posted[CANARY], now):
        return _refuse_canary()
    if posted.get("form_version", page.form.version) != page.form.version:
        return answer_renewed_form(page, posted)
    if posted.get(EDIT):
        return answer_edit(page, posted)
    checked = check(page.form, posted, page.indexes)
    fresh_token = make_token(page.form.name, page.form.version, now=now)
    if checked.errors:
        return answer_errors(page, posted, checked.errors, posted.get(TOKEN) or fresh_token)
    if checked.is_a_childs:
        return answer_for_a_child(page, posted)
    if not posted.get(TOKEN) or (checked.unsure and not posted.get(ASKED)):
        if not posted.get(TOKEN):
            count_started(page.form.name, posted.get("placement", ""))
        return answer_review(page, posted, checked, posted.get(TOKEN) or fresh_token)
    return _keep(page, posted, checked, address, now)


@sensitive_variables()
def _keep(page: FormPage, posted: dict[str, str], checked: Checked, address: str, now: datetime) -> HttpResponse:
    message = _write(page, posted, checked, address, now)
    try:
        sealed = seal(write_message(message), get_public_keys())
        write_sealed(Path(settings.LOA_SPOOL_DIR), message.code, sealed)
    except (OSError, BadKey) as error:
        logger.error("the spool takes nothing: %s", error.strerror if isinstance(error, OSError) else "bad public key")
        return answer_not_kept(page, posted)
    # Worked out from facts the office left beside the spool. Whoever left no number is called by nobody.
    promise = promise_for(message, now, read_promises(Path(settings.LOA_SPOOL_DIR)))
    promise = promise if _can_be_called(message) else None
    note = write_note(code=message.code, page=page.address, promise=promise, now=now)
    response = HttpResponseRedirect(_find_receipt(note, page))
    response.status_code = HTTPStatus.SEE_OTHER
    return keep_private(response)


def _find_receipt(note: str, page: FormPage) -> str:
    """The address of the receipt. The language stands beside the note, which is opened for minutes only."""
    address, language = reverse("intake_receipt", kwargs={"note": note}), get_language(page.address)
    return address if language == SOURCE_LANGUAGE else f"{address}?{LANGUAGE_FIELD}={language}"


def _can_be_called(message: Message) -> bool:
    return bool(message.phone or message.answer("other_contact"))


def _write(page: FormPage, posted: dict[str, str], checked: Checked, address: str, now: datetime) -> Message:
    """The message. Sent twice (a click too many, an answer lost on the way) it has one code and is recorded once.

    So it is when a device sends what it kept from two tabs, or after it was restarted, each time with another token:
    then ONCE says that it is the same.
    """
    token = read_token(posted[TOKEN], page.form.name, page.form.version)
    said = json.dumps([[answer.name, answer.value] for answer in checked.answers])
    is_canary = bool(posted.get(CANARY))
    placement = posted.get("placement", "")
    text, place = get_text(checked.answers), get_place(checked.answers)
    near, same, places = (0, 0, 0) if is_canary else MEMORY.note_sending(address, text, place)
    reasons = list_reasons(
        answers=checked.answers, posted=posted, token=token, now=now, near=near, same=same, places=places
    )
    return Message(
        code=make_code(make_seed(posted.get(ONCE) or posted[TOKEN], said)),
        form=page.form.name,
        version=page.form.version,
        page=page.address,
        language=get_language(page.address),
        received_at=now.replace(microsecond=0),
        answers=checked.answers,
        agreements=checked.agreements,
        kind=page.form.name if page.form.name in KINDS else KINDS[0],
        channel="canary" if is_canary else "web",
        suspicion=reasons,
        started_at=token.issued_at if token else None,
        placement=placement if _PLACEMENT.fullmatch(placement) else "",
        canary=is_canary,
    )


def _refuse_canary() -> HttpResponse:
    """403: a trial that was not made with our secret; it must not become a lead, and nobody else sends such a field."""
    title, text = _("Phiếu thử không đúng"), _("LOA_INTAKE_SECRET ở văn phòng và ở máy nhận biểu mẫu khác nhau.")
    return answer_plainly(HTTPStatus.FORBIDDEN, title, text)
