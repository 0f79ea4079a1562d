"""What one process tells the others, also before anybody is connected to it."""

import json
import time

from redis import Redis
from socketio import Server

from facilitate.live.relay import CHANNEL, Relay


def heard(line, seconds: float = 5.0) -> dict:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        message = line.get_message(ignore_subscribe_messages=True, timeout=0.1)
        if message:
            return json.loads(message["data"])
    raise TimeoutError


def test_a_process_to_which_nobody_has_connected_tells_the_others_of_a_press(redis_server):
    relay = Relay(redis_server.url)
    relay.set_server(Server(async_mode="threading", client_manager=relay))
    with Redis.from_url(redis_server.url).pubsub() as line:
        line.subscribe(CHANNEL)
        assert line.get_message(timeout=5)["type"] == "subscribe"
        relay.emit("stage", {"version": 4}, namespace="/control", room="control:1")
        news = heard(line)
    assert (news["event"], news["data"], news["room"]) == ("stage", [{"version": 4}], "control:1")
