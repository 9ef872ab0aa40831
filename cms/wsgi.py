"""What the server runs: the published site, and behind it the office. Django is not imported before it is needed."""

import os
from pathlib import Path

from cms.serving.office import LazyApplication, make_office, make_static_files
from cms.serving.proxies import NEAR, TrustedProxies
from cms.serving.release import ReleaseFiles

_HERE = Path(__file__).resolve().parent.parent
_SITE = Path(os.environ.get("LOA_SITE_DIR") or _HERE / "site")
_STATIC = Path(os.environ.get("LOA_VAR_DIR") or _HERE / "var") / "static"

_office = TrustedProxies(LazyApplication(make_office), os.environ.get("LOA_TRUSTED_PROXIES") or NEAR)
application = ReleaseFiles(
    _SITE,
    behind={
        "/quan-tri/": _office,
        "/gui/": _office,
        "/bien-nhan/": _office,
        "/static/": LazyApplication(lambda: make_static_files(_STATIC)),
    },
)
