"""Cookies of the room: each is scoped to the page of one phone or window, and reaches no other page."""

from flask import current_app
from werkzeug.wrappers import Response

A_DAY = 24 * 60 * 60


def give_cookie(response: Response, name: str, token: str, page: str) -> None:
    """Let the browser show the token at `page` and below it, for a day; no script can read it."""
    response.set_cookie(
        name,
        token,
        max_age=A_DAY,
        path=page,
        secure=current_app.config["SETTINGS"].secure,
        httponly=True,
        samesite="Lax",
    )
