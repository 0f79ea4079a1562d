"""The facilitator's moves through an agenda."""

from datetime import timedelta

import pytest

from facilitate import clock
from facilitate.access import Role
from facilitate.dialogues.models import DialoguePhase, StepKind, StepPhase
from facilitate.dialogues.phases import NotNow
from facilitate.errors import NotFound
from facilitate.extensions import db
from facilitate.live import deadlines, opening, stage, switches
from facilitate.live.models import Tally
from facilitate.live.next_move import next_move
from facilitate.live.position import locked_stage
from facilitate.live.snapshot import control_snapshot
from facilitate.live.tallies import Progress, progress_of
from facilitate.live.turns import Overtaken
from facilitate.transaction import unit_of_work
from tests.factories import make_member
from tests.live.rooms import make_room, stored_answers


def button(room) -> str:
    return str(control_snapshot(room.dialogue).next.label)


def test_the_large_button_leads_from_the_welcome_to_the_last_step(app):
    room = make_room(opened=False)
    said = []
    for _ in range(14):
        move = control_snapshot(room.dialogue).next
        said.append(str(move.label))
        if move.disabled:
            break
        with unit_of_work():
            version = room.stage.version if room.stage else 0
            stage.advance(room.dialogue, version, room.leader.user_id, move.verb)
    assert said == [
        "Öppna samtalet",
        "Börja",
        "Öppna frågan",
        "Stäng frågan",
        "Visa resultatet",
        "Gå vidare: rate",
        "Öppna frågan",
        "Stäng frågan",
        "Visa resultatet",
        "Nästa plats",
        "Gå vidare: comment",
        "Gå vidare: talk",
        "Gå vidare: closing",
        "Öppna frågan",
    ]


def test_the_last_step_has_no_next_move_but_a_hint(app):
    room = make_room()
    room.ask(StepKind.CLOSING)
    room.close(StepKind.CLOSING)
    move = control_snapshot(room.dialogue).next
    assert move.disabled
    assert "Avsluta samtalet" in str(move.hint)


def test_two_moves_from_the_same_page_move_one_step_and_the_second_is_told_who_was_first(app):
    room = make_room()
    other = make_member(room.leader.organisation, Role.COORDINATOR, name="Kim Exempel")
    seen = room.version
    with unit_of_work():
        stage.advance(room.dialogue, seen, room.leader.user_id)
    with pytest.raises(Overtaken) as refusal, unit_of_work():
        stage.advance(room.dialogue, seen, other.user_id)
    assert str(refusal.value.sentence) == "Eva Exempel gick vidare just nu. Du är på samma ställe."
    assert room.stage.step.kind == StepKind.PRACTICE
    assert room.version == seen + 1


def test_a_button_never_does_something_other_than_it_said(app):
    room = make_room()
    room.jump(StepKind.RATE)
    with pytest.raises(NotNow), unit_of_work():
        stage.advance(room.dialogue, room.version, room.leader.user_id, "show")
    assert room.step(StepKind.RATE).phase == StepPhase.WAITING


def test_those_who_answer_get_two_minutes_when_the_question_closes(app):
    room = make_room()
    [slow] = room.join()
    room.ask()
    room.answer(slow, room.questions()[0], "3")
    room.press("close")
    step = room.step(StepKind.RATE)
    assert step.phase == StepPhase.CLOSING
    assert room.answer(slow, room.questions()[1], "2").error is None
    clock.hold(step.closing_ends_at)
    assert room.answer(slow, room.questions()[2], "2").error.code == "closed"
    assert room.step(StepKind.RATE).phase == StepPhase.CLOSED
    assert room.stage.answered_at is None


def test_a_question_that_nobody_is_answering_closes_at_once(app):
    room = make_room()
    [done] = room.join()
    room.ask()
    for question in room.questions():
        room.answer(done, question, "3")
    room.press("close")
    assert room.step(StepKind.RATE).phase == StepPhase.CLOSED


def test_the_silent_ones_get_a_quarter_of_a_minute_after_the_last_answer(app):
    room = make_room()
    done, _silent = room.join(2)
    room.ask()
    for question in room.questions():
        room.answer(done, question, "3")
    room.press("close")
    assert room.step(StepKind.RATE).phase == StepPhase.CLOSING
    clock.hold(clock.now() + timedelta(seconds=15))
    deadlines.notice_all()
    assert room.step(StepKind.RATE).phase == StepPhase.CLOSED


def test_a_closing_can_be_regretted_and_given_more_time(app):
    room = make_room()
    room.join()
    room.ask()
    room.press("close")
    step = room.step(StepKind.RATE)
    before = step.closing_ends_at
    with unit_of_work():
        stage.more_time(room.dialogue, room.version, None, step.id)
    assert step.closing_ends_at - before == timedelta(minutes=2)
    with unit_of_work():
        stage.reopen(room.dialogue, room.version, None, step.id)
    assert (step.phase, step.closing_ends_at) == (StepPhase.ASKING, None)


def test_settling_twice_changes_nothing_more(app):
    room = make_room()
    room.join()
    room.ask()
    room.press("close")
    clock.hold(clock.now() + timedelta(minutes=3))
    deadlines.notice(room.dialogue.id)
    version = room.version
    with unit_of_work():
        deadlines.settle(locked_stage(room.dialogue.id))
    assert room.version == version


