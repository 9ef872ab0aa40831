"""Workers who send a form and try again until they are told that it arrived, whatever breaks meanwhile."""

import http.client
import random
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from queue import Empty, Queue
from urllib.parse import urlencode

from bs4 import BeautifulSoup

from cms.interest.receipts import is_code
from tests.interest.conftest import ANSWERS

FORM_TYPE = "application/x-www-form-urlencoded"


@dataclass
class Sending:
    """One worker's form. `code`: the receipt, once it was shown; `phone`: E.164."""

    number: int
    phone: str
    network: str
    without_script: bool
    answer_lost: bool
    pressed_twice: bool
    code: str = ""
    fields: dict[str, str] = field(default_factory=dict)


def make_sendings(number: int, dice: random.Random) -> list[Sending]:
    """So many forms, about two from each telephone."""
    phones = [f"91{dice.randrange(10**7):07}" for _phone in range(number // 2)]
    return [
        Sending(
            number=one,
            phone=f"+84{(national := dice.choice(phones))}",
            network=f"10.{dice.randrange(256)}.{dice.randrange(256)}.{dice.randrange(256)}",
            without_script=dice.random() < 0.2,
            answer_lost=dice.random() < 0.1,
            pressed_twice=dice.random() < 0.1,
            fields={
                **{name: value for name, value in ANSWERS.items() if name != "token"},
                "name": f"Tên {one}",
                "phone": f"0{national}",
                "question": f"Câu hỏi số {one}",
            },
        )
        for one in range(number)
    ]


class Senders:
    """Many who send at once, at a given pace. What went on is counted in `seen`."""

    def __init__(self, port: int, sendings: list[Sending], *, at_once: int, per_second: float) -> None:
        self._port, self._pause = port, at_once / per_second
        self._waiting: Queue[Sending] = Queue()
        for sending in sendings:
            self._waiting.put(sending)
        self.seen: Counter[str] = Counter()
        self.troubles: list[str] = []
        self._lock = threading.Lock()
        self._threads = [threading.Thread(target=self._work, daemon=True) for _one in range(at_once)]

    def start(self) -> None:
        """Begin."""
        for thread in self._threads:
            thread.start()

    def are_busy(self) -> bool:
        """Whether somebody has not been told yet that it arrived."""
        return any(thread.is_alive() for thread in self._threads)

    def _work(self) -> None:
        while not self.troubles:
            try:
                sending = self._waiting.get_nowait()
            except Empty:
                return
            try:
                self._deliver(sending)
            except Exception as error:
                self.troubles.append(f"{sending.number}: {error!r}")
            time.sleep(self._pause * random.random() * 2)  # noqa: S311

    def _deliver(self, sending: Sending) -> None:
        if not sending.without_script:
            path = "/gui/join/the/?v=" + sending.fields["form_version"]
            sending.fields["token"] = self._insist(sending, "GET", path, (200,))[2]
        if sending.answer_lost:
            self._count("answers lost on the way", self._ask(sending, "POST", "/gui/join/", read=False) is None)
        while not sending.code:
            status, location, page = self._insist(sending, "POST", "/gui/join/", (200, 303))
            if status == 303:
                sending.code = self._read_code(sending, location)
            else:  # the look at the answers, with a token of its own
                form = BeautifulSoup(page, "html.parser").find("form", action="/gui/join/")
                sending.fields = {one["name"]: one.get("value", "") for one in form.find_all("input", type="hidden")}
        if sending.pressed_twice:
            _status, location, _page = self._insist(sending, "POST", "/gui/join/", (303,))
            assert self._read_code(sending, location) == sending.code, "another receipt for the same form"
            self._count("pressed twice")

    def _read_code(self, sending: Sending, location: str) -> str:
        """The receipt code on the page one is sent to."""
        page = self._insist(sending, "GET", location, (200,))[2]
        code = BeautifulSoup(page, "html.parser").select_one("[data-receipt]").get_text()
        assert is_code(code), code
        return code

    def _insist(self, sending: Sending, method: str, path: str, wanted: tuple[int, ...]) -> tuple[int, str, str]:
        """The first answer that is one of `wanted`; told to try again, or told nothing, one tries again."""
        while True:
            answer = self._ask(sending, method, path)
            if answer is None:
                self._count("no answer")
            elif answer[0] in wanted:
                self._count(str(answer[0]))
                return answer
            else:
                assert answer[0] == 503, f"{method} {path.partition('?')[0]} answers {answer[0]}"
                self._count("503")
            time.sleep(0.1 + 0.4 * random.random())  # noqa: S311

    def _ask(self, sending: Sending, method: str, path: str, *, read: bool = True) -> tuple[int, str, str] | None:
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=30)
        headers = {"X-Forwarded-For": sending.network, "Content-Type": FORM_TYPE}
        try:
            connection.request(method, path, urlencode(sending.fields) if method == "POST" else None, headers)
            if not read:
                time.sleep(0.02)
                return None
            answer = connection.getresponse()
            return answer.status, answer.headers.get("Location", ""), answer.read().decode()
        except (OSError, http.client.HTTPException):
            return None
        finally:
            connection.close()

    def _count(self, what: str, really: bool = True) -> None:
        with self._lock:
            self.seen[what] += really
