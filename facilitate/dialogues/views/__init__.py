"""Pages of the slice: the desk, a new dialogue, the four pages of preparing, the overview."""

from facilitate.dialogues.views import about, agenda, check, creation, held, overview, spots, step
from facilitate.dialogues.views.blueprint import blueprint

__all__ = ["about", "agenda", "blueprint", "check", "creation", "held", "overview", "spots", "step"]