def test_back_shows_again_and_reopens_nothing(app):
    room = make_room()
    room.ask()
    room.press("close")
    room.press("show")
    room.press("next_place")
    room.press("go")
    room_back(room)
    assert (room.stage.step.kind, room.stage.spot.label["sv"]) == (StepKind.RATE, "Torget")
    room_back(room)
    assert room.stage.spot.label["sv"] == "Busstationen"
    room_back(room)
    assert room.stage.step.kind == StepKind.PRACTICE
    assert room.step(StepKind.RATE).phase == StepPhase.SHOWN


def room_back(room) -> None:
    with unit_of_work():
        stage.back(room.dialogue, room.version, room.leader.user_id)


def test_the_first_step_has_nothing_before_it(app):
    room = make_room()
    assert not control_snapshot(room.dialogue).can_go_back
    with pytest.raises(NotNow), unit_of_work():
        stage.back(room.dialogue, room.version, None)


def test_a_jump_leaves_the_question_open_and_it_can_be_closed_from_the_agenda(app):
    room = make_room()
    [one] = room.join()
    room.ask()
    room.answer(one, room.questions()[0], "3")
    room.jump(StepKind.TALK)
    assert room.answer(one, room.questions()[1], "2").error is None
    left = [item for item in control_snapshot(room.dialogue).agenda if item.left_open]
    assert [item.step.kind for item in left] == [StepKind.RATE]
    with unit_of_work():
        stage.close_question(room.dialogue, room.version, None, left[0].step.id)
    assert room.step(StepKind.RATE).phase == StepPhase.CLOSING
    assert room.stage.step.kind == StepKind.TALK


def test_one_question_that_has_closed_takes_no_time_from_another_that_is_closing(app):
    room = make_room()
    one, _silent = room.join(2)
    room.ask()
    room.ask(StepKind.CLOSING)
    for kind in (StepKind.RATE, StepKind.CLOSING):
        with unit_of_work():
            stage.close_question(room.dialogue, room.version, None, room.step(kind).id)
    with unit_of_work():
        stage.reopen(room.dialogue, room.version, None, room.step(StepKind.RATE).id)
    deadlines.notice_all()
    assert room.step(StepKind.CLOSING).phase == StepPhase.CLOSING
    assert one.id


def test_practice_is_erased_when_the_room_leaves_it(app):
    room = make_room()
    people = room.join(6)
    room.ask(StepKind.PRACTICE)
    [coffee] = room.questions(StepKind.PRACTICE)
    for one in people:
        room.answer(one, coffee, "4")
    room.press("close")
    room.press("show")
    assert len(stored_answers()) == 6
    assert db.session.query(Tally).count()
    room.press("go")
    assert stored_answers() == []
    assert not db.session.query(Tally).count()
    assert room.answer(people[0], coffee, "4", 2).error.code == "closed"


def test_a_place_in_focus_must_be_one_of_a_step_that_is_shown(app):
    room = make_room()
    other = make_room()
    room.ask()
    spot = room.dialogue.spots[1].id
    with pytest.raises(NotNow), unit_of_work():
        stage.focus_place(room.dialogue, room.version, None, spot)
    room.press("close")
    room.press("show")
    with unit_of_work():
        stage.focus_place(room.dialogue, room.version, None, spot)
    assert room.stage.spot_id == spot
    with pytest.raises(NotFound), unit_of_work():
        stage.focus_place(room.dialogue, room.version, None, other.dialogue.spots[0].id)


def test_the_end_can_be_regretted_while_the_clock_runs(app):
    room = make_room()
    room.end()
    assert room.dialogue.phase == DialoguePhase.CLOSING
    with unit_of_work():
        opening.regret_end(room.dialogue, room.version, None)
    assert (room.dialogue.phase, room.dialogue.closing_ends_at) == (DialoguePhase.OPEN, None)
    room.end()
    clock.hold(clock.now() + timedelta(minutes=2))
    deadlines.notice_all()
    assert room.dialogue.phase == DialoguePhase.CLOSED
    with pytest.raises(NotNow), unit_of_work():
        opening.regret_end(room.dialogue, room.version, None)


def test_what_is_set_needs_no_version_and_counts_as_a_change(app):
    room = make_room()
    version = room.version
    with unit_of_work():
        switches.blank(room.dialogue, blanked=True)
        switches.show_join(room.dialogue, shown=True)
        switches.pause_joining(room.dialogue, None, paused=True)
        switches.pause_comments(room.dialogue, None, paused=True)
    assert room.version == version + 4
    assert room.stage.blanked
    assert room.dialogue.comments_paused


def test_a_place_without_a_question_is_not_offered_as_the_next(app):
    room = make_room(spots=("Busstationen",))
    room.ask()
    room.press("close")
    room.press("show")
    assert button(room) == "Gå vidare: comment"


def test_the_button_says_how_many_still_answer(app):
    room = make_room()
    room.ask()
    move = next_move(room.dialogue, room.stage, Progress(joined=9, done=4, answering=4))
    assert str(move.hint) == "4 svarar fortfarande. De får två minuter."
    assert progress_of(room.dialogue.id, room.stage.step) == Progress()
