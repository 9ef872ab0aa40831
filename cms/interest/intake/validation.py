"""Checking what was posted against the published form: the same questions, the same wording, no others."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from cms.interest.messages import Agreement, Answer
from cms.interest.phones import NotAPhone, read_phone
from cms.schema import Form, FormField


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What came of the check. `errors`: by the name of the field, in the order of the form, for the worker to read."""

    answers: tuple[Answer, ...]
    agreements: tuple[Agreement, ...]
    errors: dict[str, str] = field(default_factory=dict)


def check(form: Form, posted: dict[str, str]) -> Checked:
    """Check the `posted` fields (cleaned) against `form`. What the form does not ask is left out."""
    answers: dict[str, Answer] = {}
    errors: dict[str, str] = {}
    for question in form.fields:
        try:
            answers[question.name] = _answer(question, posted.get(question.name, ""))
        except _WrongAnswer as error:
            errors[question.name] = str(error)
    for name, message in _missing_choice(form, posted):
        errors.setdefault(name, message)
    for consent in form.consents:
        if consent.required and not posted.get(consent.purpose):
            errors[consent.purpose] = _("Hãy đánh dấu ô “Tôi đồng ý”: có vậy chúng tôi mới được phép gọi lại cho bạn.")
    return Checked(
        answers=tuple(answers.values()),
        agreements=tuple(
            Agreement(purpose=consent.purpose, wording=consent.wording, given=bool(posted.get(consent.purpose)))
            for consent in form.consents
        ),
        errors=errors,
    )


class _WrongAnswer(ValueError):
    """An answer the form does not take; the message is for the worker."""


def _answer(question: FormField, value: str) -> Answer:
    if not value:
        if question.required:
            raise _WrongAnswer(_("Hãy điền “%(label)s”.") % {"label": question.label})
        return Answer(name=question.name, label=question.label, value="")
    if question.widget == "checkbox":
        return Answer(name=question.name, label=question.label, value=_("có"))
    if question.widget != "textarea":
        value = " ".join(value.split())
    phone = _phone(value) if question.widget == "tel" else ""
    if len(value) > question.max_length:
        raise _WrongAnswer(
            _("Dài quá: tối đa %(limit)d ký tự, bạn đã viết %(count)d. Hãy rút ngắn lại.")
            % {"limit": question.max_length, "count": len(value)}
        )
    if question.widget == "select" and value not in question.options:
        raise _WrongAnswer(_("Hãy chọn một trong các câu có sẵn."))
    return Answer(name=question.name, label=question.label, value=value, phone=phone)


def _phone(value: str) -> str:
    try:
        return read_phone(value)
    except NotAPhone as error:
        raise _WrongAnswer(str(error)) from None


def _missing_choice(form: Form, posted: dict[str, str]) -> Iterator[tuple[str, str]]:
    names = form.at_least_one_of
    if names and not any(posted.get(name) for name in names):
        labels = [question.label for question in form.fields if question.name in names]
        joined = ", ".join(f"“{label}”" for label in labels)
        yield names[0], _("Hãy điền ít nhất một trong các ô: %(labels)s.") % {"labels": joined}
