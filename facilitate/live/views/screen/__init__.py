"""The projector's pages: whoever holds a window's cookie, nobody else."""

from flask import Blueprint

blueprint = Blueprint("screen", __name__)

from facilitate.live.views.screen import pairing, projecting  # noqa: E402, F401 - they add their pages to it
