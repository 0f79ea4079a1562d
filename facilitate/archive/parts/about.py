"""What the dialogue was: who asked whom, when, where, about what, with which promise."""

from typing import Any
from zoneinfo import ZoneInfo

from facilitate.archive.canonical import normal
from facilitate.archive.commitments import CommittedTexts
from facilitate.archive.gathering import Gathered
from facilitate.clock import now
from facilitate.dialogues.models import Dialogue, Spot, Step, StepPhase
from facilitate.model import Texts


def plain(texts: Texts | None) -> Texts:
    """A text that is no free text (a place's label, a question) in its languages."""
    return {language: normal(text) for language, text in (texts or {}).items() if text}


def build_about(gathered: Gathered, texts: CommittedTexts) -> dict[str, Any]:
    dialogue = gathered.dialogue
    return {
        "title": plain(dialogue.title),
        "target_group": dialogue.target_group,
        "setting": dialogue.setting,
        **_held(dialogue),
        "influence": dialogue.influence,
        "purpose": texts.take_all(dialogue.purpose),
        "can_influence": texts.take_all(dialogue.can_influence),
        "cannot_influence": texts.take_all(dialogue.cannot_influence),
        **_when(dialogue),
        "room": texts.take(dialogue.room),
        "case_number": normal(dialogue.case_number),
        "invited": texts.take(dialogue.invited),
        "contact": texts.take(dialogue.contact),
        "feedback": {
            "on": dialogue.feedback_on.isoformat() if dialogue.feedback_on else None,
            "where": texts.take_all(dialogue.feedback_where),
        },
        "lead_department": normal(dialogue.lead_department.name) if dialogue.lead_department else None,
        "co_organisers": sorted(normal(department.name) for department in dialogue.co_organisers),
        "partners": [{"kind": one.kind, "name": texts.take(one.name)} for one in dialogue.partners],
        "languages": list(dialogue.languages),
        "code": dialogue.code,
        "places": [_place(spot) for spot in dialogue.spots],
        "agenda": [_step(step) for step in dialogue.steps],
    }


def _when(dialogue: Dialogue) -> dict[str, Any]:
    """The local date and time that was announced, else the local date on which it was opened.

    No time either for a dialogue that was held at an hour that nobody remembers.
    """
    zone = dialogue.organisation.time_zone
    at = dialogue.starts_at or dialogue.opened_at
    local = at.astimezone(ZoneInfo(zone)) if at else None
    return {
        "date": local.date().isoformat() if local else None,
        "time": local.strftime("%H:%M") if local and dialogue.starts_at and not dialogue.day_only else None,
        "time_zone": zone,
    }


def _held(dialogue: Dialogue) -> dict[str, Any]:
    """How it was held without the tool, and by which local date it had been entered: that of the record."""
    if not dialogue.held_as:
        return {"held_as": None, "entered_on": None}
    today = now().astimezone(ZoneInfo(dialogue.organisation.time_zone)).date()
    return {"held_as": dialogue.held_as, "entered_on": today.isoformat()}


def _place(spot: Spot) -> dict[str, Any]:
    place = spot.place
    known = {"id": place.id, "name": normal(place.name), "kind": place.kind} if place else None
    return {"number": spot.position, "label": plain(spot.label), "place": known}


def _step(step: Step) -> dict[str, Any]:
    reached = bool(step.asked_at) or step.phase != StepPhase.WAITING or bool(step.dialogue.held_as)
    return {
        "number": step.position,
        "kind": step.kind,
        "title": plain(step.title),
        "minutes": step.minutes,
        "asked": reached,
    }
