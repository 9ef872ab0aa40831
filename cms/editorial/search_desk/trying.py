"""A query tried: what readers find, in its order, and why, in words that need no engineer."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.auth import require_admin_access

from cms.editorial.search_desk.permissions import may_try
from cms.publisher.search_trial import open_next, open_published
from cms.schema.languages import LANGUAGES, SOURCE_LANGUAGE
from cms.search.answering import MOST_SHOWN, Hit, search
from cms.search.counting import BODY, BODY_TWICE, LEAD, TITLE
from cms.search.explaining import Explanation, Match, explain, read_query
from cms.search.index import UnreadableIndexError
from cms.search.terms import LONGEST_QUERY

_WAYS = {
    "typed": gettext_lazy("đúng từ đã gõ"),
    "same": gettext_lazy("từ đồng nghĩa: “%(found)s”"),
    "parted": gettext_lazy("hai tiếng viết liền: “%(found)s”"),
    "prefix": gettext_lazy("mới gõ phần đầu của “%(found)s”"),
    "slip": gettext_lazy("gõ nhầm một chữ của “%(found)s”"),
}
_PLACES = {
    TITLE: gettext_lazy("trong tên trang"),
    LEAD: gettext_lazy("trong đề mục, lời dẫn hay câu trả lời ngắn"),
    BODY_TWICE: gettext_lazy("trong bài, nhiều lần"),
    BODY: gettext_lazy("trong bài, một lần"),
}


class Line(NamedTuple):
    """One reason, and what it gave: points, or what the points are multiplied by."""

    text: str
    points: str


@require_admin_access
def show_trial(request: HttpRequest) -> HttpResponse:
    """The form, and below it what `q` finds in `language`, as published or (`state=next`) as it would be.

    Raises PermissionDenied.
    """
    if not may_try(request.user):
        raise PermissionDenied
    query = request.GET.get("q", "").replace("\x00", "")[:LONGEST_QUERY].strip()
    language = request.GET.get("language", SOURCE_LANGUAGE)
    language = language if language in LANGUAGES else SOURCE_LANGUAGE
    is_next = request.GET.get("state", "next") != "live"
    context = {
        "query": query, "language": language, "languages": LANGUAGES.items(), "is_next": is_next,
        "longest": LONGEST_QUERY, **(_try(query, language, is_next=is_next) if query else {}),
    }  # fmt: skip
    return TemplateResponse(request, "editorial/search_trial.html", context)


def _try(query: str, language: str, *, is_next: bool) -> dict[str, Any]:
    try:
        main, open_index = (open_next if is_next else open_published)(language)
        hits = search(main, open_index, query)
    except UnreadableIndexError:
        return {"trouble": _("Chưa đăng phần tìm kiếm của ngôn ngữ này. Hãy xem “như sẽ đăng”.")}
    return {"read_as": read_query(main, query), "count": len(hits), "results": list(_describe(hits, query))}


def _describe(hits: list[Hit], query: str) -> Iterator[dict[str, Any]]:
    explained: dict[int, dict[int, Explanation]] = {}
    for hit in hits[:MOST_SHOWN]:
        if id(hit.index) not in explained:
            explained[id(hit.index)] = explain(hit.index, query)
        why = explained[id(hit.index)][hit.found.page]
        yield {
            "title": hit.page.title,
            "path": hit.page.path,
            "kind": hit.page.kind,
            "is_chosen": why.is_chosen,
            "score": _points(why.score),
            "lines": list(_list_lines(why)),
        }


def _list_lines(why: Explanation) -> Iterator[Line]:
    for match in why.matches:
        yield Line(_say_match(match), _points(match.points, signed=True))
    for word in why.absent:
        yield Line(_("“%(word)s”: không có trong trang") % {"word": word}, "0")
    if round(why.missing):
        yield Line(_("Trang không có đủ các từ đã gõ"), _points(why.missing, signed=True))
    if round(why.pairs):
        yield Line(_("Các từ đã gõ đứng liền nhau trong tên trang"), _points(why.pairs, signed=True))
    if round(why.spelling):
        same = why.spelling > 0
        said = _("Tên trang viết đúng dấu như đã gõ") if same else _("Tên trang viết khác dấu với từ đã gõ")
        yield Line(said, _points(why.spelling, signed=True))
    if why.matches and why.title < 1:
        yield Line(_("Tên trang có cả những từ không ai gõ"), _factor(why.title))
    if why.matches and why.prior != 1:
        yield Line(_("Ưu tiên của loại trang, và của trang nếu có đặt"), _factor(why.prior))


def _say_match(match: Match) -> str:
    way = str(_WAYS[match.how]) % {"found": match.found}
    return _("“%(word)s” %(where)s: %(way)s") % {"word": match.typed, "where": _PLACES[match.place], "way": way}


def _points(points: float, *, signed: bool = False) -> str:
    number = round(points)
    sign = "" if not signed else "−" if number < 0 else "+"
    return f"{sign}{abs(number)}"


def _factor(factor: float) -> str:
    return f"× {number_format(factor, 2)}"
