"""What the server says when it has started: where it is reached, and how the first user gets in."""

import sys

import click
import qrcode
from flask import Flask
from flask_babel import gettext as _
from qrcode.constants import ERROR_CORRECT_M

from config import Settings
from facilitate.accounts import operations, queries
from facilitate.addresses import phone_addresses, web_address
from facilitate.commands.application import link_for_staff, speak
from facilitate.transaction import unit_of_work

ONLY_HERE = ("127.", "localhost", "::1")


def greet(app: Flask) -> None:
    """Print the addresses, a QR code for a terminal and, while there is no user, how to begin."""
    with app.app_context():
        speak()
        settings = app.config["SETTINGS"]
        click.echo()
        click.echo(_("Trygghetsdialog är igång. Avsluta med Ctrl+C."))
        click.echo()
        click.echo(_("På den här datorn:  %(address)s", address=web_address("localhost", settings.port)))
        _say_where_phones_go(reachable(settings))
        if not queries.has_users():
            _say_how_to_begin()


def reachable(settings: Settings) -> list[str]:
    """The addresses to give to phones, the best first; none where the server listens to this machine only."""
    if settings.base_url:
        return [settings.base_url]
    if settings.host.startswith(ONLY_HERE):
        return []
    return phone_addresses(settings.port)


def _say_where_phones_go(addresses: list[str]) -> None:
    for address in addresses:
        click.echo(_("Telefoner på samma nät:  %(address)s", address=address))
    if not addresses:
        click.echo(_("Telefoner når inte hit: datorn är inte på något nät, eller HOST är bara den själv."))
    elif sys.stdout.isatty():
        click.echo()
        draw_code(addresses[0])
    click.echo()


def draw_code(address: str) -> None:
    # In upper case the code is smaller; https and host names do not mind.
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=2)
    code.add_data(address.upper())
    code.print_ascii(out=sys.stdout, tty=True)


def _say_how_to_begin() -> None:
    """A link to a terminal only: in a log file it would lie open for an hour."""
    if not sys.stdout.isatty():
        click.echo(_("Ingen användare finns än. Kör: python -m facilitate setup-link"))
        return
    with unit_of_work():
        token = operations.make_setup_link()
    click.echo(_("Kom igång här. Länken fungerar en gång, inom en timme:"))
    click.echo("  " + link_for_staff(f"/setup/{token}"))
    click.echo()
