"""A namespace for each audience. A socket only says who may listen; phones may also answer."""

from collections.abc import Callable
from typing import Any

import structlog
from flask import Flask
from flask_babel import gettext as _
from pydantic import ValidationError
from socketio import Namespace
from socketio.exceptions import ConnectionRefusedError as Refused

from facilitate.errors import DomainError
from facilitate.languages import MASTER, speaking
from facilitate.live import identity, intake
from facilitate.live.answer_line import AnswerLine
from facilitate.live.broadcaster import Broadcaster
from facilitate.live.commands import InvalidAnswer
from facilitate.live.listeners import Audience, Listener
from facilitate.live.position import position_now
from facilitate.web import is_trusted

log = structlog.get_logger()


class Room(Namespace):
    """What the audiences have in common. Events are handled outside Flask-SocketIO, which would push a
    request context for each: a third of the time of an answer."""

    def __init__(self, audience: Audience, app: Flask, broadcaster: Broadcaster) -> None:
        super().__init__(audience.namespace)
        self._audience = audience
        self._app = app
        self._broadcaster = broadcaster

    def on_connect(self, sid: str, environ: dict[str, Any], _auth: Any = None) -> None:
        """Let in whoever the handshake's cookie names, and say where the room is."""
        try:
            with self._app.request_context(environ):
                listener = identity.listener_of(sid, self._audience, environ)
                position = position_now(listener.dialogue_id).as_json()
        except DomainError as error:
            raise Refused(error.code) from None
        except Exception:
            log.exception("handshake_failed", audience=self._audience.value)
            raise Refused("error") from None
        self._broadcaster.listeners.add(listener)
        for room in listener.rooms:
            self.enter_room(sid, room)
        # After the client has been told that it is in, which happens when this returns.
        self.server.start_background_task(self._receive, listener, position)

    def _receive(self, listener: Listener, position: dict[str, Any]) -> None:
        """Say where the room is; to control also how far, which may have changed since its page was made."""
        self.emit("stage", position, room=listener.sid, ignore_queue=True)
        if self._audience in (Audience.CONTROL, Audience.READING):
            self._broadcaster.mark(listener.dialogue_id)

    def on_disconnect(self, sid: str, _reason: Any = None) -> None:
        self._broadcaster.listeners.drop(sid)

    def trigger_event(self, event: str, *given: Any) -> Any:
        """Every event is acknowledged, also one that nobody knows or that breaks: a client that hears nothing
        would send it for ever."""
        sid, *payload = given
        # A client may call its events so too: whoever said "disconnect" would be forgotten here, stay in its
        # room, and not be let go when its right ends.
        if event in ("connect", "disconnect") and not self.server.manager.is_connected(sid, self.namespace):
            return super().trigger_event(event, *given)
        listener = self._broadcaster.listeners.find(sid)
        with self._app.app_context(), speaking(listener.language if listener else MASTER):
            try:
                return self._answer(event, listener, payload)
            except DomainError as error:
                return error.reply()
            except Exception:
                log.exception("event_failed", audience=self._audience.value)
                return {
                    "ok": False,
                    "code": "error",
                    "sentence": _("Något gick fel hos oss. Försök igen om en stund."),
                }

    def _answer(self, _event: str, _listener: Listener | None, _payload: list[Any]) -> dict[str, Any]:
        raise InvalidAnswer


class PhoneRoom(Room):
    """Phones hear where the room is, and answer."""

    def _answer(self, event: str, listener: Listener | None, payload: list[Any]) -> dict[str, Any]:
        if event != "answer" or listener is None or len(payload) != 1:
            raise InvalidAnswer
        try:
            message = intake.AnswerMessage.model_validate(payload[0])
        except ValidationError:
            raise InvalidAnswer from None
        return intake.submit(listener.dialogue_id, listener.identity, message).reply()


def register(app: Flask, server: Any, broadcaster: Broadcaster) -> None:
    """Open these namespaces and no other."""
    server.namespaces = []
    server.register_namespace(PhoneRoom(Audience.PHONE, app, broadcaster))
    server.register_namespace(Room(Audience.CONTROL, app, broadcaster))
    server.register_namespace(Room(Audience.READING, app, broadcaster))
    server.register_namespace(Room(Audience.SCREEN, app, broadcaster))
    server.eio.on("message", _only_readable(server, AnswerLine(app, server, broadcaster.listeners)))


def _only_readable(server: Any, line: AnswerLine) -> Callable[[str, str | bytes], None]:
    """What no page of ours would send ends the connection, in one line of the log. Attachments would be kept
    until the last has come, which may be never."""
    take = server.eio.handlers["message"]

    def taken(connection: str, message: str | bytes) -> None:
        try:
            if message[:1] not in ("0", "1", "2"):  # to connect, to leave, an event
                raise ValueError
            if not line.takes(connection, message):
                take(connection, message)
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
            log.info("message refused", error=type(error).__name__)
            server.eio.disconnect(connection)

    return taken


class Doors:
    """WSGI middleware: sockets live under the address of their room, so path-scoped cookies reach them."""

    ENGINE = "/socket.io"

    def __init__(self, app: Flask, inner: Any) -> None:
        self._app = app
        self._inner = inner

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Any:
        path = environ.get("PATH_INFO", "")
        room = identity.room_of_path(path)
        if room is not None:
            if not self._trusts(environ):
                return _refuse(start_response)
            environ = {**environ, "PATH_INFO": f"{self.ENGINE}/", identity.PREFIX: room}
        elif path.startswith(self.ENGINE):
            return _refuse(start_response)
        return self._inner(environ, start_response)

    def _trusts(self, environ: dict[str, Any]) -> bool:
        with self._app.app_context():
            return is_trusted(environ.get("HTTP_HOST", ""))


def _refuse(start_response: Any) -> list[bytes]:
    start_response("404 Not Found", [("Content-Type", "text/plain"), ("Content-Length", "0")])
    return [b""]
