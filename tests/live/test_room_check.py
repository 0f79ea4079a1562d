"""Has a phone reached us? And is the computer fit for the evening?"""

from collections import namedtuple
from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask

from config import Settings
from facilitate import clock, wakefulness
from facilitate.extensions import db
from facilitate.live import room_check, screens, showing
from facilitate.live.listeners import Listeners
from facilitate.live.progress import control_progress
from facilitate.live.reaching import is_reached
from facilitate.live.way_in import WayIn
from facilitate.transaction import unit_of_work
from facilitate.wsgi import SAME_MACHINE
from tests.factories import sign_in
from tests.live.lines import LiveServer
from tests.live.rooms import Room, make_room


@pytest.fixture
def room(app: Flask) -> Room:
    return make_room(opened=False)


def arrive(app: Flask, room: Room, *, same_machine: bool = False) -> None:
    phone = app.test_client()
    phone.environ_base[SAME_MACHINE] = same_machine
    assert phone.get(f"/{room.dialogue.code}").status_code == 200
    db.session.rollback()


def reached(room: Room) -> bool:
    return bool(control_progress(room.dialogue.id)["reached"])


def test_a_phone_that_opens_the_page_has_reached_us(app, room):
    assert not reached(room)
    arrive(app, room)
    assert reached(room)


def test_the_servers_own_browser_proves_nothing(app, room):
    arrive(app, room, same_machine=True)
    assert not reached(room)


def test_whoever_has_joined_by_phone_has_reached_us_by_whatever_address(app, client, room):
    sign_in(client, room.leader)
    room.open()
    arrive(app, room, same_machine=True)
    assert not reached(room)
    room.join()
    assert not is_reached(room.dialogue)
    assert reached(room)
    assert "En telefon har nått oss. Klart." in client.get(f"/control/{room.dialogue.id}/room-check").text


def test_the_phone_of_somebody_who_has_signed_in_proves_nothing(client, room):
    sign_in(client, room.leader)
    client.get(f"/{room.dialogue.code}")
    db.session.rollback()
    assert not reached(room)


def test_yesterdays_phone_says_nothing_about_tonights_network(app, room):
    arrive(app, room)
    clock.hold(clock.now() + timedelta(hours=20))
    assert not is_reached(room.dialogue)
    arrive(app, room)
    assert is_reached(room.dialogue)


def test_only_that_somebody_came_is_kept_and_it_is_written_once(app, room):
    arrive(app, room)
    first = room.dialogue.reached_at
    clock.hold(clock.now() + timedelta(minutes=20))
    arrive(app, room)
    assert room.dialogue.reached_at == first


def test_the_panel_says_what_is_usually_wrong_and_leads_to_paper(app, client, room):
    sign_in(client, room.leader)
    page = client.get(f"/control/{room.dialogue.id}/room-check").text
    assert "Ingen telefon har nått oss än" in page
    assert "Gästnätet skiljer dem åt." in page
    assert "behåll anslutningen" in page
    assert f"/control/{room.dialogue.id}/print" in page
    arrive(app, room)
    assert "En telefon har nått oss. Klart." in client.get(f"/control/{room.dialogue.id}/room-check").text


def test_a_stranger_does_not_see_the_panel(app, client, room):
    sign_in(client, room.leader)
    assert client.get(f"/control/{room.dialogue.id}/room-check").status_code == 200
    assert app.test_client().get(f"/control/{room.dialogue.id}/room-check").status_code == 302
    other = make_room()
    assert client.get(f"/control/{other.dialogue.id}/room-check").status_code == 404


def test_it_names_the_network_that_everybody_should_be_on(client, room):
    sign_in(client, room.leader)
    address = f"/control/{room.dialogue.id}/room-check"
    assert "ska vara på nätet" not in client.get(address).text
    with unit_of_work():
        room.dialogue.wifi_name = "Samtalet"
    assert "Telefonerna och datorn ska vara på nätet Samtalet." in client.get(address).text


def sentences(room: Room) -> dict[str, bool]:
    found = room_check.look_around(room.dialogue, WayIn("http://127.0.0.1:9", room.dialogue.code))
    return {str(one.sentence): one.well for one in found}


def test_it_looks_at_clock_disk_and_projector(room, monkeypatch):
    with unit_of_work():
        screens.open_screen(room.dialogue, None)
    assert sentences(room) == {
        "Tjänsten svarar inte på 127.0.0.1:9.": False,
        "Datorns klocka går rätt.": True,
        "Det finns plats på disken.": True,
        "Ett fönster för storskärmen är öppnat.": True,
        "Datorn hålls vaken när samtalet är öppet, om den tillåter det.": True,
    }
    clock.hold(clock.now() + timedelta(minutes=1))
    showing.note_all(Listeners())
    assert sentences(room)["Inget fönster för storskärmen är öppnat än."] is False
    clock.hold(clock.now() - timedelta(days=400))
    usage = namedtuple("usage", "free")(20_000_000)
    monkeypatch.setattr(room_check.psutil, "disk_usage", lambda _path: usage)
    found = sentences(room)
    assert found["Datorns klocka går fel."] is False
    assert found["Disken är nästan full: 20 MB är lediga."] is False


def test_it_says_when_the_computer_cannot_be_kept_awake(app, room):
    keeper = wakefulness.Wakefulness(tools=())
    app.extensions["facilitate.wakefulness"] = keeper
    room.open()
    keeper.keep(awake=True)
    assert sentences(room)["Tjänsten kan inte hålla datorn vaken."] is False


def test_the_lid_is_spoken_of_only_on_the_computer_that_has_it(app, client, room):
    keeper = wakefulness.Wakefulness(tools=())
    app.extensions["facilitate.wakefulness"] = keeper
    app.config["SETTINGS"] = replace(app.config["SETTINGS"], base_url=None)
    sign_in(client, room.leader)
    room.open()
    keeper.keep(awake=True)
    address, words = f"/control/{room.dialogue.id}", "Stäng inte locket"
    client.environ_base[SAME_MACHINE] = True
    assert words in client.get(address).text
    client.environ_base[SAME_MACHINE] = False
    assert words not in client.get(address).text


@pytest.mark.server
def test_a_server_behind_a_proxy_is_not_asked_about_its_lid(app, room):
    way = WayIn("http://127.0.0.1:9", room.dialogue.code)
    on_a_laptop = room_check.look_around(room.dialogue, way)
    assert "vaken" in str(on_a_laptop[-1].sentence)
    app.config["SETTINGS"] = replace(app.config["SETTINGS"], trusted_proxies=1)
    found = room_check.look_around(room.dialogue, way)
    assert len(found) == len(on_a_laptop) - 1
    assert not any("vaken" in str(one.sentence) for one in found)


def test_the_computer_finds_itself_under_the_address_that_it_shows(
    app: Flask, settings: Settings, room: Room
) -> None:
    server = LiveServer(settings.instance_path)
    server.start()
    try:
        here = WayIn(f"http://127.0.0.1:{server.port}", room.dialogue.code)
        assert room_check.answers_at(here.address)
        assert not room_check.answers_at(f"http://127.0.0.1:{server.port}/nowhere")
    finally:
        server.kill()
    assert not room_check.answers_at(here.address)
