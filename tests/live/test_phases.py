"""The two tables of moves, tried exhaustively."""

from datetime import UTC, datetime, timedelta

import pytest

from facilitate.dialogues.models import DialoguePhase, StepPhase
from facilitate.dialogues.phases import DIALOGUE_MOVES, DialogueVerb, NotNow, move_dialogue
from facilitate.live.phases import (
    ANSWER_GRACE,
    QUIET,
    STEP_MOVES,
    StepVerb,
    closing_end,
    is_past,
    may_end_early,
    move_step,
    prolonged,
)

NOON = datetime(2026, 3, 12, 12, 0, tzinfo=UTC)

LIFE = [
    ("draft", "make_ready", "ready"),
    ("ready", "back_to_draft", "draft"),
    ("ready", "rehearse", "rehearsal"),
    ("rehearsal", "stop_rehearsal", "ready"),
    ("ready", "open", "open"),
    ("open", "end", "closing"),
    ("closing", "regret", "open"),
    ("closing", "complete", "closed"),
    ("closed", "seal", "sealed"),
    ("draft", "enter_afterwards", "closed"),
    ("closed", "stop_entering", "draft"),
]
ASKING = [
    ("waiting", "ask", "asking"),
    ("asking", "close", "closing"),
    ("asking", "complete", "closed"),
    ("closing", "reopen", "asking"),
    ("closing", "more_time", "closing"),
    ("closing", "complete", "closed"),
    ("closed", "show", "shown"),
    *((phase.value, "erase", "waiting") for phase in StepPhase),
]


@pytest.mark.parametrize("phase", DialoguePhase)
@pytest.mark.parametrize("verb", DialogueVerb)
def test_a_dialogue_makes_the_moves_of_its_life_and_no_other(phase, verb):
    allowed = {(before, by): after for before, by, after in LIFE}
    assert len(allowed) == len(DIALOGUE_MOVES)
    if (phase, verb) in allowed:
        assert move_dialogue(phase, verb) == allowed[phase, verb]
    else:
        with pytest.raises(NotNow):
            move_dialogue(phase, verb)


@pytest.mark.parametrize("phase", StepPhase)
@pytest.mark.parametrize("verb", StepVerb)
def test_a_step_makes_the_moves_of_asking_and_no_other(phase, verb):
    allowed = {(before, by): after for before, by, after in ASKING}
    assert len(allowed) == len(STEP_MOVES)
    if (phase, verb) in allowed:
        assert move_step(phase, verb) == allowed[phase, verb]
    else:
        with pytest.raises(NotNow):
            move_step(phase, verb)


def test_a_sealed_dialogue_never_moves_again():
    assert not [phase for phase, _verb in DIALOGUE_MOVES if phase is DialoguePhase.SEALED]


def test_a_closing_lasts_two_minutes_and_its_last_moment_is_too_late():
    end = closing_end(NOON)
    assert end - NOON == ANSWER_GRACE == timedelta(minutes=2)
    assert not is_past(end, end - timedelta(milliseconds=1))
    assert is_past(end, end)
    assert not is_past(None, NOON)


def test_more_time_is_two_minutes_more_also_when_the_time_has_just_run_out():
    end = closing_end(NOON)
    assert prolonged(end, NOON) == NOON + 2 * ANSWER_GRACE
    assert prolonged(end, end + timedelta(seconds=5)) == end + timedelta(seconds=5) + ANSWER_GRACE


def test_nobody_who_is_answering_is_cut_off_early():
    assert not may_end_early(1, 0, NOON, NOON + timedelta(minutes=1))


def test_a_question_ends_at_once_when_everybody_is_done():
    assert may_end_early(0, 0, NOON, NOON)


def test_the_silent_ones_are_waited_for_until_it_has_been_quiet():
    assert not may_end_early(0, 3, NOON, NOON + QUIET - timedelta(seconds=1))
    assert may_end_early(0, 3, NOON, NOON + QUIET)
