"""What each kind of step asks."""

import pytest

from facilitate.dialogues.kinds import KINDS, kind_of
from facilitate.dialogues.models import Spot, Step, StepKind
from facilitate.figures.scale import SCALES

SPOTS = [Spot(id=7, position=1, label={"sv": "Torget"}), Spot(id=8, position=2, label={"sv": "Parken"})]


def step(kind: StepKind, **options: object) -> Step:
    return Step(id=3, dialogue_id=1, kind=kind, round=1, position=1, options=options)


def asked(made: Step) -> list[tuple[int | None, str, int]]:
    return [(one.spot_id, one.aspect, one.position) for one in kind_of(made).questions(made, SPOTS)]


def test_every_kind_is_registered_under_its_key():
    assert {key for key, kind in KINDS.items() if kind.key == key} == set(StepKind)


def test_rate_asks_by_day_and_in_the_dark_place_by_place():
    assert asked(step(StepKind.RATE)) == [(7, "day", 1), (7, "evening", 2), (8, "day", 3), (8, "evening", 4)]


def test_rate_asks_only_the_time_that_was_chosen():
    assert asked(step(StepKind.RATE, aspects=["evening"])) == [(7, "evening", 1), (8, "evening", 2)]


def test_rate_wording_is_the_same_every_time():
    made = step(StepKind.RATE)
    made.title = {"sv": "Egen rubrik"}
    made.body = {"sv": "Egen text"}
    assert {one.text["sv"] for one in kind_of(made).questions(made, SPOTS)} == {
        "Hur trygg eller otrygg känner du dig här?"
    }


def test_practice_asks_one_question_that_reaches_no_record():
    assert asked(step(StepKind.PRACTICE)) == [(None, "practice", 1)]
    assert not KINDS[StepKind.PRACTICE].recorded


def test_closing_asks_whether_people_were_heard_and_whether_it_leads_on():
    assert asked(step(StepKind.CLOSING)) == [(None, "heard", 1), (None, "leads", 2)]


@pytest.mark.parametrize("kind", [StepKind.WELCOME, StepKind.COMMENT, StepKind.TALK])
def test_other_kinds_have_no_questions_to_tick(kind: StepKind):
    assert asked(step(kind)) == []


def test_only_comments_open_themselves():
    assert [kind for kind, one in KINDS.items() if one.opens_itself] == [StepKind.COMMENT]


@pytest.mark.parametrize("kind", list(StepKind))
def test_questions_name_a_known_scale_and_every_language(kind: StepKind):
    for one in KINDS[kind].questions(step(kind), SPOTS):
        assert one.scale_key in SCALES
        assert set(one.text) == {"sv", "sv-simple", "en", "ar"}


def test_changing_a_frozen_text_changes_no_other_question():
    made = kind_of(step(StepKind.RATE)).questions(step(StepKind.RATE), SPOTS)
    made[0].text["sv"] = "Annat"
    assert made[1].text["sv"] != "Annat"
