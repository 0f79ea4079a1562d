"""Invented dialogues: three that are in the archive, and the one that is open."""

from facilitate.demo.stories.actors import ACTORS
from facilitate.demo.stories.pensioners import PENSIONERS
from facilitate.demo.stories.residents import RESIDENTS
from facilitate.demo.stories.young import YOUNG

EARLIER = (PENSIONERS, YOUNG, ACTORS)
"""In the order in which they were held."""

OPEN_NOW = RESIDENTS

__all__ = ["EARLIER", "OPEN_NOW"]
