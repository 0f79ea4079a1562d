"""Puts the room into the application: addresses with a code, sockets, and the greenlets of each process."""

from flask import Flask, redirect, request
from flask.typing import ResponseReturnValue
from werkzeug.routing import BaseConverter, ValidationError

from facilitate import wakefulness
from facilitate.accounts.operations import rights_changed
from facilitate.dialogues import codes
from facilitate.extensions import socketio
from facilitate.live import address_watch, heartbeat, sockets
from facilitate.live.broadcaster import Broadcaster, of_app
from facilitate.live.relay import Relay
from facilitate.live.writer import Writer


class JoinCodeConverter(BaseConverter):
    """A join code in an address, in capitals as the QR code has it; small letters are led there."""

    regex = f"[{codes.ALPHABET}{codes.ALPHABET.lower()}]{{{codes.LENGTH}}}"
    part_isolating = True

    def to_python(self, value: str) -> str:
        code = codes.tidy(value)
        if code is None:
            raise ValidationError
        return code


def init_app(app: Flask) -> None:
    app.url_map.converters["join_code"] = JoinCodeConverter
    server = socketio.server
    relay = server.manager if isinstance(server.manager, Relay) else None
    broadcaster = Broadcaster(app, server, heartbeat.tick, relay)
    app.extensions["facilitate.broadcaster"] = broadcaster
    app.extensions["facilitate.writer"] = Writer(app)
    address_watch.init_app(app)
    wakefulness.init_app(app)
    sockets.register(app, server, broadcaster)
    app.wsgi_app = sockets.Doors(app, app.wsgi_app)  # type: ignore[method-assign]
    app.before_request(_lead_to_capitals)
    if _cut_off_now not in rights_changed:
        rights_changed.append(_cut_off_now)


def _lead_to_capitals() -> ResponseReturnValue | None:
    # The participant's cookie is scoped to the address with capitals.
    code = (request.view_args or {}).get("code")
    rule = request.url_rule.rule if request.url_rule else ""
    if code is None or request.method != "GET" or not rule.startswith("/<join_code:"):
        return None
    if request.path.startswith(f"/{code}"):
        return None
    query = f"?{request.query_string.decode('ascii', 'replace')}" if request.query_string else ""
    return redirect(f"/{code}{request.path[1 + codes.LENGTH :]}{query}")


def start(app: Flask) -> None:
    """Begin what goes on by itself in a process that serves: closings, wiping, news between the processes. A
    night without visitors must not put it off."""
    with app.app_context():
        of_app().start()


def _cut_off_now(user_id: int) -> None:
    """Somebody's rights changed or they signed out: their connections end, and ask anew."""
    of_app().let_go(user_id=user_id)
