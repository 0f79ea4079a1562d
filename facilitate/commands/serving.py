"""Starts the real server."""

import click
from flask import Flask
from flask_babel import gettext as _

from facilitate.commands.application import application, speak
from facilitate.commands.banner import greet


@click.command()
@click.pass_context
def serve(context: click.Context) -> None:
    """Start the server, after bringing the database up to date, and say where it is reached."""
    run(application(context))


def run(app: Flask) -> None:
    """Serve this application until it is stopped; a port that is taken is said in one sentence."""
    from facilitate.extensions import socketio
    from facilitate.serving import serve as serve_forever

    settings = app.config["SETTINGS"]
    try:
        serve_forever(
            app,
            socketio,
            settings.host,
            settings.port,
            lambda: greet(app),
            trusted_proxies=settings.trusted_proxies,
        )
    except OSError as error:
        with app.app_context():
            speak()
            sentence = _("Det går inte att lyssna på %(host)s, port %(port)s: %(reason)s.") % {
                "host": settings.host,
                "port": settings.port,
                "reason": error.strerror or error,
            }
        raise click.ClickException(sentence) from error
