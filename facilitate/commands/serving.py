"""Starts the real server, and what goes before it."""

import errno
import os
from collections.abc import Callable

import click
from flask import Flask
from flask_babel import gettext as _

from facilitate.commands.application import application, speak
from facilitate.commands.banner import greet
from facilitate.errors import DomainError
from facilitate.live import room
from facilitate.occupancy import occupied


@click.command()
@click.pass_context
def serve(context: click.Context) -> None:
    """Start the server, after bringing the database up to date, and say where it is reached."""
    run(application(context))


@click.command()
@click.pass_context
def migrate(context: click.Context) -> None:
    """Bring the database up to date and end: a step of its own where several processes are started."""
    application(context)


def run(app: Flask, say: Callable[[Flask], None] = greet) -> None:
    """Serve this application until it is stopped, and `say` so; a taken port is told in a sentence."""
    from facilitate.extensions import socketio
    from facilitate.serving import serve as serve_forever

    settings = app.config["SETTINGS"]
    try:
        with occupied(settings.instance_path):
            serve_forever(
                app,
                socketio,
                settings.host,
                settings.port,
                lambda: ready(app, say),
                trusted_proxies=settings.trusted_proxies,
            )
    except (OSError, DomainError) as error:
        with app.app_context():
            speak()
            raise click.ClickException(why_not(error, settings.port)) from error


def ready(app: Flask, say: Callable[[Flask], None]) -> None:
    """It serves: let the room's clock run, and say so."""
    room.start(app)
    say(app)


def why_not(error: OSError | DomainError, port: int) -> str:
    """One sentence about a port that cannot be listened on, or another refusal, and what to do."""
    if isinstance(error, DomainError):
        return str(error.sentence)
    if error.errno == errno.EADDRINUSE:
        sentence = _(
            "Port %(port)s är upptagen. Stoppa det andra programmet, eller välj en port med PORT.", port=port
        )
    elif error.errno == errno.EACCES:
        sentence = _(
            "Port %(port)s får bara systemet använda. Välj en annan med PORT, till exempel 8000.", port=port
        )
    else:
        reason = os.strerror(error.errno) if error.errno else error
        sentence = _("Det går inte att lyssna på port %(port)s: %(reason)s", port=port, reason=reason)
    return str(sentence)
