"""python -m facilitate demo: everything is made in a folder that is gone afterwards."""

import signal
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from types import FrameType

import click
from flask import Flask
from flask_babel import gettext as _

from config import Settings
from facilitate.app import create_app
from facilitate.commands.application import speak
from facilitate.commands.database import bring_up_to_date
from facilitate.commands.serving import run
from facilitate.demo import projector
from facilitate.demo.greeting import greet
from facilitate.demo.process import crowd
from facilitate.demo.seeding import Demonstration, seed
from facilitate.demo.settings import Wishes
from facilitate.extensions import db


@click.command()
@click.option("--pace", type=float, default=1.0, hidden=True, help="How fast the crowd is; 1 is human.")
def demo(pace: float) -> None:
    """Serve an invented municipality on a throw-away database, with CROWD=40 simulated participants."""
    try:
        wishes = Wishes.from_environment()
    except ValueError as error:
        raise click.ClickException(str(error)) from error
    for asked_to_stop in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(asked_to_stop, _stop)
    with ExitStack() as remains:
        folder = remains.enter_context(tempfile.TemporaryDirectory(prefix="facilitate-demo-"))
        app = create_app(_settings(wishes, Path(folder)))
        demonstration = _seed(app, remains)
        path = projector.secret_path()
        app.register_blueprint(projector.pages(demonstration, path))

        def say(app: Flask) -> None:
            people = wishes.crowd if wishes.on_loopback else 0
            if people:
                remains.enter_context(crowd(demonstration, app.config["SETTINGS"].port, people, pace))
            greet(app, demonstration, path, people)

        run(app, say)


def _settings(wishes: Wishes, folder: Path) -> Settings:
    try:
        return wishes.settings(folder)
    except OSError as error:
        raise click.ClickException(str(error)) from error


def _seed(app: Flask, remains: ExitStack) -> Demonstration:
    with app.app_context():
        speak()
        click.echo(_("Gör i ordning Exempelby …"))
        bring_up_to_date()
        demonstration = seed()
        remains.callback(db.engine.dispose)
    return demonstration


def _stop(_number: int, _frame: FrameType | None) -> None:
    """While it is being made: the folder is removed on the way out."""
    sys.exit(1)
