"""Invented things for previews: made for one page, in no database."""

from typing import Any, cast

from facilitate.dialogues.kinds import kind_of
from facilitate.dialogues.models import Dialogue, Question, Spot, Step, StepKind
from facilitate.figures.disclosure import disclose
from facilitate.figures.scale import SCALES
from facilitate.live.position import Position
from facilitate.live.snapshot import (
    PhoneQuestion,
    PhoneSnapshot,
    PhoneState,
    ScreenKind,
    ScreenSnapshot,
    ShownResult,
    WallComment,
)

CODE = "CCCCCC"
"""A code that leads nowhere: what is pressed in a preview reaches no room."""

JOINED, DONE = 24, 18
COUNTS = {
    "day": {"4": 8, "3": 9, "2": 3, "1": 1, "U": 1, "N": 2},
    "evening": {"4": 2, "3": 4, "2": 6, "1": 3, "U": 2, "N": 6, "-": 1},
    "practice": {"4": 7, "3": 9, "2": 3, "1": 1, "U": 2, "N": 2},
}
PLACE = {
    "sv": "Platsen",
    "en": "The place",
    "sv-simple": "Platsen",
    "ar": "المكان",
}


class SampleDialogue:
    """The dialogue as it stands, with an invented code and, while it has none, an invented place."""

    def __init__(self, dialogue: Dialogue) -> None:
        self._dialogue = dialogue
        self.code = CODE
        self.spots = list(dialogue.spots) or [Spot(id=0, position=1, label=dict(PLACE))]

    def __getattr__(self, name: str) -> Any:
        return getattr(self._dialogue, name)


def sample_phone(dialogue: Dialogue, step: Step) -> PhoneSnapshot:
    """What a phone shows when the step is open."""
    sample = _sample(dialogue)
    states = {
        StepKind.WELCOME: PhoneState.WELCOME,
        StepKind.COMMENT: PhoneState.COMMENT,
        StepKind.TALK: PhoneState.TALK,
    }
    state = states.get(StepKind(step.kind), PhoneState.ASKING)
    asked = _questions(sample, step) if state is PhoneState.ASKING else []
    places = len(sample.spots)
    return PhoneSnapshot(
        position=Position(),
        state=state,
        dialogue=sample,
        step=step,
        questions=tuple(
            PhoneQuestion(
                one, spot_number=_number(sample, one), spot_total=places if one.spot_id is not None else 0
            )
            for one in asked
        ),
        comment_open=True,
    )


def sample_screen(dialogue: Dialogue, step: Step) -> ScreenSnapshot:
    """What the projector shows of the step: its result, where it has one."""
    sample = _sample(dialogue)
    results = _results(sample, step)
    rates = step.kind == StepKind.RATE
    return ScreenSnapshot(
        position=Position(),
        kind=_screen_kind(step),
        screen=None,
        dialogue=sample,
        step=step,
        spot=sample.spots[0] if rates else None,
        spot_number=1 if rates else 0,
        spot_total=len(sample.spots),
        joined=JOINED,
        done=DONE,
        results=results,
        wall=(
            WallComment("Lampan vid perrongen har varit trasig sedan i höstas.", "sv", sample.spots[0].label),
            WallComment("Här är lugnt och fint på dagen.", "sv", sample.spots[-1].label),
        ),
    )


def _sample(dialogue: Dialogue) -> Dialogue:
    return cast("Dialogue", SampleDialogue(dialogue))


def _questions(dialogue: Dialogue, step: Step) -> list[Question]:
    questions = kind_of(step).questions(step, dialogue.spots)
    spots = {spot.id: spot for spot in dialogue.spots}
    for question in questions:
        question.id = question.position
        question.spot = spots.get(question.spot_id) if question.spot_id is not None else None
    return questions


def _number(dialogue: Dialogue, question: Question) -> int:
    ids = [spot.id for spot in dialogue.spots]
    return ids.index(question.spot_id) + 1 if question.spot_id in ids else 0


def _results(dialogue: Dialogue, step: Step) -> tuple[ShownResult, ...]:
    if not kind_of(step).shows:
        return ()
    first = dialogue.spots[0].id
    asked = [one for one in _questions(dialogue, step) if one.spot_id in (None, first)]
    return tuple(
        ShownResult(one, disclose(SCALES[one.scale_key], COUNTS[one.aspect], dialogue.threshold))
        for one in asked
    )


def _screen_kind(step: Step) -> ScreenKind:
    pause = bool(step.options.get("pause"))
    return {
        StepKind.WELCOME: ScreenKind.JOIN,
        StepKind.PRACTICE: ScreenKind.SHOWN,
        StepKind.RATE: ScreenKind.SHOWN,
        StepKind.COMMENT: ScreenKind.WALL,
        StepKind.TALK: ScreenKind.PAUSE if pause else ScreenKind.TALK,
        StepKind.CLOSING: ScreenKind.ASKING,
    }[StepKind(step.kind)]
