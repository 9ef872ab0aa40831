"""Checking what was posted against the published form: the same questions, the same wording, no others."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from cms.interest.intake.lookups import Found, NameIndex
from cms.interest.messages import Agreement, Answer
from cms.interest.phones import NotAPhone, read_phone
from cms.schema import Consent, Form, FormField, KnownName

CHOICE = "_choice"
"""`commune_choice`: which of the candidates was meant, by its code."""
NOT_LISTED = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What came of the check. `errors`: by the name of the field, in the order of the form, for the worker to read.

    `unsure`: names of which it is not clear what they mean, with what they may mean.
    """

    answers: tuple[Answer, ...]
    agreements: tuple[Agreement, ...]
    errors: dict[str, str] = field(default_factory=dict)
    unsure: dict[str, tuple[KnownName, ...]] = field(default_factory=dict)

    def answer(self, name: str) -> str:
        """What was answered to the question `name`; empty when nothing was."""
        return next((answer.value for answer in self.answers if answer.name == name), "")

    @property
    def can_be_called(self) -> bool:
        """True when there is a way to answer this person."""
        return any(self.answer(name) for name in ("phone", "zalo", "other_contact"))

    @property
    def is_a_childs(self) -> bool:
        """True when somebody under 16 left something by which they are known (domain facts: law 91/2025, art. 24)."""
        return self.answer("at_least_16") == "no" and (self.can_be_called or bool(self.answer("name")))


def check(form: Form, posted: Mapping[str, str], indexes: Mapping[str, NameIndex]) -> Checked:
    """Check the `posted` fields (cleaned) against `form`. What the form does not ask is left out.

    `indexes`: by the name of the question, the names its answer is looked up in.
    """
    answers: dict[str, Answer] = {}
    errors: dict[str, str] = {}
    unsure: dict[str, tuple[KnownName, ...]] = {}
    for question in form.fields:
        try:
            answers[question.name] = _answer(question, posted.get(question.name, ""), form.say(question.label))
        except _WrongAnswer as error:
            errors[question.name] = str(error)
        else:
            if question.name in indexes:
                _look_up(question, posted, indexes[question.name], answers, unsure)
    for name, message in _missing_choices(form, posted):
        errors.setdefault(name, message)
    for consent in form.consents:
        if consent.required and not posted.get(consent.purpose):
            errors[consent.purpose] = _("Hãy đánh dấu ô “Tôi đồng ý”: có vậy chúng tôi mới được phép gọi lại cho bạn.")
    return Checked(
        answers=tuple(answers.values()),
        agreements=tuple(
            Agreement(purpose=consent.purpose, wording=_word(form, consent), given=bool(posted.get(consent.purpose)))
            for consent in form.consents
        ),
        errors={
            name: errors[name] for name in (*(question.name for question in form.fields), *errors) if name in errors
        },
        unsure=unsure,
    )


def _word(form: Form, consent: Consent) -> str:
    """What was shown beside the tick: what was agreed to, and what it says in the page's language."""
    translation = form.say(consent.wording)
    return consent.wording if translation == consent.wording else f"{translation}\n{consent.wording}"


class _WrongAnswer(ValueError):
    """An answer the form does not take; the message is for the worker."""


def _answer(question: FormField, value: str, shown: str) -> Answer:
    """The answer as the union keeps it, in Vietnamese; `shown`: the question as the worker read it."""
    if not value:
        if question.required:
            raise _WrongAnswer(_ask_for(question, shown))
        return Answer(name=question.name, label=question.label, value="")
    if question.widget == "checkbox":
        return Answer(name=question.name, label=question.label, value="có")
    if question.widget != "textarea":
        value = " ".join(value.split())
    phone = _phone(value) if question.widget == "tel" else ""
    if len(value) > question.max_length:
        raise _WrongAnswer(
            _("Dài quá: tối đa %(limit)d ký tự, bạn đã viết %(count)d. Hãy rút ngắn lại.")
            % {"limit": question.max_length, "count": len(value)}
        )
    if question.widget in ("select", "radio"):
        return _choose(question, value)
    return Answer(name=question.name, label=question.label, value=value, phone=phone)


def _ask_for(question: FormField, shown: str) -> str:
    if question.widget == "radio":
        return _("Hãy chọn một câu ở “%(label)s”.") % {"label": shown}
    return _("Hãy điền “%(label)s”.") % {"label": shown}


def _choose(question: FormField, value: str) -> Answer:
    if question.codes and value in question.codes:
        words = question.options[question.codes.index(value)]
        return Answer(name=question.name, label=question.label, value=value, words=words)
    if question.codes or value not in question.options:
        raise _WrongAnswer(_("Hãy chọn một trong các câu có sẵn."))
    code = next((known.code for known in question.known if known.name == value), "")
    return Answer(name=question.name, label=question.label, value=value, code=code)


def _look_up(
    question: FormField,
    posted: Mapping[str, str],
    index: NameIndex,
    answers: dict[str, Answer],
    unsure: dict[str, tuple[KnownName, ...]],
) -> None:
    """Give the answer the name it means; where that is not clear, note what it may mean."""
    typed = answers[question.name].value
    if not typed:
        return
    choice = posted.get(question.name + CHOICE, "")
    chosen = next((known for known in question.known if choice and known.code == choice), None)
    found = Found(known=chosen) if chosen or choice == NOT_LISTED else index.find(typed)
    if found.known:
        words = "" if typed == found.known.name else typed
        answers[question.name] = Answer(
            name=question.name, label=question.label, value=found.known.name, code=found.known.code, words=words
        )
    elif choice != NOT_LISTED and (found.candidates or question.name == "commune"):
        unsure[question.name] = found.candidates


def _phone(value: str) -> str:
    try:
        return read_phone(value)
    except NotAPhone as error:
        raise _WrongAnswer(str(error)) from None


def _missing_choices(form: Form, posted: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for names in form.alternatives:
        if not any(posted.get(name) for name in names):
            labels = [form.say(question.label) for question in form.fields if question.name in names]
            joined = ", ".join(f"“{label}”" for label in labels)
            yield names[0], _("Hãy điền ít nhất một trong các ô: %(labels)s.") % {"labels": joined}
