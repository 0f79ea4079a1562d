"""The product as a command needs it: settings from the environment, the database brought up to date."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import Any

import click
from flask import Flask, current_app, g
from flask_babel import gettext as _
from sqlalchemy.exc import OperationalError

from config import Settings
from facilitate.addresses import web_address
from facilitate.app import create_app
from facilitate.commands.database import bring_up_to_date
from facilitate.errors import DomainError
from facilitate.occupancy import occupied


def application(context: click.Context) -> Flask:
    """The application given by a caller (tests, the demonstration), else the one of the environment."""
    if isinstance(context.obj, Flask):
        return context.obj
    settings = settings_of(context)
    with usable(settings.instance_path):
        app = create_app(settings)
    with app.app_context():
        speak()
        try:
            with usable(settings.instance_path), occupied(settings.instance_path):
                bring_up_to_date()
        except DomainError as error:
            raise click.ClickException(str(error.sentence)) from error
        except OperationalError as error:
            reason = str(error.orig).partition("\n")[0]
            raise click.ClickException(_("Databasen går inte att nå: %(reason)s", reason=reason)) from error
    return app


@contextmanager
def usable(folder: Path) -> Iterator[None]:
    """Make one sentence of a folder that this user may not write in, or that has no room."""
    try:
        yield
    except OSError as error:
        raise click.ClickException(f"INSTANCE_PATH cannot be used: {error.strerror}: {folder}") from error


def settings_of(context: click.Context) -> Settings:
    """The settings of the application given by a caller, else those of the environment."""
    if isinstance(context.obj, Flask):
        return context.obj.config["SETTINGS"]  # type: ignore[no-any-return]
    try:
        return Settings.from_environment()
    except ValueError as error:
        raise click.ClickException(str(error)) from error


def inside_application(command: Callable[..., None]) -> Callable[..., None]:
    """Run the command in an application context; a refusal of the domain becomes one sentence."""

    @wraps(command)
    @click.pass_context
    def run(context: click.Context, /, **given: Any) -> None:
        with application(context).app_context():
            speak()
            try:
                command(**given)
            except DomainError as error:
                raise click.ClickException(str(error.sentence)) from error

    return run


def speak() -> None:
    """Let the texts of this application context be in the language of the terminal."""
    wanted = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    g.language = "en" if wanted.startswith("en") else "sv"


def link_for_staff(path: str) -> str:
    """An address at which a password may be typed: the public one if it is https, else this machine's own."""
    settings = current_app.config["SETTINGS"]
    return str((settings.base_url if settings.secure else web_address("localhost", settings.port)) + path)


def show_link(intro: str, path: str) -> None:
    """Print a one-time link."""
    click.echo(intro)
    click.echo(f"  {link_for_staff(path)}")
    if not current_app.config["SETTINGS"].secure:
        click.echo(_("Öppna den på datorn som kör tjänsten: lösenord skrivs inte okrypterat över ett nät."))
