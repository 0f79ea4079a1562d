"""Pages of the slice: the work after closing, records, what is done to them, downloads, verification."""

from facilitate.archive.views import amendments, downloads, verification, work
from facilitate.archive.views.records import blueprint

__all__ = ["amendments", "blueprint", "downloads", "verification", "work"]
