"""What a form on the public site asks, as plain data: the theme draws it, the intake checks against it."""

from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """One purpose the worker agrees to, or not; never ticked beforehand."""

    purpose: str = described("The name the tick is posted under: consent_contact, consent_news …")
    wording: str = described("The exact sentence shown and agreed to.")
    required: bool = described("True when the form cannot do its work without it.", False)


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
