"""Pages of the slice."""

from facilitate.accounts.views import links, own, sign_in
from facilitate.accounts.views.blueprint import blueprint

__all__ = ["blueprint", "links", "own", "sign_in"]
