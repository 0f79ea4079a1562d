"""Minutes used against the plan, for whoever leads. Nothing here is about anybody else in the room."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from facilitate.clock import now
from facilitate.dialogues.models import Dialogue, Step
from facilitate.dialogues.phases import RUNNING
from facilitate.live.models import Stage


@dataclass(frozen=True)
class PartTiming:
    """One part: planned minutes, seconds used so far, and whether the room is there and the clock runs."""

    step: Step
    seconds: int
    current: bool = False
    running: bool = False

    @property
    def minutes(self) -> int:
        """Whole minutes used."""
        return self.seconds // 60

    @property
    def visited(self) -> bool:
        return self.current or self.seconds > 0


@dataclass(frozen=True)
class Timing:
    """The whole dialogue. `planned` is in minutes, `seconds` are used so far."""

    parts: tuple[PartTiming, ...]

    @property
    def planned(self) -> int:
        return sum(part.step.minutes for part in self.parts)

    @property
    def seconds(self) -> int:
        return sum(part.seconds for part in self.parts)

    @property
    def current(self) -> PartTiming | None:
        return next((part for part in self.parts if part.current), None)

    @property
    def following(self) -> PartTiming | None:
        """The part after the current one; before the first, that one."""
        at = self.parts.index(self.current) + 1 if self.current else 0
        return self.parts[at] if at < len(self.parts) else None

    @property
    def running(self) -> bool:
        return any(part.running for part in self.parts)


def timing_of(dialogue: Dialogue, stage: Stage | None) -> Timing:
    """How the time has been used; nothing used before the dialogue is opened."""
    current = stage.step_id if stage else None
    running = dialogue.phase in RUNNING
    return Timing(
        tuple(
            PartTiming(
                step,
                step.seconds_used + (_seconds_here(dialogue, stage) if stage and step.id == current else 0),
                current=step.id == current,
                running=running and step.id == current,
            )
            for step in dialogue.steps
        )
    )


def planned_end(stage: Stage) -> datetime | None:
    """When the part where the room is was meant to be over, counted from when the room came to it."""
    if stage.step is None:
        return None
    left = timedelta(minutes=stage.step.minutes, seconds=-stage.step.seconds_used)
    return _came_at(stage) + left


def go(stage: Stage, step: Step | None) -> None:
    """Put the room at another part, and count the time that it has spent at the one that it leaves."""
    if stage.step is not step:
        if stage.step:
            stage.step.seconds_used += _seconds_here(stage.dialogue, stage)
        stage.came_at = now()
    stage.step = step


def _seconds_here(dialogue: Dialogue, stage: Stage) -> int:
    until = dialogue.closed_at or now()
    return max(0, int((until - _came_at(stage)).total_seconds()))


def _came_at(stage: Stage) -> datetime:
    """The last move, for a room that was opened before this was kept; at most a day ago."""
    return max(stage.came_at or stage.moved_at, now() - timedelta(days=1))
