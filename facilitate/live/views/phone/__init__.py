"""What a participant's browser asks for. Works without scripts: every act is a form, every screen a page."""

from facilitate.extensions import csrf
from facilitate.live.views.phone import answering, commenting, joining, sharing
from facilitate.live.views.phone.page import blueprint

csrf.exempt(blueprint)  # participants have no staff cookie to misuse; web.py checks the Origin of every post

__all__ = ["answering", "blueprint", "commenting", "joining", "sharing"]
