"""The pages of a helper's device: whose they are, and what is left for one whose person is done.

No page carries an answer: scripts fetch what the person has given, and so nothing that a browser keeps
of a page can show it.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from flask import Blueprint, Response, g, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from facilitate.clock import now
from facilitate.dialogues.models import Dialogue, DialoguePhase
from facilitate.dialogues.phases import RUNNING
from facilitate.errors import wants_json
from facilitate.languages import MASTER, speaking
from facilitate.live import deadlines, helping
from facilitate.live.actors import dialogue_for_actor
from facilitate.live.commands import ParticipantGone
from facilitate.live.helping import Person, PersonDone
from facilitate.live.snapshot.helping import read_aloud
from facilitate.live.views.cookies import give_cookie
from facilitate.web import whole_number

blueprint = Blueprint("helping", __name__)

COOKIE = "helped"
COUNT = "helped_here"


def of_person(view: Callable[..., ResponseReturnValue]) -> Callable[..., ResponseReturnValue]:
    """Find whom the device helps, who must be the one of the address, and speak that person's language."""

    @wraps(view)
    def found(dialogue_id: int, key: str) -> ResponseReturnValue:
        dialogue = the_dialogue(dialogue_id)
        if dialogue.phase not in RUNNING:
            return _not_running(dialogue)
        try:
            return view(dialogue, _person_of(dialogue, key))
        except PersonDone as error:
            if wants_json():
                raise
            unsaved = error.sentence if request.method == "POST" else ""
            return page("gone", dialogue, unsaved=unsaved), error.status

    return found


def the_dialogue(dialogue_id: int) -> Dialogue:
    """The dialogue of the address, with what is over in it settled."""
    dialogue = dialogue_for_actor(dialogue_id)
    deadlines.notice(dialogue.id)
    g.time_zone = dialogue.organisation.time_zone
    g.footer_organisation = dialogue.organisation
    return dialogue


def _person_of(dialogue: Dialogue, key: str) -> Person:
    person = the_person(dialogue)
    if person is None or person.key != key:
        raise PersonDone
    helping.participant_of(dialogue.id, person)
    g.language = person.language
    return person


def the_person(dialogue: Dialogue) -> Person | None:
    """Whom this device helps just now."""
    return helping.person_from(_kept(dialogue, COOKIE))


def helped_here(dialogue: Dialogue, at_most: int) -> int:
    """How many are done on this device."""
    return min(whole_number(_kept(dialogue, COUNT)) or 0, at_most)


def _kept(dialogue: Dialogue, name: str) -> str | None:
    """What a cookie of the device says; nothing when it comes from a rehearsal and this is the evening."""
    kept = request.cookies.get(name, "")
    return kept[1:] if kept[:1] == _evening(dialogue) else None


def _evening(dialogue: Dialogue) -> str:
    return "r" if dialogue.phase == DialoguePhase.REHEARSAL else "e"


def _not_running(dialogue: Dialogue) -> ResponseReturnValue:
    if wants_json():
        raise ParticipantGone
    return redirect(home_of(dialogue), 303)


def page(name: str, dialogue: Dialogue, **given: Any) -> Response:
    """One of the device's pages; a browser is asked to keep none of it."""
    minutes = _minutes_left(dialogue)
    html = render_template(
        f"live/helping/{name}.html",
        dialogue=dialogue,
        home=home_of(dialogue),
        minutes_left=minutes,
        read_aloud=read_aloud,
        helper_speaks=MASTER,
        next_person=_next_person(),
        **given,
    )
    return make_response(html)


def _next_person() -> str:
    """The words that end one person's turn, for a helper who cannot read the person's language."""
    with speaking(MASTER):
        return str(_("Klar – nästa person"))


def _minutes_left(dialogue: Dialogue) -> int | None:
    """Whole minutes until the dialogue has ended, counted up; None while nobody has ended it."""
    if dialogue.phase != DialoguePhase.CLOSING or dialogue.closing_ends_at is None:
        return None
    return max(1, -int((now() - dialogue.closing_ends_at).total_seconds() // 60))


def home_of(dialogue: Dialogue) -> str:
    return url_for("helping.show", dialogue_id=dialogue.id)


def give_person(response: Response, dialogue: Dialogue, person: Person) -> None:
    give_cookie(response, COOKIE, _evening(dialogue) + person.cookie, home_of(dialogue))


def give_count(response: Response, dialogue: Dialogue, here: int) -> None:
    give_cookie(response, COUNT, f"{_evening(dialogue)}{here}", home_of(dialogue))


def drop_person(response: Response, dialogue: Dialogue) -> None:
    response.delete_cookie(COOKIE, path=home_of(dialogue))
