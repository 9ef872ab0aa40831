"""What lists of everything of a sort are called, and the ways to them."""

from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from cms.entries.reader import Reader
from cms.publisher.register_outputs import register_path
from cms.schema import LanguageLink, Link
from cms.schema.languages import LANGUAGES


class Register(NamedTuple):
    """What a list is called, and what it says of itself."""

    title: str
    lead: str


REGISTERS = {
    "rights": Register(
        _("Quyền A–Z"), _("Mọi câu hỏi về quyền của người lao động, xếp theo chữ cái đầu của điều bạn muốn hỏi.")
    ),
    "contacts": Register(
        _("Gọi cho ai"),
        _(
            "Số điện thoại, địa chỉ, giờ làm việc của công đoàn, theo nơi bạn làm hoặc nơi bạn ở. Tên xã, phường "
            "cũ cũng có ở đây."
        ),
    ),
    "documents": Register(
        _("Văn bản, tài liệu"), _("Xếp theo năm ban hành, mới nhất ở trên. Văn bản đã bị thay thế có ghi văn bản mới.")
    ),
}
"""Kind of output → the words."""


def link_registers(reader: Reader) -> dict[str, Link | None]:
    """The way to each list in the reader's language; None to one there is not."""
    there = reader.registers()
    return {
        kind: Link(title=str(register.title), url=reader.give(register_path(kind, reader.language)))
        if kind in there
        else None
        for kind, register in REGISTERS.items()
    }


def list_register_languages(reader: Reader, kind: str) -> tuple[LanguageLink, ...]:
    """The list in the site's other languages: whichever has a front page has it."""
    return tuple(
        LanguageLink(language=language, title=LANGUAGES[language], url=reader.give(register_path(kind, language)))
        for language in reader.homes()
        if language != reader.language
    )


def list_register_addresses(reader: Reader) -> list[tuple[str, dict[str, str], str]]:
    """Each list as a sitemap tells of a page: its address, the same by language when there are more, no day."""
    homes, found = reader.homes(), []
    for kind in reader.registers():
        beside = {language: register_path(kind, language) for language in homes}
        found.append((register_path(kind, reader.language), beside if len(beside) > 1 else {}, ""))
    return found
