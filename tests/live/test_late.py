"""Answers that come after their figures have been seen, and who may answer when."""

import pytest
from flask import Flask

from facilitate.dialogues.models import DialoguePhase, StepKind, StepPhase
from facilitate.extensions import db
from facilitate.live import answers, late
from facilitate.live.asked import channels_taken
from facilitate.live.commands import QuestionClosed, UnknownQuestion
from facilitate.live.late import AlreadyShown
from facilitate.live.models import Answer, Channel, LateTally, PaperForm, Participant, Tally
from facilitate.live.tallies import figures_of
from facilitate.transaction import unit_of_work
from tests.counting import statements
from tests.factories import save
from tests.live.mixed import come_in, enter, enter_totals, raise_hands
from tests.live.rooms import Room, make_room, stored_answers
from tests.live.test_closing import counts, let_end


@pytest.fixture
def room(app: Flask) -> Room:
    made = make_room()
    made.ask()
    return made


def show(room: Room) -> None:
    room.close()
    room.press("show")


def reveal_all(room: Room) -> None:
    with unit_of_work():
        late.reveal_all(room.dialogue)


def test_show_freezes_one_tally_over_every_way_of_answering(room):
    question = room.questions()[0]
    for one in room.join(5):
        room.answer(one, question, "4")
    enter(*come_in(room, Channel.HELPER), {question: "3"})
    enter(*come_in(room, Channel.PAPER), {question: "1"})
    raise_hands(room, question, c2=3, cN=1)
    enter_totals(question, cU=2)
    show(room)
    assert counts(room, question) == {"4": 5, "3": 1, "1": 1, "2": 3, "N": 1, "U": 2}
    figure = figures_of(room.dialogue, room.step(StepKind.RATE), [question])[question.id]
    assert (figure.n, figure.unsafe, figure.aside) == (12, 6, 1)


def test_whoever_answers_after_show_is_late_and_changes_no_frozen_count(room):
    question, other = room.questions()[:2]
    for one in room.join(5):
        room.answer(one, question, "4")
    form = come_in(room, Channel.PAPER)[0]
    enter(form, {question: "2"})
    show(room)
    late_one = come_in(room, Channel.PAPER)[0]
    enter(late_one, {question: "1"})
    enter(form, {question: "2", other: "1"})
    assert counts(room, question) == {"4": 5, "2": 1}
    assert {(one.participant_id, one.question_id) for one in stored_answers() if one.late} == {
        (late_one.id, question.id),
        (form.id, other.id),
    }


def test_an_answer_in_a_shown_figure_stays_and_a_late_one_can_be_put_right(room):
    question = room.questions()[0]
    before, after = come_in(room, Channel.PAPER, 2)
    enter(before, {question: "2"})
    enter(before, {question: "3"})
    show(room)
    for codes in ({question: "1"}, {question: ""}):
        with pytest.raises(AlreadyShown):
            enter(before, codes)
    with pytest.raises(AlreadyShown), unit_of_work():
        answers.withdraw(before)
    enter(after, {question: "1"})
    enter(after, {question: "2"})
    enter(after, {question: ""})
    assert [(one.participant_id, one.code) for one in stored_answers(question.id)] == [(before.id, "3")]


def test_a_form_that_cannot_be_stored_as_a_whole_is_not_stored_at_all(room):
    question, other = room.questions()[:2]
    form = come_in(room, Channel.PAPER)[0]
    enter(form, {question: "2"})
    show(room)
    with pytest.raises(AlreadyShown):
        enter(form, {other: "4", question: "1"})
    with pytest.raises(UnknownQuestion), unit_of_work():
        answers.enter(form, {other.id: "4", 999: "1"})
    assert [one.question_id for one in stored_answers()] == [question.id]


def test_a_form_entered_by_mistake_is_taken_away_until_it_has_been_shown(room):
    form = come_in(room, Channel.PAPER)[0]
    save(PaperForm(dialogue_id=room.dialogue.id, number=1, participant_id=form.id, entered_by="user:1"))
    enter(form, {room.questions()[0]: "2"})
    with unit_of_work():
        answers.withdraw(form)
    assert (stored_answers(), db.session.query(PaperForm).count()) == ([], 0)


