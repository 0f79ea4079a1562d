"""A room with a browser in it."""

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.live.phone.browsing import Phone
from tests.live.rooms import Room, make_room
from tests.pages import CheckedClient


@pytest.fixture
def room(app: Flask) -> Room:
    return make_room()


@pytest.fixture
def new_phone(app: Flask, room: Room) -> Callable[[], Phone]:
    """A browser of its own each time, which has not joined."""
    app.test_client_class = CheckedClient

    def phone() -> Phone:
        client: FlaskClient = app.test_client()
        return Phone(client, room.dialogue.code)

    return phone


@pytest.fixture
def phone(new_phone: Callable[[], Phone]) -> Phone:
    """A Swedish browser without scripts that has joined the room."""
    made = new_phone()
    made.join()
    return made
