"""What becomes of answers: the newest of each is kept, once, while its question takes answers."""

import pytest
from flask import Flask

from facilitate import clock
from facilitate.dialogues.models import StepKind
from facilitate.live import intake
from facilitate.live.answers import store
from facilitate.live.commands import Command, InvalidAnswer
from facilitate.live.intake import AnswerMessage
from facilitate.transaction import unit_of_work
from tests.live.rooms import Room, make_room, stored_answers


@pytest.fixture
def room(app: Flask) -> Room:
    made = make_room()
    made.ask()
    return made


def test_an_answer_is_stored_and_said_to_be(room):
    [one] = room.join()
    outcome = room.answer(one, room.questions()[0], "3")
    assert outcome.reply() == {"ok": True, "question": room.questions()[0].id, "code": "3", "number": 1}
    assert [(answer.code, answer.number) for answer in stored_answers()] == [("3", 1)]


def test_a_newer_answer_replaces_and_an_older_one_that_comes_late_does_not(room):
    [one] = room.join()
    question = room.questions()[0]
    room.answer(one, question, "3", 2)
    assert room.answer(one, question, "1", 5).code == "1"
    late = room.answer(one, question, "4", 4)
    assert (late.error, late.code, late.number) == (None, "1", 5)
    assert [answer.code for answer in stored_answers()] == ["1"]


def test_the_same_answer_twice_is_a_harmless_repeat(room):
    [one] = room.join()
    question = room.questions()[0]
    assert room.answer(one, question, "U", 3) == room.answer(one, question, "U", 3)
    assert len(stored_answers()) == 1


def test_one_batch_in_any_order_keeps_the_newest_of_each(room):
    first, second = room.join(2)
    question = room.questions()[0].id
    numbers = [(first, 3), (second, 1), (first, 1), (second, 2), (first, 2)]
    with unit_of_work():
        outcomes = store(
            [Command(room.dialogue.id, who.id, question, str(5 - number), number) for who, number in numbers]
        )
    assert [outcome.number for outcome in outcomes] == [3, 2, 3, 2, 3]
    assert sorted(answer.code for answer in stored_answers()) == ["2", "3"]


def test_one_bad_command_never_fails_its_neighbours(room):
    [one] = room.join()
    stranger_room = make_room()
    [stranger] = stranger_room.join()
    question = room.questions()[0].id
    own = room.dialogue.id
    commands = [
        Command(own, one.id, question, "3", 1),
        Command(own, one.id, question, "9", 2),
        Command(own, one.id, 999_999, "3", 1),
        Command(own, one.id, 10**30, "3", 1),
        Command(own, one.id, stranger_room.questions()[0].id, "3", 1),
        Command(own, stranger.id, question, "3", 1),
        Command(own, "nobody", question, "3", 1),
        Command(own, one.id, question, "3", 0),
        Command(own, one.id, question, "3", 2**40),
        Command(own, one.id, room.questions(StepKind.CLOSING)[0].id, "3", 1),
        Command(own, one.id, room.questions()[1].id, "-", 1),
    ]
    with unit_of_work():
        outcomes = store(commands)
    said = [outcome.error.code if outcome.error else "ok" for outcome in outcomes]
    assert said == [
        "ok", "invalid", "unknown", "unknown", "unknown", "gone", "gone",
        "invalid", "invalid", "closed", "ok",
    ]  # fmt: skip
    assert len(stored_answers()) == 2


def test_avoiding_is_no_answer_to_an_evaluation(room):
    [one] = room.join()
    room.ask(StepKind.CLOSING)
    heard = room.questions(StepKind.CLOSING)[0]
    assert room.answer(one, heard, "4").error is None
    assert room.answer(one, heard, "U", 2).error.code == "invalid"


def test_after_the_close_and_the_end_nothing_is_stored(room):
    [one] = room.join()
    question = room.questions()[0]
    room.answer(one, question, "3")
    room.close()
    assert room.answer(one, question, "2", 2).error.code == "closed"
    room.end()
    clock.hold(room.dialogue.closing_ends_at)
    assert room.answer(one, question, "2", 3).error.code == "gone"


def test_each_batch_raises_the_revision_and_no_version(room):
    [one] = room.join()
    version, revision = room.version, room.stage.revision
    room.answer(one, room.questions()[0], "3")
    assert (room.version, room.stage.revision) == (version, revision + 1)


def test_the_time_of_an_answer_is_kept_only_while_its_question_closes(room):
    [one] = room.join()
    room.answer(one, room.questions()[0], "3")
    assert room.stage.answered_at is None
    room.press("close")
    room.answer(one, room.questions()[1], "3")
    assert room.stage.answered_at is not None


def test_the_form_door_stores_one_answer_and_several_on_one_screen(room):
    [one] = room.join()
    first, second, third = room.questions()[:3]
    [outcome] = intake.answer_from_form(one, {"question": str(first.id), "code": "3", "number": "1"})
    assert outcome.error is None
    outcomes = intake.answer_from_form(
        one,
        {
            f"code-{second.id}": "2",
            f"number-{second.id}": "1",
            f"code-{third.id}": "U",
            f"number-{third.id}": "1",
        },
    )
    assert [one.error for one in outcomes] == [None, None]
    assert sorted(answer.code for answer in stored_answers()) == ["2", "3", "U"]


@pytest.mark.parametrize(
    "form",
    [{}, {"question": "1"}, {"question": "x", "code": "3", "number": "1"}, {"code-": "3", "number-": "1"}],
)
def test_a_form_that_says_nothing_is_refused(room, form):
    [one] = room.join()
    with pytest.raises(InvalidAnswer):
        intake.answer_from_form(one, form)


@pytest.mark.parametrize(
    "body",
    [None, [], "3", {"question": 1}, {"question": 1, "code": "3", "number": 1, "room": 2},
     {"question": "1", "code": "3", "number": 1}, {"question": True, "code": "3", "number": 1}],
)  # fmt: skip
def test_json_that_is_not_exactly_one_answer_is_refused(room, body):
    [one] = room.join()
    with pytest.raises(InvalidAnswer):
        intake.answer_from_json(one, body)


def test_a_machine_that_answers_without_end_is_told_to_wait(room):
    [one] = room.join()
    message = AnswerMessage(question=room.questions()[0].id, code="3", number=1)
    assert intake.submit(room.dialogue.id, one.id, message).error is None
    told = set()
    for _ in range(20):
        while intake._own_pace.take(one.id):
            continue  # as fast as no hand is
        error = intake.submit(room.dialogue.id, one.id, message).error
        told.add(error.code if error else "stored")
    assert "busy" in told
