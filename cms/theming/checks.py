"""What `manage.py check` says of the themes: nothing is missing, everything compiles, text can be read."""

from collections.abc import Iterator

from django.core.checks import CheckMessage, Error, Warning, register
from django.utils.translation import gettext as _

from cms.schema import BLOCK_KINDS, CONTEXTS
from cms.theming.contrast import list_poor_pairs
from cms.theming.engine import compile_template
from cms.theming.errors import ThemeError
from cms.theming.themes import Theme, get_script, get_style, list_missing_words, list_themes


@register("theming")
def check_themes(**kwargs) -> list[CheckMessage]:
    """Every theme can draw every page kind and block kind, and its colours can be told apart in both modes."""
    try:
        themes = list_themes()
    except ThemeError as error:
        return [Error(str(error), id="theming.E001")]
    if not themes:
        return [Error(_("Không có giao diện nào trong thư mục themes/."), id="theming.E001")]
    return [message for theme in themes for message in check_theme(theme)]


def check_theme(theme: Theme) -> list[CheckMessage]:
    """What is wrong with one theme, seen without drawing a page."""
    return [*_check_templates(theme), *_check_words(theme), *_check_style(theme)]


def _check_templates(theme: Theme) -> Iterator[CheckMessage]:
    for name in (*CONTEXTS, *(f"blocks/{kind}.html" for kind in BLOCK_KINDS)):
        if theme.find(f"templates/{name}") is None:
            message = _("Giao diện “%s” thiếu mẫu templates/%s.") % (theme.name, name)
            yield Error(message, id="theming.E002")
            continue
        try:
            compile_template(theme.name, name)
        except ThemeError as error:
            yield Error(str(error), id="theming.E003")


def _check_words(theme: Theme) -> Iterator[CheckMessage]:
    try:
        for language in theme.languages:
            for words in list_missing_words(theme, language):
                message = _("Giao diện “%(theme)s” chưa có bản dịch (%(language)s) của: “%(words)s”.")
                values = {"theme": theme.name, "language": language, "words": words}
                yield Warning(message % values, hint=_("Thêm vào words/%s.toml.") % language, id="theming.W008")
    except ThemeError as error:
        yield Error(str(error), id="theming.E008")


def _check_style(theme: Theme) -> Iterator[CheckMessage]:
    for kind in BLOCK_KINDS:
        if f"blocks/{kind}.css" not in theme.all_css:
            message = _("Giao diện “%s” không ghi blocks/%s.css trong mục css.") % (theme.name, kind)
            yield Error(message, id="theming.E004")
    try:
        for template in CONTEXTS:
            get_style(theme.name, template=template)
        get_script(theme.name)
    except ThemeError as error:
        yield Error(str(error), id="theming.E005")
    light = theme.all_tokens
    for mode, tokens in ((_("sáng"), light), (_("tối"), light | theme.all_dark_tokens)):
        yield from _check_contrast(theme, mode, tokens)


def _check_contrast(theme: Theme, mode: str, tokens: dict[str, str]) -> Iterator[CheckMessage]:
    try:
        poor = list_poor_pairs(tokens)
    except KeyError as error:
        message = _("Giao diện “%s” thiếu màu %s.") % (theme.name, error.args[0])
        yield Error(message, id="theming.E006")
        return
    except ValueError:
        message = _("Giao diện “%s”: màu phải viết dạng #rrggbb.") % theme.name
        yield Error(message, id="theming.E006")
        return
    for text, ground, contrast in poor:
        message = _(
            "Giao diện “%(theme)s”, chế độ %(mode)s: chữ %(text)s trên nền %(ground)s khó đọc (%(contrast).1f)."
        )
        values = {"theme": theme.name, "mode": mode, "text": text, "ground": ground, "contrast": contrast}
        yield Error(message % values, hint=_("Độ tương phản cần từ 4,5 trở lên."), id="theming.E007")
