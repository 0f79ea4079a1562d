"""Who may come in, and how guessing is slowed."""

import hashlib
import time

import pytest
from flask import Flask

from facilitate import clock
from facilitate.dialogues.codes import spaced
from facilitate.errors import TooMany
from facilitate.extensions import db
from facilitate.live import deadlines, joining, switches
from facilitate.live.joining import JoiningPaused, TooEarly, TooLate, WrongCode, participant_from
from facilitate.live.models import Participant
from facilitate.transaction import unit_of_work
from tests.live.rooms import make_room


def test_a_participant_comes_back_by_its_cookie_and_only_the_hash_is_kept(app: Flask):
    room = make_room()
    person, token = room.come_in("en")
    assert participant_from(room.dialogue.id, token) is person
    assert person.language == "en"
    assert person.token_hash == hashlib.sha256(token.encode()).hexdigest()
    assert participant_from(room.dialogue.id, "somebody else") is None
    assert participant_from(room.dialogue.id, None) is None
    assert participant_from(make_room().dialogue.id, token) is None


def test_joining_waits_for_the_opening_and_pauses_and_ends(app: Flask):
    early = make_room(opened=False)
    with pytest.raises(TooEarly):
        early.join()
    room = make_room()
    room.join()
    with unit_of_work():
        switches.pause_joining(room.dialogue, None, paused=True)
    with pytest.raises(JoiningPaused):
        room.join()
    with unit_of_work():
        switches.pause_joining(room.dialogue, None, paused=False)
    room.join()
    room.end()
    with pytest.raises(TooLate):
        room.join()
    clock.hold(room.dialogue.closing_ends_at)
    deadlines.notice_all()
    with pytest.raises(TooLate):
        room.join()
    assert db.session.query(Participant).count() == 0


def test_a_right_code_is_found_at_once_however_it_is_typed(app: Flask):
    code = make_room().dialogue.code
    before = time.monotonic()
    for typed in (code, code.lower(), spaced(code), f" {code[:2]}-{code[2:]} "):
        assert joining.dialogue_by_code(typed).code == code
    assert time.monotonic() - before < 0.5


def test_a_wrong_code_is_answered_after_a_second(app: Flask):
    before = time.monotonic()
    with pytest.raises(WrongCode):
        joining.dialogue_by_code("KDM4R7")
    assert time.monotonic() - before >= 1


def test_when_too_many_guess_at_a_time_the_rest_are_turned_away_and_right_codes_are_not(app, monkeypatch):
    code = make_room().dialogue.code
    monkeypatch.setattr(joining, "SECOND", 0.0)
    with pytest.raises(WrongCode):
        joining.dialogue_by_code("nonsense")
    held = [joining._PATIENT.acquire(blocking=False) for _ in range(200)]
    try:
        with pytest.raises(TooMany):
            joining.dialogue_by_code("nonsense")
        assert joining.dialogue_by_code(code).code == code
    finally:
        for _ in filter(None, held):
            joining._PATIENT.release()


def test_joining_is_counted_by_the_revision_and_never_by_the_version(app: Flask):
    room = make_room()
    version, revision = room.version, room.stage.revision
    room.join(3)
    assert (room.version, room.stage.revision) == (version, revision + 3)


def test_the_table_does_not_even_keep_the_order_of_arrival(app: Flask):
    room = make_room()
    came = [one.id for one in room.join(40)]
    listed = [row.id for row in db.session.query(Participant)]
    assert sorted(came) == sorted(listed)
    assert came != listed


def test_a_changed_language_is_remembered(app: Flask):
    room = make_room()
    [one] = room.join()
    with unit_of_work():
        joining.change_language(one, "en")
    assert db.session.get(Participant, one.id).language == "en"
