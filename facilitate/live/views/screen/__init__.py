"""The projector's pages: whoever holds a window's cookie, nobody else."""

from facilitate.live.views.screen import pairing, projecting
from facilitate.live.views.screen.blueprint import blueprint

__all__ = ["blueprint", "pairing", "projecting"]
