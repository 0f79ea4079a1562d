"""Several organisations can share an installation and never see each other."""

import click
from flask_babel import gettext as _

from facilitate.accounts import operations
from facilitate.accounts.operations.organisations import FIRST_ROLES
from facilitate.commands.accounts import NAME_LENGTH, person
from facilitate.commands.application import inside_application, show_link
from facilitate.texts import clean
from facilitate.transaction import unit_of_work


@click.group()
def organisation() -> None:
    """Manage the organisations of this installation."""


@organisation.command("add")
@click.argument("name")
@click.option("--slug", help="Short name, used in addresses; made from the name if not given.")
@click.option("--email", required=True, help="What its first user will sign in with.")
@click.option("--person", "first", help="The first user's name; the person can correct it.")
@inside_application
def add(name: str, slug: str | None, email: str, first: str | None) -> None:
    """Add the organisation NAME, and print an invitation for its first administrator and coordinator."""
    with unit_of_work():
        added = operations.add_organisation(clean(name, NAME_LENGTH), slug)
        _membership, token = operations.invite(added, email, person(first, email), FIRST_ROLES, by_id=None)
    click.echo(_("%(name)s finns nu, med kortnamnet %(slug)s.", name=added.name, slug=added.slug))
    show_link(_("Ge den här länken till %(email)s:", email=email), f"/invitation/{token}")
