"""What control shows: the next move, the agenda, how many. Comments are in `reading.py`."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from facilitate.dialogues.kinds import Kind, kind_of
from facilitate.dialogues.models import Dialogue, DialoguePhase, Setting, Spot, Step, StepKind, StepPhase
from facilitate.dialogues.phases import ENDED, LED
from facilitate.live import deadlines
from facilitate.live.models import Screen, Stage
from facilitate.live.next_move import NextMove, next_move, preceding_spot, step_before
from facilitate.live.paper.stack import papers_left
from facilitate.live.phases import TAKING_ANSWERS
from facilitate.live.position import Position, position_of
from facilitate.live.progress import control_progress
from facilitate.live.snapshot.shown import ShownResult, shown_results
from facilitate.live.tallies import Progress
from facilitate.live.walking import progress_at, stop_of
from facilitate.live.windows import windows_of


@dataclass(frozen=True)
class AgendaItem:
    """A step in the agenda. `left_open`: still asking although the room has gone on; control can close it."""

    step: Step
    number: int
    current: bool

    @property
    def kind(self) -> Kind:
        return kind_of(self.step)

    @property
    def open(self) -> bool:
        return self.step.phase in TAKING_ANSWERS and not self.kind.opens_itself

    @property
    def left_open(self) -> bool:
        return self.open and not self.current


@dataclass(frozen=True)
class ControlSnapshot:
    """Everything control's page needs. `progress` is the message that keeps its numbers up to date."""

    position: Position
    dialogue: Dialogue
    stage: Stage | None
    next: NextMove
    agenda: tuple[AgendaItem, ...]
    progress: Progress
    papers_left: int
    """Forms handed out and not entered yet; 0 while nobody has said how many were handed out."""
    news: dict[str, Any]
    """The message that keeps the page's numbers up to date."""
    screens: tuple[Screen, ...]
    results: tuple[ShownResult, ...]
    can_go_back: bool

    @property
    def comments_waiting(self) -> int:
        return int(self.news["comments_waiting"])

    @property
    def talks_of_places(self) -> bool:
        """Whether so few have come that the places are talked about instead of shown in figures."""
        return bool(self.news["few"]) and bool(self.step and self.step.kind == StepKind.RATE)

    @property
    def notes_beside(self) -> bool:
        """Whether to note what the room says about the place on the projector."""
        return self.talks_of_places and bool(self.step and self.step.phase == StepPhase.SHOWN)

    @property
    def step(self) -> Step | None:
        return self.stage.step if self.stage else None

    @property
    def kind(self) -> Kind | None:
        return kind_of(self.step) if self.step else None

    @property
    def spot(self) -> Spot | None:
        return self.stage.spot if self.stage else None

    @property
    def stop(self) -> Spot | None:
        """Where a walk is that is on its way."""
        return stop_of(self.stage)

    @property
    def needs_screen(self) -> bool:
        """Whether to speak of a projector: in a room always, on a walk only when there is one."""
        return self.dialogue.setting == Setting.HALL or bool(self.screens)

    @property
    def blanked(self) -> bool:
        return bool(self.stage and self.stage.blanked)

    @property
    def joining_shown(self) -> bool:
        return bool(self.stage and self.stage.joining_shown)

    @property
    def ending(self) -> bool:
        return self.dialogue.phase == DialoguePhase.CLOSING

    @property
    def ended(self) -> bool:
        return self.dialogue.phase in ENDED

    @property
    def ends_at(self) -> datetime | None:
        """When what is closing now is over: the dialogue, else the current question."""
        return self.dialogue.closing_ends_at or (self.step.closing_ends_at if self.step else None)


def control_snapshot(dialogue: Dialogue) -> ControlSnapshot:
    """Control's view now. Settles what is over first, so not inside a unit of work."""
    stage = deadlines.notice(dialogue.id)
    step = stage.step if stage else None
    progress = progress_at(dialogue.id, stage)
    news = control_progress(dialogue.id, stage, progress)
    return ControlSnapshot(
        position=position_of(stage),
        dialogue=dialogue,
        stage=stage,
        next=next_move(dialogue, stage or Stage(dialogue_id=dialogue.id), progress, bool(news["few"])),
        agenda=tuple(
            AgendaItem(one, number, current=step is not None and one.id == step.id)
            for number, one in enumerate(dialogue.steps, 1)
        ),
        progress=progress,
        papers_left=papers_left(dialogue.id),
        news=news,
        screens=windows_of(dialogue.id),
        results=shown_results(dialogue, step, stage.spot if stage else None),
        can_go_back=_can_go_back(dialogue, stage),
    )


def _can_go_back(dialogue: Dialogue, stage: Stage | None) -> bool:
    if stage is None or dialogue.phase not in LED:
        return False
    return bool(preceding_spot(dialogue, stage) or step_before(dialogue, stage.step))
