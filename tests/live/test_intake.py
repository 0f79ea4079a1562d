"""The writer: many answers at once, and what it does when a batch breaks."""

import threading

from flask import Flask

from facilitate.live import answers, intake
from facilitate.live.commands import Command
from facilitate.live.intake import AnswerMessage
from facilitate.live.writer import PATIENCE, Writer
from facilitate.transaction import unit_of_work
from tests.live.rooms import make_room, stored_answers


def test_a_hundred_simultaneous_answers_are_a_hundred_answers(app: Flask):
    room = make_room()
    room.ask()
    people = [one.id for one in room.join(100)]
    dialogue_id, question = room.dialogue.id, room.questions()[0].id
    outcomes = []

    def answer(who: str) -> None:
        with app.app_context():
            message = AnswerMessage(question=question, code="2", number=1)
            outcomes.append(intake.submit(dialogue_id, who, message))

    threads = [threading.Thread(target=answer, args=(who,)) for who in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [outcome.error for outcome in outcomes] == [None] * 100
    assert len(stored_answers()) == 100


def test_a_full_queue_says_busy_and_stores_nothing(app: Flask, monkeypatch):
    room = make_room()
    room.ask()
    [one] = room.join()
    writer = Writer(app)
    monkeypatch.setattr(writer, "_wake", lambda: None)
    monkeypatch.setattr("facilitate.live.writer.QUEUED", 3)
    waiting = [
        intake.Waiting(Command(room.dialogue.id, one.id, room.questions()[0].id, "3", number))
        for number in range(1, 5)
    ]
    for each in waiting:
        writer.take(each)
    assert [each.outcome and each.outcome.error.code for each in waiting] == [None, None, None, "busy"]
    assert stored_answers() == []


def test_who_waits_too_long_is_told_that_it_is_busy_and_may_be_stored_all_the_same(app: Flask, monkeypatch):
    room = make_room()
    room.ask()
    [one] = room.join()
    writer, told = Writer(app), []
    monkeypatch.setattr(writer, "_wake", lambda: None)
    waiting = intake.Waiting(Command(room.dialogue.id, one.id, room.questions()[0].id, "3", 1), told.append)
    writer.take(waiting)
    writer._lose_patience()
    assert told == []
    waiting.since -= PATIENCE + 1
    writer._lose_patience()
    writer._store_all(writer._gather())
    assert [outcome.error.code for outcome in told] == ["busy"]
    assert len(stored_answers()) == 1


def test_when_a_batch_breaks_each_answer_is_tried_alone(app: Flask, monkeypatch):
    room = make_room()
    room.ask()
    people = room.join(3)
    commands = [Command(room.dialogue.id, one.id, room.questions()[0].id, "3", 1) for one in people]
    poisonous = people[1].id
    whole = answers.store

    def store(batch):
        if any(command.participant_id == poisonous for command in batch):
            raise RuntimeError("the disk is full")
        return whole(batch)

    monkeypatch.setattr(answers, "store", store)
    writer = Writer(app)
    batch = [intake.Waiting(command) for command in commands]
    writer._store_all(batch)
    assert [waiting.outcome.error.code if waiting.outcome.error else "ok" for waiting in batch] == [
        "ok", "busy", "ok",
    ]  # fmt: skip
    assert len(stored_answers()) == 2


def test_nothing_is_said_to_be_stored_before_the_commit(app: Flask):
    room = make_room()
    room.ask()
    [one] = room.join()
    message = AnswerMessage(question=room.questions()[0].id, code="3", number=1)
    dialogue_id, who = room.dialogue.id, one.id
    told = threading.Event()

    def answer() -> None:
        with app.app_context():
            intake.submit(dialogue_id, who, message)
            told.set()

    with unit_of_work():  # the only writer; the answer has to wait for it
        thread = threading.Thread(target=answer)
        thread.start()
        assert not told.wait(0.2)
    assert told.wait(3)
    thread.join()
    assert len(stored_answers()) == 1
