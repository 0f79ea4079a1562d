"""What the one large button of control says and does next. Pure: reads the stage, changes nothing."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from flask_babel import lazy_gettext as _l
from flask_babel import lazy_ngettext

from facilitate.dialogues.kinds import kind_of
from facilitate.dialogues.models import Dialogue, DialoguePhase, Spot, Step, StepKind, StepPhase
from facilitate.languages import text_in
from facilitate.live.models import Stage
from facilitate.live.tallies import Progress
from facilitate.live.walking import MOST_PEOPLE, is_on_the_way, is_walked


class Move(StrEnum):
    """What pressing the button does; posted along, so that it never does something other than it said."""

    OPEN = "open"
    GO = "go"
    ASK = "ask"
    NEXT_STOP = "next_stop"
    CLOSE = "close"
    WAIT = "wait"
    SHOW = "show"
    NEXT_PLACE = "next_place"
    STOP = "stop"


@dataclass(frozen=True)
class NextMove:
    """`label` in the facilitator's words, `hint` a sentence beside it; a disabled one cannot be pressed."""

    verb: Move
    label: Any
    hint: Any = ""
    disabled: bool = False


def next_move(dialogue: Dialogue, stage: Stage, progress: Progress, few: bool = False) -> NextMove:
    """The next move of the room. `few`: so few have come that there will be no figures to show."""
    if dialogue.phase in _OUTSIDE:
        return _OUTSIDE[DialoguePhase(dialogue.phase)]
    step = stage.step
    if step is None:
        return _go_on(dialogue, None)
    if kind_of(step).asks and not kind_of(step).opens_itself:
        move = _of_asking(dialogue, stage, step, progress) or _go_on(dialogue, step)
        return _TALK if few and move.verb is Move.SHOW and step.kind == StepKind.RATE else move
    return _go_on(dialogue, step)


_TALK = NextMove(
    Move.SHOW,
    _l("Prata om platserna"),
    _l("Ni är för få för siffror. Ta platserna en i taget och anteckna vad ni ser."),
)
"""The same move with other words: there are no charts to promise."""

_OUTSIDE = {
    DialoguePhase.DRAFT: NextMove(
        Move.STOP, _l("Öppna samtalet"), _l("Samtalet är inte klart att öppna."), disabled=True
    ),
    DialoguePhase.READY: NextMove(Move.OPEN, _l("Öppna samtalet"), _l("Då kan deltagarna gå med.")),
    DialoguePhase.CLOSING: NextMove(
        Move.STOP, _l("Samtalet avslutas"), _l("Du kan ångra dig så länge klockan går."), disabled=True
    ),
    DialoguePhase.CLOSED: NextMove(Move.STOP, _l("Samtalet är slut"), disabled=True),
    DialoguePhase.SEALED: NextMove(Move.STOP, _l("Samtalet är slut"), disabled=True),
}


def _of_asking(dialogue: Dialogue, stage: Stage, step: Step, progress: Progress) -> NextMove | None:
    match step.phase:
        case StepPhase.WAITING:
            return NextMove(Move.ASK, _l("Öppna frågan"), _first_stop(dialogue, step, progress))
        case StepPhase.ASKING if is_on_the_way(step) and (stop := following_spot(dialogue, stage)):
            return NextMove(Move.NEXT_STOP, _l("Nästa stopp: %(place)s", place=text_in(stop.label)))
        case StepPhase.ASKING:
            return NextMove(Move.CLOSE, _l("Stäng frågan"), _still_answering(progress))
        case StepPhase.CLOSING:
            return NextMove(Move.WAIT, _l("Frågan stängs"), _still_answering(progress), disabled=True)
        case StepPhase.CLOSED if kind_of(step).shows:
            return NextMove(Move.SHOW, _l("Visa resultatet"))
        case StepPhase.SHOWN if following_spot(dialogue, stage):
            return NextMove(Move.NEXT_PLACE, _l("Nästa stopp") if is_walked(step) else _l("Nästa plats"))
    return None


def _first_stop(dialogue: Dialogue, step: Step, progress: Progress) -> Any:
    if not (is_walked(step) and dialogue.spots):
        return ""
    if progress.joined > MOST_PEOPLE:
        return _l("Ni är fler än %(most)s. Gå gärna i två grupper, så att alla hör.", most=MOST_PEOPLE)
    return _l("Ni börjar vid första stoppet: %(place)s.", place=text_in(dialogue.spots[0].label))


def _still_answering(progress: Progress) -> Any:
    if not progress.answering:
        return ""
    return lazy_ngettext(
        "%(num)s svarar fortfarande och får två minuter.",
        "%(num)s svarar fortfarande. De får två minuter.",
        progress.answering,
    )


def _go_on(dialogue: Dialogue, step: Step | None) -> NextMove:
    following = step_after(dialogue, step)
    if following is None:
        hint = _l("Det här är den sista delen. Avsluta samtalet när ni är klara.")
        if dialogue.phase == DialoguePhase.REHEARSAL:
            hint = _l("Det här är den sista delen. Börja på riktigt när alla är på plats.")
        return NextMove(Move.STOP, _l("Sista delen"), hint, disabled=True)
    if step is None or step.id == dialogue.steps[0].id:
        return NextMove(Move.GO, _l("Börja"), _l("Härnäst: %(title)s", title=text_in(following.title)))
    return NextMove(Move.GO, _l("Gå vidare: %(title)s", title=text_in(following.title)))


def step_after(dialogue: Dialogue, step: Step | None) -> Step | None:
    """The next step of the agenda; the first when the room has not begun."""
    position = step.position if step else 0
    return next((one for one in dialogue.steps if one.position > position), None)


def step_before(dialogue: Dialogue, step: Step | None) -> Step | None:
    """The step before this one of the agenda, if any."""
    if step is None:
        return None
    return next((one for one in reversed(dialogue.steps) if one.position < step.position), None)


def following_spot(dialogue: Dialogue, stage: Stage) -> Spot | None:
    """The place after the one whose result is shown, or where the walk is, if any."""
    return _neighbour(dialogue.spots, stage.spot)


def preceding_spot(dialogue: Dialogue, stage: Stage) -> Spot | None:
    """The place before the one whose result is shown, or where the walk is, if any."""
    return _neighbour(dialogue.spots[::-1], stage.spot)


def _neighbour(spots: list[Spot], spot: Spot | None) -> Spot | None:
    ids = [one.id for one in spots]
    if spot is None or spot.id not in ids:
        return None
    return next(iter(spots[ids.index(spot.id) + 1 :]), None)
