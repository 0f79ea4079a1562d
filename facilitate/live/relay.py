"""Between the processes of one installation: what one tells a room, the others tell their part of it.

By Redis, which keeps nothing: news that get lost there are made good from the database at the next beat. So
nobody ever waits for Redis, and whatever it cannot take in time is dropped.
"""

import json
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from typing import Any

import structlog
from redis import Redis
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry
from socketio import PubSubManager

CHANNEL = "facilitate"
WAITING = 2000
"""News that may wait for Redis; the oldest are dropped first, because newer ones say the same and more."""
BATCH = 200
PATIENCE = 2.0
"""Seconds that Redis has to answer, or to take something in."""
QUIET = 5.0
"""Seconds without any news after which Redis is asked whether it is still there."""
AGAIN_AFTER = 1.0

log = structlog.get_logger()


class Relay(PubSubManager):
    """One for each process, in the place that python-socketio has for it."""

    name = "relay"

    def __init__(self, url: str) -> None:
        super().__init__(channel=CHANNEL)
        self._away = False
        self.on_asked: Callable[[dict[str, Any]], object] = lambda _what: None
        """Does what another process asks of all."""
        self._redis: Any = Redis.from_url(
            url,
            socket_timeout=PATIENCE,
            socket_connect_timeout=PATIENCE,
            retry=Retry(NoBackoff(), 1),  # a connection from before Redis was started anew
        )
        self._waiting: deque[str] = deque(maxlen=WAITING)
        self._wake = threading.Event()

    def initialize(self) -> None:
        """Begin to listen and to send."""
        super().initialize()
        self.server.start_background_task(self._send_for_ever)

    def ask_others(self, what: dict[str, Any]) -> None:
        """Have every other process do something."""
        self._publish({"asked": what, "host_id": self.host_id})

    def _publish(self, data: dict[str, Any]) -> None:
        self._waiting.append(json.dumps(data))
        self._wake.set()

    def _send_for_ever(self) -> None:
        while True:
            self._wake.wait()
            self._wake.clear()
            while self._waiting:
                self._send([self._waiting.popleft() for _ in range(min(BATCH, len(self._waiting)))])

    def _send(self, batch: list[str]) -> None:
        together = self._redis.pipeline(transaction=False)
        for message in batch:
            together.publish(CHANNEL, message)
        try:
            together.execute()
        except (RedisError, OSError) as error:
            self._note(error)
            self._waiting.clear()

    def _listen(self) -> Iterator[dict[str, Any]]:
        while True:
            try:
                yield from self._heard()
            except (RedisError, OSError) as error:
                self._note(error)
            time.sleep(AGAIN_AFTER)

    def _heard(self) -> Iterator[dict[str, Any]]:
        with self._redis.pubsub() as line:
            line.subscribe(CHANNEL)
            while True:
                message = self._next(line)
                if message["type"] != "message":  # subscribed, or an answer to our question
                    self._note(None)
                elif "asked" in (news := json.loads(message["data"])):
                    self._do(news)
                else:
                    yield news

    def _next(self, line: Any) -> Any:
        """What came; raises TimeoutError when Redis says nothing even when it is asked."""
        message = line.get_message(timeout=QUIET)
        if message is None:
            line.ping()
            message = line.get_message(timeout=PATIENCE)
        if message is None:
            raise TimeoutError
        return message

    def _do(self, news: dict[str, Any]) -> None:
        if news["host_id"] != self.host_id:
            self.server.start_background_task(self.on_asked, news["asked"])

    def _note(self, error: Exception | None) -> None:
        """One line when Redis is lost, and one when it is back; not one for each of the news."""
        if error and not self._away:
            log.warning("redis_lost", error=type(error).__name__)
        elif self._away and not error:
            log.warning("redis_back")
        self._away = error is not None
