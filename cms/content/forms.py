"""The forms of the public site: which questions each asks, what is promised, in which words.

The core of a form is fixed; an editor switches further questions on. Each purpose has its own tick, and none is ticked
beforehand.
"""

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cms.content import questions as ask
from cms.content.form_words import write_form
from cms.schema import Consent, Form, FormField, KnownName
from cms.schema.codec import digest, to_data
from cms.schema.languages import SOURCE_LANGUAGE
from cms.schema.text import fold
from cms.union.models import Place, SiteProfile, Trade, Workplace

MOST_SUGGESTED = 300
"""Beyond this many, suggesting names would weigh more than the page: none is suggested."""
MOST_KNOWN = 4_000
"""Names the intake looks an answer up in: all communes of the country fit in."""


class FormName(models.TextChoices):
    """The forms there are."""

    JOIN = "join", _("Tham gia công đoàn")
    QUESTION = "question", _("Hỏi một câu, kể một chuyện")
    EMPLOYER = "employer", _("Dành cho doanh nghiệp")
    CALL_BACK = "call_back", _("Gọi lại cho tôi")


class OptionalQuestion(models.TextChoices):
    """What an editor may switch on."""

    NOTE = "note", _("Bạn muốn hỏi hay nói gì thêm")
    LANGUAGE = "language", _("Nói chuyện bằng tiếng nào")
    COLLEAGUES = "colleagues", _("Có thêm ai muốn vào")
    HAS_UNION = "has_union", _("Chỗ làm có công đoàn chưa")
    HELP = "help", _("Sẵn sàng giúp vận động")


OFFERED = {
    FormName.JOIN: frozenset(OptionalQuestion.values),
    FormName.QUESTION: frozenset({"language"}),
    FormName.EMPLOYER: frozenset(),
    FormName.CALL_BACK: frozenset({"language"}),
}
"""Which optional questions fit which form; the others are not asked there, whatever is switched on."""


def get_form(name: str, optional: Collection[str] = ("note",), language: str = SOURCE_LANGUAGE) -> Form:
    """The form of this name as it is asked today, with the optional questions switched on that fit it.

    Its words are Vietnamese; `words` says what they are in `language`.

    Raises ValueError for a name that does not exist. The wordings name the union; the names it knows are those in
    force today.
    """
    form_name = FormName(name)
    union = SiteProfile.load().name or "công đoàn"
    chosen = OFFERED[form_name] & set(optional)
    form = write_form(lambda: _BUILDERS[form_name](union, chosen), language)
    return replace(form, version=_get_version(form))


def _build_join(union: str, chosen: Collection[str]) -> Form:
    return _make_form(
        FormName.JOIN,
        fields=(
            ask.NAME,
            ask.PHONE,
            ask.OTHER_CONTACT,
            *_ask_where(ask.WORKPLACE, ask.TRADE, ask.COMMUNE),
            ask.BEST_TIME,
            ask.CHANNEL,
            *_pick(chosen, ask.HAS_UNION, ask.COLLEAGUES, ask.LANGUAGE, ask.NOTE),
            ask.AT_LEAST_16,
            ask.NO_LOCAL_CONTACT,
        ),
        alternatives=(("phone", "other_contact"), ("workplace", "trade", "commune")),
        consents=tuple(_agree_to_join(union, chosen)),
        reader=_tell_reader(
            union,
            gettext(
                "một cán bộ công đoàn sẽ gọi cho bạn. Đây chưa phải đơn gia nhập chính thức; đơn sẽ làm sau, khi bạn "
                "đã rõ và muốn."
            ),
        ),
        submit="Gửi cho công đoàn",
    )


def _agree_to_join(union: str, chosen: Collection[str]) -> Iterator[Consent]:
    yield _agree_to_contact(union, gettext("để nói về việc tham gia công đoàn"))
    yield _agree_to_news(union)
    known = gettext("Nếu chỗ tôi làm đã có công đoàn cơ sở, tôi đồng ý để %(union)s báo cho công đoàn đó gặp tôi.")
    yield Consent(purpose="consent_tell_local", wording=known % {"union": union})
    outside = gettext(
        "Nếu tôi làm hoặc ở ngoài địa bàn của %(union)s, tôi đồng ý chuyển những gì tôi ghi cho công đoàn nơi đó."
    )
    yield Consent(purpose="consent_forward", wording=outside % {"union": union})
    if OptionalQuestion.HELP in chosen:
        helping = gettext("Tôi sẵn sàng giúp %(union)s nói với anh chị em ở chỗ tôi làm.")
        yield Consent(purpose="consent_help", wording=helping % {"union": union})


def _build_question(union: str, chosen: Collection[str]) -> Form:
    return _make_form(
        FormName.QUESTION,
        fields=(
            ask.QUESTION,
            ask.NAME_IF_WANTED,
            ask.PHONE_IF_WANTED,
            *_ask_where(ask.WORKPLACE_IF_WANTED, ask.COMMUNE_IF_WANTED),
            ask.TIME_OF_A_QUESTION,
            ask.CHANNEL_OF_A_QUESTION,
            *_pick(chosen, ask.LANGUAGE_OF_A_QUESTION),
            ask.AGE_IF_WANTED,
            ask.NO_LOCAL_CONTACT,
        ),
        consents=(_agree_to_contact(union, gettext("để trả lời và giúp tôi")),),
        reader=_tell_reader(
            union,
            gettext("có để lại số thì một cán bộ công đoàn sẽ gọi cho bạn. Hỏi không có nghĩa là bạn đã gia nhập."),
        ),
        submit="Gửi câu hỏi",
    )


