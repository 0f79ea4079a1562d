"""What a dialogue needs before it can be opened, and what opening freezes."""

import pytest

from facilitate.dialogues import operations
from facilitate.dialogues.models import DialoguePhase, Question, StepKind
from facilitate.dialogues.queries import by_code
from facilitate.dialogues.readiness import missing_for_ready, worth_a_look
from facilitate.errors import Conflict, Invalid
from facilitate.extensions import db
from facilitate.transaction import unit_of_work
from tests.factories import make_dialogue


def fields(dialogue) -> list[str]:
    return [missing.field for missing in missing_for_ready(dialogue)]


def ready(dialogue):
    with unit_of_work():
        operations.make_ready(dialogue, None)
    return dialogue


def test_complete_draft_lacks_nothing(organisation):
    assert missing_for_ready(make_dialogue(organisation)) == []


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"title": {"en": "Only English"}}, "title_sv"),
        ({"purpose": {"sv": "  "}}, "purpose_sv"),
        ({"can_influence": {}}, "can_influence_sv"),
        ({"cannot_influence": {}}, "cannot_influence_sv"),
        ({"starts_at": None}, "starts_on"),
        ({"room": ""}, "room"),
        ({"invited": ""}, "invited"),
        ({"feedback_on": None}, "feedback_on"),
        ({"feedback_where": {}}, "feedback_where_sv"),
        ({"contact": ""}, "contact"),
    ],
)
def test_what_the_summary_prints_is_asked_for(organisation, given, field):
    dialogue = make_dialogue(organisation, **given)
    assert fields(dialogue) == [field]
    with pytest.raises(Invalid), unit_of_work():
        operations.make_ready(dialogue, None)


def test_leading_department_is_asked_for(organisation):
    dialogue = make_dialogue(organisation)
    with unit_of_work():
        dialogue.lead_department_id = None
    assert fields(dialogue) == ["lead_department_id"]


def test_rating_needs_a_place_and_commenting_alone_does_not(organisation):
    assert fields(make_dialogue(organisation, spots=())) == ["places"]
    assert fields(make_dialogue(organisation, spots=(), kinds=(StepKind.WELCOME, StepKind.COMMENT))) == []


def test_practice_alone_is_nothing_to_answer(organisation):
    dialogue = make_dialogue(organisation, kinds=(StepKind.WELCOME, StepKind.PRACTICE, StepKind.TALK))
    assert fields(dialogue) == ["steps"]


def test_case_number_may_be_missing_but_is_warned_about(organisation):
    dialogue = make_dialogue(organisation, case_number="")
    assert fields(dialogue) == []
    assert [advice.field for advice in worth_a_look(dialogue)] == ["case_number"]


def test_more_than_eight_places_are_warned_about(organisation):
    eight = make_dialogue(organisation, spots=tuple("12345678"))
    nine = make_dialogue(organisation, spots=tuple("123456789"))
    assert worth_a_look(eight) == []
    assert [advice.field for advice in worth_a_look(nine)] == ["places"]


def test_ready_gives_a_code_that_finds_the_dialogue(organisation):
    dialogue = ready(make_dialogue(organisation))
    assert dialogue.phase == DialoguePhase.READY
    assert by_code(dialogue.code).id == dialogue.id


def test_code_stays_the_same_when_the_dialogue_is_edited_again(organisation):
    dialogue = ready(make_dialogue(organisation))
    code = dialogue.code
    with unit_of_work():
        operations.back_to_draft(dialogue, None)
    assert (dialogue.phase, dialogue.code) == (DialoguePhase.DRAFT, code)
    assert ready(dialogue).code == code


def test_taken_code_is_not_given_again(organisation, monkeypatch):
    first = ready(make_dialogue(organisation))
    drawn = iter([first.code, first.code, "CCCCCC"])
    monkeypatch.setattr("facilitate.dialogues.codes.new_code", lambda: next(drawn))
    assert ready(make_dialogue(organisation)).code == "CCCCCC"


@pytest.mark.parametrize("phase", [DialoguePhase.OPEN, DialoguePhase.CLOSED, DialoguePhase.SEALED])
def test_opened_dialogue_never_becomes_a_draft_again(organisation, phase):
    dialogue = ready(make_dialogue(organisation))
    with unit_of_work():
        dialogue.phase = phase
    for verb in (operations.back_to_draft, operations.make_ready):
        with pytest.raises(Conflict), unit_of_work():
            verb(dialogue, None)


def test_opening_freezes_a_question_for_each_place_and_time(organisation):
    dialogue = ready(make_dialogue(organisation, spots=("Torget", "Parken")))
    with unit_of_work():
        operations.freeze_questions(dialogue)
    rows = db.session.scalars(db.select(Question).order_by(Question.step_id, Question.position)).all()
    assert [(row.spot.label["sv"] if row.spot else None, row.aspect, row.scale_key) for row in rows] == [
        ("Torget", "day", "safety-1"),
        ("Torget", "evening", "safety-1"),
        ("Parken", "day", "safety-1"),
        ("Parken", "evening", "safety-1"),
        (None, "heard", "agreement-1"),
        (None, "leads", "agreement-1"),
    ]


def test_questions_are_frozen_once(organisation):
    dialogue = ready(make_dialogue(organisation))
    with unit_of_work():
        operations.freeze_questions(dialogue)
    with pytest.raises(Conflict), unit_of_work():
        operations.freeze_questions(dialogue)


def test_draft_without_a_code_can_be_discarded_and_one_with_a_code_cannot(organisation):
    fresh, shown = make_dialogue(organisation), ready(make_dialogue(organisation))
    with unit_of_work():
        operations.back_to_draft(shown, None)
        operations.discard(fresh, None)
    with pytest.raises(Conflict), unit_of_work():
        operations.discard(shown, None)
