"""What one process tells the others before anybody has connected to any of them."""

import json
import time

import pytest
from redis import Redis

from facilitate.dialogues.models import StepKind
from facilitate.extensions import db
from facilitate.live.relay import CHANNEL
from tests.live.rooms import make_room
from tests.several.installation import Leader

pytestmark = [pytest.mark.server, pytest.mark.postgres]


def heard(line, event: str, seconds: float = 5.0) -> dict:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        message = line.get_message(ignore_subscribe_messages=True, timeout=0.1)
        if message and (news := json.loads(message["data"])).get("event") == event:
            return news
    raise TimeoutError


def test_processes_listen_to_each_other(processes, redis_server):
    with Redis.from_url(redis_server.url) as asked:
        until = time.monotonic() + 5
        while (listening := asked.pubsub_numsub(CHANNEL)) != [(CHANNEL.encode(), len(processes))]:
            assert time.monotonic() < until, listening
            time.sleep(0.05)


def test_a_press_is_told_to_the_others(app, processes, redis_server):
    room = make_room()
    leader = Leader(app, room)
    talk, before = room.step(StepKind.TALK), room.version
    db.session.rollback()
    with Redis.from_url(redis_server.url).pubsub() as line:
        line.subscribe(CHANNEL)
        assert line.get_message(timeout=5)["type"] == "subscribe"
        leader.press(processes[0], f"/steps/{talk.id}/visit", version=before)
        news = heard(line, "stage")
    assert news["data"][0]["version"] == before + 1
