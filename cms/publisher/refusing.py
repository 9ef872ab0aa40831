"""When the publisher does not do what the database says: nothing may go out, or too much would go away."""

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.translation import gettext as _

from cms.publisher.build import Build
from cms.publisher.manifest import Manifest
from cms.publisher.models import OutboxRow, PublishRun
from cms.schema.references import Ref
from cms.union.models import SiteProfile

ALWAYS_REMOVED = 10
"""So many pages may leave at once without anybody being asked."""
LARGEST_SHARE = 5
"""More than one page in so many may not."""


@dataclass(frozen=True, slots=True)
class Removal:
    """A page that would leave the site."""

    ref: Ref
    path: str
    title: str


def find_refusal() -> str:
    """Why nothing may be published now, as the end of a sentence; empty when all is well."""
    missing = SiteProfile.load().missing_imprint()
    if not missing:
        return ""
    return _("trang web còn thiếu %(fields)s (ở Cài đặt, mục Thông tin trang web).") % {
        "fields": ", ".join(f"“{label}”" for label in missing)
    }


def are_too_many(removed: int, *, of: int) -> bool:
    """Whether so many pages of a site of so many may not leave at once without somebody agreeing."""
    return removed > ALWAYS_REMOVED and removed * LARGEST_SHARE > of


def list_too_many_removed(manifest: Manifest, build: Build, rows: Collection[OutboxRow]) -> list[Removal]:
    """The pages that would leave with `build`, when they are so many that a person must agree; else nothing.

    More than a fifth of the site's pages, and more than ten. `rows`: what was in the outbox; an order among them
    allows the removal of the pages that its run was waiting for.
    """
    if len(build.removed) <= ALWAYS_REMOVED:
        return []
    pages = {file.of for file in manifest.files.values() if file.of}
    if not are_too_many(len(build.removed), of=len(pages)) or build.removed <= _list_allowed(rows):
        return []
    paths = {
        manifest.find_recorded(path).of: path
        for path, file in build.change.files.items()
        if file is None and path.endswith("/index.html")
    }
    return [
        Removal(ref, path.removesuffix("index.html"), path)
        for ref, path in sorted(paths.items(), key=lambda item: item[1])
        if ref in build.removed
    ]


def _list_allowed(rows: Collection[OutboxRow]) -> set[str]:
    numbers = [row.number for row in rows if row.order == OutboxRow.Order.ALLOW_REMOVAL]
    runs = PublishRun.objects.filter(pk__in=numbers, state=PublishRun.State.WAITING)
    return {item["ref"] for run in runs for item in run.failures}
