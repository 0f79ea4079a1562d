"""Entry of paper forms: the stack, one form at a time, its second entry and what the two differ in."""

from facilitate.live.views.paper import checking, correcting, entering, pile
from facilitate.live.views.paper.page import blueprint

__all__ = ["blueprint", "checking", "correcting", "entering", "pile"]
