"""What a form on the public site asks, as plain data: the theme draws it, the intake checks against it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from cms.schema.fields import described


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownName:
    """Something an answer may name: a commune, a workplace, a trade. Public facts only."""

    code: str = described("What it is called in the union's tables; never shown.")
    name: str = described("Its name today, as it is written.")
    others: tuple[str, ...] = described("What else people call it: old names, short names.", ())


@dataclass(frozen=True, slots=True, kw_only=True)
class FormField:
    """One question of a form."""

    name: str = described("The name the answer is posted under.")
    label: str = described("The question as the worker reads it.")
    help: str = described("A sentence under the label.", "")
    widget: str = described("text, tel, textarea, select, radio or checkbox.", "text")
    required: bool = described("True when an empty answer is refused.", False)
    options: tuple[str, ...] = described("What to choose from (select, radio), or what to suggest (text).", ())
    codes: tuple[str, ...] = described(
        "What each option is posted as, in the same order; empty: as the option itself.", ()
    )
    known: tuple[KnownName, ...] = described("What the answer is looked up in when it is sent; not for themes.", ())
    autocomplete: str = described("The autocomplete token of HTML; empty: `off`.", "")
    max_length: int = described("The longest answer, in characters.", 200)
    folded: str = described(
        "The words on the fold this question lies in; neighbours with the same words share one. Empty: in sight.",
        "",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """One purpose the worker agrees to, or not; never ticked beforehand."""

    purpose: str = described("The name the tick is posted under: consent_contact, consent_news …")
    wording: str = described("The exact sentence agreed to, in Vietnamese.")
    translation: str = described("What it says in the page's language, shown above it; empty in Vietnamese.", "")
    required: bool = described("True when the form cannot do its work without it.", False)


@dataclass(frozen=True, slots=True, kw_only=True)
class FormWords:
    """Some words of a form, and what they are in the language of its page."""

    original: str = described("In Vietnamese, as they are kept and read by the union.")
    translation: str = described("In the language of the page.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form: what it asks, what it promises, where it is sent."""

    name: str = described("join, question, employer or call_back.")
    version: str = described("Changes whenever a question or a wording changes.")
    action: str = described("The address the form is posted to.")
    fields: tuple[FormField, ...] = described("The questions, in order.")
    alternatives: tuple[tuple[str, ...], ...] = described(
        "Groups of names of fields; in each group one field must be filled.", ()
    )
    consents: tuple[Consent, ...] = described("The ticks, in order.")
    reader: str = described("Who reads what is sent: the sentence above the button.")
    submit: str = described("The words on the button.")
    words: tuple[FormWords, ...] = described(
        "What it says in the language of its page; empty in Vietnamese. Themes get a form that is translated already.",
        (),
    )

    def say(self, original: str) -> str:
        """Words of the form in the language of its page; as they are when that language has no others."""
        return next((words.translation for words in self.words if words.original == original), original)


def list_form_words(form: Form) -> Iterator[str]:
    """Every text of a form that a worker reads, names out of the union's tables left out. Always in the same order."""
    for field in form.fields:
        names = {known.name for known in field.known if known.code}
        yield from (field.label, field.help, field.folded, *(text for text in field.options if text not in names))
    yield from (consent.wording for consent in form.consents)
    yield from (form.reader, form.submit)


def translate_form(form: Form) -> Form:
    """The form as its page shows it: in that page's language, while what is posted stays Vietnamese.

    So an organiser reads one language, and what a worker agrees to is the sentence the union wrote; its translation
    stands beside it.
    """
    if not form.words:
        return form
    say = {words.original: words.translation for words in form.words}
    return replace(
        form,
        fields=tuple(_translate_field(field, say) for field in form.fields),
        consents=tuple(replace(consent, translation=say.get(consent.wording, "")) for consent in form.consents),
        reader=say.get(form.reader, form.reader),
        submit=say.get(form.submit, form.submit),
    )


def _translate_field(field: FormField, say: dict[str, str]) -> FormField:
    chosen = field.widget in ("select", "radio")
    return replace(
        field,
        label=say.get(field.label, field.label),
        help=say.get(field.help, field.help),
        folded=say.get(field.folded, field.folded),
        options=tuple(say.get(text, text) for text in field.options) if chosen else field.options,
        codes=field.codes or (field.options if chosen else ()),
    )
