"""What a projector shows: one thing at a time, no private control, no distribution before *Show*."""

from dataclasses import dataclass
from enum import StrEnum

from facilitate.dialogues.kinds import Kind, kind_of
from facilitate.dialogues.models import Dialogue, Spot, Step, StepKind, StepPhase
from facilitate.dialogues.phases import ENDED
from facilitate.live import deadlines, wall
from facilitate.live.merging import alike_counts
from facilitate.live.models import Screen, Stage
from facilitate.live.position import Position, position_of
from facilitate.live.progress import done_words
from facilitate.live.snapshot.shown import ShownResult, shown_results
from facilitate.live.walking import progress_at
from facilitate.live.windows import ScreenContent
from facilitate.model import Texts


class ScreenKind(StrEnum):
    """Which view the projector shows; one template each."""

    PAIRING = "pairing"
    """An empty window with the code to type on control."""
    BLANK = "blank"
    JOIN = "join"
    INTRO = "intro"
    """A step that has not been opened: its title."""
    ASKING = "asking"
    CLOSED = "closed"
    SHOWN = "shown"
    WALL = "wall"
    TALK = "talk"
    PAUSE = "pause"
    TO_COME = "to_come"
    """A window for results, before the first is shown."""
    END = "end"


@dataclass(frozen=True)
class WallComment:
    """An approved comment as others read it."""

    words: str
    language: str
    place: Texts
    """The place's label, {} for none; a place of the writer's own choosing under the writer's language."""
    alike: int = 1
    """How many comments say about the same, this one among them."""


@dataclass(frozen=True)
class ScreenSnapshot:
    """Everything the projector's page needs. `joined` and `done` may be shown as they are; see Progress."""

    position: Position
    kind: ScreenKind
    screen: Screen | None
    dialogue: Dialogue | None = None
    step: Step | None = None
    spot: Spot | None = None
    spot_number: int = 0
    spot_total: int = 0
    joined: int = 0
    done: int | None = 0
    done_words: str = ""
    results: tuple[ShownResult, ...] = ()
    wall: tuple[WallComment, ...] = ()

    @property
    def step_kind(self) -> Kind | None:
        return kind_of(self.step) if self.step else None


def screen_snapshot(screen: Screen | None, dialogue: Dialogue | None = None) -> ScreenSnapshot:
    """The projector's view now; of a dialogue without a screen for a preview. Not inside a unit of work."""
    dialogue = dialogue or (screen.dialogue if screen else None)
    if dialogue is None:
        return ScreenSnapshot(Position(), ScreenKind.PAIRING, screen)
    stage = deadlines.notice(dialogue.id)
    content = ScreenContent(screen.content) if screen else ScreenContent.ROOM
    kind = _kind(dialogue, stage, content)
    step, spot = _focus(dialogue, stage, content)
    results = shown_results(dialogue, step, spot) if kind is ScreenKind.SHOWN else ()
    if content is ScreenContent.RESULT and kind is ScreenKind.SHOWN and not results:
        kind = ScreenKind.TO_COME
    progress = progress_at(dialogue.id, stage)
    spots = [spot.id for spot in dialogue.spots]
    spot = spot if kind is ScreenKind.SHOWN else None
    return ScreenSnapshot(
        position=position_of(stage),
        kind=kind,
        screen=screen,
        dialogue=dialogue,
        step=step,
        spot=spot,
        spot_number=spots.index(spot.id) + 1 if spot else 0,
        spot_total=len(spots),
        joined=progress.joined,
        done=progress.shown_done,
        done_words=done_words(progress),
        results=results,
        wall=_wall(stage) if stage and kind is ScreenKind.WALL else (),
    )


def _focus(
    dialogue: Dialogue, stage: Stage | None, content: ScreenContent
) -> tuple[Step | None, Spot | None]:
    """The part and the place that the window is about: the room's, unless it always shows one thing."""
    if stage is None:
        return None, None
    if content is ScreenContent.WALL:
        parts = [step for step in dialogue.steps if step.kind == StepKind.COMMENT]
        return (stage.step if stage.step in parts else next(iter(parts), None)), None
    left = stage.step is None or stage.step.phase != StepPhase.SHOWN
    if content is ScreenContent.RESULT and left:
        return stage.shown_step, stage.shown_spot
    return stage.step, stage.spot


def _kind(dialogue: Dialogue, stage: Stage | None, content: ScreenContent) -> ScreenKind:
    if dialogue.phase in ENDED:
        return ScreenKind.END
    if stage is None:
        return ScreenKind.JOIN
    if stage.blanked:
        return ScreenKind.BLANK
    if content is not ScreenContent.ROOM:
        return _ALWAYS[content]
    if stage.joining_shown or stage.step is None:
        return ScreenKind.JOIN
    return _kind_of_step(stage.step)


_ALWAYS = {
    ScreenContent.JOIN: ScreenKind.JOIN,
    ScreenContent.WALL: ScreenKind.WALL,
    ScreenContent.RESULT: ScreenKind.SHOWN,
}


def _kind_of_step(step: Step) -> ScreenKind:
    match step.kind:
        case StepKind.WELCOME:
            return ScreenKind.JOIN
        case StepKind.COMMENT:
            return ScreenKind.WALL
        case StepKind.TALK:
            return ScreenKind.PAUSE if step.options.get("pause") else ScreenKind.TALK
    return {
        StepPhase.WAITING: ScreenKind.INTRO,
        StepPhase.ASKING: ScreenKind.ASKING,
        StepPhase.CLOSING: ScreenKind.ASKING,
        StepPhase.CLOSED: ScreenKind.CLOSED,
        StepPhase.SHOWN: ScreenKind.SHOWN,
    }[StepPhase(step.phase)]


def _wall(stage: Stage) -> tuple[WallComment, ...]:
    alike = alike_counts(stage.dialogue_id)
    return tuple(
        WallComment(
            words=comment.words,
            language=comment.language,
            place=comment.spot.label if comment.spot else _own_place(comment.elsewhere, comment.language),
            alike=alike.get(comment.id, 1),
        )
        for comment in wall.comments_on(stage)
    )


def _own_place(elsewhere: str, language: str) -> Texts:
    return {language: elsewhere} if elsewhere else {}
