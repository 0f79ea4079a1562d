"""The running order on the lectern follows the room by itself, on a phone too."""

import pytest
from playwright.sync_api import expect

from facilitate.dialogues.models import StepKind

pytestmark = pytest.mark.browser


def test_the_lectern_follows_the_room_and_counts_its_minutes(hall, room):
    page = hall.desk(f"/control/{room.dialogue.id}/running-order", viewport={"width": 360, "height": 640})
    expect(page.locator("#now-title")).to_have_text("welcome")
    expect(page.locator("#contact")).to_have_text("Kontakt")
    expect(page.locator(".lectern-used")).to_have_text("0 av 5 min")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    room.jump(StepKind.TALK)
    expect(page.locator("#now-title")).to_have_text("talk")
    expect(page.locator("[aria-current=step]")).to_contain_text("talk")
