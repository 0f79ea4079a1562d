"""Where the next person begins, and where one is done."""

from flask import Response, jsonify, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue

from facilitate.access import Permission, requires
from facilitate.dialogues.models import Dialogue
from facilitate.dialogues.phases import RUNNING
from facilitate.errors import wants_json
from facilitate.live import helping
from facilitate.live.helping import Person, PersonDone
from facilitate.live.views.helping.page import (
    blueprint,
    drop_person,
    give_count,
    give_person,
    helped_here,
    home_of,
    of_person,
    page,
    the_dialogue,
    the_person,
)
from facilitate.transaction import unit_of_work


@blueprint.get("/help/<int:dialogue_id>")
@requires(Permission.HELP_ANSWER)
def show(dialogue_id: int) -> ResponseReturnValue:
    """How many have been helped, and the button for the next; nothing of anybody's answers."""
    dialogue = the_dialogue(dialogue_id)
    if dialogue.phase not in RUNNING:
        return page("closed", dialogue)
    people = helping.how_many(dialogue.id)
    here = helped_here(dialogue, people)
    return page("begin", dialogue, people=people, here=here, person=_going_on(dialogue))


@blueprint.post("/help/<int:dialogue_id>/persons")
@requires(Permission.HELP_ANSWER)
def begin(dialogue_id: int) -> ResponseReturnValue:
    """Somebody sits down at the device. One who is not done has to be finished first."""
    dialogue = the_dialogue(dialogue_id)
    if dialogue.phase not in RUNNING:
        return redirect(home_of(dialogue), 303)
    if person := _going_on(dialogue):
        return redirect(_address(dialogue, person), 303)
    person = helping.begin(dialogue, request.form.get("language", ""))
    response = make_response(redirect(_address(dialogue, person), 303))
    give_person(response, dialogue, person)
    return response


@blueprint.post("/help/<int:dialogue_id>/persons/<key>/language")
@requires(Permission.HELP_ANSWER)
@of_person
def language(dialogue: Dialogue, person: Person) -> ResponseReturnValue:
    with unit_of_work():
        person = helping.speak(dialogue, person, request.form.get("language", ""))
    response = make_response(redirect(_address(dialogue, person), 303))
    give_person(response, dialogue, person)
    return response


@blueprint.post("/help/<int:dialogue_id>/persons/<key>/done")
@requires(Permission.HELP_ANSWER)
@of_person
def finish(dialogue: Dialogue, person: Person) -> ResponseReturnValue:
    """Close the person's pages for good, on this device and every other."""
    with unit_of_work():
        gave = helping.finish(dialogue, person)
    response: Response = jsonify(ok=True) if wants_json() else make_response(redirect(home_of(dialogue), 303))
    drop_person(response, dialogue)
    give_count(response, dialogue, helped_here(dialogue, helping.how_many(dialogue.id)) + gave)
    return response


def _going_on(dialogue: Dialogue) -> Person | None:
    """Whom the device helps; also one who has given nothing yet, whose answers may wait for the network."""
    person = the_person(dialogue)
    try:
        if person:
            helping.participant_of(dialogue.id, person)
    except PersonDone:
        return None
    return person


def _address(dialogue: Dialogue, person: Person) -> str:
    return url_for("helping.person", dialogue_id=dialogue.id, key=person.key)
