"""A reader in a process of its own who follows every link of the embedded server's site, over and over, until stopped.

Prints, when its standard input ends, how many answers it read and what was wrong with any (JSON).
"""

import json
import sys
import threading
import time

from tests.publisher.crawling import CODINGS, STARTS, ServedView, check_answer, list_links, resolve

PAUSE = 0.003
"""Seconds between two pages: the publisher needs the processor too."""


class HurriedReader:
    """Reads until `done` is set. A link is broken when it leads nowhere within the release whose page has it."""

    def __init__(self, root: str) -> None:
        self.view = ServedView(root, by_itself=True)
        self.done = threading.Event()
        self.answers = 0
        self.walks = 0
        self.broken: list[str] = []

    def read(self) -> None:
        """Walk through the site until told to stop."""
        try:
            self._walk()
        except Exception as error:
            self.broken.append(f"the reader stumbled: {error!r}")
            raise

    def _walk(self) -> None:
        while not self.done.is_set():
            seen, waiting = set(STARTS), list(STARTS)
            while waiting and not self.done.is_set():
                time.sleep(PAUSE)
                path = waiting.pop()
                for target in self._visit(path):
                    if target not in seen:
                        seen.add(target)
                        waiting.append(target)
            self.walks += 1

    def _visit(self, path: str) -> list[str]:
        """Read one address in every coding. Returns where it leads to, each place tried."""
        release = self.view.get_release()
        answers = {coding: self.view.get(path, coding) for coding in CODINGS}
        self.answers += len(answers)
        targets = {resolve(link, path, "http://localhost") for link in list_links(answers[""], path)} - {""}
        gone = [path] if answers[""].status == 404 else []
        gone += [target for target in targets if self._leads_nowhere(target)]
        if self.view.get_release() is not release:  # what was read is of two releases; it is read again another time
            return sorted(targets)
        faults = [
            fault
            for coding, answer in answers.items()
            if answer.status != 404 and (fault := check_answer(answer, CODINGS[answer.coding]))
        ]
        self.broken += [f"{path}: {fault}" for fault in faults]
        self.broken += [f"{path} leads to {target}" for target in gone if target != path]
        return sorted(targets)

    def _leads_nowhere(self, path: str) -> bool:
        self.answers += 1
        return self.view.get(path).status not in (200, 301)


def main() -> None:
    """Read in the background until standard input ends."""
    reader = HurriedReader(sys.argv[1])
    thread = threading.Thread(target=reader.read)
    thread.start()
    print("reading", flush=True)
    sys.stdin.read()
    reader.done.set()
    thread.join()
    print(json.dumps({"answers": reader.answers, "walks": reader.walks, "broken": reader.broken[:20]}))


if __name__ == "__main__":
    main()
