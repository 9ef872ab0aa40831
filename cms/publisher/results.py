"""How each page fared in a run, remembered for whoever looks at it in the editor."""

from cms.publisher.build import Build, Failure
from cms.publisher.models import PageResult, PublishRun
from cms.schema.references import Ref

BATCH = 500


def record_results(*, run: PublishRun, build: Build) -> None:
    """Note what became of every page; rows of pages that fared as before are not touched. One caller at a time."""
    known = {
        ref: tuple(rest)
        for ref, *rest in PageResult.objects.values_list("ref", "state", "path", "object", "message").iterator()
    }
    rows = {row.ref: row for row in _list_results(run, build)}
    PageResult.objects.bulk_create(
        [row for row in rows.values() if known.get(row.ref) != (row.state, row.path, row.object, row.message)],
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["ref"],
        update_fields=["state", "path", "object", "at", "message"],
    )
    gone = list(known.keys() - rows.keys())
    for start in range(0, len(gone), BATCH):
        PageResult.objects.filter(ref__in=gone[start : start + BATCH]).delete()


def _list_results(run: PublishRun, build: Build) -> list[PageResult]:
    failed: dict[Ref, Failure] = {}
    for failure in build.failures:
        if failure.ref.startswith("page:"):
            failed.setdefault(failure.ref, failure)
    files = build.manifest.files
    live = [
        PageResult(ref=ref, state=PageResult.State.LIVE, path=path, object=files[path].object, at=run.finished_at)
        for ref, path in build.pages.items()
        if ref not in failed
    ]
    kept_back = [
        PageResult(
            ref=ref,
            state=PageResult.State.FAILED,
            path=build.pages.get(ref) or (failure.path if failure.kept else ""),
            message=failure.message,
            at=run.finished_at,
        )
        for ref, failure in failed.items()
    ]
    return [*live, *kept_back]
