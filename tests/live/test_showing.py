"""Projector windows that are heard of, and those of a computer that has died."""

from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from facilitate import clock
from facilitate.access import PassRole
from facilitate.extensions import db
from facilitate.live import screens, showing
from facilitate.live.broadcaster import of_app
from facilitate.live.listeners import Audience, Listener, Listeners
from facilitate.live.progress import control_progress
from facilitate.live.screens import NewScreen
from facilitate.live.windows import windows_of
from facilitate.transaction import unit_of_work
from tests.factories import sign_in
from tests.live.colleagues import let_in, show_pass
from tests.live.rooms import Room, make_room

BIG = 'id="open-screen"'
"""The button beside control's picture of the projector, for a room without any window."""


@pytest.fixture
def room(app: Flask) -> Room:
    return make_room()


@pytest.fixture
def connected() -> Listeners:
    return Listeners()


def opened(room: Room) -> NewScreen:
    with unit_of_work():
        return screens.open_screen(room.dialogue, None)


def connect(connected: Listeners, room: Room, new: NewScreen) -> None:
    connected.add(Listener("sid", Audience.SCREEN, room.dialogue.id, new.screen.id))


def let_pass(seconds: int, connected: Listeners) -> None:
    clock.hold(clock.now() + timedelta(seconds=seconds))
    showing.note_all(connected)
    db.session.rollback()


def test_a_window_counts_for_as_long_as_it_is_connected(room, connected):
    new = opened(room)
    connect(connected, room, new)
    for _ in range(10):
        let_pass(15, connected)
        assert windows_of(room.dialogue.id) == (new.screen,)
    assert control_progress(room.dialogue.id)["screens"] == 1


def test_whoever_takes_over_from_a_dead_computer_is_offered_a_projector(client: FlaskClient, room, connected):
    sign_in(client, room.leader)
    new = opened(room)
    connect(connected, room, new)
    let_pass(15, connected)
    control = f"/control/{room.dialogue.id}"
    assert BIG not in client.get(control).get_data(as_text=True)
    connected.drop("sid")
    let_pass(15, connected)
    assert BIG not in client.get(control).get_data(as_text=True)
    let_pass(10, connected)
    assert BIG in client.get(control).get_data(as_text=True)
    assert "Storskärm 1" not in client.get(f"{control}/screens").get_data(as_text=True)
    assert control_progress(room.dialogue.id)["screens"] == 0


def test_a_window_that_comes_back_counts_again_by_itself(room, connected):
    new = opened(room)
    let_pass(60, connected)
    assert windows_of(room.dialogue.id) == ()
    connect(connected, room, new)
    let_pass(1, connected)
    assert windows_of(room.dialogue.id) == (new.screen,)


def test_a_window_without_a_connection_is_heard_by_what_it_asks(client: FlaskClient, room):
    new = opened(room)
    address = f"/screen/{new.screen.id}"
    client.set_cookie("screen", new.token, path=address)
    for _ in range(4):
        assert client.get(f"{address}/state").status_code == 200
        let_pass(15, of_app().listeners)
        assert windows_of(room.dialogue.id) == (new.screen,)
    client.delete_cookie("screen", path=address)
    assert client.get(f"{address}/state").status_code == 404
    let_pass(30, of_app().listeners)
    assert windows_of(room.dialogue.id) == ()


def test_a_colleague_who_is_sent_out_leaves_no_projector_behind(app: Flask, client: FlaskClient, room):
    given, token = let_in(room, PassRole.LEAD, "Bo")
    bo, control = show_pass(app.test_client(), token), f"/control/{room.dialogue.id}"
    address = bo.post(f"{control}/screens").location
    assert bo.get(address).status_code == 200
    with unit_of_work():
        paired = screens.pending_screen().screen
    bo.post(f"{control}/screens/pair", data={"code": paired.pairing_code})
    own = opened(room).screen
    assert set(windows_of(room.dialogue.id)) >= {paired, own}
    sign_in(client, room.leader)
    listed = client.get(f"{control}/colleagues").get_data(as_text=True)
    assert "Den stängs om du tar bort Bo." in listed
    client.post(f"{control}/colleagues/{given.id}/removal")
    assert bo.get(address).status_code == 410
    assert windows_of(room.dialogue.id) == (own,)


def test_a_window_that_was_taken_away_stays_away_though_it_is_heard(room, connected):
    new = opened(room)
    connect(connected, room, new)
    with unit_of_work():
        screens.revoke_screen(room.dialogue, new.screen.id, None)
    let_pass(15, connected)
    assert windows_of(room.dialogue.id) == ()
