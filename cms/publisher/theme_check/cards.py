"""A theme's picture of shared links, drawn with the longest words it may get, in every language."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from cms.publisher.cards import MOST_BYTES, draw_card
from cms.schema.codec import canonical_bytes
from cms.schema.languages import LANGUAGES
from cms.theming.cards import get_card_design
from cms.theming.errors import ThemeError

_SHORT = {"title": "Nợ lương?", "section": "", "site": "Công đoàn"}
_VIETNAMESE = {
    "title": "Công ty nợ lương ba tháng, giữ căn cước bản chính và không cho nghỉ phép năm: người lao động cần làm gì, "
    "giữ bằng chứng nào, gọi cho ai để được bênh vực và bao lâu thì được trả lời?",
    "section": "Tiền lương, thời giờ làm việc, thời giờ nghỉ ngơi và an toàn, vệ sinh lao động",
    "site": "Công đoàn các khu công nghiệp và khu kinh tế tỉnh Bà Rịa – Vũng Tàu",
}
_KHMER = _VIETNAMESE | {
    "title": "ក្រុមហ៊ុនមិនបើកប្រាក់ឈ្នួលទាន់ពេល៖ កម្មករត្រូវធ្វើអ្វី រក្សាទុកភស្តុតាងអ្វី និងទូរស័ព្ទទៅអ្នកណាដើម្បីទទួលបានជំនួយពីសហជីព",
}


def list_card_faults(theme: str) -> Iterator[str]:
    """Why the card of `theme` cannot be drawn or is too heavy, a sentence each, each once."""
    told: set[str] = set()
    for language in LANGUAGES:
        for words in (_SHORT, _KHMER if language == "km" else _VIETNAMESE):
            told.update(_draw(theme, {**words, "language": language}))
    yield from sorted(told)


def _draw(theme: str, words: dict[str, str]) -> Iterator[str]:
    try:
        png = draw_card(canonical_bytes({**words, "design": get_card_design(theme).digest}), theme)
    except ThemeError as error:
        yield str(error)
        return
    if len(png) > MOST_BYTES:
        message = _("Thẻ chia sẻ của giao diện “%(theme)s” nặng %(size)d byte, quá mức %(most)d byte.")
        yield message % {"theme": theme, "size": len(png), "most": MOST_BYTES}
