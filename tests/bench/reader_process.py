"""A reader who asks for pages again and again: `python -m tests.bench.reader_process SITE < pages`.

The pages go through the server's own code (`ReleaseFiles`), and of each answer is checked that its style sheet is one
its own Content-Security-Policy allows. Prints what was found, as JSON, when the file `SITE/../reader-stop` appears.
"""

import hashlib
import json
import random
import re
import sys
import time
from base64 import b64encode
from collections import Counter
from pathlib import Path

from cms.serving.release import ReleaseFiles

PAUSE = 0.001
_STYLE = re.compile(rb"<style>(.*?)</style>", re.DOTALL)


class Browser:
    """Asks for pages, and counts."""

    def __init__(self, site: Path) -> None:
        self._server = ReleaseFiles(site, {})
        self._hashes: dict[bytes, str] = {}
        self.found: Counter[str] = Counter()
        self.styles: set[bytes] = set()

    def ask(self, path: str) -> None:
        """Ask for one page and judge the answer."""
        answer: dict = {}
        environ = {"REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": "", "wsgi.url_scheme": "http"}
        body = b"".join(
            self._server(environ, lambda status, headers: answer.update(status=status, headers=dict(headers)))
        )
        self.found["asked"] += 1
        if not answer["status"].startswith("200"):
            self.found["not there"] += 1
            return
        style = _STYLE.search(body)
        if not style:
            self.found["without a style sheet"] += 1
        elif self._hash(style[1]) not in answer["headers"].get("Content-Security-Policy", ""):
            self.found["style sheet not allowed"] += 1
        else:
            self.styles.add(style[1])

    def _hash(self, style: bytes) -> str:
        if style not in self._hashes:
            self._hashes[style] = f"'sha256-{b64encode(hashlib.sha256(style).digest()).decode()}'"
        return self._hashes[style]


def main() -> None:
    """Read until told to stop."""
    site = Path(sys.argv[1])
    pages, stop = json.load(sys.stdin), site.parent / "reader-stop"
    browser, chance = Browser(site), random.Random(1)  # noqa: S311 - which page is read next, not a secret
    browser.ask("/")
    print("reading", flush=True)
    while not stop.exists():
        for _ in range(20):
            browser.ask(chance.choice(pages))
            time.sleep(PAUSE)
    print(json.dumps({**browser.found, "styles": len(browser.styles)}), flush=True)


if __name__ == "__main__":
    main()
