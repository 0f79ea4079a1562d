"""Pages that are refreshed: the whole of one, or for its script the part inside that may have changed."""

from typing import Any

from flask import Response, make_response, render_template, request


def is_fragment() -> bool:
    """Whether the page's script asks, which needs the part only."""
    return "fragment" in request.args


def refreshed_page(whole: str, part: str, name: str, /, **given: Any) -> Response:
    """The page from one of two templates. `name` says which screen it is: a script knows our answer by it
    from a page that somebody else's network put in its place."""
    return named(render_template(part if is_fragment() else whole, **given), name)


def named(drawn: str, name: str) -> Response:
    """A drawn page with the name of its screen."""
    response = make_response(drawn)
    response.headers["X-Screen"] = name
    return response
