"""An answer's way from a phone's socket to the writer and back, without an event of Socket.IO's around it.

An event costs a context of the application, a session of the database and a greenlet that waits: three times
what the answer itself does. Only well-formed answers go this way; all else takes the usual one, which says
what is wrong.
"""

import json
import re
from typing import Any

import structlog
from flask import Flask
from pydantic import ValidationError

from facilitate.languages import speaking
from facilitate.live import intake
from facilitate.live.commands import Outcome
from facilitate.live.listeners import Audience, Listener, Listeners
from facilitate.live.writer import Writer

PHONE = Audience.PHONE.namespace
EVENT = re.compile(rf'2{PHONE},(\d{{1,9}})\["answer",(\{{.*\}})\]', re.DOTALL)
"""A packet of Socket.IO: event, namespace, number of the acknowledgement, name, payload."""

log = structlog.get_logger()


class AnswerLine:
    """Takes answers from the connections of one Socket.IO server."""

    def __init__(self, app: Flask, server: Any, listeners: Listeners) -> None:
        self._app = app
        self._writer: Writer = app.extensions["facilitate.writer"]
        self._server = server
        self._listeners = listeners

    def takes(self, connection: str, packet: str | bytes) -> bool:
        """Hand in what a connection sent, if it is an answer. False, having done nothing, if it is not."""
        found = EVENT.fullmatch(packet) if isinstance(packet, str) else None
        listener = self._listener(connection) if found else None
        if found is None or listener is None:
            return False
        try:
            message = intake.AnswerMessage.model_validate_json(found[2])
        except ValidationError:
            return False

        def tell(outcome: Outcome) -> None:
            self._reply(connection, found[1], outcome, listener.language)

        intake.hand_in(self._writer, listener.dialogue_id, listener.identity, message, tell)
        return True

    def _listener(self, connection: str) -> Listener | None:
        return self._listeners.find(self._server.manager.sid_from_eio_sid(connection, PHONE) or "")

    def _reply(self, connection: str, number: str, outcome: Outcome, language: str) -> None:
        try:
            if outcome.error is None:
                reply = outcome.reply()
            else:
                with self._app.app_context(), speaking(language):
                    reply = outcome.reply()
            text = json.dumps([reply], separators=(",", ":"))
            self._server.eio.send(connection, f"3{PHONE},{number}{text}")
        except Exception:
            # The phone sends again, and is told then. The others of its batch must not wait for it.
            log.exception("reply_failed")