def _build_employer(union: str, _chosen: Collection[str]) -> Form:
    return _make_form(
        FormName.EMPLOYER,
        fields=(
            ask.COMPANY,
            *_ask_where(ask.COMPANY_PLACE),
            ask.COMPANY_NAME,
            ask.COMPANY_PHONE,
            ask.COMPANY_EMAIL,
            ask.COMPANY_NOTE,
            ask.COMPANY_ROLE,
            ask.EMPLOYEES,
            ask.COMPANY_TIME,
        ),
        alternatives=(("phone", "other_contact"),),
        consents=(_agree_to_contact(union, gettext("để trả lời doanh nghiệp")), _agree_to_news(union)),
        reader=gettext(
            "Chỉ cán bộ được %(union)s giao việc này đọc những gì anh, chị gửi. Sau khi gửi có mã biên nhận, và một "
            "cán bộ công đoàn sẽ liên hệ lại."
        )
        % {"union": union},
        submit="Gửi cho công đoàn",
    )


def _build_call_back(union: str, chosen: Collection[str]) -> Form:
    return _make_form(
        FormName.CALL_BACK,
        fields=(
            ask.NAME,
            replace(ask.PHONE, required=True),
            replace(ask.BEST_TIME, folded=""),
            *_pick(chosen, replace(ask.LANGUAGE, folded="")),
        ),
        consents=(_agree_to_contact(union, gettext("để trả lời điều tôi cần hỏi")), _agree_to_news(union)),
        reader=_tell_reader(
            union,
            gettext(
                "một cán bộ công đoàn sẽ gọi cho bạn. Gọi lại không có nghĩa là bạn đã gia nhập; đây chưa phải đơn gia "
                "nhập chính thức."
            ),
        ),
        submit="Gọi lại cho tôi",
    )


_BUILDERS = {
    FormName.JOIN: _build_join,
    FormName.QUESTION: _build_question,
    FormName.EMPLOYER: _build_employer,
    FormName.CALL_BACK: _build_call_back,
}


def _make_form(name: FormName, **parts) -> Form:
    return Form(name=name.value, version="", action=f"/gui/{name.value}/", **parts)


def _pick(chosen: Collection[str], *fields: FormField) -> list[FormField]:
    return [field for field in fields if field.name in chosen]


def _agree_to_contact(union: str, purpose: str) -> Consent:
    return Consent(
        purpose="consent_contact",
        wording=gettext("Tôi đồng ý để %(union)s dùng tên gọi, số điện thoại và những điều tôi ghi ở trên %(purpose)s.")
        % {"union": union, "purpose": purpose},
        required=True,
    )


def _agree_to_news(union: str) -> Consent:
    return Consent(
        purpose="consent_news",
        wording=gettext(
            "Tôi muốn nhận tin của %(union)s về quyền lợi và hoạt động, qua điện thoại hoặc Zalo. Tôi có thể thôi nhận "
            "bất cứ lúc nào."
        )
        % {"union": union},
    )


def _tell_reader(union: str, next_step: str) -> str:
    return gettext(
        "Chỉ cán bộ được %(union)s giao việc này đọc những gì bạn gửi. Chúng tôi không báo cho công ty của bạn. "
        "Sau khi gửi, bạn nhận một mã biên nhận và %(next_step)s"
    ) % {"union": union, "next_step": next_step}


def _ask_where(*fields: FormField) -> list[FormField]:
    """The questions about a place, a workplace, a trade, with the names the union knows today."""
    day = timezone.localdate()
    lists = {"workplace": _list_workplaces, "commune": _list_communes, "trade": _list_trades}
    return [_with_known(field, lists[field.name](day)) for field in fields]


def _with_known(field: FormField, known: tuple[KnownName, ...]) -> FormField:
    if field.widget == "select" and not known:
        return replace(field, widget="text")  # a union without such a table: the worker says it in own words
    fits = field.widget == "select" or len(known) <= MOST_SUGGESTED
    return replace(field, known=known[:MOST_KNOWN], options=tuple(name.name for name in known) if fits else ())


def _list_communes(day: date) -> tuple[KnownName, ...]:
    places = Place.objects.on(day).order_by("name", "pk")[:MOST_KNOWN]
    return tuple(
        KnownName(code=place.code, name=_capitalise(place.full_name), others=_split(place.aliases)) for place in places
    )


def _list_workplaces(day: date) -> tuple[KnownName, ...]:
    rows = Workplace.objects.on(day).order_by("name", "pk")[:MOST_KNOWN]
    return tuple(
        KnownName(code=str(getattr(row, "code", row.pk)), name=row.name, others=_split(row.aliases)) for row in rows
    )


def _list_trades(day: date) -> tuple[KnownName, ...]:
    rows = sorted(Trade.objects.on(day).order_by("pk")[:MOST_SUGGESTED], key=lambda row: fold(row.name))
    names = {row.name: KnownName(code=row.slug, name=row.name) for row in rows}
    if names:
        names.setdefault(ask.OTHER_TRADE, KnownName(code="", name=ask.OTHER_TRADE))
    return tuple(names.values())


def _split(aliases: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in aliases.splitlines() if line.strip())


def _capitalise(text: str) -> str:
    return text[:1].upper() + text[1:]


def _get_version(form: Form) -> str:
    """A digest of questions and wordings. Names out of the union's tables are no wording: they come and go by the day,
    and a worker who had the form open while the office added a trade is not asked to read it again.
    """
    asked = tuple(replace(field, known=(), options=() if _suggests(field) else field.options) for field in form.fields)
    return digest(to_data(replace(form, fields=asked, version="")))[:12]


def _suggests(field: FormField) -> bool:
    return bool(field.known) or field.widget not in ("select", "radio")
