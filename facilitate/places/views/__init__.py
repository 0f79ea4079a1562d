"""Pages of the slice: the register, and the import into it."""

from facilitate.places.views import importing
from facilitate.places.views.register import blueprint

__all__ = ["blueprint", "importing"]
