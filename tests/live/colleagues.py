"""Colleagues for tests: let into a room as by the QR code on control."""

from flask.testing import FlaskClient

from facilitate.access import PassRole
from facilitate.live import letting_in
from facilitate.live.actors import COOKIE
from facilitate.live.passes import Pass
from facilitate.transaction import unit_of_work
from tests.live.rooms import Room


def let_in(room: Room, role: PassRole = PassRole.LEAD, name: str = "Bo") -> tuple[Pass, str]:
    """A colleague who has come in, and the token of the cookie."""
    with unit_of_work():
        invitation = letting_in.invite(room.dialogue, role, room.leader.user_id)
    with unit_of_work():
        return letting_in.come_in(invitation.token, name)


def show_pass(client: FlaskClient, token: str) -> FlaskClient:
    """Make the client the colleague's own phone."""
    client.set_cookie(COOKIE, token)
    return client
