"""The window's cookie: scoped to its own page, so that no other page of the server ever receives it."""

from flask import Response, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from facilitate.live.models import Screen
from facilitate.live.screens import NewScreen, screen_from
from facilitate.live.views.cookies import give_cookie

NAME = "screen"


def keep(new: NewScreen) -> AnyResponse:
    """Go to the new window's page and remember there which window it is."""
    address = url_for("screen.show", screen_id=new.screen.id)
    response = redirect(address, 303)
    give_cookie(response, NAME, new.token, address)
    return response


def the_screen(screen_id: str) -> Screen:
    """The window that asks. Raises NotFound for a stranger, ScreenDead for one that may not show any more."""
    return screen_from(screen_id, request.cookies.get(NAME))


def forget(response: Response, screen_id: str) -> Response:
    """Take the cookie of a window that is dead."""
    response.delete_cookie(NAME, path=url_for("screen.show", screen_id=screen_id))
    return response
