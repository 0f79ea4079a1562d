"""What the room, the phones and the projector are at, in the facilitator's words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from facilitate.dialogues.kinds import kind_of
from facilitate.dialogues.models import DialoguePhase, StepKind, StepPhase
from facilitate.dialogues.phases import LED
from facilitate.languages import text_in
from facilitate.live.snapshot import ControlSnapshot, ScreenKind, ScreenSnapshot, screen_snapshot
from facilitate.live.timing import planned_end
from facilitate.live.views.screen.context import asked_words, context, seconds_left

QUESTION: Mapping[str, Any] = {
    StepPhase.WAITING: _l("frågan är inte öppen än"),
    StepPhase.ASKING: _l("frågan är öppen"),
    StepPhase.CLOSING: _l("frågan stängs"),
    StepPhase.CLOSED: _l("frågan är stängd"),
    StepPhase.SHOWN: _l("resultatet visas"),
}

OTHER: Mapping[str, Any] = {
    StepKind.WELCOME: _l("deltagarna går med"),
    StepKind.COMMENT: _l("deltagarna skriver"),
    StepKind.TALK: _l("telefonerna vilar"),
}

DIALOGUE: Mapping[str, Any] = {
    DialoguePhase.DRAFT: _l("Samtalet är ett utkast"),
    DialoguePhase.READY: _l("Klart att öppna"),
    DialoguePhase.CLOSING: _l("Samtalet avslutas"),
    DialoguePhase.CLOSED: _l("Samtalet är slut"),
    DialoguePhase.SEALED: _l("Samtalet är slut"),
}

ON_PHONES: Mapping[str, Any] = {
    StepPhase.WAITING: _l("Snart kommer en fråga."),
    StepPhase.ASKING: _l("Frågan är öppen."),
    StepPhase.CLOSING: _l("Frågan stängs om två minuter."),
    StepPhase.CLOSED: _l("Frågan är stängd. Titta på storskärmen."),
    StepPhase.SHOWN: _l("Titta på storskärmen."),
}


@dataclass(frozen=True)
class RoomNow:
    """`screen` is the context of the projector's own templates, for the small picture of it."""

    title: str
    phase: str
    phone: tuple[str, str]
    screen: dict[str, Any]
    seconds: int | None
    ending_seconds: int | None
    planned_end: datetime | None


def room_now(snapshot: ControlSnapshot) -> RoomNow:
    title, phase = _where(snapshot)
    screen = screen_snapshot(None, snapshot.dialogue)
    return RoomNow(
        title=title,
        phase=phase,
        phone=_on_phones(snapshot),
        screen=context(screen, "light") | {"headline": _headline(screen, snapshot)},
        seconds=seconds_left(snapshot.step.closing_ends_at if snapshot.step else None),
        ending_seconds=seconds_left(snapshot.dialogue.closing_ends_at),
        planned_end=_planned_end(snapshot),
    )


def phase_words(kind: str, phase: str) -> str:
    """How far a step is, as the agenda says it."""
    return str(OTHER.get(kind) or QUESTION[phase])


def _where(snapshot: ControlSnapshot) -> tuple[str, str]:
    step = snapshot.step
    if snapshot.dialogue.phase not in LED:
        return str(DIALOGUE[snapshot.dialogue.phase]), ""
    if step is None:
        return _("Samtalet är öppet"), _("ingen del har börjat")
    return text_in(step.title), _place_words(snapshot) or phase_words(step.kind, step.phase)


def _place_words(snapshot: ControlSnapshot) -> str:
    step, spot = snapshot.step, snapshot.spot
    if step is None or spot is None or step.phase == StepPhase.CLOSING:
        return ""
    if snapshot.stop is None:
        return str(_("%(place)s visas", place=text_in(spot.label)))
    return f"{_stop_words(snapshot)}: {text_in(spot.label)}"


def _stop_words(snapshot: ControlSnapshot) -> str:
    spots = [spot.id for spot in snapshot.dialogue.spots]
    number = spots.index(snapshot.stop.id) + 1 if snapshot.stop else 0
    return str(_("stopp %(number)s av %(total)s", number=number, total=len(spots)))


def _on_phones(snapshot: ControlSnapshot) -> tuple[str, str]:
    """Heading and line of what a phone shows that has joined."""
    step = snapshot.step
    match snapshot.dialogue.phase:
        case DialoguePhase.DRAFT | DialoguePhase.READY:
            return _("Du är på rätt ställe"), _("Samtalet har inte börjat än.")
        case DialoguePhase.CLOSED | DialoguePhase.SEALED:
            return _("Tack för att du var med!"), ""
    if step is None or step.kind == StepKind.WELCOME:
        return _("Du är med!"), _("Lägg gärna ifrån dig telefonen tills vi börjar.")
    if step.kind in OTHER:
        return text_in(step.title), text_in(step.body)
    if snapshot.spot and snapshot.stop:
        return text_in(snapshot.spot.label), str(ON_PHONES[StepPhase(step.phase)])
    if snapshot.spot and step.options.get("results_on_phones"):
        return text_in(snapshot.spot.label), _("Resultatet visas.")
    if step.phase == StepPhase.CLOSED and not (snapshot.needs_screen and kind_of(step).shows):
        return text_in(step.title), _("Frågan är stängd. Tack för dina svar.")
    return text_in(step.title), str(ON_PHONES[StepPhase(step.phase)])


def _headline(screen: ScreenSnapshot, snapshot: ControlSnapshot) -> str:
    wall = screen.wall
    step = text_in(snapshot.step.title) if snapshot.step else ""
    question = text_in(snapshot.step.body) if snapshot.step else ""
    words = {
        ScreenKind.BLANK: _("Släckt"),
        ScreenKind.JOIN: _("Var med!"),
        ScreenKind.INTRO: step,
        ScreenKind.ASKING: asked_words(snapshot.step),
        ScreenKind.CLOSED: _("Frågan är stängd"),
        ScreenKind.WALL: _("Ni skrev") if wall else question or step,
        ScreenKind.TALK: step,
        ScreenKind.PAUSE: step,
        ScreenKind.END: _("Tack för att du var med!"),
    }
    return str(words.get(screen.kind, ""))


def _planned_end(snapshot: ControlSnapshot) -> datetime | None:
    """When this part was meant to be over; nothing while nobody leads."""
    return planned_end(snapshot.stage) if snapshot.stage and snapshot.dialogue.phase in LED else None
