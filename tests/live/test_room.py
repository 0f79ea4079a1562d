"""Addresses with a join code, and sockets' addresses."""

import pytest
from flask.testing import FlaskClient

from facilitate.live.identity import room_of_path
from facilitate.live.listeners import Audience
from tests.live.rooms import make_room


def test_small_letters_are_led_to_the_address_that_the_cookie_is_scoped_to(client: FlaskClient):
    code = make_room().dialogue.code
    assert client.get(f"/{code}").status_code == 200
    answer = client.get(f"/{code.lower()}/state?lang=en")
    assert (answer.status_code, answer.location) == (302, f"/{code}/state?lang=en")


@pytest.mark.parametrize(
    ("path", "room"),
    [
        ("/KDM4R7/socket/", (Audience.PHONE, "KDM4R7")),
        ("/KDM4R7/socket", (Audience.PHONE, "KDM4R7")),
        ("/control/12/socket/", (Audience.CONTROL, "12")),
        ("/control/12/comments/socket/", (Audience.READING, "12")),
        ("/screen/abcdefghij-_ABCDEF12/socket/", (Audience.SCREEN, "abcdefghij-_ABCDEF12")),
        ("/kdm4r7/socket/", None),
        ("/control/1e9/socket/", None),
        ("/control/12/socket/x", None),
        ("/control/12/proposals/socket/", None),
        ("/screen/short/socket/", None),
        ("/socket/", None),
        ("/x/KDM4R7/socket/", None),
    ],
)
def test_a_socket_lives_under_its_page_and_nowhere_else(path, room):
    assert room_of_path(path) == room


def test_the_engines_own_address_is_closed(client: FlaskClient):
    for path in ("/socket.io", "/socket.io/?EIO=4&transport=websocket"):
        assert client.get(path).status_code == 404
