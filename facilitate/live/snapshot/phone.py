"""What one phone shows. Of other people it holds nothing but what has been shown to the room."""

from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from sqlalchemy import inspect, select

from facilitate.dialogues.kinds import Kind, kind_of
from facilitate.dialogues.models import Dialogue, Question, Spot, Step
from facilitate.extensions import db
from facilitate.figures.scale import SCALES, SKIPPED, Scale
from facilitate.live import deadlines, phases, tallies
from facilitate.live.comments import may_comment
from facilitate.live.joining import key_of
from facilitate.live.models import Answer, Handover, Participant, Stage, TimeRequest
from facilitate.live.position import Position, position_of
from facilitate.live.snapshot.phone_state import OPEN, PhoneState, state_of
from facilitate.live.snapshot.shown import ShownResult, shown_results
from facilitate.live.snapshot.stops import PhoneStop, stops_of
from facilitate.live.walking import is_walked


@dataclass(frozen=True)
class PhoneQuestion:
    """A question with this phone's own stored answer; `number` is 0 before the first.

    `spot_number` of `spot_total` is "Plats 2 av 5"; both 0 for a question without a place.
    """

    question: Question
    spot_number: int
    spot_total: int
    code: str | None = None
    number: int = 0

    @property
    def id(self) -> int:
        return self.question.id

    @property
    def spot(self) -> Spot | None:
        return self.question.spot

    @property
    def aspect(self) -> str:
        return self.question.aspect

    @property
    def scale(self) -> Scale:
        return SCALES[self.question.scale_key]

    @property
    def skipped(self) -> bool:
        return self.code == SKIPPED

    @property
    def answered(self) -> bool:
        return self.code is not None and not self.skipped


@dataclass(frozen=True)
class PhoneSnapshot:
    """Everything a phone's page needs. `dialogue` is for its texts: title, feedback, contact."""

    position: Position
    state: PhoneState
    dialogue: Dialogue
    step: Step | None = None
    questions: tuple[PhoneQuestion, ...] = ()
    results: tuple[ShownResult, ...] = ()
    spot: Spot | None = None
    ends_at: datetime | None = None
    asked_more_time: bool = False
    comment_open: bool = False
    """Whether the comment box is reachable: from the first question that was opened until the end."""
    participant: Participant | None = field(default=None, repr=False)

    @property
    def joined(self) -> bool:
        return self.participant is not None

    @property
    def kind(self) -> Kind | None:
        return kind_of(self.step) if self.step else None

    @property
    def current(self) -> PhoneQuestion | None:
        """The first question not answered and not skipped; None when all are done."""
        return next((one for one in self.questions if one.code is None), None)

    @property
    def skipped(self) -> tuple[PhoneQuestion, ...]:
        return tuple(one for one in self.questions if one.skipped)

    @cached_property
    def stops(self) -> tuple[PhoneStop, ...]:
        """The stops of a walk, in its order; none where the question is asked in a room."""
        return stops_of(self.questions) if is_walked(self.step) else ()

    @property
    def stop(self) -> PhoneStop | None:
        """The stop where the walk is."""
        return next((one for one in self.stops if self.spot and one.spot.id == self.spot.id), None)

    @property
    def last_screen(self) -> str:
        """The name of the step's screen after the last question, another in every step."""
        return f"done-{self.step.id}" if self.step else ""

    @property
    def is_anybodys(self) -> bool:
        """Whether everybody in the same place sees the same: nothing has been answered or asked for."""
        return not self.asked_more_time and all(one.code is None and not one.number for one in self.questions)

    @property
    def storage_key(self) -> str:
        """Tells participants apart in a phone's storage; empty before joining."""
        return key_of(self.participant.id) if self.participant else ""


def phone_snapshot(dialogue: Dialogue, participant: Participant | None) -> PhoneSnapshot:
    """The phone's view now. Settles what is over first, so not inside a unit of work.

    Give the participant of `joining.participant_from`; one that the end has deleted meanwhile counts as None.
    """
    stage = deadlines.notice(dialogue.id)
    participant = _still_there(participant)
    step = stage.step if stage else None
    state = state_of(dialogue, step, joined=participant is not None)
    if participant and step and state in OPEN and db.session.get(Handover, (participant.id, step.id)):
        state = PhoneState.HANDED_OVER
    if participant is None or state is PhoneState.ENDED:
        return PhoneSnapshot(position_of(stage), state, dialogue)
    return PhoneSnapshot(
        position=position_of(stage),
        state=state,
        dialogue=dialogue,
        step=step,
        questions=_open_questions(step, participant) if state is not PhoneState.HANDED_OVER else (),
        results=_results(dialogue, stage) if state is PhoneState.SHOWN else (),
        spot=stage.spot if stage else None,
        ends_at=_ends_at(dialogue, step),
        asked_more_time=state is PhoneState.CLOSING and _asked_more_time(step, participant),
        comment_open=may_comment(dialogue),
        participant=participant,
    )


def _still_there(participant: Participant | None) -> Participant | None:
    # By its key: whoever the end has just deleted has no attributes to load.
    key = inspect(participant).identity if participant else None
    return db.session.get(Participant, key) if key else None


def _open_questions(step: Step | None, participant: Participant) -> tuple[PhoneQuestion, ...]:
    return questions_for(step, participant) if step and step.phase in phases.TAKING_ANSWERS else ()


def questions_for(step: Step, participant: Participant | None) -> tuple[PhoneQuestion, ...]:
    """The questions of the step's present round, with the participant's own answers."""
    _ = step.dialogue.spots  # all at once, instead of one by one below
    asked = tallies.questions_of(step)
    own = _own_answers(participant, [one.id for one in asked])
    spots = list(dict.fromkeys(one.spot_id for one in asked if one.spot_id))
    return tuple(
        PhoneQuestion(
            question=one,
            spot_number=spots.index(one.spot_id) + 1 if one.spot_id else 0,
            spot_total=len(spots),
            code=own[one.id].code if one.id in own else None,
            number=own[one.id].number if one.id in own else 0,
        )
        for one in asked
    )


def _own_answers(participant: Participant | None, question_ids: list[int]) -> dict[int, Answer]:
    if participant is None:
        return {}
    query = select(Answer).where(
        Answer.participant_id == participant.id, Answer.question_id.in_(question_ids)
    )
    return {answer.question_id: answer for answer in db.session.scalars(query)}


def _results(dialogue: Dialogue, stage: Stage | None) -> tuple[ShownResult, ...]:
    if stage is None or stage.step is None or not stage.step.options.get("results_on_phones"):
        return ()
    return shown_results(dialogue, stage.step, stage.spot)


def _ends_at(dialogue: Dialogue, step: Step | None) -> datetime | None:
    ends = [moment for moment in (dialogue.closing_ends_at, step.closing_ends_at if step else None) if moment]
    return min(ends, default=None)


def _asked_more_time(step: Step | None, participant: Participant) -> bool:
    return step is not None and db.session.get(TimeRequest, (step.id, participant.id)) is not None
