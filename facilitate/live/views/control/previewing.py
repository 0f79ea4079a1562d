"""A step as phone and as projector, with invented numbers. Makes nobody and stores nothing."""

from flask import g, make_response, render_template, request
from flask.typing import ResponseReturnValue

from facilitate.access import Permission, requires
from facilitate.clock import now
from facilitate.dialogues.models import Dialogue, Step
from facilitate.dialogues.queries import step_of
from facilitate.extensions import db
from facilitate.live.views.control.page import blueprint, the_dialogue
from facilitate.live.views.control.samples import sample_phone, sample_screen
from facilitate.live.views.phone.page import screen_to_show
from facilitate.live.views.screen.context import context
from facilitate.live.windows import ScreenTheme


@blueprint.get("/control/<int:dialogue_id>/steps/<int:step_id>/preview/phone")
@requires(Permission.PREPARE_DIALOGUE)
def preview_phone(dialogue_id: int, step_id: int) -> ResponseReturnValue:
    """The step as a participant meets it, in the language of `language`."""
    dialogue, step = _asked(dialogue_id, step_id)
    with db.session.no_autoflush:
        phone = sample_phone(dialogue, step)
        html = render_template(
            "live/control/preview/phone.html",
            phone=phone,
            screen=f"live/phone/states/{phone.state}.html",
            stays=False,
            showing=screen_to_show(phone, request.args.get("q", "")),
            notice=None,
            now=now(),
        )
    return make_response(html)


@blueprint.get("/control/<int:dialogue_id>/steps/<int:step_id>/preview/screen")
@requires(Permission.PREPARE_DIALOGUE)
def preview_screen(dialogue_id: int, step_id: int) -> ResponseReturnValue:
    """The step as the room meets it on the projector."""
    dialogue, step = _asked(dialogue_id, step_id)
    asked_theme = request.args.get("theme", "")
    theme = asked_theme if asked_theme in list(ScreenTheme) else ScreenTheme.DARK
    with db.session.no_autoflush:
        snapshot = sample_screen(dialogue, step)
        html = render_template("live/control/preview/screen.html", **context(snapshot, theme))
    return make_response(html)


def _asked(dialogue_id: int, step_id: int) -> tuple[Dialogue, Step]:
    dialogue = the_dialogue(dialogue_id)
    language = request.args.get("language")
    if language in dialogue.languages:
        g.language = language
    g.time_zone = dialogue.organisation.time_zone
    return dialogue, step_of(dialogue, step_id)