@pytest.mark.parametrize(
    ("dialogue", "kind", "step", "taken"),
    [
        (DialoguePhase.OPEN, StepKind.RATE, StepPhase.ASKING, {"phone", "helper", "paper"}),
        (DialoguePhase.REHEARSAL, StepKind.RATE, StepPhase.ASKING, {"phone", "helper", "paper"}),
        (DialoguePhase.CLOSING, StepKind.RATE, StepPhase.CLOSING, {"phone", "helper", "paper"}),
        (DialoguePhase.OPEN, StepKind.RATE, StepPhase.WAITING, {"helper", "paper"}),
        (DialoguePhase.OPEN, StepKind.RATE, StepPhase.SHOWN, {"helper", "paper"}),
        (DialoguePhase.OPEN, StepKind.CLOSING, StepPhase.CLOSED, {"helper", "paper"}),
        (DialoguePhase.CLOSED, StepKind.RATE, StepPhase.SHOWN, {"paper"}),
        (DialoguePhase.SEALED, StepKind.RATE, StepPhase.SHOWN, set()),
        (DialoguePhase.READY, StepKind.RATE, StepPhase.WAITING, set()),
        (DialoguePhase.OPEN, StepKind.PRACTICE, StepPhase.ASKING, {"phone", "helper"}),
        (DialoguePhase.OPEN, StepKind.PRACTICE, StepPhase.SHOWN, set()),
    ],
)
def test_each_channel_answers_for_as_long_as_it_needs(dialogue, kind, step, taken):
    assert channels_taken(dialogue, kind, step) == taken


def test_a_helped_person_answers_after_the_phones_have_closed_and_not_after_the_end(room):
    question = room.questions()[0]
    phone, helped = room.join()[0], come_in(room, Channel.HELPER)[0]
    room.close()
    assert isinstance(room.answer(phone, question, "4").error, QuestionClosed)
    assert room.answer(helped, question, "4").error is None
    let_end(room)
    form = come_in(room, Channel.PAPER)[0]
    enter(form, {question: "3"})
    assert [one.code for one in stored_answers()] == ["3"]


def test_close_counts_who_goes_and_keeps_who_is_on_paper(room):
    question = room.questions()[0]
    form, helped = come_in(room, Channel.PAPER)[0], come_in(room, Channel.HELPER)[0]
    for one in room.join(5):
        room.answer(one, question, "4")
    enter(form, {question: "2"})
    enter(helped, {question: "3"})
    let_end(room)
    assert counts(room, question) == {"4": 5, "3": 1}
    assert [one.id for one in db.session.query(Participant)] == [form.id]
    assert not room.step(StepKind.RATE).revealed
    enter(come_in(room, Channel.PAPER)[0], {question: "1"})
    reveal_all(room)
    assert counts(room, question) == {"4": 5, "3": 1, "2": 1, "1": 1}
    reveal_all(room)
    assert counts(room, question) == {"4": 5, "3": 1, "2": 1, "1": 1}


def test_late_answers_of_those_who_go_at_close_are_kept_as_late(room):
    question = room.questions()[0]
    show(room)
    for one in come_in(room, Channel.HELPER, 2):
        enter(one, {question: "1"})
    let_end(room)
    assert [(one.code, one.count) for one in db.session.query(LateTally)] == [("1", 2)]
    assert db.session.query(Tally).count() == 0
    assert db.session.query(Answer).count() == 0


def test_before_the_figures_are_frozen_nobody_gets_them_also_after_the_end(room):
    question = room.questions()[0]
    for one in room.join(6):
        room.answer(one, question, "4")
    let_end(room)
    step = room.step(StepKind.RATE)
    assert figures_of(room.dialogue, step, [question]) == {}
    reveal_all(room)
    assert figures_of(room.dialogue, step, [question])[question.id].n == 6


def test_helpers_and_paper_cost_phones_no_query(room):
    one = room.join()[0]
    room.answer(one, room.questions()[0], "4")
    with statements() as sent:
        room.answer(one, room.questions()[1], "4")
    assert not [sql for sql in sent if "late IS" in sql or "answers.late" in sql]
