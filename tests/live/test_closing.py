"""Close: everything that needs the tie is counted, then nothing groups one person's answers any more."""

from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import text

from facilitate import clock
from facilitate.dialogues.models import DialoguePhase, StepKind, StepPhase
from facilitate.extensions import db
from facilitate.live import closing, comments, deadlines, moderation, wipe
from facilitate.live.models import (
    Answer,
    Comment,
    PairTally,
    Participant,
    Participation,
    Tally,
    TimeRequest,
)
from facilitate.live.snapshot import PhoneState, phone_snapshot
from facilitate.transaction import unit_of_work
from tests.live.rooms import Room, make_room


def let_end(room: Room) -> None:
    room.end()
    clock.hold(room.dialogue.closing_ends_at)
    deadlines.notice(room.dialogue.id)
    clock.hold(None)


def counts(room: Room, question) -> dict[str, int]:
    return {tally.code: tally.count for tally in db.session.query(Tally).filter_by(question_id=question.id)}


@pytest.fixture
def room(app: Flask) -> Room:
    made = make_room()
    made.ask()
    return made


def test_answers_become_counts_people_by_channel_and_pairs(room):
    people = room.join(7)
    day, evening = room.questions()[:2]
    for one in people[:5]:
        room.answer(one, day, "4")
        room.answer(one, evening, "1")
    room.answer(people[5], day, "-")
    with unit_of_work():
        comments.write_comment(people[5], "Det är mörkt.", key="a")
    let_end(room)
    assert room.dialogue.phase == DialoguePhase.CLOSED
    assert counts(room, day) == {"4": 5, "-": 1}
    assert counts(room, evening) == {"1": 5}
    [people_by_channel] = db.session.query(Participation)
    assert (people_by_channel.joined, people_by_channel.answered, people_by_channel.commented) == (7, 5, 1)
    [pair] = db.session.query(PairTally)
    assert (pair.day_code, pair.evening_code, pair.count) == ("4", "1", 5)
    for table in (Answer, Participant, TimeRequest):
        assert db.session.query(table).count() == 0
    [comment] = db.session.query(Comment)
    assert (comment.participant_id, comment.key, comment.text) == (None, None, "Det är mörkt.")


def test_what_the_room_has_seen_stays_as_it_was_frozen(room):
    for one in room.join(5):
        room.answer(one, room.questions()[0], "2")
    room.close()
    room.press("show")
    let_end(room)
    assert counts(room, room.questions()[0]) == {"2": 5}
    assert room.step(StepKind.RATE).phase == StepPhase.SHOWN


def test_practice_is_in_no_count(app):
    room = make_room()
    people = room.join(5)
    room.ask(StepKind.PRACTICE)
    for one in people:
        room.answer(one, room.questions(StepKind.PRACTICE)[0], "4")
    let_end(room)
    assert db.session.query(Tally).count() == 0
    assert db.session.query(Participation).one().answered == 0


def test_after_the_end_everybody_sees_the_same_page(room):
    [one] = room.join()
    let_end(room)
    assert phone_snapshot(room.dialogue, one).state is PhoneState.ENDED
    assert phone_snapshot(room.dialogue, None).state is PhoneState.ENDED


def test_closing_is_all_or_nothing(room, monkeypatch):
    [one] = room.join()
    room.answer(one, room.questions()[0], "2")

    def fail(*_who):
        raise RuntimeError("the power goes")

    monkeypatch.setattr(closing, "_forget_people", fail)
    with pytest.raises(RuntimeError):
        let_end(room)
    clock.hold(None)
    assert room.dialogue.phase == DialoguePhase.CLOSING
    assert db.session.query(Answer).count() == 1
    assert db.session.query(Participation).count() == 0


def raw_bytes(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.glob("facilitate.db*")))


def test_no_byte_of_the_file_or_its_log_groups_one_persons_answers(room, settings):
    told = []
    for number in range(40):
        person, token = room.come_in()
        told += [person.id, person.token_hash, token]
        for question in room.questions():
            room.answer(person, question, "1234UN-"[number % 7])
        with unit_of_work():
            comments.write_comment(person, f"Hemligt {number}", key=f"nyckel-{number}")
        told.append(f"nyckel-{number}")
    before = raw_bytes(settings.instance_path)
    assert all(secret.encode() in before for secret in told[::4])
    let_end(room)
    assert room.dialogue.wiped_at is not None
    after = raw_bytes(settings.instance_path)
    assert b"Hemligt 7" in after
    assert not [secret for secret in told if secret.encode() in after]
    assert (settings.instance_path / "facilitate.db-wal").stat().st_size < 50_000


def test_a_wipe_that_somebody_is_in_the_way_of_is_done_at_the_next_beat(room, settings):
    person, _token = room.come_in()
    room.answer(person, room.questions()[0], "2")
    secret = person.id.encode()
    reader = db.engine.connect()
    reader.execute(text("SELECT count(*) FROM answers")).all()
    let_end(room)
    assert room.dialogue.wiped_at is None
    assert secret in raw_bytes(settings.instance_path)
    reader.close()
    assert wipe.wipe_pending()
    assert room.dialogue.wiped_at is not None
    assert secret not in raw_bytes(settings.instance_path)


def test_sealing_forgets_the_counts_and_keeps_every_word(room, settings):
    people = room.join(6)
    for one in people:
        room.answer(one, room.questions()[0], "2")
        room.answer(one, room.questions()[1], "2")
    with unit_of_work():
        masked = comments.write_comment(people[0], "Kalle Karlsson bråkar", key="a")
        moderation.mask(masked, None, [0, 1], "name")
        hidden = comments.write_comment(people[1], "Hotfullt ord", key="b")
        moderation.hide(hidden, None, "threat")
    let_end(room)
    assert counts(room, room.questions()[0]) == {"2": 6}
    with unit_of_work():
        closing.forget_counts(room.dialogue)
    for table in (Tally, PairTally, Participation):
        assert db.session.query(table).count() == 0
    assert {(one.text, one.words) for one in db.session.query(Comment)} == {
        ("Kalle Karlsson bråkar", "[…] […] bråkar"),
        ("Hotfullt ord", "Hotfullt ord"),
    }


def test_a_dialogue_ends_by_itself_also_when_nobody_looks(room):
    room.join()
    room.end()
    clock.hold(clock.now() + timedelta(hours=9))
    deadlines.notice_all()
    assert room.dialogue.phase == DialoguePhase.CLOSED
