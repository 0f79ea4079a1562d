"""The window's cookie: scoped to its own page, so that no other page of the server ever receives it."""

from flask import Response, current_app, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from facilitate.live.models import Screen
from facilitate.live.screens import NewScreen, screen_from

NAME = "screen"
DAY = 86_400


def keep(new: NewScreen) -> AnyResponse:
    """Go to the new window's page and remember there which window it is."""
    address = url_for("screen.show", screen_id=new.screen.id)
    response = redirect(address, 303)
    response.set_cookie(
        NAME,
        new.token,
        max_age=DAY,
        path=address,
        httponly=True,
        samesite="Lax",
        secure=current_app.config["SETTINGS"].secure,
    )
    return response


def the_screen(screen_id: str) -> Screen:
    """The window that asks. Raises NotFound for a stranger, ScreenDead for one that may not show any more."""
    return screen_from(screen_id, request.cookies.get(NAME))


def forget(response: Response, screen_id: str) -> Response:
    """Take the cookie of a window that is dead."""
    response.delete_cookie(NAME, path=url_for("screen.show", screen_id=screen_id))
    return response
