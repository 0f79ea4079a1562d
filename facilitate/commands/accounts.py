"""Links that the server's own administrator hands out: no mail server is needed."""

import click
from flask_babel import gettext as _
from sqlalchemy import select

from facilitate.access import Role
from facilitate.accounts import operations, queries
from facilitate.accounts.models import Organisation
from facilitate.commands.application import inside_application, show_link
from facilitate.errors import NotFound
from facilitate.extensions import db
from facilitate.texts import clean
from facilitate.transaction import unit_of_work

NAME_LENGTH = 120


@click.command("setup-link")
@inside_application
def setup_link() -> None:
    """Give a link that makes the first organisation and its first user. Works once, for an hour."""
    with unit_of_work():
        token = operations.make_setup_link()
    show_link(_("Kom igång här. Länken fungerar en gång, inom en timme:"), f"/setup/{token}")


@click.command("invite")
@click.option(
    "--organisation", "slug", help="Short name of the organisation; needed where there are several."
)
@click.option("--email", required=True, help="What the person will sign in with.")
@click.option("--name", help="The person's name; the person can correct it.")
@click.option(
    "--role",
    "roles",
    multiple=True,
    type=click.Choice([role.value for role in Role]),
    default=[Role.FACILITATOR.value],
    show_default=True,
    help="May be given more than once.",
)
@inside_application
def invite(slug: str | None, email: str, name: str | None, roles: tuple[str, ...]) -> None:
    """Invite somebody to an organisation and print the link to give to them. Works once, for seven days."""
    organisation = organisation_named(slug)
    with unit_of_work():
        _membership, token = operations.invite(
            organisation, email, person(name, email), [Role(role) for role in roles], by_id=None
        )
    show_link(_("Ge den här länken till %(email)s:", email=email), f"/invitation/{token}")


@click.command("reset-link")
@click.option("--email", required=True, help="What the person signs in with.")
@inside_application
def reset_link(email: str) -> None:
    """Print a link for choosing a new password. Works once, for a day."""
    user = queries.user_by_email(email)
    if user is None:
        raise NotFound(_("Ingen användare har adressen %(email)s.", email=email))
    with unit_of_work():
        token = operations.make_reset_link(user, organisation_id=None, by_id=None)
    show_link(_("Ge den här länken till %(email)s:", email=email), f"/reset/{token}")


def organisation_named(slug: str | None) -> Organisation:
    """The organisation with the short name, or the only one there is."""
    known = list(db.session.scalars(select(Organisation).order_by(Organisation.slug)))
    for one in known:
        if one.slug == slug or (slug is None and len(known) == 1):
            return one
    names = ", ".join(one.slug for one in known) or "–"
    raise NotFound(
        _("Ange organisationens kortnamn med --organisation. De som finns: %(names)s", names=names)
    )


def person(name: str | None, email: str) -> str:
    """The name as given, else the part of the address before the @."""
    return clean(name or email.partition("@")[0], NAME_LENGTH)
