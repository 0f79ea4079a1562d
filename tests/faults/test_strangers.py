"""Whatever strangers send, in whatever order: no other room is reached and the room goes on answering."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, ClassVar

import psutil
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from websockets.exceptions import ConnectionClosed

from tests.faults import strangers
from tests.faults.server import FaultyServer
from tests.faults.standing import standing
from tests.faults.wire import STRANGER
from tests.live.lines import Door
from tests.live.rooms import Room, make_room, stored_answers

pytestmark = pytest.mark.server

HONEST = 12
GROWTH = 60 * 1024 * 1024
"""Bytes that the server may hold on to after everything."""


@dataclass
class Town:
    """A room that strangers come to, another's that they may not reach, and honest phones in each."""

    server: FaultyServer
    door: Door
    room: Room
    other: Room
    path: str
    other_path: str
    question: int
    other_question: int
    honest: list[str]
    asked: int = 0

    def answers_still(self) -> bool:
        """Whether an honest phone is still answered; they take turns, each having a pace of its own."""
        number, turn = divmod(self.asked, len(self.honest))
        self.asked += 1
        given = {"question": self.question, "code": "3", "number": number + 1}
        told = self.door.post_json(f"{self.path}/answers", self.honest[turn], given)
        return told == (200, {"ok": True, **given})


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    with standing(tmp_path_factory.mktemp("strangers")) as server:
        room, other = make_room(), make_room()
        for one in (room, other):
            one.ask()
        question, other_question = room.questions()[0].id, other.questions()[0].id
        somebody, _token = other.come_in()
        other.answer(somebody, other_question, "4", 7)
        yield Town(
            server,
            Door(server.settings.port, None, STRANGER),
            room,
            other,
            f"/{room.dialogue.code}",
            f"/{other.dialogue.code}",
            question,
            other_question,
            [f"participant={room.come_in()[1]}" for _ in range(HONEST)],
        )


class Strangers(RuleBasedStateMachine):
    """Each of them has joined, or has not; some obey."""

    town: ClassVar[Town]

    def __init__(self) -> None:
        super().__init__()
        self.cookies = [""]
        self.number = 0

    def cookie(self, which: int) -> str:
        return self.cookies[which % len(self.cookies)]

    @rule()
    def join(self) -> None:
        self.cookies.append(f"participant={self.town.room.come_in()[1]}")

    @rule(which=st.integers(0, 9), code=st.sampled_from("4321UN"))
    def obey(self, which: int, code: str) -> None:
        self.number += 1
        given = {"question": self.town.question, "code": code, "number": self.number}
        status, told = self.town.door.post_json(f"{self.town.path}/answers", self.cookie(which), given)
        assert told["ok"] is bool(self.cookie(which))
        assert (status == 200) is bool(self.cookie(which))

    @rule(which=st.integers(0, 9), said=strangers.FRAMES)
    def speak_nonsense(self, which: int, said: str | bytes) -> None:
        with (
            suppress(ConnectionClosed, OSError, TimeoutError),
            self.town.door.line(self.town.path, "phone", self.cookie(which)) as line,
        ):
            line.say(said)
            line.listen(0.05)

    @rule(
        which=st.integers(0, 9),
        event=st.sampled_from(["answer", "stage", "connect"]),
        sent=strangers.ANYTHING,
    )
    def send_anything(self, which: int, event: str, sent: Any) -> None:
        self._event(which, event, sent)

    @rule(which=st.integers(0, 9), sent=strangers.ALMOST)
    def send_almost_an_answer(self, which: int, sent: Any) -> None:
        self._event(which, "answer", sent)

    @rule(which=st.integers(0, 9))
    def answer_in_another_room(self, which: int) -> None:
        given = {"question": self.town.other_question, "code": "1", "number": 99}
        for path in (self.town.path, self.town.other_path):
            _status, told = self.town.door.post_json(f"{path}/answers", self.cookie(which), given)
            assert told["ok"] is False

    @rule(forged=strangers.COOKIES, audience=st.sampled_from(["phone", "control", "screen", "reading"]))
    def forge(self, forged: str, audience: str) -> None:
        jar = f"participant={forged}; staff={forged}; pass={forged}; screen={forged}"
        for path in (self.town.path, f"/control/{self.town.other.dialogue.id}"):
            with suppress(ConnectionClosed), self.town.door.line(path, audience, jar) as line:
                assert not line.joined
        assert self.town.door.get(f"/control/{self.town.other.dialogue.id}", jar)[0] in (
            302,
            303,
            401,
            403,
            404,
        )

    @rule(which=st.integers(0, 9), door=strangers.DOORS, fields=strangers.FIELDS)
    def send_a_form(self, which: int, door: str, fields: dict[str, str]) -> None:
        given = {name: text for name, text in fields.items() if name not in ("path", "cookie", "self")}
        assert self.town.door.post(self.town.path + door, self.cookie(which), **given)[0] < 500

    @invariant()
    def the_room_answers_and_nobody_elses_is_reached(self) -> None:
        assert self.town.answers_still()
        there = [(one.code, one.number) for one in stored_answers(self.town.other_question)]
        assert there == [("4", 7)]
        assert "Traceback" not in self.town.server.log, self.town.server.log[-4000:]

    def _event(self, which: int, event: str, sent: Any) -> None:
        """It is refused, or stored as what it says: never anything else."""
        with (
            suppress(ConnectionClosed, OSError),
            self.town.door.line(self.town.path, "phone", self.cookie(which)) as line,
        ):
            if line.joined:
                told = line.request(event, sent, 5)
                assert told["ok"] is False or (sent["question"], sent["code"]) == (
                    told["question"],
                    told["code"],
                )  # type: ignore[index]


def test_whatever_strangers_send_the_room_goes_on(town: Town) -> None:
    Strangers.town = town
    server = psutil.Process(town.server.pid)
    before = server.memory_info().rss
    bounded = settings(
        max_examples=16,
        stateful_step_count=12,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(Strangers, settings=bounded)
    assert server.memory_info().rss - before < GROWTH
    assert STRANGER not in town.server.log


def test_joins_by_the_hundred_hold_up_nobody(town: Town) -> None:
    before = psutil.Process(town.server.pid).memory_info().rss

    def join(_number: int) -> int:
        return town.door.post(town.path, "")[0]

    with ThreadPoolExecutor(16) as pool:
        joining = pool.map(join, range(150))
        assert town.answers_still()
        assert set(joining) <= {200, 429}
    assert town.answers_still()
    assert psutil.Process(town.server.pid).memory_info().rss - before < GROWTH
