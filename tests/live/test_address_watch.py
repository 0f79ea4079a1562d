"""A laptop that changes networks: the QR code follows, and the facilitator is told."""

import re

import pytest
from flask import Flask

from config import Settings
from facilitate.addresses import Address
from facilitate.extensions import db
from facilitate.live import address_watch, rehearsal, way_in
from facilitate.live.address_watch import AddressNews, AddressWatch, news_of
from facilitate.live.broadcaster import of_app
from facilitate.live.listeners import Audience, Listener
from facilitate.transaction import unit_of_work
from tests.factories import sign_in
from tests.live.rooms import Room, make_room

HALL, DOCK, TOWN = (
    Address("wlan0", "192.168.1.5"),
    Address("enp3s0", "10.0.0.7"),
    Address("wlan0", "172.16.4.4"),
)


@pytest.fixture
def machine(app: Flask, monkeypatch: pytest.MonkeyPatch) -> list[Address]:
    """The addresses of a laptop in a hall; a test changes them."""
    given = app.config["SETTINGS"]
    laptop = Settings(instance_path=given.instance_path, secret_key=given.secret_key, port=8000)
    monkeypatch.setitem(app.config, "SETTINGS", laptop)
    addresses = [HALL]
    monkeypatch.setattr(way_in, "lan_addresses", lambda: list(addresses))
    return addresses


@pytest.fixture
def room(machine: list[Address]) -> Room:
    return make_room()


@pytest.fixture
def control(client, room):
    sign_in(client, room.leader)

    def shown() -> str:
        db.session.rollback()
        return client.get(f"/control/{room.dialogue.id}").text

    return shown


@pytest.mark.parametrize(
    ("before", "now", "news"),
    [
        ("", "http://192.168.1.5:8000", None),
        ("http://192.168.1.5:8000", "http://192.168.1.5:8000", None),
        ("http://192.168.1.5:8000", "http://10.0.0.7", AddressNews("192.168.1.5:8000", "10.0.0.7")),
        ("http://192.168.1.5:8000", None, AddressNews("192.168.1.5:8000", None)),
    ],
)
def test_only_a_real_change_is_news(before, now, news):
    assert news_of(before, now) == news


def test_control_says_that_the_address_has_changed_until_somebody_chooses(client, room, machine, control):
    assert "Datorns adress har ändrats" not in control()
    machine[:] = [TOWN, DOCK]
    page = control()
    assert "QR-koden ledde till 192.168.1.5:8000. Nu leder den till 172.16.4.4:8000" in page
    assert "Använd 172.16.4.4" in page
    client.post(f"/control/{room.dialogue.id}/address", data={"address": "10.0.0.7"})
    assert "Datorns adress har ändrats" not in control()
    assert way_in.base_of(room.dialogue) == "http://10.0.0.7:8000"
    machine[:] = [TOWN]
    assert "QR-koden ledde till 10.0.0.7:8000" in control()
    machine[:] = [TOWN, DOCK]
    assert "Datorns adress har ändrats" not in control()


def test_control_says_when_the_network_is_gone(machine, control):
    machine.clear()
    page = control()
    assert "Datorn har inget nät" in page
    assert "192.168.1.5:8000" in page


def test_control_says_when_printed_cards_lead_elsewhere(room, machine, control):
    with unit_of_work():
        room.dialogue.printed_address = "http://192.168.1.5:8000"
    assert "Utskrivna kort leder fel" not in control()
    machine[:] = [DOCK]
    page = control()
    assert "Utskrivna kort leder fel" in page
    assert re.search(r"De har adressen 192\.168\.1\.5:8000\. Nu är den 10\.0\.0\.7:8000\.", page)


def test_with_an_address_of_its_own_a_server_tells_nothing(room, machine, control, app, monkeypatch):
    settled = Settings(
        instance_path=app.config["SETTINGS"].instance_path, base_url="https://dialog.exempelby.se"
    )
    monkeypatch.setitem(app.config, "SETTINGS", settled)
    with unit_of_work():
        room.stage.shown_address = "https://dialog.exempelby.se"
    machine[:] = [TOWN]
    assert "Datorns adress har ändrats" not in control()


def test_the_projectors_code_follows_by_itself(app, room, machine):
    broadcaster, watch = of_app(), AddressWatch()
    for audience in Audience:
        broadcaster.listeners.add(Listener(audience.value, audience, room.dialogue.id, "x"))
    let_go: list[Audience] = []
    broadcaster.disconnect = lambda _sid, audience: let_go.append(audience)  # type: ignore[method-assign]
    watch.look(broadcaster)
    watch.look(broadcaster)
    assert let_go == []
    machine[:] = [DOCK]
    watch.look(broadcaster)
    assert set(let_go) == {Audience.SCREEN, Audience.CONTROL}
    watch.look(broadcaster)
    assert len(let_go) == 2


def test_the_chosen_address_outlives_a_rehearsal(machine, app):
    room = make_room(opened=False)
    machine[:] = [HALL, DOCK]
    with unit_of_work():
        rehearsal.rehearse(room.dialogue, None)
    with unit_of_work():
        room.dialogue.phone_address = "10.0.0.7"
    with unit_of_work():
        rehearsal.stop_rehearsal(room.dialogue, room.version, None)
    assert way_in.base_of(room.dialogue) == "http://10.0.0.7:8000"
    room.open()
    assert address_watch.moved(room.dialogue) is None


def test_an_address_can_be_chosen_before_the_room_is_opened(client, machine, app):
    room = make_room(opened=False)
    machine[:] = [HALL, DOCK]
    sign_in(client, room.leader)
    given = {"address": "10.0.0.7", "panel": "room-check"}
    answer = client.post(f"/control/{room.dialogue.id}/address", data=given)
    assert answer.headers["Location"].endswith("/room-check")
    assert way_in.base_of(room.dialogue) == "http://10.0.0.7:8000"
