"""The participant's page: whose it is, in which language, whole or as the part that has changed."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from flask import Blueprint, Response, g, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext as _l

from facilitate.access import public
from facilitate.clock import now
from facilitate.dialogues.desk import today_of
from facilitate.dialogues.models import Dialogue
from facilitate.errors import wants_json
from facilitate.languages import PARTICIPANTS_LANGUAGES, wanted_among
from facilitate.live.broadcaster import of_app
from facilitate.live.commands import HandedOver, ParticipantGone
from facilitate.live.comments import may_comment
from facilitate.live.joining import dialogue_by_code, key_of, participant_from
from facilitate.live.models import Participant
from facilitate.live.sharing import Partner, partner_from
from facilitate.live.snapshot import PhoneSnapshot, PhoneState, phone_snapshot
from facilitate.live.views.refreshed import is_fragment, named

blueprint = Blueprint("phone", __name__)

COOKIE = "participant"
PARTNER = "partner"
"""The second cookie of a phone that two people share: whoever does not hold it."""


class Stranger(ParticipantGone):
    """The cookie is lost, or a restored database does not know it, while the dialogue goes on."""

    code = "stranger"
    sentence = _l("Vi känner inte igen den här telefonen, så inget sparades. Gå med en gång till.")


def in_room(view: Callable[..., ResponseReturnValue]) -> Callable[..., ResponseReturnValue]:
    """Find the dialogue of the code and who this is, and speak the participant's language."""

    @wraps(view)
    def found(code: str) -> ResponseReturnValue:
        speak_as_wanted()  # to whoever has no dialogue with this code
        dialogue = dialogue_by_code(code)
        participant = participant_from(dialogue.id, request.cookies.get(COOKIE))
        _speak(dialogue, participant)
        if participant:
            _hear(dialogue, participant)
        if participant and not _is_meant(participant):
            return _handed_over(dialogue, participant)
        return view(dialogue, participant)

    return public(found)


def _hear(dialogue: Dialogue, participant: Participant) -> None:
    """The phone is here, and with it whoever shares it and waits."""
    partner = partner_from(request.cookies.get(PARTNER))
    waiting = participant_from(dialogue.id, partner.token) if partner else None
    for one in filter(None, (participant, waiting)):
        of_app().listeners.hear(dialogue.id, one.id)


def _is_meant(participant: Participant) -> bool:
    """Whether a form was made for whoever holds the phone now: two may share it."""
    return request.form.get("person") in (None, key_of(participant.id))


def _handed_over(dialogue: Dialogue, participant: Participant) -> ResponseReturnValue:
    error = HandedOver()
    if wants_json():
        raise error
    return page(phone_snapshot(dialogue, participant), notice=error.sentence), error.status


def the_partner(dialogue: Dialogue) -> Partner | None:
    """Whoever shares this phone and does not hold it."""
    partner = partner_from(request.cookies.get(PARTNER))
    return partner if partner and participant_from(dialogue.id, partner.token) else None


def speak_as_wanted() -> None:
    """Speak the language of the browser: on pages of no dialogue, every language that there is."""
    wanted = request.values.get("lang")
    g.language = wanted if wanted in PARTICIPANTS_LANGUAGES else wanted_among(PARTICIPANTS_LANGUAGES)


def language_of(offered: list[str], chosen: str | None) -> str:
    """The language of a page: the one that the participant has chosen, else what the request wants."""
    wanted = chosen or request.values.get("lang")
    return wanted if wanted in offered else wanted_among(offered)


def _speak(dialogue: Dialogue, participant: Participant | None) -> None:
    g.language = language_of(dialogue.languages, participant.language if participant else None)
    g.time_zone = dialogue.organisation.time_zone
    g.footer_organisation = dialogue.organisation
    g.footer_code = dialogue.code


def page(phone: PhoneSnapshot, **given: Any) -> Response:
    """The screen of the snapshot, with what `draw` takes."""
    return named(draw(phone, **given), phone.state)


def draw(
    phone: PhoneSnapshot,
    *,
    notice: Any = None,
    screen: str | None = None,
    showing: str = "",
    stays: bool = False,
    again: bool = False,
    **more: Any,
) -> str:
    """The screen of the snapshot: whole, or the part inside for a phone that has the rest already.

    `screen` is another template than the state's own, `showing` the question to begin with. A page that
    `stays` is not taken away when the room moves on. `again`: the phone had been in before.
    """
    return render_template(
        "live/phone/_stage.html" if is_fragment() else "live/phone/page.html",
        phone=phone,
        partner=the_partner(phone.dialogue) if phone.joined else None,
        notice=notice,
        screen=screen or template_of(phone.state, again=has_been_in(phone)),
        showing=screen_to_show(phone, showing or request.args.get("q", "")),
        stays=stays,
        again=again,
        begun=not phone.joined and not has_been_in(phone) and may_comment(phone.dialogue),
        now=now(),
        today=today_of(phone.dialogue.organisation.time_zone),
        **more,
    )


def has_been_in(phone: PhoneSnapshot) -> bool:
    """Whether this phone had joined, and is not known any more: after a restore, or since a rehearsal."""
    return not phone.joined and bool(request.cookies.get(COOKIE))


def not_joined(dialogue: Dialogue) -> ResponseReturnValue:
    """What somebody gets who sends something without being in: a phone that lost its cookie, or the end."""
    phone = phone_snapshot(dialogue, None)
    error = ParticipantGone() if phone.state is PhoneState.ENDED else Stranger()
    if wants_json():
        raise error
    return page(phone, notice=error.sentence), error.status


def home_of(dialogue: Dialogue) -> str:
    """The address of the participant's page."""
    return url_for("phone.show", code=dialogue.code)


def template_of(state: PhoneState, *, again: bool = False) -> str:
    """The template of a state's own screen; of its own for who has to join once more."""
    if again and state is PhoneState.WELCOME:
        return "live/phone/states/again.html"
    # The last two minutes of a question look like the question.
    name = PhoneState.ASKING if state is PhoneState.CLOSING else state
    return f"live/phone/states/{name}.html"


def screen_to_show(phone: PhoneSnapshot, wanted: str) -> str:
    """Which screen of a step the page begins with: the one asked for, else the first without an answer.

    On a walk that is the first of the stop where the walk is, also for those who come in late.
    """
    screens = {
        phone.last_screen,
        *(str(one.id) for one in phone.questions),
        *(one.name for one in phone.stops),
    }
    if wanted and wanted in screens:
        return wanted
    if phone.stop:
        return phone.stop.beginning
    return str(phone.current.id) if phone.current else phone.last_screen
