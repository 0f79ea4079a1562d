"""A rehearsal works like the evening, and nothing of it reaches the evening."""

import pytest
from flask import Flask

from config import Settings
from facilitate import clock
from facilitate.dialogues.models import DialoguePhase, Question, Step, StepKind, StepPhase
from facilitate.dialogues.phases import NotNow
from facilitate.extensions import db
from facilitate.live import (
    comments,
    deadlines,
    joining,
    moderation,
    opening,
    rehearsal,
    stage,
    tallies,
    wipe,
)
from facilitate.live import operations as writing
from facilitate.live.commands import UnknownQuestion
from facilitate.live.models import (
    Answer,
    Channel,
    Comment,
    CountSource,
    EnteredCount,
    ModerationEntry,
    PaperForm,
    Participant,
    Proposal,
    Stage,
    Summary,
    Tally,
)
from facilitate.live.snapshot import PhoneState, control_snapshot, phone_snapshot
from facilitate.live.turns import Overtaken
from facilitate.transaction import unit_of_work
from tests.live.rooms import Room, make_room, save

GIVEN = (Answer, Tally, Comment, ModerationEntry, EnteredCount, PaperForm, Summary)


@pytest.fixture
def room(app: Flask) -> Room:
    made = make_room(opened=False)
    rehearse(made)
    return made


def rehearse(room: Room) -> None:
    with unit_of_work():
        rehearsal.rehearse(room.dialogue, room.leader.user_id)


def begin(room: Room, version: int | None = None) -> None:
    with unit_of_work():
        rehearsal.begin_for_real(room.dialogue, version or room.version, room.leader.user_id)


def stop(room: Room) -> None:
    with unit_of_work():
        rehearsal.stop_rehearsal(room.dialogue, room.version, room.leader.user_id)


def count(table: type) -> int:
    db.session.rollback()
    return db.session.query(table).count()


def fill(room: Room) -> list[Participant]:
    """Answers shown, a comment that was read, hands, a form, a head count and a proposal."""
    people = room.join(6)
    room.ask()
    question = room.questions()[0]
    for one in people:
        assert room.answer(one, question, "2").error is None
    with unit_of_work():
        comment = comments.write_comment(people[0], "Bara ett prov.", key="a")
        moderation.approve(comment, room.leader.user_id)
        writing.note_proposal(room.dialogue, room.leader.user_id, measure="Ett prov")
    room.close()
    room.press("show")
    paper = save(Participant(dialogue_id=room.dialogue.id, channel=Channel.PAPER))
    save(PaperForm(dialogue_id=room.dialogue.id, number=1, participant_id=paper.id, entered_by="user:1"))
    save(EnteredCount(question_id=question.id, code="1", source=CountSource.HANDS, count=3))
    save(Summary(dialogue_id=room.dialogue.id, in_the_room=12))
    save(Participant(dialogue_id=room.dialogue.id, channel=Channel.HELPER))
    with unit_of_work():
        room.dialogue.joining_paused, room.dialogue.forms_handed_out = True, 8
        people[0].muted = True
    return people


def test_everything_works_as_when_the_room_is_open(room):
    assert room.dialogue.phase == DialoguePhase.REHEARSAL
    assert room.dialogue.opened_at is None
    [somebody] = room.join()
    assert phone_snapshot(room.dialogue, somebody).state is PhoneState.WAITING
    assert phone_snapshot(room.dialogue, None).state is PhoneState.WELCOME
    room.ask()
    assert room.answer(somebody, room.questions()[0], "4").error is None
    assert phone_snapshot(room.dialogue, somebody).state is PhoneState.ASKING
    assert control_snapshot(room.dialogue).can_go_back
    room.press("close")
    assert room.step(StepKind.RATE).phase == StepPhase.CLOSING


def test_a_rehearsal_has_no_end_of_the_evening(room):
    with pytest.raises(NotNow), unit_of_work():
        opening.end_dialogue(room.dialogue, room.version, room.leader.user_id)
    assert room.dialogue.phase == DialoguePhase.REHEARSAL


def test_beginning_for_real_erases_everything_but_the_phones(room):
    people = fill(room)
    assert all(count(table) for table in GIVEN)
    before, epoch = [one.id for one in room.questions()], room.stage.epoch
    begin(room)
    assert room.dialogue.phase == DialoguePhase.OPEN
    assert room.dialogue.opened_at is not None
    assert {table.__name__: count(table) for table in GIVEN} == {table.__name__: 0 for table in GIVEN}
    assert count(Proposal) == 0
    stayed = db.session.query(Participant).all()
    assert {one.id for one in stayed} == {one.id for one in people}
    assert not any(one.muted for one in stayed)
    assert {step.phase for step in room.dialogue.steps} == {StepPhase.WAITING}
    assert not any(step.revealed or step.asked_at for step in room.dialogue.steps)
    assert not room.dialogue.joining_paused
    assert room.dialogue.forms_handed_out is None
    assert room.stage.epoch != epoch
    assert room.stage.step.kind == StepKind.WELCOME
    assert phone_snapshot(room.dialogue, people[0]).state is PhoneState.WAITING
    assert min(one.id for one in room.questions()) > max(before)


