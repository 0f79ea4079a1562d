"""The helper's device: a colleague's tablet on which several people answer, one after the other."""

from facilitate.extensions import csrf
from facilitate.live.views.helping import answering, commenting, persons
from facilitate.live.views.helping.page import blueprint

# The key of the person in every address is known to this device's pages only, and web.py checks the Origin
# of every post: an answer must not be lost because a sign-in was renewed meanwhile.
csrf.exempt(blueprint)

__all__ = ["answering", "blueprint", "commenting", "persons"]
