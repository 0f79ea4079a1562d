"""Projectors: paired by a code, opened from control, revoked, and dead when sealed."""

from datetime import timedelta

import pytest
from flask import Flask

from facilitate import clock
from facilitate.dialogues.models import DialoguePhase
from facilitate.errors import NotFound, TooMany
from facilitate.extensions import db
from facilitate.live import screens
from facilitate.live.models import Screen
from facilitate.live.screens import NewScreen, ScreenDead, WrongPairingCode
from facilitate.live.snapshot import ScreenKind, screen_snapshot
from facilitate.transaction import unit_of_work
from tests.live.mixed import EVA
from tests.live.rooms import Room, make_room


@pytest.fixture
def room(app: Flask) -> Room:
    return make_room()


def pending() -> NewScreen:
    with unit_of_work():
        return screens.pending_screen()


def claim(room: Room, code: str) -> Screen:
    with unit_of_work():
        return screens.claim_screen(room.dialogue, code, EVA)


def test_an_empty_window_shows_a_code_and_the_room_once_it_is_typed(room):
    new = pending()
    assert len(new.screen.pairing_code) == 4
    assert screen_snapshot(new.screen).kind is ScreenKind.PAIRING
    typed = f" {new.screen.pairing_code[:2]} {new.screen.pairing_code[2:]}"
    assert claim(room, typed).id == new.screen.id
    assert new.screen.pairing_code is None
    assert screens.screen_from(new.screen.id, new.token) is new.screen
    assert screen_snapshot(new.screen).kind is ScreenKind.JOIN


def test_codes_differ_while_they_wait_and_a_wrong_or_old_one_is_refused(room):
    codes = {pending().screen.pairing_code for _ in range(50)}
    assert len(codes) == 50
    old = pending().screen.pairing_code
    with pytest.raises(WrongPairingCode):
        claim(room, "12345")
    clock.hold(clock.now() + screens.PAIRING_TIME)
    with pytest.raises(WrongPairingCode):
        claim(room, old)
    pending()
    assert db.session.query(Screen).count() == 1


def test_guessing_codes_is_slowed_for_the_one_who_guesses(room):
    refusals = []
    for number in range(12):
        try:
            claim(room, f"{number:04}x")
        except (WrongPairingCode, TooMany) as refusal:
            refusals.append(type(refusal))
    assert refusals[0] is WrongPairingCode
    assert refusals[-1] is TooMany


def test_so_many_empty_windows_and_no_more(room, monkeypatch):
    monkeypatch.setattr(screens, "MOST_PENDING", 3)
    for _ in range(3):
        pending()
    with pytest.raises(TooMany):
        pending()


def test_only_its_own_cookie_opens_a_window(room):
    with unit_of_work():
        first = screens.open_screen(room.dialogue, None)
        second = screens.open_screen(room.dialogue, None)
    assert screens.screen_from(first.screen.id, first.token) is first.screen
    for token in (second.token, "", None):
        with pytest.raises(NotFound):
            screens.screen_from(first.screen.id, token)


def test_a_revoked_window_is_dead_and_only_its_own_dialogue_revokes_it(room):
    with unit_of_work():
        new = screens.open_screen(room.dialogue, None)
    elsewhere = make_room().dialogue
    with pytest.raises(NotFound), unit_of_work():
        screens.revoke_screen(elsewhere, new.screen.id, None)
    with unit_of_work():
        screens.revoke_screen(room.dialogue, new.screen.id, None)
    with pytest.raises(ScreenDead):
        screens.screen_from(new.screen.id, new.token)


def test_an_empty_window_dies_after_a_quarter_of_an_hour(room):
    new = pending()
    clock.hold(clock.now() + timedelta(minutes=15))
    with pytest.raises(ScreenDead):
        screens.screen_from(new.screen.id, new.token)


def test_windows_die_when_the_dialogue_is_sealed(room):
    with unit_of_work():
        new = screens.open_screen(room.dialogue, None)
    with unit_of_work():
        room.dialogue.phase = DialoguePhase.SEALED
    with pytest.raises(ScreenDead):
        screens.screen_from(new.screen.id, new.token)
    with pytest.raises(ScreenDead), unit_of_work():
        screens.open_screen(room.dialogue, None)
