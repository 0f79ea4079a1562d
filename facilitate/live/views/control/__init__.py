"""The facilitator's control: one page, panels that open in it, and a small POST for every move."""

from flask import Blueprint

blueprint = Blueprint("control", __name__)

from facilitate.live.views.control import (  # noqa: E402, F401 - they add their pages to it
    ending,
    moderating,
    moves,
    previewing,
    printing,
    proposing,
    showing,
    switching,
    windows,
)
