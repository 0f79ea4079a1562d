"""Pages of the slice: the register, and the import into it."""

from facilitate.places.views import importing, register
from facilitate.places.views.blueprint import blueprint

__all__ = ["blueprint", "importing", "register"]
