"""Whether a drawn file may take its place, and what its editor should better mend."""

from collections.abc import Callable

from cms.entries.reader import Reader
from cms.publisher.explaining import PublishingRefusedError
from cms.publisher.gate import MOST_FINDINGS, check_page, describe_lost_links
from cms.publisher.outputs import Output
from cms.schema.references import Ref
from cms.theming.themes import get_script


def admit(output: Output, data: bytes, reader: Reader, *, size_of: Callable[[str], int]) -> list[str]:
    """What should better be mended on a page just drawn through `reader`, in Vietnamese sentences.

    Of a list, a sheet and the like nobody is told that: nobody writes them. `size_of`: see check_page. What is asked
    about addresses becomes keys of the output. Raises PublishingRefusedError with what must be mended first.
    """
    if not output.path.endswith(".html") or output.kind == "version":  # nobody can mend how it read then
        return []
    settings = reader.settings()
    here = reader.give(output.path.removesuffix("index.html"))
    told = output.kind == "page"
    findings = check_page(
        data,
        here=here,
        exists=reader.leads_somewhere,
        base_url=settings.base_url,
        size_of=size_of,
        script=get_script(settings.theme).encode(),
        warnings=told,
    )
    errors = [finding.message for finding in findings if finding.level == "error"]
    if errors:
        raise PublishingRefusedError(" ".join(errors))
    warnings = [finding.message for finding in findings]
    if told and (lost := _list_lost(reader)):
        warnings += describe_lost_links(reader.data(Ref(output.of)), lost)
    return warnings[:MOST_FINDINGS]


def _list_lost(reader: Reader) -> set[Ref]:
    """The pages and documents that were asked for and are not public. The reader noted each as a key already."""
    asked = {key.partition(":")[2] for key in reader.reads if key.startswith(("url:page:", "entry:document:"))}
    return {Ref(ref) for ref in asked if not reader.values.get(f"url:{ref}")}
