"""The rows of the union's tables, found by code or by name while a workbook is read."""

from typing import Any

from django.contrib.auth import get_user_model
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cms.union.models import Place, Province, Trade, Unit, Workplace, Zone
from cms.union.names import read_place, simplify
from cms.union.workbook.cells import CellError, shorten

_CODES = {"trade": "slug", "user": "username"}
_NAMES = {
    "unit": _("đơn vị"), "province": _("tỉnh, thành phố"), "place": _("xã, phường, đặc khu"),
    "zone": _("khu công nghiệp"), "trade": _("nghề"), "workplace": _("nơi làm việc"), "user": _("tài khoản"),
}  # fmt: skip
MODELS = {
    "unit": Unit, "province": Province, "place": Place, "zone": Zone, "trade": Trade, "workplace": Workplace,
    "user": get_user_model(),
}  # fmt: skip


class NotFoundError(CellError):
    """A row that is named and not there, perhaps not yet: it may stand further down."""


class Tables:
    """Each table is read once, when it is first asked for; rows made since are added by `add`."""

    def __init__(self) -> None:
        self._by_code: dict[str, dict[str, Any]] = {}
        self._by_name: dict[str, dict[str, list[Any]]] = {}

    @staticmethod
    def code_of(row: Any) -> str:
        """What stands for a row in another sheet; empty for none."""
        return "" if row is None else str(getattr(row, _CODES.get(row._meta.model_name, "code")) or "")

    def list_all(self, kind: str) -> dict[str, Any]:
        """All rows of a table, by code."""
        if kind not in self._by_code:
            self._by_code[kind], self._by_name[kind] = {}, {}
            rows = MODELS[kind].objects.order_by("pk")
            if kind in ("unit", "workplace", "place"):
                rows = rows.select_related(*_FOLLOWED[kind])
            if kind == "zone":
                rows = rows.prefetch_related("places")
            for row in rows:
                self.add(kind, row)
        return self._by_code[kind]

    def add(self, kind: str, row: Any) -> None:
        """Let `row` be found from now on."""
        self.list_all(kind)[self.code_of(row)] = row
        for name in {simplify(str(row)), simplify(getattr(row, "full_name", "") if kind == "place" else "")} - {""}:
            rows = self._by_name[kind].setdefault(name, [])
            if row not in rows:
                rows.append(row)

    def get(self, kind: str, code: str) -> Any | None:
        """The row with this code; None when there is none."""
        return self.list_all(kind).get(code)

    def find(self, kind: str, said: str) -> Any:
        """The row with this code, else the only one with this name. Raises CellError."""
        row = self.get(kind, said)
        if row is not None:
            return row
        rows = self.list_named(kind, said)
        if len(rows) == 1:
            return rows[0]
        words = {"kind": _NAMES[kind], "said": shorten(said)}
        if rows:
            raise CellError(gettext("có nhiều %(kind)s tên “%(said)s”; hãy ghi mã.") % words)
        raise NotFoundError(gettext("không có %(kind)s nào mã hay tên “%(said)s”.") % words)

    def list_named(self, kind: str, name: str) -> list[Any]:
        """The rows of this name, whatever the diacritics; of places also `P. Rạch Giá`."""
        self.list_all(kind)
        said = simplify(name)
        found = self._by_name[kind].get(said, [])
        if not found and kind == "place":
            place = read_place(name)
            found = [row for row in self._by_name[kind].get(place.core, []) if not place.kind or row.kind == place.kind]
        return list(found)


_FOLLOWED = {
    "unit": ("parent", "successor", "owner", "deputy"),
    "workplace": ("place", "zone", "checked_by"),
    "place": ("province",),
}
