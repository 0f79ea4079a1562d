"""What the facilitator counts in the room: raised hands, and how many are there."""

from flask import flash, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from facilitate.access import Permission, requires
from facilitate.dialogues.models import Dialogue
from facilitate.dialogues.names import ASPECT_NAMES
from facilitate.errors import DomainError
from facilitate.extensions import db
from facilitate.live import hands, operations
from facilitate.live.actors import the_actor
from facilitate.live.counted import CountedQuestion
from facilitate.live.models import Summary
from facilitate.live.position import stage_of
from facilitate.live.views.control.page import act, blueprint, go, page, the_dialogue
from facilitate.transaction import unit_of_work
from facilitate.web import whole_number

Typed = dict[str, str]
"""The fields of the form as they were written, by code."""


@blueprint.get("/control/<int:dialogue_id>/hands")
@requires(Permission.LEAD_DIALOGUE)
def raised_hands(dialogue_id: int) -> ResponseReturnValue:
    """The question asked for, else the one that the room is at."""
    return _page(dialogue_id, request.args.get("question", 0, type=int))


@blueprint.post("/control/<int:dialogue_id>/hands")
@requires(Permission.LEAD_DIALOGUE)
def raise_hands(dialogue_id: int) -> ResponseReturnValue:
    question_id = request.form.get("question", 0, type=int)
    typed = {name[5:]: value.strip() for name, value in request.form.items() if name.startswith("code-")}
    try:
        with unit_of_work():
            hands.raise_hands(the_dialogue(dialogue_id), the_actor(), question_id, _counts(typed))
    except DomainError as refusal:
        flash(str(refusal.sentence), "warn")
        return _page(dialogue_id, question_id, typed)
    flash(_("Händerna är sparade."), "success")
    return go("control.raised_hands", dialogue_id=dialogue_id, question=question_id)


@blueprint.get("/control/<int:dialogue_id>/in-the-room")
@requires(Permission.LEAD_DIALOGUE)
def in_the_room(dialogue_id: int) -> ResponseReturnValue:
    summary = db.session.get(Summary, the_dialogue(dialogue_id).id)
    return page(dialogue_id, "in_the_room", people=summary.in_the_room if summary else None)


@blueprint.post("/control/<int:dialogue_id>/in-the-room")
@requires(Permission.LEAD_DIALOGUE)
def say_how_many(dialogue_id: int) -> ResponseReturnValue:
    said = request.form.get("people", "").strip()

    def say(dialogue: Dialogue) -> None:
        operations.say_how_many(dialogue, the_actor(), _people(said))
        flash(_("Antalet är sparat."), "success")

    return act(dialogue_id, say, "control.in_the_room")


def _counts(typed: Typed) -> dict[str, int]:
    """Raises NotHands for anything but whole numbers; an empty field is nobody."""
    counts = {code: whole_number(value or "0") for code, value in typed.items()}
    if None in counts.values():
        raise hands.NotHands
    return {code: count for code, count in counts.items() if count is not None}


def _people(said: str) -> int | None:
    """None for unknown. Raises NotPeople for anything but a whole number."""
    people = whole_number(said)
    if said and people is None:
        raise operations.NotPeople
    return people


def _page(dialogue_id: int, question_id: int, typed: Typed | None = None) -> ResponseReturnValue:
    raised = hands.hands_in(the_dialogue(dialogue_id))
    chosen = next((one for one in raised if one.question.id == question_id), None)
    chosen = chosen or _where_the_room_is(dialogue_id, raised)
    return page(dialogue_id, "hands", raised=raised, chosen=chosen, typed=typed, aspects=ASPECT_NAMES)


def _where_the_room_is(dialogue_id: int, raised: list[CountedQuestion]) -> CountedQuestion | None:
    """The place in focus, else the part that the room is at, else the first; without hands before others."""
    stage = stage_of(dialogue_id)

    def distance(one: CountedQuestion) -> tuple[bool, bool, bool]:
        here = stage is not None and one.question.step_id == stage.step_id
        focused = stage is not None and stage.spot_id is not None and one.question.spot_id == stage.spot_id
        return not here, not focused, bool(one.counts)

    return min((one for one in raised if not one.fixed), key=distance, default=None)
