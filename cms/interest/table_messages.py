"""From what was typed at a table, or stands in a spreadsheet, to a message: recorded like any other sending."""

from cms.interest.forms.entry import EntryForm
from cms.interest.messages import Agreement, Answer, Message
from cms.interest.receipts import make_code
from cms.interest.spoken_consents import VERSION

ASKED = (
    *("name", "phone", "other_contact", "commune", "workplace", "trade", "best_time"),
    *("no_local_contact", "at_least_16", "note"),
)
"""The fields that become answers, in the order of the form."""


def make_message(form: EntryForm, *, channel: str, code: str = "") -> Message:
    """The message of a valid `form`, with a receipt code of its own or the one given."""
    return Message(
        code=code or make_code(),
        form=form.cleaned_data["kind"],
        version=VERSION,
        page="",
        language="vi",
        received_at=form.get_received_at(),
        answers=tuple(_list_answers(form)),
        agreements=tuple(
            Agreement(purpose=consent.purpose, wording=consent.wording, given=form.cleaned_data[consent.purpose])
            for consent in form.spoken
        ),
        kind=form.cleaned_data["kind"],
        channel=channel,
    )


def _list_answers(form: EntryForm):
    for name in ASKED:
        value = form.cleaned_data.get(name)
        if not value:
            continue
        yield Answer(
            name=name,
            label=str(form.fields[name].label),
            value="yes" if value is True else str(value),
            phone=form.number if name == "phone" else "",
            code=form.cleaned_data["commune_code"] if name == "commune" else "",
        )