def test_the_room_is_where_it_would_be_without_a_rehearsal(room):
    fill(room)
    room.jump(StepKind.COMMENT)
    with unit_of_work():
        room.stage.blanked = room.stage.joining_shown = True
        room.stage.wall_page, room.stage.wall_due_at = 2, clock.now()
    begin(room)
    fresh = make_room(spots=("Busstationen",))
    its_own = {"dialogue_id", "step_id", "epoch", "version", "revision", "came_at", "shown_address"}
    moves = {"moved_by_id", "moved_by", "moved_at"}
    for name in {column.key for column in Stage.__table__.columns} - its_own - moves:
        assert getattr(room.stage, name) == getattr(fresh.stage, name), name
    for kept, made in zip(room.dialogue.steps, fresh.dialogue.steps, strict=True):
        for name in {column.key for column in Step.__table__.columns} - {"id", "dialogue_id"}:
            assert getattr(kept, name) == getattr(made, name), name


def test_an_answer_of_the_rehearsal_that_comes_late_belongs_to_no_question(room):
    [somebody] = room.join()
    room.ask()
    stale = room.questions()[0].id
    assert room.answer(somebody, stale, "4").error is None
    begin(room)
    room.ask()
    assert isinstance(room.answer(somebody, stale, "4", number=2).error, UnknownQuestion)
    assert room.answer(somebody, room.questions()[0], "3").error is None
    assert [answer.code for answer in db.session.query(Answer)] == ["3"]


def test_ids_of_questions_are_never_used_again_even_when_all_are_gone(room):
    highest = db.session.query(Question.id).order_by(Question.id.desc()).first()[0]
    stop(room)
    assert count(Question) == 0
    rehearse(room)
    assert min(one.id for one in room.questions()) > highest


def test_a_comment_that_was_typed_in_the_rehearsal_is_not_taken_by_the_evening(room):
    [somebody] = room.join()
    room.ask()
    epoch = room.stage.epoch
    with unit_of_work():
        comments.write_comment(somebody, "Ett prov.", key="a", epoch=epoch)
    begin(room)
    room.ask()
    with pytest.raises(comments.BegunAnew), unit_of_work():
        comments.write_comment(somebody, "Ett prov till.", key="b", epoch=epoch)
    with unit_of_work():
        comments.write_comment(somebody, "På riktigt.", key="b", epoch=room.stage.epoch)
    assert [one.text for one in db.session.query(Comment)] == ["På riktigt."]


def test_stopping_sends_everybody_home_and_the_dialogue_can_be_rehearsed_again(room):
    fill(room)
    stop(room)
    assert room.dialogue.phase == DialoguePhase.READY
    assert count(Participant) == count(Stage) == count(Question) == 0
    assert phone_snapshot(room.dialogue, None).state is PhoneState.EARLY
    rehearse(room)
    fill(room)
    begin(room)
    assert count(Answer) == 0
    assert room.dialogue.phase == DialoguePhase.OPEN


def test_a_proposal_noted_before_the_rehearsal_stays(app):
    room = make_room(opened=False)
    with unit_of_work():
        writing.note_proposal(room.dialogue, room.leader.user_id, measure="Fråga om lyktorna")
    rehearse(room)
    with unit_of_work():
        writing.note_proposal(room.dialogue, room.leader.user_id, measure="Bara ett prov")
    begin(room)
    assert [one.measure for one in db.session.query(Proposal)] == ["Fråga om lyktorna"]


def test_two_who_begin_at_once_begin_once(room):
    version = room.version
    begin(room, version)
    opened = room.dialogue.opened_at
    with pytest.raises(Overtaken):
        begin(room, version)
    with pytest.raises(NotNow):
        begin(room)
    assert room.dialogue.opened_at == opened


def test_an_open_dialogue_is_never_erased_by_a_rehearsal(app):
    room = make_room()
    [somebody] = room.join()
    room.ask()
    room.answer(somebody, room.questions()[0], "4")
    for verb in (rehearse, begin, stop):
        with pytest.raises(NotNow):
            verb(room)
    assert count(Answer) == 1


def test_a_paused_rehearsal_lets_nobody_in(room):
    with unit_of_work():
        room.dialogue.joining_paused = True
    assert phone_snapshot(room.dialogue, None).state is PhoneState.PAUSED
    with pytest.raises(joining.JoiningPaused):
        room.join()


def test_the_last_part_of_a_rehearsal_asks_to_begin_for_real(room):
    room.jump(StepKind.CLOSING)
    with unit_of_work():
        stage.advance(room.dialogue, room.version, room.leader.user_id, "ask")
    room.close(StepKind.CLOSING)
    assert tallies.progress_of(room.dialogue.id, room.stage.step).joined == 0
    assert "på riktigt" in str(control_snapshot(room.dialogue).next.hint)


def on_disk(settings: Settings, words: str) -> bool:
    return any(words.encode() in path.read_bytes() for path in settings.instance_path.glob("facilitate.db*"))


def test_what_was_erased_has_left_the_database_file_too(room, settings):
    fill(room)
    db.session.rollback()
    assert on_disk(settings, "Bara ett prov.")
    begin(room)
    assert wipe.wipe_pending()
    assert not on_disk(settings, "Bara ett prov.")
    assert not room.dialogue.rehearsal_unwiped
    assert room.dialogue.wiped_at is None


def test_an_evening_that_was_rehearsed_is_counted_and_cleared_at_its_end(room):
    people = fill(room)
    begin(room)
    room.ask()
    for one in people[:5]:
        room.answer(one, room.questions()[0], "4")
    room.end()
    clock.hold(room.dialogue.closing_ends_at)
    deadlines.notice(room.dialogue.id)
    assert room.dialogue.phase == DialoguePhase.CLOSED
    counted = {(one.question.aspect, one.code): one.count for one in db.session.query(Tally)}
    assert counted == {("day", "4"): 5}
    assert count(Comment) == count(Participant) == 0
    assert room.dialogue.wiped_at is not None
