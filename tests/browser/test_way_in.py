"""The projector's way in: two QR codes that a phone can tell apart and read, where the room has a network."""

import pytest
from playwright.sync_api import Page

from facilitate.dialogues.operations.network import set_network
from facilitate.transaction import unit_of_work

pytestmark = pytest.mark.browser

LONGEST = ("W" * 32, "M" * 63)


def projector(hall, room, *network: str) -> Page:
    with unit_of_work():
        set_network(room.dialogue, *network)
    page = hall.control().open_projector()
    page.locator(".join .qr").first.wait_for()
    return page


@pytest.mark.parametrize("network", [("Samtalet", "kaffebulle"), LONGEST])
def test_both_codes_are_large_apart_and_dark_on_white(hall, room, network):
    page = projector(hall, room, *network)
    wifi, join = (
        page.locator(f".qr{which}").bounding_box() for which in (".qr-network", ":not(.qr-network)")
    )
    assert wifi
    assert join
    assert join["height"] >= 360, "half of 720"
    assert wifi["height"] >= 150
    assert wifi["x"] + wifi["width"] <= join["x"]
    for box in (wifi, join):
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= 720
        assert box["x"] + box["width"] <= 1280
    assert page.evaluate("document.documentElement.scrollHeight <= innerHeight")
    for theme in ("dark", "light", "contrast"):
        page.evaluate("theme => { document.documentElement.dataset.theme = theme; }", theme)
        for code in page.locator(".qr").all():
            assert code.evaluate("one => getComputedStyle(one).backgroundColor") == "rgb(255, 255, 255)"


def test_a_room_without_a_network_has_one_code(hall, room):
    page = projector(hall, room, "", "")
    assert page.locator(".qr").count() == 1
    assert page.get_by_text("Anslut till nätet").count() == 0
