"""What stands in the place of a form after the first sending: look at your answers, which place did you mean, send.

Everything typed goes along in hidden fields, so that nothing has to be kept here and nothing is lost.
"""

import copy
from collections.abc import Iterable

from bs4 import BeautifulSoup, Tag
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.interest.intake.form_page import ASKED, CARRIED, EDIT, TOKEN, find_form, find_phone
from cms.interest.intake.published_site import FormPage
from cms.interest.intake.suspicion import TRAP
from cms.interest.intake.validation import CHOICE, NOT_LISTED, Checked
from cms.schema import Form, KnownName

_OF_THE_PAGE = ("page", "form_version", "canary")
_ASKS = {"commune": gettext_lazy("Bạn ở xã nào?"), "workplace": gettext_lazy("Bạn làm ở chỗ nào?")}


def write_review(page: FormPage, posted: dict[str, str], checked: Checked, token: str) -> str:
    """The page with the answers to look at instead of the questions. `token`: what the second sending brings back."""
    soup, form, parts = _begin(page, _("Xem lại rồi bấm gửi"))
    for name, candidates in checked.unsure.items():
        parts.append(_ask(soup, name, posted.get(name, ""), candidates))
    parts.append(_list_answers(soup, page.form, checked))
    agreed = [agreement.wording.replace("\n", " / ") for agreement in checked.agreements if agreement.given]
    if agreed:
        parts += [_make(soup, "p", _("Bạn đồng ý:")), _make_list(soup, agreed)]
    if not checked.can_be_called:
        text = _(
            "Bạn không để lại số nào, nên không ai gọi lại cho bạn được. Gửi xong, hãy giữ mã biên nhận: có mã thì xem "
            "được việc đến đâu."
        )
        parts.append(_make(soup, "p", text, {"class": "reader"}))
    parts += _carry(soup, page, posted, leave_out=checked.unsure)
    parts += [_hide(soup, TOKEN, token), _hide(soup, ASKED, "1")]
    parts += _make_buttons(soup, form, page.form.say(page.form.submit))
    return _finish(soup, form, parts)


def write_for_a_child(page: FormPage, posted: dict[str, str]) -> str:
    """The page with kind words for somebody under 16, who may always change the answers."""
    soup, form, parts = _begin(page, _("Bạn chưa đủ 16 tuổi"))
    parts += [
        _make(soup, "p", _("Chúng tôi muốn giúp bạn. Vì bạn chưa đủ 16 tuổi, mình làm việc này cùng người lớn nhé.")),
        _make(soup, "p", _("Hãy nhờ cha, mẹ hoặc người giám hộ gọi cho công đoàn, hay cùng bạn đến gặp.")),
    ]
    address, phone = find_phone(page.html)
    if phone:
        line = _make(soup, "p", _("Số của công đoàn:") + " ")
        line.append(_make(soup, "a", phone, {"href": address}))
        parts.append(line)
    parts.append(_make(soup, "p", _("Những gì bạn vừa ghi chưa được gửi, và không ai giữ lại.")))
    parts += _carry(soup, page, posted)
    parts += _make_buttons(soup, form, "")
    return _finish(soup, form, parts)


def _begin(page: FormPage, heading: str) -> tuple[BeautifulSoup, Tag, list[Tag]]:
    soup = BeautifulSoup(page.html, "html.parser")
    for tag in soup.select("[data-before-sending]"):
        tag.decompose()
    if soup.title is not None:
        soup.title.string = f"{heading} – {soup.title.get_text().strip()}"
    return soup, find_form(soup, page.form), [_make(soup, "h2", heading)]


def _finish(soup: BeautifulSoup, form: Tag, parts: Iterable[Tag]) -> str:
    form.clear()
    form["data-review"] = ""
    for part in parts:
        form.append(part)
    return str(soup)


def _ask(soup: BeautifulSoup, name: str, typed: str, candidates: tuple[KnownName, ...]) -> Tag:
    """A question with what the answer may mean; none of them is always among the answers."""
    fieldset = _make(soup, "fieldset", "", {"class": "field", "data-field": name + CHOICE})
    fieldset.append(_make(soup, "legend", str(_ASKS.get(name, _("Bạn muốn nói chỗ nào?")))))
    if candidates:
        said = _("Bạn ghi “%(typed)s”. Chọn chỗ đúng nhất:") % {"typed": typed}
    else:
        said = _("Bạn ghi “%(typed)s”. Chúng tôi chưa tìm ra chỗ này; cứ gửi, người gọi sẽ hỏi lại.") % {"typed": typed}
    fieldset.append(_make(soup, "p", said, {"class": "help"}))
    choices = [(candidate.code, candidate.name) for candidate in candidates]
    for number, (code, words) in enumerate([*choices, (NOT_LISTED, _("Không có trong danh sách"))]):
        id_ = f"{name}-choice-{number}"
        control = {"type": "radio", "id": id_, "name": name + CHOICE, "value": code}
        row = _make(soup, "div", "", {"class": "tick"})
        row.append(_make(soup, "input", "", control | ({} if candidates else {"checked": ""})))
        row.append(_make(soup, "label", words, {"for": id_}))
        fieldset.append(row)
    return fieldset


def _list_answers(soup: BeautifulSoup, questions: Form, checked: Checked) -> Tag:
    list_ = _make(soup, "dl", "", {"class": "answers"})
    for answer in checked.answers:
        if answer.value:
            list_.append(_make(soup, "dt", questions.say(answer.label)))
            list_.append(_make(soup, "dd", _(answer.shown) if answer.shown == "có" else questions.say(answer.shown)))
    return list_


def _carry(soup: BeautifulSoup, page: FormPage, posted: dict[str, str], leave_out: Iterable[str] = ()) -> list[Tag]:
    """Hidden fields with what was posted. `leave_out`: questions whose choice is asked for again."""
    names = [question.name for question in page.form.fields]
    chosen = [name + CHOICE for name in page.indexes if name not in leave_out]
    consents = [consent.purpose for consent in page.form.consents]
    carried = [*names, *chosen, *consents, *_OF_THE_PAGE, *CARRIED, TRAP]
    return [_hide(soup, name, posted[name]) for name in carried if posted.get(name)]


def _hide(soup: BeautifulSoup, name: str, value: str) -> Tag:
    return _make(soup, "input", "", {"type": "hidden", "name": name, "value": value})


def _make_buttons(soup: BeautifulSoup, form: Tag, words: str) -> list[Tag]:
    """The form's own button (none without `words`), and one that leads back to the questions."""
    own = form.find("button", type="submit") or form.find("button") or _make(soup, "button", "", {"type": "submit"})
    back = _make(soup, "button", _("Sửa lại"), {"type": "submit", "name": EDIT, "value": "1", "class": "button plain"})
    buttons = []
    if words:
        send = copy.copy(own)
        send.string = words
        buttons.append(send)
    paragraph = _make(soup, "p", "", {"class": "buttons"})
    for button in (*buttons, back):
        paragraph.append(button)
        paragraph.append(" ")
    return [paragraph]


def _make_list(soup: BeautifulSoup, lines: list[str]) -> Tag:
    list_ = soup.new_tag("ul")
    for line in lines:
        list_.append(_make(soup, "li", line))
    return list_


def _make(soup: BeautifulSoup, name: str, text: str, attributes: dict[str, str] | None = None) -> Tag:
    tag = soup.new_tag(name, attrs=attributes or {})
    if text:
        tag.string = text
    return tag
