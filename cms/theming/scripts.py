"""From script files to the one script element of a theme."""

import re
from collections.abc import Iterable

from django.utils.translation import gettext as _

from cms.theming.errors import ThemeError

_STRING = re.compile(r"""("[^"\n]*"|'[^'\n]*'|`[^`]*`)""")
_COMMENT = re.compile(r"(?m)^\s*//.*$")
_AROUND = re.compile(r" ?(=>|\|\||&&|[-=?:,+<>{}()]) ?")
_FORBIDDEN = ("</", "<!--", "<script", "http:", "https:", "import(", "eval(")


def build_script(files: Iterable[str]) -> str:
    """The files in order, made small; empty when there are none.

    Raises ThemeError for one that would fetch something from elsewhere or end the script element early.
    """
    script = "\n".join(filter(None, map(minify_script, files)))
    for forbidden in _FORBIDDEN:
        if forbidden in script.lower():
            raise ThemeError(
                _("Mã JavaScript của giao diện không được có “%s”: trang không chạy gì từ nơi khác.") % forbidden
            )
    return script


def minify_script(source: str) -> str:
    """The script without lines that are comments, and without blanks beside signs; every line stays a line.

    What stands in quotes is left as it is. A regular expression that holds a quote or a blank beside a sign would not
    be: write it as a string. Raises nothing.
    """
    parts = _STRING.split(_COMMENT.sub("", source))
    parts[::2] = [_AROUND.sub(r"\1", re.sub(r"[ \t]*\n\s*|\n+", "\n", part)) for part in parts[::2]]
    return "".join(parts).strip()
