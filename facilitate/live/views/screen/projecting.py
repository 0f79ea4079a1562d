"""What the window shows: one thing at a time."""

from flask import Response, g, render_template, request
from flask.typing import ResponseReturnValue

from facilitate.access import public
from facilitate.errors import wants_json
from facilitate.extensions import csrf, db
from facilitate.live.broadcaster import of_app
from facilitate.live.looks import turn_theme
from facilitate.live.models import Screen
from facilitate.live.progress import screen_progress
from facilitate.live.screens import ScreenDead, ScreenOver
from facilitate.live.snapshot import screen_snapshot
from facilitate.live.views.refreshed import refreshed_page
from facilitate.live.views.screen import cookie
from facilitate.live.views.screen.blueprint import blueprint
from facilitate.live.views.screen.context import context
from facilitate.transaction import unit_of_work


@blueprint.get("/screen/<screen_id>")
@public
def show(screen_id: str) -> ResponseReturnValue:
    screen = _screen(screen_id)
    snapshot = screen_snapshot(screen)
    given = context(snapshot, screen.theme, screen.size) | {"screen": screen, "look": _look(screen)}
    return refreshed_page("live/screen/show.html", "live/screen/_stage.html", snapshot.kind.value, **given)


@blueprint.get("/screen/<screen_id>/state")
@public
def state(screen_id: str) -> ResponseReturnValue:
    """Where the room is, for networks that block WebSockets."""
    screen = _screen(screen_id)
    if screen.dialogue_id is None:
        return {"epoch": "-", "version": 0, "revision": 0}
    return screen_progress(screen.dialogue_id) | {"look": _look(screen)}


@blueprint.post("/screen/<screen_id>/theme")
@public
def theme(screen_id: str) -> ResponseReturnValue:
    """Turn to the next theme, as somebody asks who stands at the window."""
    with unit_of_work():
        turn_theme(_screen(screen_id))
    return show(screen_id)


csrf.exempt(theme)  # the window has no sign-in; the Origin is checked, and the cookie is asked for


@blueprint.errorhandler(ScreenDead)
def dead(error: ScreenDead) -> ResponseReturnValue:
    """A kind page for a window whose time is over."""
    if wants_json():
        return error.reply(), error.status
    response = Response(render_template("live/screen/dead.html", sentence=error.sentence), error.status)
    return cookie.forget(response, str((request.view_args or {}).get("screen_id")))


@blueprint.errorhandler(ScreenOver)
def over(error: ScreenOver) -> ResponseReturnValue:
    """Thanks, with the day and the place of feedback, for a window that is still open when all is over."""
    if wants_json():
        return error.reply(), error.status
    screen = db.session.get_one(Screen, (request.view_args or {})["screen_id"])
    _speak_for(screen)
    given = context(screen_snapshot(screen), screen.theme, screen.size)
    return render_template("live/screen/over.html", **given), error.status


def _look(screen: Screen) -> str:
    """Tells one look of the window from another."""
    return f"{screen.theme}-{screen.size}-{screen.content}-{screen.language}"


def _screen(screen_id: str) -> Screen:
    screen = cookie.the_screen(screen_id)
    of_app().listeners.hear_window(screen_id)
    _speak_for(screen)
    return screen


def _speak_for(screen: Screen) -> None:
    g.language = screen.language
    if screen.dialogue:
        g.time_zone = screen.dialogue.organisation.time_zone
        g.footer_organisation = screen.dialogue.organisation
