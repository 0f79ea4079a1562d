"""The network's QR code says what a phone's camera expects, and the way in has it as its first step."""

import pytest

from facilitate.live.wifi import Wifi
from facilitate.transaction import unit_of_work
from tests.factories import sign_in
from tests.live.rooms import make_room


@pytest.mark.parametrize(
    ("name", "password", "text"),
    [
        ("Samtalet", "kaffebulle", "WIFI:T:WPA;S:Samtalet;P:kaffebulle;;"),
        ("Öppet nät", "", "WIFI:T:nopass;S:Öppet nät;;"),
        ('a;b,c:d\\e"f', ";;;;:::", r"WIFI:T:WPA;S:a\;b\,c\:d\\e\"f;P:\;\;\;\;\:\:\:;;"),
    ],
)
def test_the_code_holds_name_and_password_with_their_signs_escaped(name, password, text):
    assert Wifi(name, password).text == text


def test_the_code_is_drawn_dark_on_white_and_says_what_it_is():
    drawn = Wifi("Samtalet", "kaffebulle").qr("QR-kod till nätet")
    assert 'aria-label="QR-kod till nätet"' in drawn
    assert 'fill="white"' in drawn


def test_the_projector_has_the_network_as_its_first_step_only_where_one_is_named(app, client):
    room = make_room()
    sign_in(client, room.leader)
    window = client.post(f"/control/{room.dialogue.id}/screens").location
    assert "Anslut till nätet" not in client.get(window).get_data(as_text=True)
    with unit_of_work():
        room.dialogue.wifi_name, room.dialogue.wifi_password = "Samtalet", "kaffebulle"
    html = client.get(window).get_data(as_text=True)
    assert html.index("Anslut till nätet") < html.index("kaffebulle") < html.index("Skanna koden")
    assert 'aria-label="QR-kod till nätet"' in html
