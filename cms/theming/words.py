"""The words templates print: written in Vietnamese in the template, in other languages in the theme's `words/`.

Words are put in their place when a template is loaded, once for each language, so that a page costs in every language
what it would cost without any. `{{ _("Trang chủ") }}` becomes plain text of the template.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path
from typing import NamedTuple

from django.utils.translation import gettext as _

from cms.schema.languages import SOURCE_LANGUAGE
from cms.theming.errors import ThemeError

FOLDER = "words"
_CALL = re.compile(r'(?<![\w.])_\(\s*"((?:[^"\\\n]|\\.)*)"')
_COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")
_OUTPUT_BEGINS = re.compile(r"\{\{ *$")
_OUTPUT_ENDS = re.compile(r" *\}\}")
_VALUE = re.compile(r"\s*([a-z_]+)\s*=\s*(.*?)\s*", re.DOTALL)
_PAIRS = {"(": ")", "[": "]", "{": "}"}


class _Call(NamedTuple):
    """One `_("words", name=value)` in a template: where it stands, and the source of each value."""

    start: int
    end: int
    words: str
    values: dict[str, str]


def translate_template(source: str, words: Mapping[str, str]) -> str:
    """The template with every `_("…")` replaced by its words, or by the Vietnamese ones where `words` has none.

    What is printed alone becomes text, its values printed (and escaped) in their places; within an expression it
    becomes an expression that gives text.
    """
    done, at = [], 0
    for call in _find_calls(source):
        text = words.get(call.words, call.words)
        if placeholders(text) != placeholders(call.words):
            text = call.words
        values = {name: translate_template(value, words) for name, value in call.values.items()}
        before, ends = source[at : call.start], _OUTPUT_ENDS.match(source, call.end)
        begins = _OUTPUT_BEGINS.search(before)
        if begins and ends:
            done += [before[: begins.start()], _as_text(text, values)]
            at = ends.end()
        else:
            done += [before, _as_expression(text, values)]
            at = call.end
    return "".join((*done, source[at:]))


def list_template_words(source: str) -> list[str]:
    """The Vietnamese words of a template, in their order, those within others' values too."""
    return [
        words
        for call in _find_calls(_COMMENT.sub("", source))
        for words in (call.words, *(inner for value in call.values.values() for inner in list_template_words(value)))
    ]


def placeholders(text: str) -> set[str]:
    """The names in braces: `Từ {day}` has `day`."""
    return set(_PLACEHOLDER.findall(text))


def read_words(folder: Path, language: str) -> dict[str, str]:
    """What `words/<language>.toml` of one theme's folder says; nothing when it has no such file. Raises ThemeError."""
    file = folder / FOLDER / f"{language}.toml"
    if language == SOURCE_LANGUAGE or not file.is_file():
        return {}
    place = f"{folder.name}/{FOLDER}/{file.name}"
    try:
        words = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ThemeError(_("Tệp %s viết sai cú pháp TOML.") % place) from error
    for vietnamese, translated in words.items():
        if not isinstance(translated, str) or placeholders(translated) != placeholders(vietnamese):
            raise ThemeError(
                _("Tệp %(file)s: bản dịch của “%(words)s” phải là một câu có cùng các chỗ điền trong ngoặc nhọn.")
                % {"file": place, "words": vietnamese}
            )
    return words


def _find_calls(source: str) -> Iterator[_Call]:
    at = 0
    while match := _CALL.search(source, at):
        parts, at = _split_arguments(source, match.end())
        pairs = (found.groups() for part in parts if (found := _VALUE.fullmatch(part)))
        yield _Call(match.start(), at, match[1].replace('\\"', '"').replace("\\\\", "\\"), dict(pairs))


def _split_arguments(source: str, at: int) -> tuple[list[str], int]:
    """The arguments that follow the words, and where the call ends: after its closing bracket."""
    closing, parts, begin, quote = [")"], [], at, ""
    while at < len(source) and closing:
        letter = source[at]
        if quote:
            if letter == "\\":
                at += 1
            elif letter == quote:
                quote = ""
        elif letter in "\"'":
            quote = letter
        elif letter in _PAIRS:
            closing.append(_PAIRS[letter])
        elif letter == closing[-1]:
            closing.pop()
        if not quote and ((letter == "," and len(closing) == 1) or not closing):
            parts.append(source[begin:at])
            begin = at + 1
        at += 1
    return [part for part in parts if part.strip()], at


def _as_text(text: str, values: dict[str, str]) -> str:
    """As it stands in a template: text that is HTML already, and each value printed."""
    pieces = _PLACEHOLDER.split(text)
    pieces[::2] = [_escape(piece) for piece in pieces[::2]]
    pieces[1::2] = [f"{{{{ {values.get(name, name)} }}}}" for name in pieces[1::2]]
    return "".join(pieces)


def _escape(text: str) -> str:
    """Fit to stand between tags and in attributes with double quotes."""
    return escape(text, quote=False).replace('"', "&quot;").replace("{", "&#123;")


def _as_expression(text: str, values: dict[str, str]) -> str:
    pieces = _PLACEHOLDER.split(text)
    pieces[::2] = [_quote(piece) for piece in pieces[::2]]
    pieces[1::2] = [f"({values.get(name, name)})" for name in pieces[1::2]]
    return pieces[0] if len(pieces) == 1 else f"({' ~ '.join(pieces)})"


def _quote(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
