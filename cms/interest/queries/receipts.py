"""What the holder of a receipt may know: how far it is, who calls, by when. Reading changes nothing."""

from dataclasses import dataclass
from datetime import datetime
from hmac import compare_digest

from cms.interest.lifecycle import OPEN
from cms.interest.models import Lead, Submission
from cms.interest.receipts import read_code
from cms.interest.vault import possible_code_hashes
from cms.union.models import Unit


@dataclass(frozen=True, slots=True)
class Receipt:
    """One sending, and how its matter stands. Nothing that was said is in it: a code may be read over a shoulder.

    `unit`: who calls; `by`: before when, None when nothing is promised any more. `forgotten`: all was erased.
    """

    submission: Submission
    lead: Lead
    status: str
    unit: Unit | None
    by: datetime | None
    forgotten: bool


def find_receipt(text: str) -> Receipt | None:
    """The receipt with the code somebody typed; None when there is none.

    The database compares keyed hashes, and what it found is compared again in constant time: how long the answer takes
    says nothing about how near a guess was.
    """
    code = read_code(text)
    hashes = possible_code_hashes(code or "")
    rows = Submission.objects.filter(code_hash__in=hashes).select_related("lead__unit", "lead__merged_into__unit")
    submission = rows.first()
    if code is None or submission is None:
        return None
    if not any(compare_digest(submission.code_hash, hash_) for hash_ in hashes):
        return None
    lead = submission.lead
    seen = {lead.pk}
    while lead.merged_into and lead.merged_into_id not in seen:
        lead = lead.merged_into
        seen.add(lead.pk)
    promised = lead.due_at if lead.status in OPEN and not lead.clock_stopped_at else None
    return Receipt(
        submission=submission,
        lead=lead,
        status=lead.status,
        unit=lead.unit,
        by=promised,
        forgotten=lead.forgotten_at is not None,
    )
