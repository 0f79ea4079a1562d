"""What the demonstration says in the terminal: how to sign in, and the three addresses to look at."""

import sys

import click
from flask import Flask
from flask_babel import gettext as _
from flask_babel import ngettext

from config import Settings
from facilitate.addresses import web_address
from facilitate.admin.words import ROLE_NAMES
from facilitate.commands.application import speak
from facilitate.commands.banner import draw_code, reachable
from facilitate.demo.seeding import Demonstration
from facilitate.dialogues import codes

MARGIN = 14


def greet(app: Flask, demonstration: Demonstration, projector: str, crowd: int) -> None:
    """Print everything that somebody needs who has never seen the product."""
    settings: Settings = app.config["SETTINGS"]
    here = web_address("localhost", settings.port)
    with app.app_context():
        speak()
        click.echo(_("Påhittade svar – demonstration. Exempelby finns inte."))
        click.echo(_("Allt försvinner när du avslutar med Ctrl+C."))
        click.echo()
        _say(_("Styrsidan"), f"{here}/control/{demonstration.dialogue_id}")
        _say_passwords(demonstration)
        _say(_("Storskärmen"), here + projector)
        _say_phone(demonstration, [*reachable(settings), here][0])
        _say_crowd(crowd)


def _say(what: str, where: str) -> None:
    click.echo(f"{what:<{MARGIN}}{where}")


def _say_passwords(demonstration: Demonstration) -> None:
    _say("", _("Logga in som en av dem, här på datorn:"))
    for staff, password in demonstration.passwords.items():
        roles = ", ".join(str(ROLE_NAMES[role]) for role in staff.roles)
        _say("", f"{staff.email:<24}{password}   {roles}")
    click.echo()


def _say_phone(demonstration: Demonstration, server: str) -> None:
    click.echo()
    _say(_("Telefonen"), f"{server}/{demonstration.code}")
    _say(
        "",
        _("eller skriv koden %(code)s på %(server)s", code=codes.spaced(demonstration.code), server=server),
    )
    click.echo()
    if sys.stdout.isatty():
        draw_code(f"{server}/{demonstration.code}")


def _say_crowd(crowd: int) -> None:
    if crowd:
        sentence = ngettext(
            "En påhittad deltagare kommer in och svarar. Led samtalet från styrsidan.",
            "%(num)s påhittade deltagare kommer in under de första minuterna och svarar. "
            "Led samtalet från styrsidan.",
            crowd,
        )
        click.echo(sentence)
