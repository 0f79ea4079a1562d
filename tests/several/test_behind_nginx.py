"""Two processes behind one address, with nginx as in deploy/: every phone comes from the same hall."""

import gzip
import re
import signal
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest
from flask import Flask
from websockets.exceptions import WebSocketException

from facilitate.dialogues.models import StepKind
from facilitate.extensions import db
from facilitate.live.models import Participant
from tests.live.lines import Door
from tests.live.rooms import Room, make_room, stored_answers
from tests.several.installation import Leader
from tests.several.proxy import STRANGER, Proxy, proxy_before

pytestmark = [pytest.mark.server, pytest.mark.postgres]

BACK_WITHIN = 5.0
"""Seconds after which the last phone has to be back."""
PEOPLE = 20


@pytest.fixture(scope="module")
def proxy(processes) -> Iterator[Proxy]:
    first, second = processes
    with proxy_before((first.port, second.port)) as started:
        yield started


@pytest.fixture
def room(app: Flask) -> Room:
    made = make_room()
    made.ask()
    return made


class Phone(threading.Thread):
    """Answers again and again, and comes back whenever the line breaks, as the page's script does."""

    def __init__(self, door: Door, room: Room, stop: threading.Event) -> None:
        super().__init__()
        person, token = room.come_in()
        self.person = person.id
        self.acknowledged: tuple[str, int] = ("", 0)
        self.heard_at = 0.0
        self.lines = 0
        self._cookie = f"participant={token}"
        self._path, self._question = f"/{room.dialogue.code}", room.questions()[0].id
        self._door, self._enough = door, stop

    def run(self) -> None:
        while not self._enough.is_set():
            with suppress(OSError, EOFError, WebSocketException, AssertionError):
                self._answer_until_cut_off()
            self._enough.wait(0.2)

    def _answer_until_cut_off(self) -> None:
        with self._door.line(self._path, "phone", self._cookie) as line:
            self.lines += 1
            while not self._enough.is_set():
                number = self.acknowledged[1] + 1
                answer = {"question": self._question, "code": "4321"[number % 4], "number": number}
                if line.request("answer", answer, timeout=BACK_WITHIN)["ok"]:
                    self.acknowledged, self.heard_at = (answer["code"], number), time.monotonic()
                self._enough.wait(0.25)


def wait_until_all_have_been_heard(phones: list[Phone], since: float) -> float:
    while (slowest := min(phone.heard_at for phone in phones)) < since:
        assert time.monotonic() - since < 4 * BACK_WITHIN, [phone.heard_at - since for phone in phones]
        time.sleep(0.05)
    return slowest - since


@pytest.mark.parametrize(("which", "ending"), [(0, signal.SIGKILL), (1, signal.SIGTERM)])
def test_when_one_process_ends_its_phones_go_on_at_the_other(processes, proxy, room, which, ending):
    ends = processes[which]
    enough = threading.Event()
    phones = [Phone(proxy.door, room, enough) for _ in range(PEOPLE)]
    try:
        for phone in phones:
            phone.start()
        wait_until_all_have_been_heard(phones, time.monotonic())
        ends.process.send_signal(ending)
        ends.process.wait()
        assert wait_until_all_have_been_heard(phones, time.monotonic()) < BACK_WITHIN
    finally:
        enough.set()
        for phone in phones:
            phone.join()
        ends.start()
        ends.wait()
    moved = [phone for phone in phones if phone.lines > 1]
    assert 0 < len(moved) < PEOPLE
    stored = stored_answers(room.questions()[0].id)
    assert len(stored) == len({one.participant_id for one in stored}) == PEOPLE
    kept = {one.participant_id: (one.code, one.number) for one in stored}
    for phone in phones:
        code, number = phone.acknowledged
        # The very last one may be on disk without its acknowledgement having come.
        assert kept[phone.person] in {(code, number), ("4321"[(number + 1) % 4], number + 1)}


def test_a_hall_of_phones_joins_from_one_address(proxy, room):
    path = f"/{room.dialogue.code}"
    with ThreadPoolExecutor(20) as pool:
        joined = list(pool.map(lambda _number: proxy.door.post(path, "", language="sv")[0], range(100)))
    assert set(joined) == {200}
    assert db.session.query(Participant).filter_by(dialogue_id=room.dialogue.id).count() == 100


def test_a_press_through_the_proxy_moves_the_room(app, proxy, room):
    leader = Leader(app, room)
    db.session.rollback()
    before = room.version
    with proxy.door.line(f"/control/{room.dialogue.id}", "control", leader.cookie) as control:
        assert control.joined
        leader.press(proxy.door, f"/steps/{room.step(StepKind.TALK).id}/visit", version=before)
        while control.await_message("stage", 5)["version"] != before + 1:
            pass


def test_a_certificate_is_renewed_over_plain_http(proxy):
    proxy.answer_the_certificates_maker("token", "its answer")
    answer = proxy.plain_door.ask("GET", "/.well-known/acme-challenge/token")
    assert (answer.status, answer.body) == (200, b"its answer")


def test_plain_http_leads_to_the_same_page_over_tls(proxy, room):
    answer = proxy.plain_door.ask("GET", f"/{room.dialogue.code}")
    assert answer.status == 301
    assert answer.headers["Location"] == f"https://hall.test/{room.dialogue.code}"


def test_pages_over_tls_have_safe_cookies_and_ask_for_tls_next_time(proxy, room):
    answer = proxy.door.ask("POST", f"/{room.dialogue.code}")
    assert "Secure" in answer.headers["Set-Cookie"]
    assert answer.headers["Strict-Transport-Security"].startswith("max-age=")
    assert "nginx/" not in answer.headers["Server"]
    assert proxy.door.ask("GET", "/sign-in").status == 200
    assert proxy.door.ask("GET", "/metrics").status == 404


def test_style_sheets_come_compressed_and_may_be_kept(proxy):
    page = proxy.door.ask("GET", "/").body.decode()
    found = re.search(r'href="(/static/[^"]+\.css)"', page)
    assert found
    for _ in range(2):
        answer = proxy.door.ask("GET", found[1], Accept_Encoding="gzip")
        assert "immutable" in answer.headers["Cache-Control"]
        assert b"{" in gzip.decompress(answer.body)


def test_a_file_that_is_too_large_is_refused_by_the_product_itself(proxy):
    answer = proxy.door.ask("POST", "/archive/verify", b"x" * (5 << 19))
    assert answer.status == 413
    assert "<h1" in answer.body.decode()
    assert proxy.door.ask("POST", "/archive/verify", b"x" * (4 << 20)).status == 413


def test_nothing_that_is_written_down_tells_who_came(processes, proxy, room):
    path = f"/{room.dialogue.code}"
    assert proxy.door.get(path)[0] == 200
    written = [proxy.written, *(one.written for one in processes)]
    assert " GET 200 " in written[0]
    for text in written:
        assert STRANGER not in text
        assert room.dialogue.code not in text
