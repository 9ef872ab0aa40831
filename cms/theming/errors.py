"""What goes wrong with a theme, said in one sentence an editor can pass on."""

import re

from django.utils.translation import gettext as _
from minijinja import TemplateError

CARD_NAME = "card.typ"
_CARD_LINE = re.compile(r"\s*┌─ .*?:(\d+):\d+")


class ThemeError(Exception):
    """A theme is missing, badly described, or one of its templates failed.

    The message is Vietnamese, short, and names the place; it never holds the data of a page.
    """


def explain_template_error(theme: str, template: str, error: TemplateError) -> ThemeError:
    """What minijinja found wrong while it read or drew `template` of `theme`."""
    problem = {
        "UndefinedError": _("dùng một giá trị không có"),
        "TemplateNotFound": _("gọi một mẫu không có"),
        "SyntaxError": _("viết sai cú pháp"),
        "UnknownFilter": _("dùng một bộ lọc không có"),
        "UnknownFunction": _("gọi một hàm không có"),
    }.get(error.kind, _("không vẽ được trang"))
    return ThemeError(_sentence(theme, error.name or template, problem, line=error.line, code=_quote(error)))


def explain_printed_nothing(theme: str, template: str) -> ThemeError:
    """The template printed none, which would show as a word on the page."""
    return ThemeError(_sentence(theme, template, _("in ra một giá trị trống; hãy hỏi bằng if trước khi in")))


def explain_wrong_call(theme: str, template: str) -> ThemeError:
    """The template gave a function or filter what it cannot use."""
    return ThemeError(_sentence(theme, template, _("gọi sai một hàm hoặc bộ lọc")))


def explain_card_error(theme: str, diagnostic: str) -> ThemeError:
    """What typst found wrong with the card of `theme`. `diagnostic`: its own words, the first place foremost."""
    place = _CARD_LINE.search(diagnostic)
    line, wrong = (int(place[1]), diagnostic[: place.start()]) if place else (None, diagnostic)
    # What a template throws itself may hold words of the page.
    code = "panic" if "panicked with" in wrong else " ".join(wrong.removeprefix("error:").split("(searched")[0].split())
    return ThemeError(_sentence(theme, CARD_NAME, _("không vẽ được thẻ chia sẻ"), line=line, code=code[:80]))


def explain_wrong_card(theme: str, width: int, height: int) -> ThemeError:
    """The card of `theme` is no single picture of the size that pages promise."""
    problem = _("phải vẽ đúng một trang %(width)d × %(height)d điểm ảnh") % {"width": width, "height": height}
    return ThemeError(_sentence(theme, CARD_NAME, problem))


def _sentence(theme: str, template: str, problem: str, line: int | None = None, code: str = "") -> str:
    """What an editor passes on: theme, template, line, what is wrong. Quotes the theme's own code, never data."""
    place = _("Giao diện “%(theme)s”, mẫu %(template)s") % {"theme": theme, "template": template}
    if line:
        place += _(", dòng %d") % line
    return f"{place}: {problem} ({code})." if code else f"{place}: {problem}."


def _quote(error: TemplateError) -> str:
    source, span = error.template_source, error.range
    if not source or not span:
        return ""
    return source.encode()[span[0] : span[1]].decode(errors="ignore").strip()[:80]
