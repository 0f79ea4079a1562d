"""A safety walk: one question asked stop by stop, all of it open while it goes on."""

import pytest

from facilitate.access import Role
from facilitate.dialogues.models import StepKind, StepPhase
from facilitate.dialogues.phases import NotNow
from facilitate.live import stage
from facilitate.live.snapshot import control_snapshot
from facilitate.live.turns import Overtaken
from facilitate.transaction import unit_of_work
from tests.factories import make_member
from tests.live.rooms import make_room, stored_answers
from tests.live.walks import STOPS, make_walk


@pytest.fixture
def walk(app):
    walk = make_walk()
    walk.ask()
    return walk


def stop(walk) -> str:
    spot = walk.stage.spot
    return spot.label["sv"] if spot else ""


def button(walk) -> str:
    return str(control_snapshot(walk.dialogue).next.label)


def go_back(walk) -> None:
    with unit_of_work():
        stage.back(walk.dialogue, walk.version, walk.leader.user_id)


def go_to_stop(walk, number) -> None:
    with unit_of_work():
        stage.focus_place(walk.dialogue, walk.version, walk.leader.user_id, walk.dialogue.spots[number].id)


def test_the_large_button_leads_from_stop_to_stop_and_closes_only_after_the_last(app):
    walk = make_walk()
    walk.jump(StepKind.RATE)
    assert str(control_snapshot(walk.dialogue).next.hint) == "Ni börjar vid första stoppet: Torget."
    said, stops = [], []
    while walk.step(StepKind.RATE).phase in (StepPhase.WAITING, StepPhase.ASKING):
        said.append(button(walk))
        walk.press()
        stops.append(stop(walk))
    assert said == [
        "Öppna frågan",
        "Nästa stopp: Parken",
        "Nästa stopp: Skolan",
        "Nästa stopp: Tunneln",
        "Nästa stopp: Busstationen",
        "Nästa stopp: Biblioteket",
        "Stäng frågan",
    ]
    assert stops == [*STOPS, ""]


def test_every_stop_stays_open_while_the_walk_goes_on(walk):
    [early] = walk.join()
    questions = walk.questions()
    walk.press("next_stop")
    walk.press("next_stop")
    for question in (questions[0], questions[2], questions[5]):
        assert walk.answer(early, question, "3").error is None
    assert {one.question_id for one in stored_answers()} == {questions[number].id for number in (0, 2, 5)}


def test_back_goes_to_the_stop_before_and_at_the_first_to_the_step_before(walk):
    walk.press("next_stop")
    go_back(walk)
    assert stop(walk) == "Torget"
    assert walk.step(StepKind.RATE).phase == StepPhase.ASKING
    go_back(walk)
    assert walk.stage.step.kind == StepKind.WELCOME
    assert stop(walk) == ""


def test_the_facilitator_jumps_to_any_stop_and_a_room_without_a_walk_to_none(walk):
    go_to_stop(walk, 4)
    assert stop(walk) == "Busstationen"
    hall = make_room()
    hall.ask()
    with pytest.raises(NotNow):
        go_to_stop(hall, 1)


def test_whoever_comes_back_to_an_open_walk_is_at_a_stop_again(walk):
    go_to_stop(walk, 3)
    walk.jump(StepKind.COMMENT)
    assert stop(walk) == ""
    go_back(walk)
    assert stop(walk) == "Biblioteket"
    walk.jump(StepKind.COMMENT)
    walk.jump(StepKind.RATE)
    assert stop(walk) == "Torget"
    assert button(walk) == "Nästa stopp: Parken"


def test_two_facilitators_who_press_at_once_move_one_stop(walk):
    other = make_member(walk.leader.organisation, Role.COORDINATOR, name="Kim Exempel")
    seen = walk.version
    with unit_of_work():
        stage.advance(walk.dialogue, seen, walk.leader.user_id, "next_stop")
    with pytest.raises(Overtaken) as refusal, unit_of_work():
        stage.advance(walk.dialogue, seen, other.user_id, "next_stop")
    assert str(refusal.value.sentence) == "Eva Exempel gick vidare just nu. Du är på samma ställe."
    assert stop(walk) == "Parken"


def test_a_button_that_said_the_next_stop_never_closes_the_question(walk):
    go_to_stop(walk, 5)
    assert button(walk) == "Stäng frågan"
    with pytest.raises(NotNow), unit_of_work():
        stage.advance(walk.dialogue, walk.version, walk.leader.user_id, "next_stop")
    assert walk.step(StepKind.RATE).phase == StepPhase.ASKING


def test_after_the_walk_its_results_are_shown_place_by_place_from_the_first(walk):
    go_to_stop(walk, 5)
    walk.close()
    walk.press("show")
    assert stop(walk) == "Torget"
    assert button(walk) == "Nästa stopp"


def test_in_a_hall_the_same_question_is_asked_without_stops(app):
    hall = make_room()
    hall.ask()
    assert hall.stage.spot is None
    assert button(hall) == "Stäng frågan"
