"""What the server runs: the published site, and behind it the office. Django is not imported before it is needed."""

import os
from pathlib import Path

from cms.serving.office import LazyApplication, make_office, make_static_files
from cms.serving.proxies import NEAR, TrustedProxies
from cms.serving.reads import Reads
from cms.serving.release import ReleaseFiles

_HERE = Path(__file__).resolve().parent.parent
_SITE = Path(os.environ.get("LOA_SITE_DIR") or _HERE / "site")
_VAR = Path(os.environ.get("LOA_VAR_DIR") or _HERE / "var")


def _make_reads() -> Reads | None:
    """What counts how often pages are read; None where somebody else counts (LOA_COUNT_READS=0)."""
    if os.environ.get("LOA_COUNT_READS") == "0":
        return None
    return Reads(_VAR / "reads", seconds=float(os.environ.get("LOA_READS_SECONDS") or 60))


_office = TrustedProxies(LazyApplication(make_office), os.environ.get("LOA_TRUSTED_PROXIES") or NEAR)
application = ReleaseFiles(
    _SITE,
    behind={
        "/quan-tri/": _office,
        "/gui/": _office,
        "/bien-nhan/": _office,
        "/ra-soat-luat/": _office,
        "/static/": LazyApplication(lambda: make_static_files(_VAR / "static")),
    },
    reads=_make_reads(),
)
