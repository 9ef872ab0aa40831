"""How each page fared in a run, remembered for whoever looks at it in the editor."""

from collections.abc import Iterator

from cms.publisher.build import Build, Failure
from cms.publisher.models import PageResult, PublishRun
from cms.publisher.site import PublishedSite
from cms.schema.references import Ref

BATCH = 500
FIELDS = ("state", "path", "object", "message", "warnings")


def record_results(*, run: PublishRun, site: PublishedSite, build: Build) -> None:
    """Note what became of every page that was drawn or left; rows of pages that fared as before are not touched."""
    rows = {row.ref: row for row in _list_results(run, build)}
    known = _read_known(list(rows))
    PageResult.objects.bulk_create(
        [row for ref, row in rows.items() if known.get(ref) != [getattr(row, name) for name in FIELDS]],
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["ref"],
        update_fields=[*FIELDS, "at"],
    )
    gone = [ref for ref in build.removed if ref not in rows]
    for start in range(0, len(gone), BATCH):
        PageResult.objects.filter(ref__in=gone[start : start + BATCH]).delete()


def align_results(*, run: PublishRun, site: PublishedSite) -> None:
    """Make what is remembered speak of all pages of the site and of no others: after a round that believed nothing."""
    known = set(PageResult.objects.values_list("ref", flat=True))
    gone = [ref for ref in known if ref not in site.catalogue.pages and ref not in site.withheld | site.broken]
    for start in range(0, len(gone), BATCH):
        PageResult.objects.filter(ref__in=gone[start : start + BATCH]).delete()
    paths = {ref: f"{page.path}index.html" for ref, page in site.catalogue.pages.items() if ref not in known}
    PageResult.objects.bulk_create(
        [
            PageResult(ref=ref, state=PageResult.State.LIVE, path=path, object=file.object, at=run.finished_at)
            for ref, path in paths.items()
            if (file := site.manifest.files.get(path))
        ],
        batch_size=BATCH,
    )


def _read_known(refs: list[Ref]) -> dict[Ref, list]:
    known: dict[Ref, list] = {}
    for start in range(0, len(refs), BATCH):
        rows = PageResult.objects.filter(ref__in=refs[start : start + BATCH])
        known |= {ref: rest for ref, *rest in rows.values_list("ref", *FIELDS)}
    return known


def _list_results(run: PublishRun, build: Build) -> Iterator[PageResult]:
    failed: dict[Ref, Failure] = {}
    for failure in build.failures:
        if failure.ref.startswith("page:"):
            failed.setdefault(failure.ref, failure)
    for ref, item in build.drawn.items():
        if ref not in failed:
            yield PageResult(
                ref=ref,
                state=PageResult.State.LIVE,
                path=item.output.path,
                object=item.file.object,
                at=run.finished_at,
                warnings=item.warnings,
            )
    for ref, failure in failed.items():
        drawn = build.drawn.get(ref)
        yield PageResult(
            ref=ref,
            state=PageResult.State.FAILED,
            path=drawn.output.path if drawn and not drawn.failure else (failure.path if failure.kept else ""),
            message=failure.message,
            at=run.finished_at,
        )
