"""A server that was restored from a backup: who was in goes on, who came later joins by one press."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from facilitate.extensions import db
from facilitate.live.models import Participant
from tests.backups.bursting import command
from tests.browser.hall import Hall
from tests.browser.look import Look
from tests.browser.people import Phone
from tests.live.rooms import Room

pytestmark = [pytest.mark.browser, pytest.mark.server]


def people(hall: Hall) -> int:
    db.session.rollback()
    return db.session.query(Participant).filter_by(dialogue_id=hall.room.dialogue.id).count()


def given(hall: Hall) -> list[tuple[int, str]]:
    return sorted((one.question_id, one.code) for one in hall.answers())


def rejoin(phone: Phone, look: Look) -> None:
    """As the page asks: one press."""
    phone.see("welcome")
    expect(phone.page.locator("h1")).to_have_text("Gå med en gång till")
    look.at(phone.page, "join once more")
    phone.page.locator("form .button.primary").click()
    phone.see("asking")


def test_phones_find_their_way(hall: Hall, room: Room, tmp_path: Path) -> None:
    room.ask()
    questions, instance = hall.questions(), hall.server.settings.instance_path
    before = hall.phone().join("asking")
    before.choose("4")
    before.saved()
    assert "är klar" in command(instance, "backup", tmp_path / "evening.backup")
    later = hall.phone().join("asking")
    later.choose("1")
    later.saved()
    later.go_on()
    hall.server.kill()
    for phone, code in ((before, "3"), (later, "2")):
        phone.choose(code)
        expect(phone.page.locator("#stage")).to_contain_text("Väntar på nätet")
    db.session.remove()
    db.engine.dispose()
    assert "Starta tjänsten." in command(instance, "restore", "--replace", tmp_path / "evening.backup")
    hall.server.start()
    before.has_sent_all()
    assert given(hall) == [(questions[0], "3")]
    look = Look()
    rejoin(later, look)
    assert look.findings == []
    later.has_sent_all()
    # What it had sent after the backup is gone, and the page asks for it; what it still held is stored.
    assert given(hall) == [(questions[0], "3"), (questions[1], "2")]
    assert later.screen == str(questions[0])
    assert people(hall) == 2
